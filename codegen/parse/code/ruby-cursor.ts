/** Walks through the words of a piece of Ruby. */
import { type RubyToken, readRubyTokens } from './ruby-tokens.js'
import { type CodeComment, type Range, UnreadableCode } from './tree.js'

export class RubyCursor {
  readonly comments: readonly CodeComment[]
  readonly #tokens: readonly RubyToken[]
  #at = 0

  constructor(code: string, from: number, to: number) {
    const { tokens, comments } = readRubyTokens(code, from, to)
    this.comments = comments
    this.#tokens = withoutContinuedLines(tokens)
  }

  get token(): RubyToken {
    return this.#tokens[this.#at]!
  }

  /** Where the last word that was taken ends. */
  get lastEnd(): number {
    return this.#tokens[Math.max(0, this.#at - 1)]!.range[1]
  }

  peek(distance = 1): RubyToken {
    return this.#tokens[Math.min(this.#at + distance, this.#tokens.length - 1)]!
  }

  take(): RubyToken {
    const { token } = this
    if (token.kind !== 'end') this.#at++
    return token
  }

  /** Whether the next word is one of these signs. */
  isSign(...signs: readonly string[]): boolean {
    return this.token.kind === 'sign' && signs.includes(this.token.text)
  }

  isKeyword(...words: readonly string[]): boolean {
    return this.token.kind === 'keyword' && words.includes(this.token.text)
  }

  /** Takes the next word when it is this sign. */
  skipSign(...signs: readonly string[]): boolean {
    const found = this.isSign(...signs)
    if (found) this.take()
    return found
  }

  skipKeyword(...words: readonly string[]): boolean {
    const found = this.isKeyword(...words)
    if (found) this.take()
    return found
  }

  skipLines(): void {
    while (this.token.kind === 'line' || this.isSign(';')) this.take()
  }

  expectSign(sign: string): void {
    if (!this.skipSign(sign)) throw new UnreadableCode(`expected ${sign}, got ${this.token.text}`)
  }

  expectKeyword(word: string): void {
    if (!this.skipKeyword(word)) throw new UnreadableCode(`expected ${word}, got ${this.token.text}`)
  }

  /** From an offset to the end of what was taken. */
  since(start: number): Range {
    return [start, Math.max(start, this.lastEnd)]
  }
}

/** A line that begins with a dot continues with the one before. */
function withoutContinuedLines(tokens: readonly RubyToken[]): RubyToken[] {
  const kept: RubyToken[] = []
  for (const token of tokens) {
    if (token.kind === 'sign' && (token.text === '.' || token.text === '&.'))
      while (kept.at(-1)?.kind === 'line') kept.pop()
    kept.push(token)
  }
  return kept
}
