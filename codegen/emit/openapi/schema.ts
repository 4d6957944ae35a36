/** Documented schemas as schemas of OpenAPI 3.1, and as the API itself has them. */
import type { Schema } from '../../ir.js'
import type { OverlayParameter } from '../../overlay/overlay.js'

/** JSON Schema as OpenAPI 3.1 takes it. */
export type ApiSchema = { readonly [keyword: string]: unknown }

type Sent = Extract<OverlayParameter, { kind: 'sent' }>

/** A documented schema without our own keywords. */
export function apiSchema(schema: Schema): ApiSchema {
  const { items, properties, additionalProperties, anyOf, ...own } = schema
  const plain = Object.fromEntries(Object.entries(own).filter(([keyword]) => !keyword.startsWith('x-')))
  return {
    ...plain,
    ...(items && { items: apiSchema(items) }),
    ...(properties && { properties: mapped(properties, apiSchema) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: apiSchema(additionalProperties) }
      : additionalProperties !== undefined && { additionalProperties }),
    ...(anyOf && { anyOf: anyOf.map(apiSchema) }),
  }
}

/** What the API takes for a parameter: its own values, within its own limits. */
export function sentSchema(schema: Schema, { values, limit }: Sent): ApiSchema {
  const limited: Schema = {
    ...schema,
    ...(limit?.minimum !== undefined && { minimum: Math.max(limit.minimum, schema.minimum ?? limit.minimum) }),
    ...(limit?.maximum !== undefined && { maximum: Math.min(limit.maximum, schema.maximum ?? limit.maximum) }),
    ...(limit?.only && { enum: limit.only }),
    ...(limit?.format && { format: limit.format }),
  }
  return apiSchema(values ? withValues(limited, values) : limited)
}

/** A schema whose values have the names that the API gives them. */
export function withValues(schema: Schema, values: ReadonlyMap<string, string | number | boolean>): Schema {
  const documented = schema.enum ?? (schema.type === 'boolean' ? [true, false] : undefined)
  const { type: _, enum: __, default: ___, examples: ____, ...more } = schema
  if (!documented) return more
  return { ...more, enum: [...new Set(documented.map((value) => values.get(String(value)) ?? value))] }
}

const mapped = <In, Out>(object: { readonly [name: string]: In }, change: (value: In) => Out) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]))

/** The combination of two schemas; one of them if they are equal. */
export function either(one: ApiSchema | undefined, other: ApiSchema): ApiSchema {
  if (one === undefined || JSON.stringify(one) === JSON.stringify(other)) return other
  if (isValues(one) && isValues(other)) return { enum: [...new Set([...one.enum, ...other.enum])] }
  const options = [...optionsOf(one), ...optionsOf(other)]
  return { anyOf: [...new Map(options.map((option) => [JSON.stringify(option), option])).values()] }
}

/**
 * Merges objects, because readers of `deepObject` expect one list of properties: a property is required only if both
 * require it.
 */
export function eitherObject(one: ApiSchema | undefined, other: ApiSchema): ApiSchema {
  if (one === undefined) return other
  const [first, second] = [one, other] as readonly [Schema, Schema]
  const properties = { ...first.properties } as Record<string, ApiSchema>
  for (const [name, schema] of Object.entries(second.properties ?? {})) {
    const inner = schema as ApiSchema
    const isNested = 'properties' in inner && 'properties' in (properties[name] ?? {})
    properties[name] = isNested ? eitherObject(properties[name], inner) : either(properties[name], inner)
  }
  const required = (first.required ?? []).filter((name) => second.required?.includes(name))
  return { type: 'object', properties, ...(required.length > 0 && { required }) }
}

const isValues = (schema: ApiSchema): schema is { readonly enum: readonly unknown[] } =>
  Array.isArray(schema['enum']) && Object.keys(schema).length === 1

const optionsOf = (schema: ApiSchema): readonly ApiSchema[] =>
  Array.isArray(schema['anyOf']) && Object.keys(schema).length === 1 ? (schema['anyOf'] as ApiSchema[]) : [schema]
