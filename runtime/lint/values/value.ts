/** What is known about a value before the script runs. */
import type { Schema } from '../../validation/schema.js'
import type { Expression, FunctionNode, Span } from '../syntax/tree.js'
import type { LintFunction, Space } from '../world.js'

/** A documented function of an account. */
export interface Target {
  readonly space: Space
  readonly fn: LintFunction
  /** `*` if the script computes it. */
  readonly account: string
}

export type Value =
  | { readonly kind: 'unknown' }
  /** `undefined` stands for nil. */
  | {
      readonly kind: 'literal'
      readonly value: string | number | boolean | undefined
      readonly node: Expression | undefined
    }
  /** `from`: the first result of `pcall`, the error that it caught, or a position that `ipairs` gives. */
  | {
      readonly kind: 'typed'
      readonly type: 'string' | 'number' | 'boolean' | 'table'
      readonly from?: 'pcall' | 'error' | 'position'
    }
  | { readonly kind: 'table'; readonly table: TableIdentity }
  /** `node` is the function as the script wrote it. */
  | { readonly kind: 'function'; readonly returns: Value; readonly node?: FunctionNode }
  /** A global that nothing defines. */
  | { readonly kind: 'undefined'; readonly name: string }
  | { readonly kind: 'app' | 'integrations' | 'tools' }
  | { readonly kind: 'space'; readonly space: Space; readonly account: string }
  | { readonly kind: 'host'; readonly target: Target }
  /** A library, or a function of one: `string`, `string.format`, `ipairs`. */
  | { readonly kind: 'builtin'; readonly name: string }
  /** The answer of a call, or a part of it. */
  | Answer

export interface Answer {
  readonly kind: 'answer'
  readonly schema: Schema
  readonly target: Target
  /** It may be an error message instead: a result of `pcall`. */
  readonly perhaps: boolean
}

/** A table that the script made. */
export interface TableIdentity {
  readonly node: Span
}

/** What a table holds at some point of the script. */
export interface TableFacts {
  readonly fields: ReadonlyMap<string, TableField>
  readonly items: readonly TableItem[]
  /** It may have other fields. */
  readonly open: boolean
  /** Its list may have other items. */
  readonly openItems: boolean
}

export interface TableField extends TableItem {
  readonly key: Span
  /** It exists only on some of the branches that lead here. */
  readonly maybe: boolean
}

export interface TableItem {
  readonly value: Value
  readonly node: Expression
}

export const unknown: Value = { kind: 'unknown' }
export const nil: Value = { kind: 'literal', value: undefined, node: undefined }
export const aString: Value = { kind: 'typed', type: 'string' }
export const aNumber: Value = { kind: 'typed', type: 'number' }
export const aBoolean: Value = { kind: 'typed', type: 'boolean' }
/** Whether `pcall` succeeded, and the text of the error. */
export const anOutcome: Value = { kind: 'typed', type: 'boolean', from: 'pcall' }
export const anError: Value = { kind: 'typed', type: 'string', from: 'error' }
/** The first value of `ipairs`. */
export const aPosition: Value = { kind: 'typed', type: 'number', from: 'position' }
export const aTable: Value = { kind: 'typed', type: 'table' }

/** The type by Lua's name; undefined if it is not certain. */
export function typeOf(value: Value): 'nil' | 'string' | 'number' | 'boolean' | 'table' | 'function' | undefined {
  switch (value.kind) {
    case 'literal':
      return value.value === undefined ? 'nil' : (typeof value.value as 'string' | 'number' | 'boolean')
    case 'typed':
      return value.type
    case 'table':
    case 'app':
    case 'integrations':
    case 'tools':
    case 'space':
      return 'table'
    case 'function':
    case 'host':
      return 'function'
    case 'builtin':
      return value.name.includes('.') || !libraries.has(value.name) ? 'function' : 'table'
    case 'undefined':
    case 'unknown':
    case 'answer':
      return undefined
  }
}

export const libraries: ReadonlySet<string> = new Set('string table math utf8 os debug json docs coroutine'.split(' '))

/** A type as messages name it. */
export const aType = (type: string): string => (type === 'nil' ? 'nil' : `a ${type}`)

/** What two values have in common. */
export function join(a: Value, b: Value): Value {
  if (a === b) return a
  if (a.kind === 'literal' && b.kind === 'literal' && a.value === b.value) return { ...a, node: undefined }
  if (a.kind === 'table' && b.kind === 'table' && a.table === b.table) return a
  if (a.kind === 'space' && b.kind === 'space' && a.space === b.space && a.account === b.account) return a
  if (a.kind === 'host' && b.kind === 'host' && a.target.fn === b.target.fn && a.target.account === b.target.account)
    return a
  if (a.kind === 'answer' && b.kind === 'answer' && a.schema === b.schema) return a
  if (a.kind === b.kind && (a.kind === 'app' || a.kind === 'integrations' || a.kind === 'tools')) return a
  if (a.kind === 'builtin' && b.kind === 'builtin' && a.name === b.name) return a
  const [one, other] = [typeOf(a), typeOf(b)]
  if (one === other && (one === 'string' || one === 'number' || one === 'boolean')) return { kind: 'typed', type: one }
  return unknown
}

export function joinFacts(a: TableFacts, b: TableFacts): TableFacts {
  if (a === b) return a
  const fields = new Map<string, TableField>()
  for (const [name, field] of a.fields) {
    const other = b.fields.get(name)
    if (other === undefined) fields.set(name, { ...field, maybe: true })
    else if (other === field) fields.set(name, field)
    else fields.set(name, { ...field, value: join(field.value, other.value), maybe: field.maybe || other.maybe })
  }
  for (const [name, field] of b.fields) if (!a.fields.has(name)) fields.set(name, { ...field, maybe: true })
  const same = a.items.length === b.items.length && a.items.every((item, index) => item === b.items[index])
  return {
    fields,
    items: same ? a.items : [],
    open: a.open || b.open,
    openItems: a.openItems || b.openItems || !same,
  }
}

/** The facts of a table that any code may have changed. */
export const opened: TableFacts = { fields: new Map(), items: [], open: true, openItems: true }

/** A string that is not a number. */
export const isWords = (value: Value): boolean =>
  value.kind === 'literal' &&
  typeof value.value === 'string' &&
  (value.value.trim() === '' || Number.isNaN(Number(value.value.trim()))) &&
  !/^\s*0x/i.test(value.value)

/** Whether an answer of this schema is a list. */
export const isList = ({ type, items }: Schema): boolean =>
  type === 'array' || (type === undefined && items !== undefined)
