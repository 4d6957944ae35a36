/** Literal values of an example against the schema of a parameter. */

import { brokenBounds, type Measured, sizeText } from '../validation/bounds.js'
import { typesOf } from '../validation/fits.js'
import { nearest } from '../validation/nearest.js'
import type { Schema, SchemaType } from '../validation/schema.js'
import { describeType } from '../validation/schema-text.js'
import { asJson, type LuaPlace, type LuaValue } from './index.js'

/** How a literal value can disagree with its schema. */
export type MismatchRule =
  | 'example-wrong-type'
  | 'example-enum-value'
  | 'example-out-of-range'
  | 'example-missing-required'
  | 'example-unknown-param'

/** One mismatch, at its place in the code. */
export interface Mismatch {
  readonly rule: MismatchRule
  readonly place: LuaPlace
  readonly message: string
  readonly expected?: string
  readonly fix?: string
}

/** All that a value cannot be; computed values can be anything. `path` names it in messages. */
export function checkValue(value: LuaValue, schema: Schema, path: string): Mismatch[] {
  if (value.kind === 'computed') return []
  if (schema.anyOf) return checkAnyOf(value, schema.anyOf, path)
  const types = typesOf(schema)
  if (types.length > 0 && !types.some((type) => isType(value, type))) return [wrongType(value, schema, path)]
  if (schema.enum) return checkEnum(value, schema.enum, path)
  return [...checkBounds(value, schema, path), ...checkItems(value, schema, path), ...checkFields(value, schema, path)]
}

/** One branch without mismatch is enough; otherwise the whole is of a wrong type. */
function checkAnyOf(value: LuaValue, branches: readonly Schema[], path: string): Mismatch[] {
  return branches.some((branch) => checkValue(value, branch, path).length === 0)
    ? []
    : [wrongType(value, { anyOf: branches }, path)]
}

function isType(value: LuaValue, type: SchemaType): boolean {
  if (value.kind === 'computed') return true
  if (value.kind === 'table') {
    const empty = value.items.length === 0 && value.fields.length === 0
    return type === 'array' ? value.fields.length === 0 : type === 'object' && (empty || value.items.length === 0)
  }
  const literal = value.value
  if (type === 'integer') return typeof literal === 'number' && Number.isInteger(literal)
  if (type === 'null') return literal === null
  return typeof literal === type
}

function wrongType(value: LuaValue, schema: Schema, path: string): Mismatch {
  const expected = describeType(schema)
  return {
    rule: 'example-wrong-type',
    place: value.place,
    message: `\`${path}\`: expected ${expected}, got ${shown(value)}`,
    expected,
  }
}

function shown(value: LuaValue): string {
  if (value.kind === 'computed') return 'a computed value'
  if (value.kind === 'table') return value.items.length > 0 ? 'a list' : 'a table'
  const { value: literal } = value
  return literal === null ? 'nil' : `${typeof literal} ${JSON.stringify(literal)}`
}

function checkEnum(value: LuaValue, allowed: readonly (string | number | boolean)[], path: string): Mismatch[] {
  const given = asJson(value)
  if (given === undefined || allowed.some((choice) => choice === given)) return []
  const near = typeof given === 'string' ? nearest(given, allowed.map(String)) : undefined
  const expected = `one of ${allowed.map((choice) => JSON.stringify(choice)).join(', ')}`
  return [
    {
      rule: 'example-enum-value',
      place: value.place,
      message: `\`${path}\`: ${shown(value)} is not among the documented values`,
      expected,
      ...(near !== undefined && { fix: `write ${JSON.stringify(near)}` }),
    },
  ]
}

function checkBounds(value: LuaValue, schema: Schema, path: string): Mismatch[] {
  const measured = measure(value)
  if (!measured) return []
  const { of, size } = measured
  return brokenBounds(schema, of, size).map(({ expected }) => ({
    rule: 'example-out-of-range',
    place: value.place,
    message: `\`${path}\`: expected ${expected}, got ${sizeText(of, size)}`,
    expected,
  }))
}

/** What limits are about: the number, the characters of a text, the items of a list. */
function measure(value: LuaValue): { readonly of: Measured; readonly size: number } | undefined {
  if (value.kind === 'literal' && typeof value.value === 'number') return { of: 'number', size: value.value }
  if (value.kind === 'literal' && typeof value.value === 'string')
    return { of: 'string', size: [...value.value].length }
  return value.kind === 'table' && value.fields.length === 0 && !value.partial
    ? { of: 'array', size: value.items.length }
    : undefined
}

function checkItems(value: LuaValue, { items }: Schema, path: string): Mismatch[] {
  if (!items || value.kind !== 'table') return []
  return value.items.flatMap((item, index) => checkValue(item, items, `${path}[${index + 1}]`))
}

function checkFields(value: LuaValue, schema: Schema, path: string): Mismatch[] {
  const { properties } = schema
  if (!properties || value.kind !== 'table' || value.items.length > 0) return []
  const known = value.fields.flatMap((field) => {
    if (Object.hasOwn(properties, field.name))
      return checkValue(field.value, properties[field.name]!, `${path}.${field.name}`)
    return schema.additionalProperties === false
      ? [unknownName(field.name, field.place, Object.keys(properties), `${path}.${field.name}`)]
      : []
  })
  const given = new Set(value.fields.map(({ name }) => name))
  const absent = value.partial ? [] : (schema.required ?? []).filter((name) => !given.has(name))
  return [
    ...known,
    ...absent.map(
      (name): Mismatch => ({
        rule: 'example-missing-required',
        place: value.place,
        message: `\`${path}.${name}\` is required but missing`,
      }),
    ),
  ]
}

/** A name that nothing documents, with the nearest that is. */
export function unknownName(name: string, place: LuaPlace, names: readonly string[], path: string): Mismatch {
  const near = nearest(name, names)
  const expected = names.length === 0 ? 'no parameters' : `one of ${names.join(', ')}`
  return {
    rule: 'example-unknown-param',
    place,
    message: `\`${path}\` is not documented`,
    expected,
    ...(near !== undefined && { fix: `write \`${near}\`` }),
  }
}
