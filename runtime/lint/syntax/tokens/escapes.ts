/** Escapes within strings (Reference Manual 5.3, 3.1). */
import type { TokenProblem } from './token.js'

const valid = /\\(?:[abfnrtv\\"'\n\r]|z|x[\da-fA-F]{2}|\d{1,3}|u\{[\da-fA-F]{1,8}\})/y
const unicode = /\\u([\da-fA-F]{4})/y

/** What is wrong with the escape at an offset; undefined if it is valid. */
export function escapeProblem(source: string, at: number): TokenProblem | undefined {
  valid.lastIndex = at
  if (valid.test(source)) return tooLarge(source, at)
  unicode.lastIndex = at
  const digits = unicode.exec(source)?.[1]
  const next = source[at + 1] ?? ''
  const [end, text] =
    digits !== undefined ? [at + 6, `\\u{${digits}}`] : next === '/' ? [at + 2, '/'] : [at + 1, '\\\\']
  const right = digits !== undefined ? text : next === '/' ? '/' : `\\\\${next}`
  return {
    rule: 'string-escape',
    message: `"${source.slice(at, Math.max(at + 2, end))}" is not a Lua escape: write ${right}`,
    start: at,
    fix: [{ start: at, end, text }],
  }
}

function tooLarge(source: string, at: number): TokenProblem | undefined {
  const code = /^\\u\{([\da-fA-F]+)\}/.exec(source.slice(at, at + 12))?.[1]
  if (code !== undefined && Number.parseInt(code, 16) > 0x10ffff)
    return { rule: 'string-escape', message: `"\\u{${code}}" is not a character: at most \\u{10FFFF}`, start: at }
  const decimal = /^\\(\d{1,3})/.exec(source.slice(at, at + 4))?.[1]
  if (decimal === undefined || Number(decimal) <= 255) return undefined
  return { rule: 'string-escape', message: `"\\${decimal}" is not a byte: at most \\255`, start: at }
}
