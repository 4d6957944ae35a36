/** What is between tokens: white space and comments. */
import { closingOf, longBracketEnd } from './long-brackets.js'
import { endOfLine, type TokenProblem } from './token.js'

const spaceAt = /[ \t\r\f\v\n]+/y

/** Where the next token begins. */
export function skipBlank(source: string, from: number): { readonly at: number; readonly problem?: TokenProblem } {
  let at = from
  let problem: TokenProblem | undefined
  for (;;) {
    spaceAt.lastIndex = at
    if (spaceAt.test(source)) at = spaceAt.lastIndex
    const code = source.charCodeAt(at)
    if (code === 45 && source.charCodeAt(at + 1) === 45) at = endOfComment(source, at + 2)
    else if (code === 47 && source[at + 1] === '*') {
      const close = source.indexOf('*/', at + 2)
      const end = close < 0 ? source.length : close + 2
      problem ??= blockComment(source, at, close)
      at = end
    } else if (isOddSpace(code)) {
      problem ??= {
        rule: 'syntax',
        message: `U+${code.toString(16).toUpperCase().padStart(4, '0')} is not a space in Lua: write a plain one`,
        start: at,
        fix: [{ start: at, end: at + 1, text: code === 0xfeff && at === 0 ? '' : ' ' }],
      }
      if (code === 0xfeff && at === 0) problem = undefined
      at++
    } else if (code === 35 && (at === 0 || (at === 1 && source.charCodeAt(0) === 0xfeff))) at = endOfLine(source, at)
    else return problem === undefined ? { at } : { at, problem }
  }
}

const isOddSpace = (code: number): boolean =>
  code === 0xa0 || code === 0x202f || code === 0x2060 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b)

function blockComment(source: string, start: number, close: number): TokenProblem {
  const message = 'a comment begins with --[[ and ends with ]], not with /* and */'
  const fits = close >= 0 && !source.slice(start, close).includes(']]')
  const edits = [
    { start, end: start + 2, text: '--[[' },
    { start: close, end: close + 2, text: ']]' },
  ]
  return { rule: 'foreign-comment', message, start, ...(fits && { fix: edits }) }
}

function endOfComment(source: string, from: number): number {
  const open = longBracketEnd(source, from)
  if (open === undefined) return endOfLine(source, from)
  const close = closingOf(from, open)
  const end = source.indexOf(close, open)
  return end < 0 ? source.length : end + close.length
}
