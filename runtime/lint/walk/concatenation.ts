/** Texts joined with `..`, and values that cannot be. */
import type { Schema } from '../../validation/schema.js'
import type { BinaryNode, Expression } from '../syntax/tree.js'
import { aString, aType, type Value } from '../values/value.js'
import { edit } from './base.js'
import { BuiltinCalls } from './calls/builtin-calls.js'

export abstract class Concatenation extends BuiltinCalls {
  /** Chains of `..` can be long: they are walked through without recursion. */
  protected concatenated(node: BinaryNode): Value {
    const texts: (string | undefined)[] = []
    let rest: Expression = node
    while (rest.kind === 'binary' && rest.operator === '..') {
      texts.push(this.#part(rest.left))
      rest = rest.right
    }
    texts.push(this.#part(rest))
    if (texts.includes(undefined)) return aString
    return { kind: 'literal', value: texts.join(''), node: undefined }
  }

  /** One part of a concatenation as text, if it is known. */
  #part(node: Expression): string | undefined {
    const value = this.evaluate(node)
    const type = this.typeOf(value)
    if (value.kind === 'literal' && (type === 'string' || Number.isSafeInteger(value.value))) return String(value.value)
    if (value.kind === 'answer' && !value.perhaps) this.#concatAnswer(value.schema, node)
    if (type === undefined || type === 'string' || type === 'number') return undefined
    const subject = node.kind === 'nil' ? 'nil' : `${this.brief(node)} is ${aType(type)} and`
    const call = value.kind === 'host'
    const right = type === 'table' ? 'json.encode' : 'tostring'
    const advice = call ? `call it first, ${this.brief(node)}({ … })` : `write ${right}(${this.brief(node)})`
    this.report({
      rule: 'concatenation',
      message: `${subject} cannot be joined with "..": ${advice}`,
      start: node.start,
      end: node.end,
      ...(!call &&
        type !== 'nil' && { fix: [edit(node.start, node.start, `${right}(`), edit(node.end, node.end, ')')] }),
    })
    return undefined
  }

  #concatAnswer(schema: Schema, node: Expression): void {
    if (schema.type !== 'object' && schema.type !== 'array') return
    const type = schema.type === 'array' ? 'list' : 'table'
    const subject = `${this.brief(node)} ${this.observed ? 'is' : 'is documented as'} a ${type}`
    this.report({
      rule: 'concatenation',
      severity: 'warning',
      message: `${subject} and cannot be joined with "..": write json.encode(${this.brief(node)})`,
      start: node.start,
      end: node.end,
      fix: [edit(node.start, node.start, 'json.encode('), edit(node.end, node.end, ')')],
    })
  }
}
