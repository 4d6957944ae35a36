/** What the use of a value shows about it. */
import type { Json, Schema, SchemaType } from '../validation/schema.js'
import { mergeAll } from './merge.js'
import type { LuaValue } from './value.js'

/** Grows while code is read. */
export interface Shape {
  readonly fields: Map<string, { readonly shape: Shape; certain: boolean; asked: boolean }>
  item?: Shape
  /** Types that uses allow; the first use decides, later ones narrow. Empty: nothing is known. */
  types: ReadonlySet<SchemaType>
  readonly examples: Json[]
  description?: string
  /** How deep in the answer it is. */
  readonly level: number
}

/** Deeper parts of an answer are not followed. */
const deepest = 24

export const newShape = (level = 0): Shape => ({ fields: new Map(), types: new Set(), examples: [], level })

/** A comment says what the value is. */
export function describe(shape: Shape, description: string): void {
  shape.description ??= description
}

/** How code reads a field: it relies on the field, it tests the field, or it reads the field under a condition. */
export type Reliance = 'certain' | 'asked' | 'perhaps'

/** A field that code reads. */
export function fieldOf(shape: Shape, name: string, reliance: Reliance): Shape {
  const known = shape.fields.get(name)
  const field = known ?? { shape: newShape(shape.level + 1), certain: false, asked: false }
  if (reliance === 'certain') field.certain = true
  if (reliance === 'asked') field.asked = true
  if (!known && field.shape.level <= deepest) shape.fields.set(name, field)
  return field.shape
}

/** The items of a value that code walks through. */
export function itemOf(shape: Shape): Shape {
  if (shape.level >= deepest) return newShape(shape.level)
  shape.item ??= newShape(shape.level + 1)
  return shape.item
}

/** Whether nothing shows that it has fields or items. */
export const isBare = ({ fields, item }: Shape): boolean => fields.size === 0 && !item

/** Code uses the value as one of `types`; what is known to have fields or items stays what it is. */
export function useAs(shape: Shape, types: readonly SchemaType[]): void {
  if (!isBare(shape)) return
  const narrower = types.filter((type) => shape.types.has(type))
  if (shape.types.size === 0) shape.types = new Set(types)
  else if (narrower.length > 0) shape.types = new Set(narrower)
}

/** A possible value; the first ones are the most certain. */
export function addExample(shape: Shape, value: Json, first = false): void {
  const others = shape.examples.filter((example) => example !== value)
  shape.examples.splice(
    0,
    shape.examples.length,
    ...(first ? [value, ...others] : shape.examples.includes(value) ? shape.examples : [...others, value]),
  )
}

/** The schema of a shape; undefined if nothing is known. Marked `x-inferred`. */
export function schemaOfShape(shape: Shape): Schema | undefined {
  const schema = bare(shape)
  return Object.keys(schema).length === 0 ? undefined : { ...schema, 'x-inferred': true }
}

function bare(shape: Shape): Schema {
  const schema = structure(shape)
  return shape.description === undefined ? schema : { ...schema, description: shape.description }
}

function structure(shape: Shape): Schema {
  const examples = shape.examples.length > 0 ? { examples: [...new Set(shape.examples)] } : {}
  if (shape.fields.size > 0 && !shape.item) {
    const fields = [...shape.fields]
    const required = fields.filter(([, { certain, asked }]) => certain && !asked).map(([name]) => name)
    const properties = Object.fromEntries(fields.map(([name, field]) => [name, bare(field.shape)]))
    return { type: 'object', properties, ...(required.length > 0 && { required }) }
  }
  if (shape.item && shape.fields.size === 0) return { type: 'array', items: bare(shape.item) }
  // Code that uses it both as a list and as a table of names shows nothing that holds for all values.
  if (shape.item) return {}
  const types = [...shape.types]
  return types.length === 0 ? examples : { type: types.length === 1 ? types[0]! : types, ...examples }
}

/** The schema of a value that is spelled out, with its scalars as examples. */
export function schemaOfValue(value: LuaValue): Schema {
  if (value.kind === 'computed') return {}
  if (value.kind === 'literal')
    return value.value === null
      ? {}
      : { type: typeOf(value.value), ...(!isEllipsis(value.value) && { examples: [value.value] }) }
  if (value.items.length > 0 && value.fields.length === 0)
    return { type: 'array', items: mergeAll(value.items.map(schemaOfValue)) }
  const properties = Object.fromEntries(value.fields.map(({ name, value: each }) => [name, schemaOfValue(each)]))
  return value.fields.length === 0 ? {} : { type: 'object', properties }
}

/** `"..."` stands for any text. */
const isEllipsis = (value: string | number | boolean): boolean =>
  typeof value === 'string' && /^(?:\.{2,}|…)$/.test(value.trim())

function typeOf(value: string | number | boolean): SchemaType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value === 'string' ? 'string' : 'boolean'
}
