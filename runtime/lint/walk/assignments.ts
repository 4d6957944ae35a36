/** What variables and fields hold after a declaration or an assignment. */
import type { Binding } from '../scope/binding.js'
import type { Expression, NameNode, Span, Statement } from '../syntax/tree.js'
import { type TableFacts, typeOf, unknown, type Value } from '../values/value.js'
import { Expressions } from './expressions.js'

export abstract class Assignments extends Expressions {
  protected declare(name: NameNode, value: Value): void {
    const binding = this.survey.declared.get(name)
    if (binding) this.#set(binding, value)
  }

  #set(binding: Binding, value: Value): void {
    if (value.kind === 'table' && binding.touchedInside) this.state.open(value)
    this.state.set(binding, binding.assignedInside ? unknown : value)
  }

  protected assign(target: Expression, value: Value, valueNode: Expression): void {
    if (target.kind === 'name') {
      const binding = this.survey.bindings.get(target)
      if (binding) this.#set(binding, value)
      return
    }
    if (target.kind !== 'index') return
    const key = this.evaluate(target.key)
    const object = this.#owner(target)
    if (this.typeOf(object) === 'nil') this.#assignToNil(target.object)
    if (object.kind !== 'table') {
      // Other code may reach and change it from now on.
      if (object.kind !== 'answer') this.state.open(value)
      return
    }
    const facts = this.state.facts(object.table)
    this.state.setFacts(
      object.table,
      withField(facts, key, { value, node: valueNode, key: target.key, maybe: false }, this.#appends(target)),
    )
  }

  /** The value whose field is assigned. */
  #owner(target: Expression & { kind: 'index' }): Value {
    const { object, key } = target
    const value = this.evaluate(object, 'index')
    if (object.kind !== 'name' || value.kind !== 'undefined') return value
    return this.undefinedMember(object, key.kind === 'string' ? key.value : undefined, target)
  }

  #assignToNil(node: Expression): void {
    this.report({
      rule: 'not-indexable',
      message: `${this.brief(node)} is nil: write ${this.brief(node)} = {} before its fields are set`,
      start: node.start,
      end: node.end,
    })
  }

  /** `list[#list + 1]`. */
  #appends({ object, key }: Expression & { kind: 'index' }): boolean {
    return (
      key.kind === 'binary' &&
      key.operator === '+' &&
      key.left.kind === 'unary' &&
      key.left.operator === '#' &&
      this.text(key.left.operand) === this.text(object)
    )
  }

  protected define({ local, target, value }: Statement & { kind: 'define' }): void {
    const made = this.evaluate(value)
    if (local && target.kind === 'name') return this.declare(target, made)
    this.assign(target, made, value)
  }
}

/** More fields or items of one table are not followed: each assignment copies what is known. */
const MOST_FOLLOWED = 500

/** A table after `t[key] = value`. */
function withField(
  facts: TableFacts,
  key: Value,
  field: { readonly value: Value; readonly node: Expression; readonly key: Span; readonly maybe: boolean },
  appends: boolean,
): TableFacts {
  if (key.kind === 'literal' && typeof key.value === 'string') {
    if (facts.fields.size >= MOST_FOLLOWED && !facts.fields.has(key.value)) return { ...facts, open: true }
    return { ...facts, fields: new Map(facts.fields).set(key.value, field) }
  }
  const isNext = key.kind === 'literal' && key.value === facts.items.length + 1
  if ((appends || isNext) && !facts.openItems && facts.items.length < MOST_FOLLOWED)
    return { ...facts, items: [...facts.items, field] }
  if (appends || typeOf(key) === 'number') return { ...facts, items: [], openItems: true }
  return { fields: new Map(), items: [], open: true, openItems: true }
}
