/** Fields and items of what calls answered. */

import { listed } from '../../../validation/did-you-mean.js'
import { typesOf } from '../../../validation/fits.js'
import type { Schema } from '../../../validation/schema.js'
import { listAdvice, stringAdvice } from '../../advice.js'
import { libraryMembers } from '../../library.js'
import type { Expression, IndexNode } from '../../syntax/tree.js'
import { type Answer, isList, unknown, type Value } from '../../values/value.js'
import { edit, member, nearestOf, type Purpose } from '../base.js'
import { ForeignMembers } from './foreign-members.js'

export abstract class AnswerFields extends ForeignMembers {
  protected ofAnswer(value: Answer, key: string | undefined, node: IndexNode, purpose: Purpose): Value {
    const { schema } = value
    if (schema.anyOf || typesOf(schema).length > 1) return unknown
    const part = (inner: Schema | undefined): Value => (inner ? { ...value, schema: inner } : unknown)
    if (isList(schema)) return this.#ofList(value, key, node, purpose, part(schema.items))
    if (key === undefined) return this.#ofPosition(value, node)
    const { properties = {} } = schema
    if (Object.hasOwn(properties, key)) return part(properties[key])
    const type = typesOf(schema)[0]
    if (type === 'string') return value.perhaps ? unknown : this.#stringAnswer(key, node)
    if (Object.keys(properties).length === 0 || this.survey.fields.has(key)) return unknown
    if (this.#reportResponse(value, key, node)) return unknown
    this.#reportField(value, key, node, purpose)
    return unknown
  }

  #stringAnswer(key: string, node: IndexNode): Value {
    if (libraryMembers.get('string')!.includes(key)) return { kind: 'builtin', name: `string.${key}` }
    const advice = stringAdvice.get(key)
    if (advice !== undefined) this.foreignMethod(key, advice, node, this.brief(node.object))
    return unknown
  }

  /** `res.status_code`: an answer is not a response of HTTP. */
  #reportResponse({ schema, target, perhaps }: Answer, key: string, node: IndexNode): boolean {
    const { result } = target.fn
    const isAnswer = schema === result && !perhaps
    if (!isAnswer || !(responseFields.has(key) || (outcomeFields.has(key) && !isInferred(result)))) return false
    const subject = this.brief(node.object)
    this.report({
      rule: 'unknown-field',
      severity: 'warning',
      message:
        `${subject} has no "${key}": ${subject} is the answer itself, already decoded, and a call that fails ` +
        'raises an error, which pcall catches',
      start: node.key.start,
      end: node.key.end,
    })
    return true
  }

  #reportField({ schema, target, perhaps }: Answer, key: string, node: IndexNode, purpose: Purpose): void {
    const names = Object.keys(schema.properties ?? {})
    const near = nearestOf(key, names)
    // Examples need not show all fields.
    const seenOnly = isInferred(target.fn.result) || isInferred(schema)
    if ((seenOnly && !near) || (purpose === 'test' && !near) || (perhaps && !near)) return
    const field = this.observed ? 'field' : 'documented field'
    const has = near ? `did you mean ${near.near}? It has` : 'it has'
    this.report({
      rule: 'unknown-field',
      severity: 'warning',
      message: `${this.brief(node.object)} has no ${field} "${key}": ${has} ${listed(names)}`,
      start: node.key.start,
      end: node.key.end,
      ...this.suggestion(near, node),
    })
  }

  #ofList(value: Answer, key: string | undefined, node: IndexNode, purpose: Purpose, item: Value): Value {
    if (key === undefined) {
      if (isNegative(node.key)) this.negativeIndex(node)
      if (node.key.kind === 'number') this.#position(node, node.key.value, value.schema)
      return item
    }
    if (this.survey.fields.has(key)) return unknown
    const subject = this.brief(node.object)
    const advice = listAdvice.get(key)
    if (advice !== undefined && (purpose === 'call' || advice.includes('length'))) {
      this.foreignMethod(key, advice, node, subject, purpose === 'call' && !value.perhaps)
      return unknown
    }
    const names = Object.keys(value.schema.items?.properties ?? {})
    const has = names.length === 0 ? '' : `, its items have ${listed(names)}`
    const { minItems, maxItems } = value.schema
    const count = this.observed && minItems === maxItems ? ` of ${maxItems}` : ''
    const isField = names.includes(key)
    const item1 = `${subject}[1]${member(isField ? key : (names[0] ?? key))}`
    this.report({
      rule: 'unknown-field',
      severity: 'warning',
      message: `${subject} is a list${count}${has}: write ${item1}, or a loop with ipairs(${subject})`,
      start: node.key.start,
      end: node.key.end,
      ...(isField && { fix: [edit(node.object.end, node.object.end, '[1]')] }),
    })
    return isField && item.kind === 'answer' ? { ...item, schema: item.schema.properties![key]! } : unknown
  }

  /** `list[0]`, and positions after the last item of a list that arrived. */
  #position(node: IndexNode, position: number, { maxItems }: Schema): void {
    if (position === 0) return this.#zero(node)
    if (!this.observed || maxItems === undefined || position <= maxItems) return
    this.report({
      rule: 'zero-index',
      severity: 'warning',
      message: `${this.brief(node.object)} is a list of ${maxItems}: [${position}] is nil`,
      start: node.key.start,
      end: node.key.end,
    })
  }

  protected negativeIndex({ object, key, start, end }: IndexNode): void {
    const subject = this.text(object)
    const isLast = this.text(key).replace(/\s/g, '') === '-1'
    const right = isLast ? `${this.brief(object)}[#${this.brief(object)}]` : `list[#list - n]`
    this.report({
      rule: 'zero-index',
      severity: 'warning',
      message: `lists have no negative positions: ${isLast ? 'the last item is' : 'items from the end are'} ${right}`,
      start: key.start,
      end: key.end,
      ...(isLast && /^[\w.]+$/.test(subject) && { fix: [edit(start, end, `${subject}[#${subject}]`)] }),
    })
  }

  #zero({ key }: IndexNode): void {
    this.report({
      rule: 'zero-index',
      message: 'lists count from 1: [0] is nil',
      start: key.start,
      end: key.end,
      nearest: '1',
      fix: [edit(key.start, key.end, '1')],
    })
  }

  /** `r[1]` if the list is in a field of `r`. */
  #ofPosition(value: Answer, node: IndexNode): Value {
    if (node.key.kind !== 'number') return unknown
    const inner = this.listField(value, node.object)
    return inner?.schema.items ? { ...inner, schema: inner.schema.items } : unknown
  }

  /** Reports that the script takes an answer for a list; returns the list that is in one of its fields. */
  protected listField(value: Answer, node: Expression): Answer | undefined {
    const { properties = {} } = value.schema
    const lists = Object.entries(properties).filter(([, schema]) => isList(schema))
    const [first] = lists
    if (!first) return undefined
    const subject = this.brief(node)
    const [name, schema] = first
    const certain = lists.length === 1
    const places = lists.map(([field]) => `${subject}${member(field)}`)
    this.report({
      rule: 'list-field',
      severity: 'warning',
      message: `${subject} is not a list: ${certain ? 'the list is' : 'the lists are'} in ${listed(places)}`,
      start: node.start,
      end: node.end,
      nearest: `${subject}${member(name)}`,
      ...(certain && { fix: [edit(node.end, node.end, member(name))] }),
    })
    return { ...value, schema }
  }
}

/** Fields that clients of HTTP have, and fields with which other hosts say how a call went. */
const responseFields = new Set('status_code statusCode statusText headers json'.split(' '))
const outcomeFields = new Set('ok success error err errors body response'.split(' '))

/** `-1` */
export const isNegative = (key: Expression): boolean =>
  key.kind === 'unary' && key.operator === '-' && key.operand.kind === 'number'

const isInferred = (schema: Schema | undefined): boolean => schema?.['x-inferred'] === true
