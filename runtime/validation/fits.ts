import { brokenBoundsOf } from './bounds.js'
import type { Schema, SchemaType } from './schema.js'

/** Whether a value satisfies a schema. Formats are annotations. */
export function fits(schema: Schema, value: unknown): boolean {
  const types = typesOf(schema)
  if (types.length > 0 && !types.some((type) => isType(type, value))) return false
  if (schema.enum && !schema.enum.includes(value as string)) return false
  if (schema.anyOf && !schema.anyOf.some((option) => fits(option, value))) return false
  if (brokenBoundsOf(schema, value).length > 0) return false
  if (Array.isArray(value)) return value.every((item) => fits(schema.items ?? {}, item))
  return (
    typeof value !== 'object' || value === null || fitsObject(schema, value as { readonly [name: string]: unknown })
  )
}

/** The types that a schema allows; empty if it states none. */
export const typesOf = ({ type }: Schema): readonly SchemaType[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type

function isType(type: SchemaType, value: unknown): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'null':
      return value === null
  }
}

function fitsObject(
  { properties = {}, required = [], additionalProperties = true }: Schema,
  value: { readonly [name: string]: unknown },
): boolean {
  if (required.some((name) => !Object.hasOwn(value, name))) return false
  return Object.entries(value).every(([name, each]) => {
    if (Object.hasOwn(properties, name)) return fits(properties[name]!, each)
    return typeof additionalProperties === 'boolean' ? additionalProperties : fits(additionalProperties, each)
  })
}
