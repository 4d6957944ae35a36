/** Merges several observations of one value. */
import type { Schema, SchemaType } from '../validation/schema.js'

/**
 * How many properties are visited while observations of one value are merged: hundreds of answers with hundreds of
 * fields add nothing.
 */
const MOST_MERGED = 10_000

/**
 * What all observations of one value show together, in their order; only the first ones if there are more than any
 * document shows.
 */
export function mergeAll([first = {}, ...others]: readonly Schema[]): Schema {
  let [merged, spent] = [first, 0]
  for (const other of others) {
    spent += sizeOf(merged) + sizeOf(other)
    if (spent > MOST_MERGED) break
    merged = mergeSchemas(merged, other)
  }
  return merged
}

function sizeOf({ properties = {}, items }: Schema): number {
  return Object.values(properties).reduce((sum, value) => sum + sizeOf(value), 1) + (items ? sizeOf(items) : 0)
}

/** What two observations of one value show together: nothing if they contradict each other. */
export function mergeSchemas(a: Schema, b: Schema): Schema {
  const types = mergeTypes(a, b)
  if (types === 'contradiction') return {}
  const examples = [...new Set([...(a.examples ?? []), ...(b.examples ?? [])])].slice(0, 5)
  const items = a.items && b.items ? mergeSchemas(a.items, b.items) : (a.items ?? b.items)
  const properties = mergeProperties(a, b)
  const required = mergeRequired(a, b)
  const { required: _a, ...one } = a
  const { required: _b, ...other } = b
  return {
    ...one,
    ...other,
    ...(types && { type: types }),
    ...(items && { items }),
    ...(properties && { properties }),
    ...(required.length > 0 && { required }),
    ...(examples.length > 0 && { examples }),
    ...((a['x-inferred'] || b['x-inferred']) && {
      'x-inferred': (a['x-inferred'] ?? true) && (b['x-inferred'] ?? true),
    }),
  }
}

const listTypes = ({ type }: Schema): readonly SchemaType[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type

function mergeTypes(a: Schema, b: Schema): Schema['type'] | 'contradiction' {
  const [one, other] = [listTypes(a), listTypes(b)]
  if (one.length === 0 || other.length === 0) return a.type ?? b.type
  const both = one.filter((type) => other.includes(type))
  if (both.length > 0) return both.length === 1 ? both[0] : both
  const numeric = (types: readonly SchemaType[]): boolean => types.includes('integer') || types.includes('number')
  if (numeric(one) && numeric(other)) return 'number'
  const scalar = (types: readonly SchemaType[]): boolean => !types.includes('object') && !types.includes('array')
  return scalar(one) && scalar(other) ? [...one, ...other] : 'contradiction'
}

function mergeProperties(a: Schema, b: Schema): Schema['properties'] {
  if (!a.properties || !b.properties) return a.properties ?? b.properties
  const names = [...new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])]
  return Object.fromEntries(names.map((name) => [name, mergeSchemas(own(a.properties, name), own(b.properties, name))]))
}

const own = (properties: Schema['properties'], name: string): Schema =>
  properties && Object.hasOwn(properties, name) ? properties[name]! : {}

/** What one observation needs, unless the other one knows the field and does not need it. */
function mergeRequired(a: Schema, b: Schema): string[] {
  const keeps =
    (other: Schema) =>
    (name: string): boolean =>
      !other.properties || !Object.hasOwn(other.properties, name) || (other.required ?? []).includes(name)
  return [...new Set([...(a.required ?? []).filter(keeps(b)), ...(b.required ?? []).filter(keeps(a))])]
}
