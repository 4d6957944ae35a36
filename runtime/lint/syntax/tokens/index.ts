/** The words of a script: those of Lua 5.3, and those that other languages put into it. */
import { skipBlank } from './blanks.js'
import { longBracketEnd } from './long-brackets.js'
import { number } from './numbers.js'
import { curly, longString, quoted, typographic } from './strings.js'
import { symbolAt } from './symbols.js'
import { endOfLine, type MakeToken, type Token } from './token.js'

export { endOfLine, type Token } from './token.js'

/** The 22 keywords of Lua 5.3 (Reference Manual, 3.1). */
export const keywords: ReadonlySet<string> = new Set(
  (
    'and break do else elseif end false for function goto if in local nil not or repeat return then true ' +
    'until while'
  ).split(' '),
)

const nameAt = /[A-Za-z_]\w*/y
const numberAt = /0[xX](?:[pP][+-]?|[\da-fA-F.])*|(?:\d|\.\d)(?:[eE][+-]?|[\da-fA-F.])*/y

/** The first token at or after an offset. */
export function readToken(source: string, from: number): Token {
  const { at, problem } = skipBlank(source, from)
  const first = isFirst(source, at)
  const token = readAt(source, at, first)
  return problem === undefined || token.problem ? token : { ...token, problem }
}

/** Whether only blanks are between the line's start and an offset. */
function isFirst(source: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && (source[before] === ' ' || source[before] === '\t' || source[before] === '\r')) before--
  return before < 0 || source[before] === '\n'
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95

function readAt(source: string, at: number, first: boolean): Token {
  const make: MakeToken = (kind, end, problem) => {
    const token = { kind, text: source.slice(at, end), start: at, end, first }
    return problem ? { ...token, problem } : token
  }
  const character = source[at]
  if (character === undefined) return make('end', at)
  const code = source.charCodeAt(at)
  if (isLetter(code)) {
    nameAt.lastIndex = at
    nameAt.test(source)
    const end = nameAt.lastIndex
    return make(keywords.has(source.slice(at, end)) ? 'keyword' : 'name', end)
  }
  numberAt.lastIndex = at
  if ((isDigit(code) || code === 46) && numberAt.test(source)) return number(source, at, numberAt.lastIndex, make)
  if (character === '"' || character === "'") return quoted(source, at, make)
  if (character === '`') {
    const close = source.indexOf('`', at + 1)
    return make('template', close < 0 ? endOfLine(source, at) : close + 1)
  }
  if (code > 127 && typographic.includes(character)) return curly(source, at, make)
  const open = code === 91 ? longBracketEnd(source, at) : undefined
  if (open !== undefined) return longString(source, at, open, make)
  if (character === '…')
    return make('symbol', at + 1, {
      rule: 'syntax',
      message: '"…" is not Lua: write ...',
      start: at,
      fix: [{ start: at, end: at + 1, text: '...' }],
    })
  const symbol = symbolAt(source, at)
  return symbol === undefined
    ? make('unknown', at + (source.codePointAt(at)! > 0xffff ? 2 : 1))
    : make('symbol', at + symbol.length)
}
