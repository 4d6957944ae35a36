/** Expressions that test a value: the leaves of validators. */

import { boundKeywords } from '../../runtime/validation/bounds.js'
import { typesOf } from '../../runtime/validation/fits.js'
import type { Schema, SchemaType } from '../ir.js'
import { literal } from './escape.js'

/** The kinds of values that `typeof`, `null` and `Array.isArray` distinguish. Integers are numbers. */
export type Kind = Exclude<SchemaType, 'integer'>

export const kindOf = (type: SchemaType): Kind => (type === 'integer' ? 'number' : type)

/** The type names of a schema, each once; `integer` is dropped if `number` is allowed, too. */
export function distinctTypes(schema: Schema): SchemaType[] {
  const types = new Set(typesOf(schema))
  if (types.has('number')) types.delete('integer')
  return [...types]
}

/** True if a value is not of a type. */
export function failsType(type: SchemaType, value: string): string {
  switch (type) {
    case 'integer':
      return `(typeof ${value} !== 'number' || !Number.isInteger(${value}))`
    case 'number':
      return `(typeof ${value} !== 'number' || !Number.isFinite(${value}))`
    case 'string':
    case 'boolean':
    case 'array':
    case 'object':
    case 'null':
      return failsKind(type, value)
  }
}

/** True if a value is not of a kind. */
export function failsKind(kind: Kind, value: string): string {
  switch (kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return `typeof ${value} !== '${kind}'`
    case 'null':
      return `${value} !== null`
    case 'array':
      return `!Array.isArray(${value})`
    case 'object':
      return `(typeof ${value} !== 'object' || ${value} === null || Array.isArray(${value}))`
  }
}

/** True if a value is of a kind. */
export function isKind(kind: Kind, value: string): string {
  switch (kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return `typeof ${value} === '${kind}'`
    case 'null':
      return `${value} === null`
    case 'array':
      return `Array.isArray(${value})`
    case 'object':
      return `typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})`
  }
}

/** All of the tests; the parentheses of a single one are the caller's. */
export function allOf(tests: readonly string[]): string {
  const [only = 'true'] = tests
  return tests.length > 1 ? tests.join(' && ') : only.replace(/^\((.*)\)$/s, '$1')
}

/** True if a value is not one of these. */
export const failsEnum = (values: readonly (string | number | boolean)[], value: string): string =>
  values.map((choice) => `${value} !== ${literal(choice)}`).join(' && ')

/** The values of an enumeration that the other keywords of its schema allow: no other check is needed. */
export function allowedValues(schema: Schema): (string | number | boolean)[] {
  const types = distinctTypes(schema)
  const typed = (value: string | number | boolean): boolean =>
    types.length === 0 || types.some((type) => (type === 'integer' ? Number.isInteger(value) : type === typeof value))
  return [...new Set(schema.enum)].filter((value) => typed(value) && withinBounds(value, schema))
}

function withinBounds(value: string | number | boolean, schema: Schema): boolean {
  const {
    minimum = -Infinity,
    maximum = Infinity,
    exclusiveMinimum = -Infinity,
    exclusiveMaximum = Infinity,
    minLength = 0,
    maxLength = Infinity,
  } = schema
  if (typeof value === 'string') return [...value].length >= minLength && [...value].length <= maxLength
  return (
    typeof value !== 'number' ||
    (value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum)
  )
}

/** Whether a schema refuses anything at all. */
export function demands(schema: Schema): boolean {
  const { type, enum: values, anyOf, items, properties, required, additionalProperties, ...rest } = schema
  if (type !== undefined || values !== undefined || required?.length || additionalProperties === false) return true
  if (boundKeywords.some((keyword) => rest[keyword] !== undefined) || anyOf?.every(demands)) return true
  if (typeof additionalProperties === 'object' && demands(additionalProperties)) return true
  return (items !== undefined && demands(items)) || Object.values(properties ?? {}).some(demands)
}
