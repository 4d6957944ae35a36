/** Operators, and values that they do not accept. */
import { typesOf } from '../../validation/fits.js'
import type { BinaryNode, Expression } from '../syntax/tree.js'
import { aBoolean, aNumber, aString, aType, isList, isWords, join, unknown, type Value } from '../values/value.js'
import { edit, nearestOf } from './base.js'
import { Concatenation } from './concatenation.js'

const arithmetic = new Set('+ - * / // % ^'.split(' '))
const ordering = new Set('< > <= >='.split(' '))

export abstract class Operators extends Concatenation {
  protected unaryValue(operator: string, operand: Expression): Value {
    if (operator === 'not') {
      this.evaluate(operand, 'test')
      return aBoolean
    }
    const value = this.evaluate(operand)
    if (operator === '#') return this.#length(value, operand)
    if (operator === '-' && value.kind === 'literal' && typeof value.value === 'number')
      return { kind: 'literal', value: -value.value, node: undefined }
    this.#arithmetic(value, operand, operator)
    return aNumber
  }

  #length(value: Value, node: Expression): Value {
    const type = this.typeOf(value)
    this.lengthOf(node, value)
    if (value.kind === 'answer' && !isList(value.schema) && typesOf(value.schema)[0] === 'object' && !value.perhaps)
      this.listField(value, node)
    else if (type !== undefined && type !== 'table' && type !== 'string')
      this.report({
        rule: 'not-indexable',
        message: `${this.brief(node)} is ${aType(type)}: it has no length`,
        start: node.start,
        end: node.end,
      })
    return aNumber
  }

  protected binaryValue(node: BinaryNode): Value {
    const { operator, left, right } = node
    if (operator === 'and') return this.#and(left, right)
    if (operator === 'or') return this.#or(left, right)
    if (operator === '..') return this.concatenated(node)
    if (operator === '==' || operator === '~=') return this.#equal(node)
    const [one, other] = [this.evaluate(left), this.evaluate(right)]
    if (ordering.has(operator)) {
      this.#compare(node, one, other)
      return aBoolean
    }
    if (!arithmetic.has(operator)) return aNumber
    if (operator === '+' && this.#joinsStrings(node, one, other)) return aString
    if (operator === '%' && this.#formats(node, one)) return aString
    this.#arithmetic(one, left, operator)
    this.#arithmetic(other, right, operator)
    return aNumber
  }

  #and(left: Expression, right: Expression): Value {
    const value = this.evaluate(left, 'test')
    const outer = this.state
    this.state = outer.fork()
    const other = this.evaluate(right)
    outer.merge([outer.fork(), this.state])
    this.state = outer
    // `a and b` is b, or a value that is false.
    return value.kind === 'literal' && !value.value && value.value !== '' && value.value !== 0
      ? value
      : orNothing(other)
  }

  #or(left: Expression, right: Expression): Value {
    const value = this.evaluate(left, 'test')
    this.#alwaysTrue(left, right)
    const outer = this.state
    this.state = outer.fork()
    const other = this.evaluate(right)
    outer.merge([outer.fork(), this.state])
    this.state = outer
    if (value.kind === 'answer') {
      if (other.kind === 'answer')
        return isList(value.schema) && isList(other.schema) ? { ...value, schema: { type: 'array' } } : unknown
      return other.kind === 'table' ? value : { ...value, perhaps: true }
    }
    if (value.kind === 'literal') return value.value === undefined || value.value === false ? other : value
    return value.kind === 'table' ? value : join(value, other)
  }

  /** `x == 1 or 2`, which is never false. */
  #alwaysTrue(left: Expression, right: Expression): void {
    const last = left.kind === 'binary' && left.operator === 'or' ? left.right : left
    if (last.kind !== 'binary' || last.operator !== '==' || last.left.kind === 'string') return
    if (right.kind !== 'string' && right.kind !== 'number') return
    const subject = this.text(last.left)
    this.report({
      rule: 'comparison',
      severity: 'warning',
      message: `this is always true: write ${this.brief(last)} or ${this.brief(last.left)} == ${this.brief(right)}`,
      start: right.start,
      end: right.end,
      fix: [edit(right.start, right.start, `${subject} == `)],
    })
  }

  /** A comparison: its values may be absent, or not documented. */
  #equal(node: BinaryNode): Value {
    const { left, right } = node
    const [one, other] = [this.evaluate(left, 'test'), this.evaluate(right, 'test')]
    this.#negatesFirst(node)
    for (const [value, literal, node] of [
      [one, other, right],
      [other, one, left],
    ] as const) {
      if (value.kind !== 'answer' || value.perhaps || literal.kind !== 'literal') continue
      const { enum: allowed } = value.schema
      if (typeof literal.value !== 'string' || !allowed || allowed.includes(literal.value)) continue
      const near = nearestOf(literal.value, allowed.map(String))
      const values = allowed.map((choice) => JSON.stringify(choice)).join(', ')
      const hint = near ? `did you mean "${near.near}"?` : `the values are ${values}`
      this.report({
        rule: 'unknown-value',
        severity: 'warning',
        message: `"${literal.value}" is not a documented value here: ${hint}`,
        start: node.start,
        end: node.end,
        ...(near && { nearest: near.near }),
        ...(near?.certain &&
          node.kind === 'string' && { fix: [edit(node.start, node.end, JSON.stringify(near.near))] }),
      })
    }
    return aBoolean
  }

  /** `not x == "a"`, which compares false or true with a text. */
  #negatesFirst({ left, right, operator, start, end }: BinaryNode): void {
    if (left.kind !== 'unary' || left.operator !== 'not') return
    if (right.kind !== 'string' && right.kind !== 'number' && right.kind !== 'nil') return
    const opposite = operator === '==' ? '~=' : '=='
    this.report({
      rule: 'comparison',
      severity: 'warning',
      message:
        `"not" is applied before "${operator}": write ${this.brief(left.operand)} ${opposite} ` +
        `${this.brief(right)}`,
      start,
      end,
      fix: [edit(start, end, `${this.text(left.operand)} ${opposite} ${this.text(right)}`)],
    })
  }

  #compare({ operator, left, right, operatorStart }: BinaryNode, one: Value, other: Value): void {
    const types = [this.typeOf(one), this.typeOf(other)]
    const [a, b] = types
    const broken = types.find((type) => type === 'nil' || type === 'boolean' || type === 'function')
    if (broken !== undefined) {
      const node = this.typeOf(one) === broken ? left : right
      return this.report({
        rule: 'comparison',
        message: `${this.brief(node)} is ${aType(broken)}: "${operator}" compares two numbers or two strings`,
        start: node.start,
        end: node.end,
      })
    }
    if (a === undefined || b === undefined || a === b) return
    const text = a === 'string' ? left : b === 'string' ? right : undefined
    const isMixed = (a === 'string' && b === 'number') || (a === 'number' && b === 'string')
    const digits = text?.kind === 'string' && /^-?\d+(?:\.\d+)?$/.test(text.value) ? text.value : undefined
    const hint = isMixed && text ? `: write ${digits ?? `tonumber(${this.brief(text)})`}` : ''
    this.report({
      rule: 'comparison',
      message: `"${operator}" cannot compare a ${a} with a ${b}${hint}`,
      start: operatorStart,
      end: right.end,
      ...(isMixed &&
        text && {
          fix:
            digits === undefined
              ? [edit(text.start, text.start, 'tonumber('), edit(text.end, text.end, ')')]
              : [edit(text.start, text.end, digits)],
        }),
    })
  }

  /** `"a" + b`: other languages join strings this way. */
  #joinsStrings({ operatorStart }: BinaryNode, one: Value, other: Value): boolean {
    if (!isWords(one) && !isWords(other)) return false
    this.report({
      rule: 'arithmetic',
      message: '"+" adds numbers: strings are joined with ".."',
      start: operatorStart,
      end: operatorStart + 1,
      nearest: '..',
      fix: [edit(operatorStart, operatorStart + 1, this.#spaced(operatorStart, '..'))],
    })
    return true
  }

  /** `"%d items" % n` of Python. */
  #formats({ left, right, operatorStart, start, end }: BinaryNode, one: Value): boolean {
    if (!isWords(one)) return false
    const args = this.text(right)
    const inner = right.kind === 'unread' && args.startsWith('(') ? args.slice(1, -1) : args
    this.report({
      rule: 'arithmetic',
      message: '"%" needs numbers: a text is formatted with string.format("…", value)',
      start: operatorStart,
      end: operatorStart + 1,
      nearest: 'string.format',
      fix: [edit(start, end, `string.format(${this.text(left)}, ${inner})`)],
    })
    return true
  }

  #spaced(at: number, text: string): string {
    const digit = /[\d.]/
    const before = digit.test(this.source[at - 1] ?? '') ? ' ' : ''
    const after = digit.test(this.source[at + 1] ?? '') ? ' ' : ''
    return before + text + after
  }

  #arithmetic(value: Value, node: Expression, operator: string): void {
    const type = this.typeOf(value)
    if (type === undefined || type === 'number') return
    if (type === 'string' && !isWords(value)) return
    const appends = type === 'table' && operator === '+' ? ', and items are appended with list[#list + 1] = x' : ''
    this.report({
      rule: 'arithmetic',
      message: `${this.brief(node)} is ${aType(type)}: "${operator}" needs numbers${appends}`,
      start: node.start,
      end: node.end,
    })
  }
}

const orNothing = (value: Value): Value =>
  value.kind === 'answer'
    ? { ...value, perhaps: true }
    : value.kind === 'literal' || value.kind === 'typed'
      ? unknown
      : value
