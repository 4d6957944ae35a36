/** Compares values with the schema of a parameter: the problems of a call that are certain before it is made. */
import { brokenBoundsOf, type OwnBound } from '../../validation/bounds.js'
import { Choices } from '../../validation/choices.js'
import { typesOf } from '../../validation/fits.js'
import {
  type Issue,
  missing,
  notInEnum,
  outOfBounds,
  type Path,
  unknownNames,
  wrongType,
} from '../../validation/issues.js'
import type { Schema, SchemaType } from '../../validation/schema.js'
import { describeType } from '../../validation/schema-text.js'
import type { Expression, Span } from '../syntax/tree.js'
import type { State } from '../walk/state.js'
import type { ObjectSchema } from '../world.js'
import { type TableFacts, typeOf, type Value } from './value.js'

/** An issue, the place of the value or name that it is about, and the schema that it was compared with. */
export interface Problem {
  readonly issue: Issue
  readonly place: Span
  readonly schema: Schema
  /** The value as it is written, if it is. */
  readonly node?: Expression
}

/** Compares what is known of values with schemas. */
export class ArgumentCheck {
  readonly problems: Problem[] = []
  readonly #state: State

  constructor(state: State) {
    this.#state = state
  }

  object(facts: TableFacts, { properties, required, open, names }: ObjectSchema, path: Path, node: Span): void {
    for (const [name, { value, node: at, key, maybe }] of facts.fields) {
      if (isNil(value)) continue
      if (Object.hasOwn(properties, name)) {
        this.value(value, properties[name]!, [...path, name], at)
        continue
      }
      if (open || maybe) continue
      const given = this.#given(facts)
      const [issue] =
        unknownNames(undefined, path, { ...given, [name]: shownValue(value, this.#state) }, names)?.filter(
          ({ path: of }) => of.at(-1) === name,
        ) ?? []
      if (issue) this.problems.push({ issue, place: key, schema: {} })
    }
    if (facts.open) return
    const meant = new Set(this.problems.map(({ issue }) => (issue.code === 'unknown' ? issue.suggestion : undefined)))
    for (const name of required) {
      const field = facts.fields.get(name)
      if ((field && !isNil(field.value)) || meant.has(name)) continue
      const [issue] = missing(undefined, [...path, name], describeType(properties[name] ?? {}))
      this.problems.push({ issue: issue!, place: node, schema: {} })
    }
  }

  /** The given names, for suggestions: a given name is never suggested. */
  #given({ fields }: TableFacts): { readonly [name: string]: unknown } {
    const given = [...fields].filter(([, { value }]) => !isNil(value))
    return Object.fromEntries(given.map(([name, { value }]) => [name, shownValue(value, this.#state)]))
  }

  value(value: Value, schema: Schema, path: Path, node: Expression): void {
    if (schema.anyOf) return this.#anyOf(value, schema, path, node)
    const types = typesOf(schema)
    const plain = shownValue(value, this.#state)
    if (types.length > 0 && !types.some((type) => this.#isType(value, type)))
      return this.#add(asFound(wrongType(undefined, path, describeType(schema), plain), value), schema, node)
    if (value.kind === 'literal') return this.#literal(value.value, schema, path, node)
    if (value.kind === 'table') this.#table(this.#state.facts(value.table), schema, path, node)
  }

  #add(issues: readonly Issue[] | undefined, schema: Schema, node: Expression, place: Span = node): void {
    for (const issue of issues ?? []) this.problems.push({ issue, place, schema, node })
  }

  /** One branch without a problem is enough; otherwise the value has a wrong type. */
  #anyOf(value: Value, schema: Schema, path: Path, node: Expression): void {
    const fits = schema.anyOf!.some((branch) => {
      const check = new ArgumentCheck(this.#state)
      check.value(value, branch, path, node)
      return check.problems.length === 0
    })
    if (!fits) this.#add(wrongType(undefined, path, describeType(schema), shownValue(value, this.#state)), schema, node)
  }

  #isType(value: Value, type: SchemaType): boolean {
    const lua = typeOf(value)
    if (lua === undefined) return true
    switch (type) {
      case 'string':
      case 'boolean':
        return lua === type
      case 'number':
        return lua === 'number'
      case 'integer':
        // Digits in quotes are read as an integer.
        if (value.kind !== 'literal') return lua === 'number' || lua === 'string'
        return typeof value.value === 'string'
          ? /^-?(?:0|[1-9]\d{0,29})$/.test(value.value)
          : Number.isInteger(value.value)
      case 'null':
        return lua === 'nil'
      case 'array':
      case 'object':
        return lua === 'table' && this.#hasShape(value, type)
    }
  }

  #hasShape(value: Value, type: 'array' | 'object'): boolean {
    if (value.kind !== 'table') return value.kind === 'typed'
    const { fields, items, open, openItems } = this.#state.facts(value.table)
    const certain = [...fields.values()].some(({ maybe, value: inner }) => !maybe && !isNil(inner))
    if (type === 'array') return !certain
    return items.length === 0 || (openItems && open)
  }

  #literal(value: string | number | boolean | undefined, schema: Schema, path: Path, node: Expression): void {
    if (value === undefined) return
    const types = typesOf(schema)
    const read =
      typeof value === 'string' && types.includes('integer') && !types.includes('string') ? Number(value) : value
    if (schema.enum && !schema.enum.includes(read))
      return this.#add(notInEnum(undefined, path, new Choices(schema.enum), value), schema, node)
    this.#bounds(brokenBoundsOf(schema, read), read, schema, path, node)
  }

  #bounds(broken: readonly OwnBound[], value: unknown, schema: Schema, path: Path, node: Expression): void {
    for (const { code, expected } of broken)
      this.#add(outOfBounds(undefined, path, code, expected, value), schema, node)
  }

  #table(facts: TableFacts, schema: Schema, path: Path, node: Expression): void {
    const types = typesOf(schema)
    if (types.includes('array') && facts.fields.size === 0) {
      facts.items.forEach((item, index) => {
        if (schema.items) this.value(item.value, schema.items, [...path, index], item.node)
      })
      if (!facts.openItems && !facts.open) {
        const given = facts.items.map(() => undefined)
        this.#bounds(brokenBoundsOf(schema, given), given, schema, path, node)
      }
      return
    }
    if (!schema.properties || facts.items.length > 0) return
    const { properties, required = [], additionalProperties } = schema
    const names = new Choices(Object.keys(properties))
    this.object(facts, { properties, required, open: additionalProperties !== false, names }, path, node)
  }
}

export const isNil = (value: Value): boolean => value.kind === 'literal' && value.value === undefined

/** A value to show in messages that say what was found. */
function shownValue(value: Value, state: State): unknown {
  if (value.kind === 'literal') return value.value
  if (value.kind === 'table') {
    const { fields, items } = state.facts(value.table)
    return fields.size === 0 && items.length > 0 ? items.map(() => undefined) : {}
  }
  return typeOf(value) === 'function' ? () => undefined : {}
}

/** Messages name the type of a value if nothing else is known of it. */
const asFound = (issues: readonly Issue[], value: Value): readonly Issue[] =>
  value.kind === 'typed' && value.type !== 'table'
    ? issues.map((issue) => ({ ...issue, received: `a ${value.type}` }))
    : issues
