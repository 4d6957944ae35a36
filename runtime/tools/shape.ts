/** How a dialect of closed objects treats a schema. The converter, `decode` and its inverse share it. */
import { typesOf } from '../validation/fits.js'
import type { Schema, SchemaType } from '../validation/schema.js'

/** `text`: objects of any shape, for which there is no schema. `options`: one of several schemas. */
export type Shape =
  | { readonly kind: 'text' /** The types that are sent as they are. */; readonly scalars: readonly SchemaType[] }
  | { readonly kind: 'options'; readonly options: readonly Schema[] }
  | { readonly kind: 'plain' }

/**
 * A list or an object next to other types is an alternative of its own, because vendors read its keywords only there.
 */
export function shapeOf(schema: Schema): Shape {
  if (schema.enum && !schema.anyOf) return { kind: 'plain' }
  const types = typesOf(schema)
  const options = schema.anyOf ?? (types.length > 1 && types.some(isNested) ? optionsOf(schema, types) : undefined)
  if (options) {
    const isText = options.some((option) => shapeOf(option).kind === 'text')
    return isText ? { kind: 'text', scalars: scalarsOf({ anyOf: options }) } : { kind: 'options', options }
  }
  if (types.length === 0) return { kind: 'text', scalars: anyScalar }
  if (types[0] !== 'object') return { kind: 'plain' }
  const isNamed = Object.keys(schema.properties ?? {}).length > 0 || schema.additionalProperties === false
  return isNamed ? { kind: 'plain' } : { kind: 'text', scalars: [] }
}

const isNested = (type: SchemaType): boolean => type === 'array' || type === 'object'

const anyScalar: readonly SchemaType[] = ['string', 'number', 'boolean', 'null']

const optionsOf = ({ description: _, default: __, examples: ___, ...schema }: Schema, types: readonly SchemaType[]) =>
  types.map((type): Schema => ({ ...schema, type }))

function scalarsOf(schema: Schema): readonly SchemaType[] {
  if (schema.anyOf) return [...new Set(schema.anyOf.flatMap(scalarsOf))]
  const types = typesOf(schema)
  if (types.length > 0) return types.filter((type) => !isNested(type))
  return schema.enum ? [...new Set(schema.enum.map((value) => typeof value as SchemaType))] : anyScalar
}
