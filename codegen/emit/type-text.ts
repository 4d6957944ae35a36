/** Schemas as TypeScript types. */
import { meaningOf } from '../../runtime/tools/prose.js'
import { boundKeywords } from '../../runtime/validation/bounds.js'
import type { Schema, SchemaType } from '../ir.js'
import { allowedValues, distinctTypes } from './conditions.js'
import { commentText, docComment, indented, lineText, literal, propertyKey } from './escape.js'

/**
 * `input`: closed enumerations, as the validator has them. `output`: open to values and fields that nothing documents.
 */
export type Direction = 'input' | 'output'

/** One property of an object type. */
export interface PropertyText {
  readonly name: string
  readonly schema: Schema
  readonly optional: boolean
  /** Paragraphs in addition to those that the schema gives. */
  readonly comment?: readonly string[]
}

/** The type of a schema; its further lines are indented by `indent`. */
export function typeText(schema: Schema, direction: Direction, indent = ''): string {
  return schemaType(schema, direction).replaceAll('\n', `\n${indent}`)
}

function schemaType(schema: Schema, direction: Direction): string {
  if (schema.enum) return enumText(schema, direction)
  if (schema.anyOf) return union(schema.anyOf.map((option) => typeText(option, direction)))
  const types = distinctTypes(schema)
  if (types.length === 0) return schema.properties ? objectText(schema, direction) : 'unknown'
  return union(types.map((type) => oneType(type, schema, direction)))
}

function oneType(type: SchemaType, schema: Schema, direction: Direction): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return `readonly ${elementText(typeText(schema.items ?? {}, direction))}[]`
    case 'object':
      return objectText(schema, direction)
  }
}

/** An object type is a single element only if it ends with its own brace. */
const elementText = (text: string): string => (/^\w+$|^\{[^{}]*\}$|^\{(?:\n .*)*\n\}$/.test(text) ? text : `(${text})`)

/** `(string & {})` and its like keep the documented values in completions and accept others. */
function enumText(schema: Schema, direction: Direction): string {
  const values = allowedValues(schema)
  const open = [...new Set(values.map((value) => typeof value))]
    .filter((type) => type !== 'boolean')
    .map((type) => `(${type} & {})`)
  return values.length === 0
    ? 'never'
    : union([...values.map((value) => literal(value)), ...(direction === 'output' ? open : [])])
}

const union = (texts: readonly string[]): string =>
  texts.includes('unknown') ? 'unknown' : [...new Set(texts)].join(' | ')

/** The type of an object schema. */
export function objectText(schema: Schema, direction: Direction): string {
  const required = new Set(schema.required)
  const properties = new Map(Object.entries(schema.properties ?? {}))
  for (const name of required) if (!properties.has(name)) properties.set(name, {})
  const texts = [...properties].map(([name, each]) => ({ name, schema: each, optional: !required.has(name) }))
  return membersText(
    texts,
    direction,
    properties.size === 0 ? (schema.additionalProperties ?? true) : schema.additionalProperties !== false,
  )
}

/**
 * An object type of properties with their comments. `others`: whether there may be further fields: none, any, or of one
 * schema.
 */
export function membersText(
  properties: readonly PropertyText[],
  direction: Direction,
  others: boolean | Schema,
): string {
  const rest =
    others === false ? [] : [`readonly [field: string]: ${others === true ? 'unknown' : typeText(others, direction)};`]
  const members = properties.map(({ name, schema, optional, comment = [] }) => {
    return (
      `${docComment([...comment, ...schemaComment(schema)])}readonly ` +
      `${propertyKey(name)}${optional ? '?' : ''}: ${typeText(schema, direction)};`
    )
  })
  const [only] = rest
  if (members.length === 0 && only !== undefined && !only.includes('\n')) return `{ ${only.slice(0, -1)} }`
  return members.length + rest.length === 0
    ? '{ readonly [field: string]: never }'
    : `{\n${indented([...members, ...rest].join('\n'))}\n}`
}

/** Constraints that have a tag of their name: editors show them, and tools read them back. */
const tagged = [...boundKeywords, 'format'] as const satisfies readonly (keyof Schema)[]

const constraintTags = (schema: Schema): string[] =>
  tagged.flatMap((keyword) => {
    const value = schema[keyword]
    return value === undefined ? [] : [`@${keyword} ${lineText(String(value))}`]
  })

/** What a schema says in addition to its type, as paragraphs and tags. */
function schemaComment(schema: Schema): string[] {
  return [
    ...(schema.description === undefined ? [] : [commentText(schema.description)]),
    ...meaningOf(schema).map(commentText),
    ...(schema['x-inferred'] === true ? ['Inferred from the documented examples.'] : []),
    ...constraintTags(schema),
    ...(schema.default === undefined ? [] : [`@default ${commentText(JSON.stringify(schema.default))}`]),
    ...(schema.examples ?? []).slice(0, 3).map((example) => `@example ${commentText(JSON.stringify(example))}`),
    ...(schema.deprecated === true ? ['@deprecated'] : []),
  ]
}
