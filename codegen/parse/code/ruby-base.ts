/** What every reader of Ruby needs: the words, the variables, and what has to happen before a statement. */
import type { Expression, Statement } from 'luaparse'
import { RubyCursor } from './ruby-cursor.js'
import * as tree from './tree.js'

/** Deeper nesting is an attempt to exhaust the stack. */
const deepest = 150

export abstract class RubyBase {
  /** What a statement has to do before it can be evaluated. */
  protected before: Statement[] = []
  /** Names of variables: what is called on anything else is a function of the host. */
  protected readonly declared: Set<string>
  protected readonly cursor: RubyCursor

  constructor(
    readonly code: string,
    range: tree.Range,
    declared: Set<string> = new Set(),
    /** How deep the expression in a text is nested. */
    protected depth = 0,
  ) {
    this.cursor = new RubyCursor(code, ...range)
    this.declared = declared
  }

  protected abstract expression(): Expression

  /** An expression without `and`, `or` and `not`. */
  protected abstract ternary(): Expression

  /** A value with the signs before it and what is read of it. */
  protected abstract unary(): Expression

  /** `if`, `case`, `begin` and `while`, also as values. */
  protected abstract compound(): Statement | undefined

  /** Statements up to one of these keywords, a closing brace or the end. */
  protected abstract statementsUntil(...keywords: readonly string[]): Statement[]

  /** Reads an expression in a text. */
  protected abstract inner(range: tree.Range): Expression

  /** One level deeper. */
  protected nested<T>(read: () => T): T {
    if (this.depth++ > deepest) throw new tree.UnreadableCode('nested too deeply')
    const result = read()
    this.depth--
    return result
  }
}
