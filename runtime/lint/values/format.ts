/** `string.format`: which values its directives need. */
import { aType, typeOf, type Value } from './value.js'

const directive = /%(?:%|([-+ #0]*\d*(?:\.\d*)?)(.?))/g
const known = 'aAdiuoxXcqseEfFgGp'

export interface FormatProblem {
  readonly argument: number
  readonly message: string
  /** Lua does not refuse it. */
  readonly harmless?: boolean
}

/**
 * The first problem that is certain; `argument` counts the format itself as 0. `open`: further arguments may follow.
 */
export function formatProblem(format: string, values: readonly Value[], open: boolean): FormatProblem | undefined {
  let argument = 0
  for (const [text, , letter] of format.matchAll(directive)) {
    if (text === '%%') continue
    if (letter === undefined || letter === '' || !known.includes(letter))
      return { argument: 0, message: `"${text}" is not a directive of string.format: a % in the text is written %%` }
    argument++
    const value = values[argument - 1]
    if (value === undefined) {
      if (open) return undefined
      return { argument: 0, message: `string.format has no value for directive ${argument}, "${text}"` }
    }
    if (open && argument === values.length) return undefined
    const message = mismatch(text, letter, value)
    if (message !== undefined) return { argument, message }
  }
  return argument < values.length ? unused(format, argument, values.length) : undefined
}

function mismatch(text: string, letter: string, value: Value): string | undefined {
  if (letter === 's' || letter === 'q') return undefined
  const type = typeOf(value)
  if (type === undefined) return undefined
  const literal = value.kind === 'literal' ? value.value : undefined
  const number = typeof literal === 'string' && literal.trim() !== '' ? Number(literal) : literal
  if (typeof number === 'number' && !Number.isNaN(number)) {
    if (!'dioxXc'.includes(letter) || Number.isInteger(number)) return undefined
    return `"${text}" needs a whole number, but gets ${number}: write %g or %.2f, or math.floor(x)`
  }
  if (type === 'number' || (type === 'string' && literal === undefined)) return undefined
  const shown = type === 'string' ? `the string ${JSON.stringify(literal)}` : aType(type)
  return `"${text}" needs a number, but gets ${shown}: write %s`
}

function unused(format: string, used: number, given: number): FormatProblem {
  const braces = /\{\w*\}/.exec(format)?.[0]
  const hint = braces === undefined ? '' : `: write %s in the place of ${braces}`
  const what = used === 0 ? 'no value' : `only ${used} of ${given} values`
  return { argument: used + 1, message: `this format uses ${what}${hint}`, harmless: true }
}
