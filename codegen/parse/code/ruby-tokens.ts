/** Splits Ruby into tokens, as far as documents use the language. */
import { type CodeComment, type Range, UnreadableCode } from './tree.js'

/** A part of a text: literal characters, or the range of an expression. */
export type TextPart = string | Range

export interface RubyToken {
  /** `label` is `name:`, `symbol` is `:name`. */
  readonly kind: 'name' | 'keyword' | 'label' | 'symbol' | 'number' | 'text' | 'sign' | 'line' | 'end'
  readonly text: string
  /** For texts, and for labels and symbols in quotes. */
  readonly parts?: readonly TextPart[]
  readonly value?: number
  /** Whether white space precedes it. */
  readonly spaced: boolean
  readonly range: Range
}

const keywords: ReadonlySet<string> = new Set(
  (
    'alias and begin break case class def do else elsif end ensure false for if in module next nil not or redo ' +
    'rescue retry return self super then true undef unless until when while yield'
  ).split(' '),
)

const blank = /[ \t\r]+|\\\n/y
const comment = /#[^\n]*/y
const word = /[@$]{0,2}[A-Za-z_][A-Za-z0-9_]*[?!]?(?!=[^=~>])|[@$]{0,2}[A-Za-z_][A-Za-z0-9_]*/y
const number = /\d[\d_]*(?:\.\d[\d_]*)?(?:e[+-]?\d+)?/iy
const symbol = /:[A-Za-z_][A-Za-z0-9_]*[?!]?/y
const sign = /&\.|\*\*=?|<=>|===|<<~?-?(?=[A-Z]{2})|<<=?|>>=?|[|&]{2}=?|\.{2,3}|->|=>|=~|!~|::|[-+*/%=!<>|&^]=|[^\s]/y

const match = (pattern: RegExp, code: string, offset: number): string | undefined => {
  pattern.lastIndex = offset
  return pattern.exec(code)?.[0]
}

/** Tokens between two offsets; the last one is always `end`. Throws `UnreadableCode` for a text that does not end. */
export function readRubyTokens(
  code: string,
  from: number,
  to: number,
): { readonly tokens: readonly RubyToken[]; readonly comments: readonly CodeComment[] } {
  return new RubyLexer(code, from, to).run()
}

class RubyLexer {
  readonly #tokens: RubyToken[] = []
  readonly #comments: CodeComment[] = []
  #at: number
  /** Where the texts of the heredocs begin that the current line opens. */
  #heredocs: { readonly name: string; readonly token: number }[] = []

  constructor(
    readonly code: string,
    from: number,
    readonly to: number,
  ) {
    this.#at = from
  }

  run(): { readonly tokens: readonly RubyToken[]; readonly comments: readonly CodeComment[] } {
    while (this.#at < this.to) this.#next()
    this.#add('end', '', this.to, false)
    return { tokens: this.#tokens, comments: this.#comments }
  }

  #next(): void {
    const gap = match(blank, this.code, this.#at)
    if (gap !== undefined) this.#at += gap.length
    if (this.#at >= this.to) return
    const spaced = gap !== undefined
    if (this.code[this.#at] === '\n') return this.#newLine()
    if (this.code[this.#at] === '#') {
      const written = match(comment, this.code, this.#at)!
      this.#comments.push({ value: written.slice(1), range: [this.#at, this.#at + written.length] })
      this.#at += written.length
      return
    }
    this.#word(spaced) || this.#literal(spaced) || this.#sign(spaced)
  }

  #add(kind: RubyToken['kind'], text: string, end: number, spaced: boolean, more: Partial<RubyToken> = {}): true {
    this.#tokens.push({ kind, text, spaced, range: [this.#at, end], ...more })
    this.#at = end
    return true
  }

  #newLine(): void {
    this.#add('line', '\n', this.#at + 1, false)
    for (const { name, token } of this.#heredocs) this.#heredoc(name, token)
    this.#heredocs = []
  }

  #word(spaced: boolean): boolean {
    const found = match(word, this.code, this.#at)
    if (found === undefined) return false
    const end = this.#at + found.length
    const after = this.code.slice(end, end + 2)
    const isLabel = after.startsWith(':') && after !== '::' && this.#tokens.at(-1)?.text !== '?'
    if (isLabel) return this.#add('label', found, end + 1, spaced)
    return this.#add(keywords.has(found) && !this.#isAfterDot() ? 'keyword' : 'name', found, end, spaced)
  }

  #isAfterDot(): boolean {
    const last = this.#tokens.at(-1)
    return last?.kind === 'sign' && (last.text === '.' || last.text === '&.')
  }

  #literal(spaced: boolean): boolean {
    const { code } = this
    const digits = match(number, code, this.#at)
    if (digits !== undefined)
      return this.#add('number', digits, this.#at + digits.length, spaced, {
        value: Number(digits.replaceAll('_', '')),
      })
    const mark = code[this.#at]!
    if (mark === '"' || mark === "'" || mark === '`') return this.#quoted(mark, this.#at + 1, spaced)
    if (mark === ':' && /["']/.test(code[this.#at + 1] ?? '')) {
      const { parts, end } = readText(code, this.#at + 2, this.to, code[this.#at + 1]!)
      return this.#add('symbol', '', end, spaced, { parts })
    }
    const name = match(symbol, code, this.#at)
    if (name !== undefined && code[this.#at - 1] !== ':')
      return this.#add('symbol', name.slice(1), this.#at + name.length, spaced)
    if (mark === '%' && /^%[wi][[({<]/.test(code.slice(this.#at, this.#at + 3)) && this.#startsValue(spaced))
      return this.#words(spaced)
    if (mark === '/' && this.#startsValue(spaced)) return this.#regex(spaced)
    return false
  }

  /** `%w[a b]`. */
  #words(spaced: boolean): true {
    const closer = { '[': ']', '(': ')', '{': '}', '<': '>' }[this.code[this.#at + 2]!]!
    const end = this.code.indexOf(closer, this.#at + 3)
    if (end < 0 || end >= this.to) throw new UnreadableCode('a list of words does not end')
    const parts = this.code.slice(this.#at + 3, end).split(/\s+/)
    return this.#add('text', '%w', end + 1, spaced, { parts: parts.filter((part) => part !== '') })
  }

  #quoted(mark: string, from: number, spaced: boolean): true {
    const { parts, end } = readText(this.code, from, this.to, mark)
    // `"name": value` in a hash.
    if (this.code[end] === ':' && this.code[end + 1] !== ':' && this.#isInHash())
      return this.#add('label', '', end + 1, spaced, { parts })
    return this.#add('text', mark, end, spaced, { parts })
  }

  #isInHash(): boolean {
    const last = this.#tokens.findLast(({ kind }) => kind !== 'line')
    return last?.kind === 'sign' && /^[{(,]$/.test(last.text)
  }

  /** Whether a value can begin here: after an operator, after a keyword, or at the beginning of a line. */
  #startsValue(spaced: boolean): boolean {
    const last = this.#tokens.at(-1)
    if (last === undefined || last.kind === 'line' || last.kind === 'keyword' || last.kind === 'label') return true
    if (last.kind === 'sign') return !/^[)\]}]$/.test(last.text)
    return last.kind === 'name' && spaced && !/\s/.test(this.code[this.#at + 1] ?? ' ')
  }

  #regex(spaced: boolean): true {
    let end = this.#at + 1
    while (end < this.to && this.code[end] !== '/' && this.code[end] !== '\n') end += this.code[end] === '\\' ? 2 : 1
    if (this.code[end] !== '/') throw new UnreadableCode('a pattern does not end')
    end++
    while (/[a-z]/.test(this.code[end] ?? '')) end++
    return this.#add('text', '/', end, spaced, { parts: [] })
  }

  #sign(spaced: boolean): void {
    const found = match(sign, this.code, this.#at)!
    if (/^<<[~-]?$/.test(found)) {
      const name = /^[A-Z][A-Z0-9_]*/.exec(this.code.slice(this.#at + found.length, this.#at + found.length + 60))?.[0]
      if (name !== undefined) {
        this.#heredocs.push({ name, token: this.#tokens.length })
        this.#add('text', '<<', this.#at + found.length + name.length, spaced, { parts: [] })
        return
      }
    }
    this.#add('sign', found, this.#at + found.length, spaced)
  }

  #heredoc(name: string, token: number): void {
    const ending = new RegExp(`^[ \\t]*${name}[ \\t]*$`, 'm')
    const found = ending.exec(this.code.slice(this.#at, this.to))
    if (!found) throw new UnreadableCode(`the text up to ${name} does not end`)
    const written = this.code.slice(this.#at, this.#at + found.index)
    const indent = Math.min(
      ...written.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)])),
      200,
    )
    const text = written
      .split('\n')
      .map((line) => line.slice(indent))
      .join('\n')
    this.#tokens[token] = { ...this.#tokens[token]!, parts: [text] }
    this.#at += found.index + found[0].length
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['e', '\u001b'],
  ['s', ' '],
  ['0', '\0'],
])

/** The text from `from` up to its closing mark, with the ranges of `#{…}`. */
function readText(code: string, from: number, to: number, mark: string): { parts: TextPart[]; end: number } {
  const parts: TextPart[] = []
  const plain = mark === "'"
  let written = ''
  for (let at = from; at < to; ) {
    const sign = code[at]!
    if (sign === mark) return { parts: written === '' && parts.length > 0 ? parts : [...parts, written], end: at + 1 }
    if (sign === '\\') {
      const next = code[at + 1] ?? ''
      written += plain ? (next === mark || next === '\\' ? next : sign + next) : (escapes.get(next) ?? next)
      at += 2
    } else if (!plain && sign === '#' && code[at + 1] === '{') {
      const end = closingBrace(code, at + 2, to)
      parts.push(written, [at + 2, end])
      written = ''
      at = end + 1
    } else {
      written += sign
      at++
    }
  }
  throw new UnreadableCode('a text does not end')
}

/** Finds the brace that closes an expression inside a text; nested texts may contain braces. */
function closingBrace(code: string, from: number, to: number): number {
  let depth = 1
  for (let at = from; at < to; at++) {
    const sign = code[at]
    if (sign === '"' || sign === "'") {
      const end = code.indexOf(sign, at + 1)
      if (end < 0) break
      at = end
    } else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return at
  }
  throw new UnreadableCode('an expression in a text does not end')
}
