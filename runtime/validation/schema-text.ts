/** Types in words. */
import { typesOf } from './fits.js'
import type { Schema, SchemaType } from './schema.js'

/** What a value must be, as messages say it: `string`, `integer or string`, `a list of strings`. */
export function describeType(schema: Schema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(describeType))].join(' or ')
  if (schema.type === undefined) return schema.enum ? 'one of the documented values' : 'anything'
  return typesOf(schema)
    .map((type) => describeOne(type, schema))
    .join(' or ')
}

function describeOne(type: SchemaType, schema: Schema): string {
  if (type === 'object') return 'table'
  if (type !== 'array') return type
  const items = schema.items === undefined ? [] : typesOf(schema.items)
  return items.length === 1 ? `list of ${plurals[items[0]!]}` : 'list'
}

const plurals: { readonly [type in SchemaType]: string } = {
  string: 'strings',
  integer: 'integers',
  number: 'numbers',
  boolean: 'booleans',
  object: 'tables',
  array: 'lists',
  null: 'nulls',
}
