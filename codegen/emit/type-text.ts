/** Schemas as TypeScript types. */
import type { Schema, SchemaType } from '../ir.js'
import { describeConstraints, typesOf } from '../schema-text.js'
import { commentText, docComment, literal, propertyKey } from './escape.js'

/** `input`: closed enumerations, as the validator has them. `output`: open to values and fields that nothing documents. */
export type Direction = 'input' | 'output'

/** One property of an object type. */
export interface PropertyText {
  readonly name: string
  readonly schema: Schema
  readonly optional: boolean
  /** Paragraphs beside those that the schema gives. */
  readonly comment?: readonly string[]
}

/** The type of a schema; object types span lines and are indented by `indent`. */
export function typeText(schema: Schema, direction: Direction, indent = ''): string {
  if (schema.anyOf) return union(schema.anyOf.map((option) => typeText(option, direction, indent)))
  if (schema.enum) return enumText(schema.enum, direction)
  if (schema.type === undefined) return schema.properties ? objectText(schema, direction, indent) : 'unknown'
  return union(typesOf(schema).map((type) => oneType(type, schema, direction, indent)))
}

function oneType(type: SchemaType, schema: Schema, direction: Direction, indent: string): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return `readonly ${elementText(typeText(schema.items ?? {}, direction, indent))}[]`
    case 'object':
      return objectText(schema, direction, indent)
  }
}

const elementText = (text: string): string => (/^\w+$/.test(text) || (text.startsWith('{') && text.endsWith('}') && !text.includes('} | ')) ? text : `(${text})`)

/** `(string & {})` and its like keep the documented values in completions and accept others. */
function enumText(values: readonly (string | number | boolean)[], direction: Direction): string {
  const open = [...new Set(values.map((value) => typeof value))].filter((type) => type !== 'boolean').map((type) => `(${type} & {})`)
  return union([...values.map(literal), ...(direction === 'output' ? open : [])])
}

const union = (texts: readonly string[]): string => (texts.includes('unknown') ? 'unknown' : [...new Set(texts)].join(' | '))

function objectText(schema: Schema, direction: Direction, indent: string): string {
  const properties = Object.entries(schema.properties ?? {}).map(([name, each]) => ({ name, schema: each, optional: !(schema.required?.includes(name) ?? false) }))
  return membersText(properties, direction, { indent, open: schema.additionalProperties !== false })
}

/** An object type of properties with their comments. `open` adds an index signature for fields that nothing documents. */
export function membersText(properties: readonly PropertyText[], direction: Direction, { indent, open }: { indent: string; open: boolean }): string {
  const inner = `${indent}  `
  const members = properties.map(({ name, schema, optional, comment = [] }) => {
    const doc = docComment([...comment, ...schemaComment(schema)], inner)
    return `${doc}${inner}readonly ${propertyKey(name)}${optional ? '?' : ''}: ${typeText(schema, direction, inner)}\n`
  })
  const rest = open ? [`${inner}readonly [field: string]: unknown\n`] : []
  return members.length === 0 && !open ? '{}' : `{\n${[...members, ...rest].join('')}${indent}}`
}

/** What a schema says beyond its type, as paragraphs and tags. */
export function schemaComment(schema: Schema): string[] {
  return [
    ...(schema.description === undefined ? [] : [commentText(schema.description)]),
    ...describeConstraints(schema).map(commentText),
    ...(schema['x-inferred'] === true && schema.properties === undefined ? ['Seen in a documented example only.'] : []),
    ...(schema.default === undefined ? [] : [`@default ${commentText(JSON.stringify(schema.default))}`]),
    ...(schema.examples ?? []).slice(0, 3).map((example) => `@example ${commentText(JSON.stringify(example))}`),
    ...(schema.deprecated === true ? ['@deprecated'] : []),
  ]
}
