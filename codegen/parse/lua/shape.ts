/** What is known of a value from how code uses it. */
import type { Json, Schema, SchemaType } from '../../ir.js'
import type { LuaValue } from './value.js'

/** Grows while code is read. */
export interface Shape {
  readonly fields: Map<string, { readonly shape: Shape; certain: boolean }>
  item?: Shape
  /** Types that uses allow; the first use decides, later ones narrow. Empty: nothing is known. */
  types: ReadonlySet<SchemaType>
  readonly examples: Json[]
}

export const newShape = (): Shape => ({ fields: new Map(), types: new Set(), examples: [] })

/** A field that code reads; `certain` unless the code asks whether it is there. */
export function fieldOf(shape: Shape, name: string, certain: boolean): Shape {
  const known = shape.fields.get(name)
  if (known) {
    known.certain &&= certain
    return known.shape
  }
  const field = newShape()
  shape.fields.set(name, { shape: field, certain })
  return field
}

/** The items of a value that code walks through. */
export function itemOf(shape: Shape): Shape {
  shape.item ??= newShape()
  return shape.item
}

/** Code uses the value as one of `types`. */
export function useAs(shape: Shape, types: readonly SchemaType[]): void {
  const both = types.filter((type) => shape.types.has(type))
  shape.types = new Set(shape.types.size === 0 || both.length === 0 ? (shape.types.size === 0 ? types : shape.types) : both)
}

/** The schema of a shape; undefined where nothing is known. Marked `x-inferred`. */
export function schemaOfShape(shape: Shape): Schema | undefined {
  const schema = bare(shape)
  return Object.keys(schema).length === 0 ? undefined : { ...schema, 'x-inferred': true }
}

function bare(shape: Shape): Schema {
  const examples = shape.examples.length > 0 ? { examples: [...new Set(shape.examples)] } : {}
  if (shape.fields.size > 0 && !shape.item) {
    const fields = [...shape.fields]
    const required = fields.filter(([, { certain }]) => certain).map(([name]) => name)
    const properties = Object.fromEntries(fields.map(([name, field]) => [name, bare(field.shape)]))
    return { type: 'object', properties, ...(required.length > 0 && { required }) }
  }
  if (shape.item && shape.fields.size === 0) return { type: 'array', items: bare(shape.item) }
  // Both a list and a table of names: code that does both tells nothing that holds for all values.
  if (shape.item) return {}
  const types = [...shape.types]
  return types.length === 0 ? examples : { type: types.length === 1 ? types[0]! : types, ...examples }
}

/** The schema of a value that is spelled out, with its scalars as examples. */
export function schemaOfValue(value: LuaValue): Schema {
  if (value.kind === 'computed') return {}
  if (value.kind === 'literal') return value.value === null ? {} : { type: typeOf(value.value), examples: [value.value] }
  if (value.items.length > 0 && value.fields.length === 0) return { type: 'array', items: value.items.map(schemaOfValue).reduce(mergeSchemas) }
  const properties = Object.fromEntries(value.fields.map(({ name, value: each }) => [name, schemaOfValue(each)]))
  return value.fields.length === 0 ? {} : { type: 'object', properties }
}

function typeOf(value: string | number | boolean): SchemaType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value === 'string' ? 'string' : 'boolean'
}

/** What two observations of one value say together. Where they contradict each other nothing is said. */
export function mergeSchemas(a: Schema, b: Schema): Schema {
  const types = mergeTypes(a, b)
  if (types === 'contradiction') return {}
  const examples = [...new Set([...(a.examples ?? []), ...(b.examples ?? [])])].slice(0, 5)
  const items = a.items && b.items ? mergeSchemas(a.items, b.items) : (a.items ?? b.items)
  const properties = mergeProperties(a, b)
  const required = mergeRequired(a, b)
  return {
    ...a,
    ...b,
    ...(types && { type: types }),
    ...(items && { items }),
    ...(properties && { properties }),
    ...(required.length > 0 && { required }),
    ...(examples.length > 0 && { examples }),
    ...((a['x-inferred'] || b['x-inferred']) && { 'x-inferred': (a['x-inferred'] ?? true) && (b['x-inferred'] ?? true) }),
  }
}

const listTypes = ({ type }: Schema): readonly SchemaType[] => (type === undefined ? [] : typeof type === 'string' ? [type] : type)

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
  return Object.fromEntries(names.map((name) => [name, mergeSchemas(a.properties![name] ?? {}, b.properties![name] ?? {})]))
}

/** What one observation needs, unless the other one knows the field and does not need it. */
function mergeRequired(a: Schema, b: Schema): string[] {
  const keeps = (other: Schema) => (name: string): boolean => !other.properties || !Object.hasOwn(other.properties, name) || (other.required ?? []).includes(name)
  return [...new Set([...(a.required ?? []).filter(keeps(b)), ...(b.required ?? []).filter(keeps(a))])]
}
