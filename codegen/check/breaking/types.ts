import type { Schema, SchemaType } from '../../ir.js'

/** How the accepted values of two schemas relate, judged by their types alone. */
export type TypeRelation = 'same' | 'narrowed' | 'generalized' | 'changed'

const everyType = ['string', 'number', 'boolean', 'object', 'array', 'null'] as const satisfies readonly SchemaType[]

/** Compares the type sets; `integer` counts as a part of `number`. */
export function relateTypes(before: Schema, after: Schema): TypeRelation {
  const [was, is] = [typesOf(before), typesOf(after)]
  const kept = contains(is, was)
  const shrunk = contains(was, is)
  if (kept && shrunk) return 'same'
  if (kept) return 'generalized'
  return shrunk ? 'narrowed' : 'changed'
}

/** `string`, `integer or string`, `array of string`, `anything`. */
export function describeTypes(schema: Schema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(describeTypes))].join(' or ')
  if (schema.type === undefined) return 'anything'
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type
  return types
    .map((type) =>
      type === 'array' && schema.items?.type !== undefined ? `array of ${describeTypes(schema.items)}` : type,
    )
    .join(' or ')
}

function typesOf(schema: Schema): ReadonlySet<SchemaType> {
  if (schema.anyOf) return new Set(schema.anyOf.flatMap((option) => [...typesOf(option)]))
  if (schema.type === undefined) return new Set(everyType)
  return new Set(typeof schema.type === 'string' ? [schema.type] : schema.type)
}

function contains(outer: ReadonlySet<SchemaType>, inner: ReadonlySet<SchemaType>): boolean {
  return [...inner].every((type) => outer.has(type) || (type === 'integer' && outer.has('number')))
}
