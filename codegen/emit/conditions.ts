/** Expressions that test a value: the leaves of validators. */

import { boundKeywords } from '../../runtime/validation/bounds.js'
import { typesOf } from '../../runtime/validation/fits.js'
import type { Schema, SchemaType } from '../ir.js'
import type { CheckSite } from './check-site.js'
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

/** Where tests are written: it says what the runtime's are called. */
type Site = Pick<CheckSite, 'guard'>

/** True if a value is not of a type. */
export function failsType(type: SchemaType, value: string, site: Site): string {
  switch (type) {
    case 'integer':
      return `!${site.guard('isInteger')}(${value})`
    case 'number':
      return `!${site.guard('isNumber')}(${value})`
    case 'string':
    case 'boolean':
    case 'array':
    case 'object':
    case 'null':
      return failsKind(type, value, site)
  }
}

/** True if a value is not of a kind. */
export function failsKind(kind: Kind, value: string, site: Site): string {
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
      return `!${site.guard('isFields')}(${value})`
  }
}

/** True if a value is of a kind. */
export function isKind(kind: Kind, value: string, site: Site): string {
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
      return `${site.guard('isFields')}(${value})`
  }
}

/** All of the tests. */
export const allOf = (tests: readonly string[]): string => (tests.length === 0 ? 'true' : tests.join(' && '))

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
