/** Schemas in words. */
import type { Schema, SchemaType } from './ir.js'

/** What a value must be, as messages say it: `string`, `integer or string`, `a list of strings`. */
export function describeType(schema: Schema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(describeType))].join(' or ')
  if (schema.type === undefined) return schema.enum ? 'one of the documented values' : 'anything'
  return typesOf(schema).map((type) => describeOne(type, schema)).join(' or ')
}

export const typesOf = ({ type }: Schema): readonly SchemaType[] => (type === undefined ? [] : typeof type === 'string' ? [type] : type)

function describeOne(type: SchemaType, schema: Schema): string {
  if (type === 'object') return 'table'
  if (type !== 'array') return type
  const items = schema.items === undefined ? [] : typesOf(schema.items)
  return items.length === 1 ? `list of ${plurals[items[0]!]}` : 'list'
}

const plurals: { readonly [type in SchemaType]: string } = {
  string: 'strings', integer: 'integers', number: 'numbers', boolean: 'booleans', object: 'tables', array: 'lists', null: 'nulls',
}

/** The constraints beyond the type, one sentence each, for doc comments and pages. */
export function describeConstraints(schema: Schema): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, minItems, maxItems } = schema
  const labels = schema['x-labels'] ?? {}
  return [
    ...range(minimum, maximum, ''),
    ...(exclusiveMinimum === undefined ? [] : [`More than ${exclusiveMinimum}.`]),
    ...(exclusiveMaximum === undefined ? [] : [`Less than ${exclusiveMaximum}.`]),
    ...range(minLength, maxLength, ' characters'),
    ...range(minItems, maxItems, ' items'),
    ...(schema.format === undefined ? [] : [`Format: ${schema.format}.`]),
    ...(schema['x-unit'] === undefined ? [] : [`Unit: ${schema['x-unit']}.`]),
    ...(Object.keys(labels).length === 0 ? [] : [`Values: ${Object.entries(labels).map(([value, label]) => `${value} = ${label}`).join(', ')}.`]),
  ]
}

function range(least: number | undefined, most: number | undefined, what: string): string[] {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${what}.`]
  if (least !== undefined) return [`At least ${least}${what}.`]
  return most === undefined ? [] : [`At most ${most}${what}.`]
}
