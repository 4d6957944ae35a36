/** JSON text whose integers keep all their digits: those that a number does not hold exactly are BigInt. */

/** 16 digits or more that no quotation mark precedes: only then can a number be inexact. Ids in strings are common. */
const LONG_NUMBER = /(?:^|[:,[\s])-?\d{16}/
/** A string, or a whole number outside one. */
const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const WHOLE = /^-?\d{16,}$/
/** Integers of more digits are left as they are: no 64 bits hold them. */
const MOST_DIGITS = 20
const DEEPEST = 200

/** As `parseJson`, but throws a SyntaxError if the text nests deeper than 200 levels. */
export function parseShallowJson(text: string): unknown {
  if (nestsDeeper(text)) throw new SyntaxError(`the text nests deeper than ${DEEPEST} levels`)
  return parseJson(text)
}

/**
 * As JSON.parse, but a whole number that a double does not hold exactly is a BigInt, or a string of its digits if it
 * does not fit 64 bits either. Throws a SyntaxError.
 */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text)
  // Before anything is changed: messages name positions of the text as it is.
  JSON.parse(text)
  const mark = newMark()
  let marked = false
  const changed = text.replace(TOKEN, (token) => {
    if (!WHOLE.test(token) || Number.isSafeInteger(Number(token))) return token
    if (!fits64Bits(token)) return `"${token}"`
    marked = true
    return `"${mark}${token}"`
  })
  return marked ? JSON.parse(changed, reviver(mark)) : JSON.parse(changed)
}

/**
 * As JSON.stringify, but a BigInt is written as its digits. A whole number that is not exact is written with an
 * exponent, so that it is not read as an integer: its exact digits are lost.
 */
export function jsonText(value: unknown, indent?: number): string | undefined {
  let mark: string | undefined
  const marked = (number: number | bigint): string => {
    mark ??= newMark()
    return mark + (typeof number === 'bigint' ? String(number) : number.toExponential())
  }
  const text = JSON.stringify(
    value,
    (_name, field: unknown) =>
      typeof field === 'bigint' || (typeof field === 'number' && isInexact(field)) ? marked(field) : field,
    indent,
  ) as string | undefined
  return mark === undefined ? text : text?.replace(new RegExp(`"${mark}([^"]*)"`, 'g'), '$1')
}

const isInexact = (number: number): boolean => Number.isInteger(number) && !Number.isSafeInteger(number)

/** Unpredictable, so that no string of the data begins with it. */
const newMark = (): string => `#${crypto.getRandomValues(new Uint32Array(4)).join('-')}:`

const reviver =
  (mark: string) =>
  (_name: string, value: unknown): unknown =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value

function fits64Bits(digits: string): boolean {
  return digits.length <= MOST_DIGITS && BigInt.asIntN(64, BigInt(digits)) === BigInt(digits)
}

function nestsDeeper(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) i = endOfString(text, i)
    else if (code === 0x5d || code === 0x7d) depth--
    else if ((code === 0x5b || code === 0x7b) && ++depth > DEEPEST) return true
  }
  return false
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Position of the closing quote. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) return i
    if (code === BACKSLASH) i++
  }
  return text.length
}
