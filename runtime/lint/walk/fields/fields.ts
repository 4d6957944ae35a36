/** What a field of a value is: of the host's tables, of answers, of tables that the script made. */

import { listed } from '../../../validation/did-you-mean.js'
import { listAdvice } from '../../advice.js'
import { libraryMembers } from '../../library.js'
import type { IndexNode } from '../../syntax/tree.js'
import { aType, unknown, type Value } from '../../values/value.js'
import { edit, member, nearestOf, type Purpose } from '../base.js'
import { AnswerFields, isNegative } from './answer-fields.js'

export abstract class Fields extends AnswerFields {
  protected indexValue(node: IndexNode, purpose: Purpose): Value {
    const { object } = node
    const key = this.#key(node)
    if (object.kind === 'name' && !this.survey.bindings.has(object)) {
      const value = this.nameValue(object, 'index')
      if (value.kind === 'undefined') {
        const made = this.undefinedMember(object, key, node)
        return made.kind === 'host' ? made : this.member(made, key, node, purpose)
      }
    }
    const value = this.evaluate(object, 'index')
    return this.#hidden(value, key, node) ?? this.member(value, key, node, purpose)
  }

  /** `table.insert` if a variable `table` of the script holds a list: a function of the library is meant. */
  #hidden(value: Value, key: string | undefined, node: IndexNode): Value | undefined {
    const { object } = node
    if (object.kind !== 'name' || key === undefined || (value.kind !== 'table' && value.kind !== 'answer'))
      return undefined
    const isMember =
      object.name === 'app' ? key === 'integrations' : libraryMembers.get(object.name)?.includes(key) === true
    const hint = isMember ? this.hiddenBy(object) : ''
    if (hint === '') return undefined
    if (value.kind === 'table') {
      const { fields, open } = this.state.facts(value.table)
      if (open || fields.has(key) || this.survey.fields.has(key)) return undefined
    }
    this.report({
      rule: 'not-indexable',
      message: `${object.name} has no "${key}" here${hint}`,
      start: object.start,
      end: object.end,
    })
    return unknown
  }

  /** The name of the field; undefined if it is computed or a number. */
  #key({ key, dotted }: IndexNode): string | undefined {
    if (dotted) return key.kind === 'string' ? key.value : undefined
    const value = this.evaluate(key)
    return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
  }

  /** A field of a value. `node` is the whole `value.key`. */
  protected member(value: Value, key: string | undefined, node: IndexNode, purpose: Purpose): Value {
    switch (value.kind) {
      case 'app':
        return this.ofApp(key, node)
      case 'integrations':
        return this.ofIntegrations(key, node)
      case 'tools':
        return this.ofTools(key, node)
      case 'space':
        return this.ofSpace(value, key, node, purpose)
      case 'answer':
        return this.ofAnswer(value, key, node, purpose)
      case 'table':
        return this.#ofTable(value, key, node, purpose)
      case 'builtin':
        return libraryMembers.has(value.name)
          ? this.ofLibrary(value.name, key, node)
          : this.#ofOther(value, key, node, purpose)
      case 'literal':
      case 'typed':
      case 'host':
      case 'function':
        return this.#ofOther(value, key, node, purpose)
      case 'unknown':
      case 'undefined':
        return unknown
    }
  }

  #ofTable({ table }: Value & { kind: 'table' }, key: string | undefined, node: IndexNode, purpose: Purpose): Value {
    const facts = this.state.facts(table)
    if (key === undefined) return this.#itemOf(facts, node)
    const field = facts.fields.get(key)
    if (field) return field.maybe ? unknown : field.value
    if (facts.open || this.survey.fields.has(key)) return unknown
    const isList = facts.items.length > 0 || facts.openItems
    const advice = purpose === 'test' && !isList ? undefined : listAdvice.get(key)
    if (advice !== undefined) this.foreignMethod(key, advice, node, this.brief(node.object), purpose !== 'read')
    else if (purpose !== 'read' && purpose !== 'test' && !this.survey.metatables)
      this.#absentField([...facts.fields.keys()], key, node, purpose)
    return unknown
  }

  /** A field whose value the script uses, but which it never assigned. */
  #absentField(names: readonly string[], key: string, node: IndexNode, purpose: Purpose): void {
    const near = nearestOf(key, names)
    const subject = this.brief(node.object)
    const [rule, cannot] =
      purpose === 'call'
        ? (['not-callable', 'it cannot be called'] as const)
        : (['not-indexable', 'it has no fields'] as const)
    const has = names.length > 0 ? `: ${subject} has ${listed(names)}` : ''
    this.report({
      rule,
      message: `${subject} has no field "${key}", so ${cannot}${near ? `: did you mean ${near.near}?` : has}`,
      start: node.key.start,
      end: node.key.end,
      ...this.suggestion(near, node),
    })
  }

  #itemOf(
    { items, openItems }: { readonly items: readonly { readonly value: Value }[]; readonly openItems: boolean },
    node: IndexNode,
  ): Value {
    const { key } = node
    if (isNegative(key)) this.negativeIndex(node)
    if (openItems || key.kind !== 'number') return unknown
    return items[key.value - 1]?.value ?? unknown
  }

  /** Strings, numbers, functions: values without own fields. */
  #ofOther(value: Value, key: string | undefined, node: IndexNode, purpose: Purpose): Value {
    const type = this.typeOf(value)
    if (type === 'string') return this.ofString(key, node, value.kind === 'typed' && value.from === 'error')
    const subject = this.brief(node.object)
    if (value.kind === 'host') {
      const { fn } = value.target
      this.report({
        rule: 'not-indexable',
        message: `${subject} is a function: call it first, ${subject}({ … })${key === undefined ? '' : member(key)}`,
        start: node.start,
        end: node.end,
        ...(fn.parameters.every(({ required }) => !required) && {
          fix: [edit(node.object.end, node.object.end, '({})')],
        }),
      })
      return unknown
    }
    if (type === undefined || type === 'table') return unknown
    if (type === 'nil' && purpose === 'test') return unknown
    const isOutcome = value.kind === 'typed' && value.from === 'pcall'
    const isPosition = value.kind === 'typed' && value.from === 'position'
    const why = isPosition
      ? `: ipairs gives the position first and the item second, as in for _, ${subject} in ipairs(…)`
      : isOutcome
        ? ': pcall returns true or false first, then the result, as in local ok, result = pcall(…)'
        : ': it has no fields'
    this.report({
      rule: 'not-indexable',
      message: `${subject} is ${aType(type)}${this.hiddenBy(node.object) || why}`,
      start: node.start,
      end: node.end,
    })
    return unknown
  }
}
