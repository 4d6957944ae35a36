/** Numbers, also with the separators that other languages allow. */
import type { MakeToken, Token } from './token.js'

const separatedDigits = /\d[\d_]*_\d[\d_]*(?:\.\d+)?/y
const validNumber =
  /^(?:0[xX](?:[\da-fA-F]+\.?[\da-fA-F]*|\.[\da-fA-F]+)(?:[pP][+-]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/

/** The number between two offsets. */
export function number(source: string, at: number, end: number, make: MakeToken): Token {
  separatedDigits.lastIndex = at
  const separated = separatedDigits.test(source) ? separatedDigits.lastIndex : undefined
  if (separated === undefined && validNumber.test(source.slice(at, end))) return make('number', end)
  const text = source.slice(at, separated ?? end)
  const plain = text.replaceAll('_', '')
  return make('number', separated ?? end, {
    rule: 'syntax',
    message: /^\d+\.{2,3}\d+$/.test(text)
      ? `Lua has no ranges such as ${text}: write for i = ${text.replace(/\.+/, ', ')} do … end`
      : `malformed number ${text}${separated === undefined ? '' : `: write ${plain}`}`,
    start: at,
    ...(separated !== undefined && { fix: [{ start: at, end: separated, text: plain }] }),
  })
}
