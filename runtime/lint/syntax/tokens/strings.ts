/** Strings, in the quotes of Lua and of other languages. */
import { escapeProblem } from './escapes.js'
import { closingOf } from './long-brackets.js'
import type { MakeToken, Token, TokenProblem } from './token.js'

/** Quotes that word processors make. */
export const typographic = '“”„‟«»‘’‚‛'

export function quoted(source: string, at: number, make: MakeToken): Token {
  const quote = source[at]!
  if (source.startsWith(quote.repeat(3), at)) return tripleQuoted(source, at, make)
  let problem: TokenProblem | undefined
  let index = at + 1
  for (; ; index++) {
    const character = source[index]
    if (character === quote) return make('string', index + 1, problem)
    if (character === undefined || character === '\n') return unfinished(source, at, index, make)
    if (character !== '\\') continue
    problem ??= escapeProblem(source, index)
    const skipped = /\\(?:z\s*|\r?\n|[^])/y
    skipped.lastIndex = index
    if (skipped.test(source)) index = skipped.lastIndex - 1
  }
}

/** A string without its second quote. Brackets and commas at the end of its line are not taken as part of it. */
function unfinished(source: string, at: number, lineEnd: number, make: MakeToken): Token {
  const tail = /[)\]},;\s]*$/.exec(source.slice(at + 1, lineEnd))![0].length
  const end = lineEnd - tail
  return make('string', end, {
    rule: 'syntax',
    message: `the string that begins here has no closing ${source[at]!} on its line`,
    start: at,
    fix: [{ start: end, end, text: source[at]! }],
  })
}

function tripleQuoted(source: string, at: number, make: MakeToken): Token {
  const quotes = source.slice(at, at + 3)
  const close = source.indexOf(quotes, at + 3)
  if (close < 0) return make('string', at + 2)
  const text = source.slice(at + 3, close)
  return make('string', close + 3, {
    rule: 'foreign-string',
    message: `a string of several lines is written in [[ and ]], not in ${quotes}`,
    start: at,
    ...(!text.includes(']]') && !text.includes('\\') && { fix: [{ start: at, end: close + 3, text: `[[${text}]]` }] }),
  })
}

export function curly(source: string, at: number, make: MakeToken): Token {
  const rest = /[^\n"\\“”„‟«»‘’‚‛]*(?=[“”„‟«»‘’‚‛])/y
  rest.lastIndex = at + 1
  if (!rest.test(source)) return make('unknown', at + 1)
  const end = rest.lastIndex + 1
  const text = `"${source.slice(at + 1, end - 1)}"`
  return make('string', end, {
    rule: 'foreign-string',
    message: `strings are written in straight quotes: write ${text.length > 40 ? '"…"' : text}`,
    start: at,
    fix: [{ start: at, end, text }],
  })
}

/** A string in long brackets, the first of which ends at `open`. */
export function longString(source: string, at: number, open: number, make: MakeToken): Token {
  const close = closingOf(at, open)
  const end = source.indexOf(close, open)
  if (end >= 0) return make('string', end + close.length)
  return make('string', source.length, {
    rule: 'syntax',
    message: `the string that begins here has no closing ${close}`,
    start: at,
  })
}
