/** The words of a script: those of Lua 5.3, and those that other languages put into it. */
import { escapeProblem, type TokenProblem } from './escapes.js'

export interface Token {
  readonly kind: 'name' | 'keyword' | 'string' | 'template' | 'number' | 'symbol' | 'unknown' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
  /** Nothing stands before it on its line. */
  readonly first: boolean
  /** What is wrong with it. */
  readonly problem?: TokenProblem
}

/** The 22 keywords of Lua 5.3 (Reference Manual, 3.1). */
export const keywords: ReadonlySet<string> = new Set(
  'and break do else elseif end false for function goto if in local nil not or repeat return then true until while'.split(
    ' ',
  ),
)

/** Longest first. Those that Lua does not have are there to be named in messages. */
const symbols = [
  ['...', '===', '!==', '**=', '..=', '||=', '&&=', '??='],
  [
    '==',
    '~=',
    '<=',
    '>=',
    '//',
    '::',
    '..',
    '<<',
    '>>',
    '!=',
    '&&',
    '||',
    '=>',
    '->',
    '++',
    '+=',
    '-=',
    '*=',
    '/=',
    '%=',
    '**',
  ],
  ['<>', '??', '?.', '|=', '&=', '^='],
  [...'+-*/%^#&~|<>=(){}[];:,.!?@$\\'],
].flat()
const byFirst = new Map<string, readonly string[]>()
for (const symbol of symbols) {
  const known = byFirst.get(symbol[0]!) ?? []
  byFirst.set(
    symbol[0]!,
    [...known, symbol].sort((a, b) => b.length - a.length),
  )
}

const nameAt = /[A-Za-z_]\w*/y
const numberAt = /0[xX](?:[pP][+-]?|[\da-fA-F.])*|(?:\d|\.\d)(?:[eE][+-]?|[\da-fA-F.])*/y
const separatedDigits = /\d[\d_]*_\d[\d_]*(?:\.\d+)?/y
const validNumber =
  /^(?:0[xX](?:[\da-fA-F]+\.?[\da-fA-F]*|\.[\da-fA-F]+)(?:[pP][+-]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/
const spaceAt = /[ \t\r\f\v\n]+/y
const longOpening = /\[(=*)\[/y
const typographic = '“”„‟«»‘’‚‛'

/** The first token at or after an offset. */
export function readToken(source: string, from: number): Token {
  const { at, problem } = skipBlank(source, from)
  const first = isFirst(source, at)
  const token = readAt(source, at, first)
  return problem === undefined || token.problem ? token : { ...token, problem }
}

/** Whether only blanks stand between the line's start and an offset. */
function isFirst(source: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && (source[before] === ' ' || source[before] === '\t' || source[before] === '\r')) before--
  return before < 0 || source[before] === '\n'
}

function skipBlank(source: string, from: number): { readonly at: number; readonly problem?: TokenProblem } {
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

export function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from)
  return end < 0 ? source.length : end
}

function endOfComment(source: string, from: number): number {
  longOpening.lastIndex = from
  const long = longOpening.exec(source)
  if (!long) return endOfLine(source, from)
  const close = `]${long[1]!}]`
  const end = source.indexOf(close, longOpening.lastIndex)
  return end < 0 ? source.length : end + close.length
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95

function readAt(source: string, at: number, first: boolean): Token {
  const make = (kind: Token['kind'], end: number, problem?: TokenProblem): Token => {
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
  longOpening.lastIndex = at
  if (code === 91 && longOpening.test(source)) return longString(source, at, make)
  if (character === '…')
    return make('symbol', at + 1, {
      rule: 'syntax',
      message: '"…" is not Lua: write ...',
      start: at,
      fix: [{ start: at, end: at + 1, text: '...' }],
    })
  const symbol = byFirst.get(character)?.find((candidate) => source.startsWith(candidate, at))
  return symbol === undefined
    ? make('unknown', at + (source.codePointAt(at)! > 0xffff ? 2 : 1))
    : make('symbol', at + symbol.length)
}

type Make = (kind: Token['kind'], end: number, problem?: TokenProblem) => Token

function number(source: string, at: number, end: number, make: Make): Token {
  separatedDigits.lastIndex = at
  const separated = separatedDigits.test(source) ? separatedDigits.lastIndex : undefined
  if (separated === undefined && validNumber.test(source.slice(at, end))) return make('number', end)
  const text = source.slice(at, separated ?? end)
  const plain = text.replaceAll('_', '')
  return make('number', separated ?? end, {
    rule: 'syntax',
    message: `malformed number ${text}${separated === undefined ? '' : `: write ${plain}`}`,
    start: at,
    ...(separated !== undefined && { fix: [{ start: at, end: separated, text: plain }] }),
  })
}

function quoted(source: string, at: number, make: Make): Token {
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

/** A string without its second quote. Brackets and commas at the end of the line are not meant to be in it. */
function unfinished(source: string, at: number, lineEnd: number, make: Make): Token {
  const tail = /[)\]},;\s]*$/.exec(source.slice(at + 1, lineEnd))![0].length
  const end = lineEnd - tail
  return make('string', end, {
    rule: 'syntax',
    message: `the string that begins here has no closing ${source[at]!} on its line`,
    start: at,
    fix: [{ start: end, end, text: source[at]! }],
  })
}

function tripleQuoted(source: string, at: number, make: Make): Token {
  const quotes = source.slice(at, at + 3)
  const close = source.indexOf(quotes, at + 3)
  if (close < 0) return make('string', at + 2)
  const text = source.slice(at + 3, close)
  return make('string', close + 3, {
    rule: 'foreign-string',
    message: `a string of several lines stands in [[ and ]], not in ${quotes}`,
    start: at,
    ...(!text.includes(']]') && !text.includes('\\') && { fix: [{ start: at, end: close + 3, text: `[[${text}]]` }] }),
  })
}

function curly(source: string, at: number, make: Make): Token {
  const rest = /[^\n"\\“”„‟«»‘’‚‛]*(?=[“”„‟«»‘’‚‛])/y
  rest.lastIndex = at + 1
  if (!rest.test(source)) return make('unknown', at + 1)
  const end = rest.lastIndex + 1
  const text = `"${source.slice(at + 1, end - 1)}"`
  return make('string', end, {
    rule: 'foreign-string',
    message: `strings stand in straight quotes: write ${text.length > 40 ? '"…"' : text}`,
    start: at,
    fix: [{ start: at, end, text }],
  })
}

function longString(source: string, at: number, make: Make): Token {
  const open = longOpening.lastIndex
  const close = `]${'='.repeat(open - at - 2)}]`
  const end = source.indexOf(close, open)
  if (end >= 0) return make('string', end + close.length)
  return make('string', source.length, {
    rule: 'syntax',
    message: `the string that begins here has no closing ${close}`,
    start: at,
  })
}
