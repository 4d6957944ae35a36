/** Reads expressions of Lua 5.3, and what other languages write in their place. */

import { ForeignSuffixes } from './foreign/suffixes.js'
import { foreignOperators, type Operator, operators, UNARY } from './operators.js'
import { nameNode, spanOf } from './primaries.js'
import { readToken } from './tokens/index.js'
import type { CallNode, Expression, Span, StringNode } from './tree.js'

export abstract class Expressions extends ForeignSuffixes {
  protected expression(): Expression {
    const value = this.deeper(() => this.#binary(0))
    return this.conditional(value)
  }

  protected expressions(): Expression[] {
    const values = [this.expression()]
    while (this.accept(',')) values.push(this.expression())
    return values
  }

  /** Operators that bind more strongly than `least`. */
  #binary(least: number): Expression {
    let left = this.#unary()
    for (;;) {
      this.skipTrailingComment()
      const operator = this.#operator()
      if (operator === undefined || operator.left <= least) return left
      const sign = this.take()
      this.reportOperator(sign)
      const right = this.deeper(() => this.#binary(operator.right))
      const { start, end } = spanOf(left, right)
      left = { kind: 'binary', operator: operator.text, operatorStart: sign.start, left, right, start, end }
    }
  }

  #operator(): Operator | undefined {
    if (this.token.kind !== 'symbol' && this.token.kind !== 'keyword') return undefined
    return operators.get(foreignOperators.get(this.token.text) ?? this.token.text)
  }

  #unary(): Expression {
    const { token } = this
    const isSign = token.kind === 'symbol' && (token.text === '-' || token.text === '#' || token.text === '~')
    const isNot = this.is('not')
    if (!isSign && !isNot && !this.is('!')) return this.#suffixed()
    if (token.text === '!') this.reportNot(token)
    this.take()
    const operand = this.deeper(() => this.#binary(UNARY))
    const operator = token.text === '!' ? 'not' : token.text
    return { kind: 'unary', operator, operand, start: token.start, end: operand.end }
  }

  /** `x`, `x.y[1]:z{…}(…)`. */
  #suffixed(): Expression {
    let value = this.primary()
    for (;;) {
      const next = this.suffix(value)
      if (next === undefined) return value
      value = next
    }
  }

  /** The value with what follows it; undefined if it ends there. */
  protected suffix(value: Expression): Expression | undefined {
    const { token } = this
    if (value.kind === 'string') return this.afterString(value)
    if (!canHaveSuffix(value)) return undefined
    if (token.kind === 'string') return this.#call(value)
    if (token.kind !== 'symbol') return undefined
    switch (token.text) {
      case '.':
      case '?.':
        return this.#member(value)
      case '[': {
        this.take()
        const first = this.is(':') || this.is('::') ? noKey(token) : this.expression()
        const key = this.slice(token, first)
        const end = this.close(']', token, 'the [')
        return { kind: 'index', object: value, key, dotted: false, start: value.start, end }
      }
      case ':':
        return this.#isMethod() ? this.#method(value) : undefined
      case '(':
        return this.#call(value)
      case '{':
        return this.bracesFollow() ? undefined : this.#call(value)
      default:
        return undefined
    }
  }

  #member(value: Expression): Expression {
    const dot = this.take()
    if (dot.text === '?.') this.reportOptional(dot)
    const word = this.token
    if (word.kind === 'keyword' && word.start === dot.end) {
      this.reportReservedMember(dot, word)
      this.take()
    } else if (word.kind !== 'name') this.fail('a name after "."')
    else this.take()
    const key: StringNode = { kind: 'string', value: word.text, start: word.start, end: word.end }
    return { kind: 'index', object: value, key, dotted: true, start: value.start, end: word.end }
  }

  /** Whether `:` is followed by a name and arguments: in `{ a: 1 }` and `x ? a : b` it is not. */
  #isMethod(): boolean {
    const name = this.after
    if (name.kind !== 'name' || (name.first && this.inHead)) return false
    const next = readToken(this.source, name.end)
    return next.kind === 'string' || (next.kind === 'symbol' && (next.text === '(' || next.text === '{'))
  }

  #method(value: Expression): CallNode {
    this.take()
    const method = nameNode(this.take())
    return { ...this.#call(value), method }
  }

  protected override callOf(callee: Expression): CallNode {
    return this.#call(callee)
  }

  #call(callee: Expression): CallNode {
    const { token } = this
    if (token.text === '(' && token.kind === 'symbol') {
      const { args, end } = this.arguments()
      return { kind: 'call', callee, args, argsStart: token.start, parenthesised: true, start: callee.start, end }
    }
    const value = token.kind === 'string' ? this.string() : this.table()
    const { start } = callee
    return { kind: 'call', callee, args: [value], argsStart: token.start, parenthesised: false, start, end: value.end }
  }
}

/** The key of `list[:3]`. */
const noKey = ({ end }: Span): Expression => ({ kind: 'unread', parts: [], start: end, end })

const canHaveSuffix = ({ kind }: Expression): boolean =>
  kind === 'name' || kind === 'index' || kind === 'call' || kind === 'group' || kind === 'unread'
