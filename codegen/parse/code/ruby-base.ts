/** What every reader of Ruby needs: the tokens, the variables, and the statements that must come first. */
import type { Expression, Statement } from 'luaparse'
import { RubyCursor } from './ruby-cursor.js'
import * as tree from './tree.js'

/** Deeper nesting is an attempt to exhaust the stack. */
const deepest = 150

export abstract class RubyBase {
  /** Statements that must run before the current one. */
  protected before: Statement[] = []
  /** Names of variables. A call on any other name is a call of the host. */
  protected readonly declared: Set<string>
  protected readonly cursor: RubyCursor

  constructor(
    readonly code: string,
    range: tree.Range,
    declared: Set<string> = new Set(),
    /** How deeply the expression inside a text is nested. */
    protected depth = 0,
  ) {
    this.cursor = new RubyCursor(code, ...range)
    this.declared = declared
  }

  protected abstract expression(): Expression

  /** An expression without `and`, `or` and `not`. */
  protected abstract ternary(): Expression

  /** A value with its unary operators, fields, items and calls. */
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
