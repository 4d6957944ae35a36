/** A word, number, quoted or code-marked text, or mark of a description. */
export interface Token {
  readonly kind: 'word' | 'number' | 'literal' | 'mark'
  /** As written; for a literal, the text between its marks. */
  readonly text: string
  /** Lower case, dashes and comparisons in one spelling; empty for a literal, so that no keyword matches it. */
  readonly low: string
  /** For numbers, and for literals without quotation marks that spell a number. */
  readonly value?: number
  /** A literal in quotation marks is a text even if it spells a number. */
  readonly quoted?: boolean
  /** Offsets in the description. */
  readonly start: number
  readonly end: number
}

/** A literal without code marks cannot be longer than this. */
const longestQuote = 200

const skipped = /[\s*~]+|\\$|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/uy
const lineBreak = /<br ?\/?>/iy
const tag = /<\/?[a-z][^<>]{0,80}>/iy
const address = /https?:\/\/[^\s()[\]"'`<>|]{1,500}/iy
const abbreviation = /(?:e\.g|i\.e|etc|vs|approx|incl|ca|e\.g|eg|ie)\b\.?|(?:max|min|def|no)\.(?=\s{0,3}[\d:])/iy
const date = /\d{4}-\d\d-\d\d[\w:.+]{0,30}/y
const number = /(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?(?![\p{L}\p{N}_]|\.\d|-\p{L})/iuy
const negative = /[-−](?=\d)/y
const money = /[$€£¥]\d[\d,.]{0,20}/y
const word = /[\p{L}\p{N}\p{M}_]+(?:[-.'’·@&+][\p{L}\p{N}\p{M}_]+)*/uy
const mark = /\\?(?:<=|>=|\.{3}|\.\.|--|[^\s])/uy

const sameMarks: ReadonlyMap<string, string> = new Map([
  ['≤', '<='],
  ['≥', '>='],
  ['...', '…'],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '–'],
  ['--', '—'],
  ['“', '"'],
  ['”', '"'],
])

/** Splits a description (inline Markdown) into tokens. Emphasis, escapes and tags are left out; cost is linear. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const closing = codeSpans(text)
  for (let at = 0; at < text.length; ) {
    const gap = match(skipped, text, at)
    if (gap) {
      at += gap.length
      continue
    }
    const token = readLiteral(text, at, closing) ?? readBreak(text, at) ?? readPlain(text, at, tokens.at(-1))
    if (token.low !== '' || token.kind === 'literal') tokens.push(token)
    at = token.end
  }
  return tokens
}

/** The start of each code span, with the place and length of the run of backticks that closes it. */
function codeSpans(text: string): ReadonlyMap<number, { readonly at: number; readonly length: number }> {
  const runs = [...text.matchAll(/`+/g)].map((run) => ({ at: run.index, length: run[0].length }))
  const nextOfLength = new Map<number, { at: number; length: number }>()
  const closing = new Map<number, { at: number; length: number }>()
  for (const run of runs.reverse()) {
    const closer = nextOfLength.get(run.length)
    if (closer) closing.set(run.at, closer)
    nextOfLength.set(run.length, run)
  }
  return closing
}

function readLiteral(text: string, at: number, closing: ReturnType<typeof codeSpans>): Token | undefined {
  const closer = closing.get(at)
  if (closer) return codeLiteral(text.slice(at + closer.length, closer.at).trim(), at, closer.at + closer.length)
  const opener = text[at] ?? ''
  const end = '"“'.includes(opener) ? closingQuote(text, at) : "'‘".includes(opener) ? closingApostrophe(text, at) : -1
  if (end > at + 1 || (end > at && '"“'.includes(opener)))
    return { kind: 'literal', text: text.slice(at + 1, end), low: '', quoted: true, start: at, end: end + 1 }
  const url = match(address, text, at)?.replace(/[.,;:!?]{1,9}$/, '')
  return url === undefined
    ? undefined
    : { kind: 'literal', text: url, low: '', quoted: true, start: at, end: at + url.length }
}

function codeLiteral(inner: string, start: number, end: number): Token {
  const quote = /^(["'])([^"']*)\1$/.exec(inner)
  if (quote) return { kind: 'literal', text: quote[2] ?? '', low: '', quoted: true, start, end }
  const value = /^-?\d{1,15}(?:\.\d{1,15})?$/.test(inner) ? Number(inner) : undefined
  return { kind: 'literal', text: inner, low: '', start, end, ...(value !== undefined && { value }) }
}

function closingQuote(text: string, at: number): number {
  const within = text.slice(at + 1, at + 1 + longestQuote)
  const end = within.search(/["”]/)
  return end < 0 ? -1 : at + 1 + end
}

/** An apostrophe opens a literal only if another one closes it directly after a single word: `'asc'`, not `user's`. */
function closingApostrophe(text: string, at: number): number {
  if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return -1
  const inner = /^[\w.:/-]{1,60}(?=['’](?![\p{L}\p{N}]))/u.exec(text.slice(at + 1, at + 63))?.[0]
  return inner === undefined ? -1 : at + 1 + inner.length
}

function readBreak(text: string, at: number): Token | undefined {
  const found = match(lineBreak, text, at)
  if (found) return { kind: 'mark', text: found, low: '.', start: at, end: at + found.length }
  const other = match(tag, text, at)
  return other === undefined ? undefined : { kind: 'mark', text: other, low: '', start: at, end: at + other.length }
}

function readPlain(text: string, at: number, last: Token | undefined): Token {
  const short = match(abbreviation, text, at)
  if (short) return plain('word', short, at, short.toLowerCase().replace(/\./g, ''))
  const other = match(date, text, at) ?? match(money, text, at)
  if (other) return plain('word', other, at)
  return readNumber(text, at, last) ?? readWord(text, at)
}

function readNumber(text: string, at: number, last: Token | undefined): Token | undefined {
  const touching = last?.end === at && last.kind !== 'mark'
  const sign = touching || last?.text === ')' ? undefined : match(negative, text, at)
  const digits = match(number, text, at + (sign?.length ?? 0))
  if (digits === undefined) return undefined
  const value = Number(digits.replace(/,/g, '')) * (sign ? -1 : 1)
  return { ...plain('number', (sign ?? '') + digits, at), value }
}

function readWord(text: string, at: number): Token {
  const found = match(word, text, at)
  if (found) return plain('word', found, at)
  const sign = match(mark, text, at) ?? text.slice(at, at + 1)
  const bare = sign.startsWith('\\') && sign.length > 1 ? sign.slice(1) : sign
  return plain('mark', sign, at, sameMarks.get(bare) ?? bare)
}

function plain(kind: 'word' | 'number' | 'mark', text: string, start: number, low = text.toLowerCase()): Token {
  return { kind, text, low, start, end: start + text.length }
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
