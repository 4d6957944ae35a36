/** Lists of statements: what ends them, and where reading continues after one that cannot be read. */
import { Unreadable } from './cursor.js'
import { Expressions } from './expressions.js'
import { readToken, type Token } from './tokens/index.js'
import type { Block, Statement } from './tree.js'

export abstract class StatementLists extends Expressions {
  /** A statement could not be read: its brackets may close what no statement seems to have opened. */
  recovered = false
  /** How many heads of statements are being read: in a head, `{` may begin a block. */
  #heads = 0

  protected abstract statement(): Statement | undefined

  /** The condition or the list of a statement. */
  protected head<T>(work: () => T): T {
    this.#heads++
    try {
      return work()
    } finally {
      this.#heads--
    }
  }

  protected override get inHead(): boolean {
    return this.#heads > 0
  }

  protected override bracesFollow(): boolean {
    if (this.#heads === 0) return false
    const close = this.closerOf(this.token)
    if (!close) return true
    const next = readToken(this.source, close.end)
    if (this.is('then', next) || this.is('do', next)) return false
    return next.first || next.kind === 'end' || this.is('else', next) || this.is('}', next)
  }

  /** Statements until `ends` is true. */
  protected statements(ends: () => boolean): Block {
    const statements: Statement[] = []
    const { start } = this.token
    for (;;) {
      this.skipComments()
      if (this.token.kind === 'end' || ends()) return { statements, start, end: this.last }
      const open = this.brackets
      const { token } = this
      try {
        const statement = this.deeper(() => this.statement())
        if (statement) statements.push(statement)
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        this.#recover(token, open)
      }
    }
  }

  /** Goes on where the next statement seems to begin. */
  #recover(from: Token, open: number): void {
    this.recovered = true
    if (this.token === from) this.take()
    while (this.token.kind !== 'end') {
      const { token } = this
      const begins = token.first && (token.kind === 'name' || token.kind === 'keyword')
      if (begins && (this.brackets <= open || (token.kind === 'keyword' && this.beginsStatement(token)))) break
      if (
        !token.first &&
        (token.text === 'end' || token.text === '}') &&
        this.brackets <= open &&
        token.kind !== 'string'
      )
        break
      this.take()
    }
    this.brackets = open
  }

  protected beginsStatement({ kind, text }: Token): boolean {
    return (
      kind === 'keyword' &&
      'local if for while repeat return do goto break end else elseif until'.split(' ').includes(text)
    )
  }

  /** Whether `elif`, or another language's word for it, ends a block here. */
  protected atElif(): boolean {
    const { token, after } = this
    const isWord = token.kind === 'name' && /^(?:elif|elsif|elseIf)$/.test(token.text)
    return isWord && !after.first && !(after.kind === 'symbol' && '=.:[,{'.includes(after.text))
  }

  /** Whether the present token ends a block of Lua. */
  protected atWord(): boolean {
    const { kind, text } = this.token
    return kind === 'keyword' && (text === 'end' || text === 'else' || text === 'elseif' || text === 'until')
  }
}
