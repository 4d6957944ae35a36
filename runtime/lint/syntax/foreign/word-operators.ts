/** Operators of other languages that are words: `is`, `is not`, `in`, `not in`, `instanceof`. */
import { edit } from '../cursor.js'
import type { Token } from '../tokens/index.js'
import type { Expression } from '../tree.js'
import { ForeignOperators } from './operators.js'

const comparisons: ReadonlyMap<string, string> = new Map([
  ['is', '=='],
  ['isnt', '~='],
  ['eq', '=='],
  ['ne', '~='],
])

const MEMBER =
  'a key is tested with t[key] ~= nil, an item of a list with a loop, a part of a string with s:find(part, 1, true)'

export abstract class ForeignWordOperators extends ForeignOperators {
  protected abstract expression(): Expression

  /** What follows a value as a word; undefined if no such operator does. */
  protected wordOperator(left: Expression): Expression | undefined {
    const { token, after } = this
    if (token.first || after.kind === 'end') return undefined
    if (this.is('in') || (this.is('not') && this.is('in', after))) return this.#membership(left)
    if (token.kind !== 'name' || after.first || this.is('=', after) || this.is('(', after)) return undefined
    if (token.text === 'instanceof') return this.#instance(left)
    return comparisons.has(token.text) ? this.#comparison(left) : undefined
  }

  #comparison(left: Expression): Expression {
    const word = this.take()
    const negation = word.text === 'is' ? this.accept('not') : undefined
    const right = negation ? '~=' : comparisons.get(word.text)!
    const { end } = negation ?? word
    const written = negation ? 'is not' : word.text
    this.report({
      rule: 'foreign-operator',
      message: `"${written}" is not a Lua operator: write ${right}`,
      start: word.start,
      end,
      fix: [edit(word.start, end, right)],
    })
    const other = this.expression()
    const { start: operatorStart } = word
    return { kind: 'binary', operator: right, operatorStart, left, right: other, start: left.start, end: other.end }
  }

  #membership(left: Expression): Expression {
    const word = this.take()
    const last = word.text === 'not' ? this.take() : word
    this.#report(word, last.end, `Lua has no "${word.text === 'not' ? 'not in' : 'in'}": ${MEMBER}`)
    const right = this.expression()
    return { kind: 'unread', parts: [left, right], start: left.start, end: right.end }
  }

  #instance(left: Expression): Expression {
    const word = this.take()
    this.#report(word, word.end, 'Lua has no "instanceof": write type(x) == "table"')
    const { end } = this.token
    this.expression()
    return { kind: 'unread', parts: [left], start: left.start, end }
  }

  #report({ start }: Token, end: number, message: string): void {
    this.report({ rule: 'foreign-operator', message, start, end })
  }
}
