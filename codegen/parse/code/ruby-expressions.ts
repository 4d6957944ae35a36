/** Expressions of Ruby: operators, fields, items and method calls. */
import type { Expression } from 'luaparse'
import { isMethod, joined, methodCall } from './methods.js'
import { RubyValues } from './ruby-values.js'
import * as tree from './tree.js'

/** Binary operators from the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [
  ['..', '...'],
  ['||'],
  ['&&'],
  ['<=>', '==', '===', '!=', '=~', '!~'],
  ['<', '<=', '>', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
]

const comparisons: ReadonlyMap<string, tree.BinaryOperator> = new Map([
  ['==', '=='],
  ['===', '=='],
  ['!=', '~='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
])

export abstract class RubyExpressions extends RubyValues {
  protected override expression(): Expression {
    const { cursor } = this
    const start = cursor.token.range[0]
    let left = this.#negated()
    while (cursor.isKeyword('and', 'or')) {
      const operator = cursor.take().text === 'and' ? 'and' : 'or'
      cursor.skipLines()
      const right = this.#negated()
      left = tree.logical(cursor.since(start), operator, left, right)
    }
    return left
  }

  #negated(): Expression {
    const { cursor } = this
    const start = cursor.token.range[0]
    if (!cursor.skipKeyword('not')) return this.ternary()
    const argument = this.nested(() => this.#negated())
    return tree.unary(cursor.since(start), 'not', argument)
  }

  protected override ternary(): Expression {
    return this.nested(() => this.#conditional())
  }

  #conditional(): Expression {
    const { cursor } = this
    const start = cursor.token.range[0]
    const condition = this.#binary(0)
    let result = condition
    if (cursor.skipSign('?')) {
      cursor.skipLines()
      const yes = this.ternary()
      cursor.skipLines()
      cursor.expectSign(':')
      cursor.skipLines()
      const no = this.ternary()
      const range = cursor.since(start)
      result = tree.logical(range, 'or', tree.logical(range, 'and', condition, yes), no)
    }
    return result
  }

  #binary(level: number): Expression {
    const { cursor } = this
    const operators = levels[level]
    if (!operators) return this.unary()
    const start = cursor.token.range[0]
    let left = this.#binary(level + 1)
    while (cursor.isSign(...operators)) {
      const operator = cursor.take().text
      cursor.skipLines()
      const right = this.#binary(level + 1)
      left = binaryOf(cursor.since(start), operator, left, right)
    }
    return left
  }

  protected override unary(): Expression {
    const { cursor } = this
    const start = cursor.token.range[0]
    if (cursor.skipSign('!')) {
      const argument = this.nested(() => this.unary())
      return tree.unary(cursor.since(start), 'not', argument)
    }
    if (cursor.skipSign('-', '+')) {
      const argument = this.nested(() => this.unary())
      return tree.unary(cursor.since(start), '-', argument)
    }
    return this.#postfix(this.primary(), start)
  }

  /** What follows a value: fields, items and method calls. */
  #postfix(first: Expression, start: number): Expression {
    const { cursor } = this
    let value = first
    let path = this.#hostPath(first)
    for (;;) {
      if (cursor.isSign('.', '&.', '::')) {
        const maybe = cursor.take().text === '&.'
        cursor.skipLines()
        value = this.#member(value, start, { maybe, isHost: path.length > 0 })
      } else if (cursor.isSign('[') && !cursor.token.spaced) {
        cursor.take()
        const { args } = this.argumentsUntil(']')
        value = tree.index(cursor.since(start), value, args[0] ?? tree.nil(cursor.since(start)))
      } else return path[0] === 'app' && path.length >= 4 ? tree.call(cursor.since(start), value, []) : value
      // In Ruby, `app.integrations.x.list` is a call even without arguments.
      path = isPathStep(value) && path.length > 0 ? [...path.slice(0, 4), ''] : []
    }
  }

  /** The host name that a value begins with; empty for variables and computed values. */
  #hostPath(node: Expression): readonly string[] {
    return node.type === 'Identifier' && !this.declared.has(node.name) ? [node.name] : []
  }

  #member(
    object: Expression,
    start: number,
    { maybe, isHost }: { readonly maybe: boolean; readonly isHost: boolean },
  ): Expression {
    const { cursor } = this
    const token = cursor.take()
    // `callback.(1)`
    if (token.kind === 'sign' && token.text === '(')
      return tree.computed(cursor.since(start), object, ...this.argumentsUntil(')').args)
    if (token.kind !== 'name' && token.kind !== 'keyword' && token.kind !== 'label')
      throw new tree.UnreadableCode(`unexpected ${token.text} after a dot`)
    const key = tree.name(token.range, token.text)
    const called = this.callArguments(true)
    const range = cursor.since(start)
    if (isHost && !called?.callback) {
      const path = tree.member(range, object, key)
      return called ? tree.call(range, path, called.args) : path
    }
    if (called?.callback || isMethod(token.text)) {
      const { args = [], callback } = called ?? {}
      return methodCall({ range, object, name: token.text, args, ...(callback && { callback }), before: this.before })
    }
    if (called) return tree.computed(range, object, ...called.args)
    const field = tree.member(range, object, key)
    return maybe && object.type !== 'CallExpression' ? tree.logical(range, 'and', object, field) : field
  }
}

function binaryOf(range: tree.Range, operator: string, left: Expression, right: Expression): Expression {
  if (operator === '||') return tree.logical(range, 'or', left, right)
  if (operator === '&&') return tree.logical(range, 'and', left, right)
  if (operator === '+') return joined(range, left, right, false)
  const comparison = comparisons.get(operator)
  if (comparison) return tree.binary(range, comparison, left, right)
  return /^[-*/]$/.test(operator)
    ? tree.binary(range, operator as tree.BinaryOperator, left, right)
    : tree.computed(range, left, right)
}

const isPathStep = ({ type }: Expression): boolean => type === 'MemberExpression' || type === 'IndexExpression'
