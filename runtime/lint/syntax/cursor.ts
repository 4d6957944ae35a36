/** A place within the tokens of a script, and how unexpected ones are reported. */
import type { Edit } from '../../lua/source.js'
import type { Report } from '../finding.js'
import type { Reporter } from '../reporter.js'
import { endOfLine, readToken, type Token } from './tokens/index.js'

/** Reading a statement had to stop; its problem was reported. */
export class Unreadable extends Error {}

/** Deeper nesting is refused, as Lua's compiler does (LUAI_MAXCCALLS). */
const DEEPEST = 195

export const edit = (start: number, end: number, text: string): Edit => ({ start, end, text })

/** Reads the tokens of a script, one at a time. */
export class Cursor {
  protected token: Token
  /** Where the last consumed token ended. */
  protected last = 0
  #after: Token | undefined
  #depth = 0
  /** Brackets that are open. */
  protected brackets = 0

  constructor(
    readonly source: string,
    readonly reporter: Reporter,
  ) {
    this.token = readToken(source, 0)
  }

  /** The token after the present one. */
  protected get after(): Token {
    this.#after ??= readToken(this.source, this.token.end)
    return this.#after
  }

  /** Consumes the present token. */
  protected take(): Token {
    const { token } = this
    if (token.problem) this.report({ end: Math.max(token.end, token.problem.start + 1), ...token.problem })
    if (token.kind === 'symbol') {
      if (token.text === '(' || token.text === '{' || token.text === '[') this.brackets++
      else if (token.text === ')' || token.text === '}' || token.text === ']') this.brackets--
    }
    this.last = token.end
    this.token = this.#after ?? readToken(this.source, token.end)
    this.#after = undefined
    return token
  }

  /** Continues at an offset, skipping what is between. */
  protected skipTo(offset: number): void {
    this.#after = undefined
    this.token = readToken(this.source, offset)
  }

  /** Continues after the present line. */
  protected skipLine(): void {
    this.skipTo(endOfLine(this.source, this.token.start))
  }

  protected is(text: string, token: Token = this.token): boolean {
    return token.text === text && (token.kind === 'symbol' || token.kind === 'keyword')
  }

  protected isName(text: string, token: Token = this.token): boolean {
    return token.kind === 'name' && token.text === text
  }

  protected accept(text: string): Token | undefined {
    return this.is(text) ? this.take() : undefined
  }

  protected report(report: Report): void {
    this.reporter.add(report)
  }

  /** Reports a token that does not belong here. */
  protected fail(expected: string, token: Token = this.token): never {
    if (token.problem) this.report({ end: token.end, ...token.problem })
    else
      this.report({
        rule: 'syntax',
        message: `unexpected ${shown(token)}, expected ${expected}`,
        start: token.start,
        end: Math.max(token.end, token.start + 1),
      })
    throw new Unreadable()
  }

  /** Consumes a symbol that closes what `opener` opened; reports it if it is missing. */
  protected close(closer: string, opener: Token, what: string): number {
    if (this.is(closer)) return this.take().end
    const before = this.last
    const line = this.reporter.line(opener.start)
    this.report({
      rule: 'unclosed',
      message: `${what} of line ${line} is not closed: expected ${closer} before ${shown(this.token)}`,
      start: opener.start,
      end: opener.end,
      ...(this.closesHere() && { fix: [edit(before, before, closer)] }),
    })
    this.brackets--
    if (!this.closesHere()) throw new Unreadable()
    return before
  }

  /** Whether an unclosed bracket was certainly meant to end before the present token. */
  protected closesHere(): boolean {
    const { token } = this
    if (token.kind === 'end') return true
    if (this.is(')') || this.is('}') || this.is(']') || this.is(',')) return true
    return token.first && (token.kind === 'keyword' || token.kind === 'name')
  }

  /** Consumes a name. */
  protected name(what: string): Token {
    if (this.token.kind === 'name') return this.take()
    if (this.token.kind === 'keyword') {
      const { text, start, end } = this.token
      this.report({
        rule: 'reserved-word',
        message: `"${text}" is a reserved word of Lua: choose another name`,
        start,
        end,
      })
      return this.take()
    }
    return this.fail(what)
  }

  /** Runs `work` one level deeper. */
  protected deeper<T>(work: () => T): T {
    if (++this.#depth > DEEPEST) {
      this.#depth--
      this.report({
        rule: 'syntax',
        message: 'this nests too deeply for Lua',
        start: this.token.start,
        end: this.token.end,
      })
      this.skipTo(this.source.length)
      throw new Unreadable()
    }
    try {
      return work()
    } finally {
      this.#depth--
    }
  }
}

/** A token as messages name it. */
export function shown(token: Token): string {
  if (token.kind === 'end') return 'the end of the script'
  const text = token.text.replace(/\s+/g, ' ')
  return text.length > 30 ? `${text.slice(0, 27)}...` : text
}
