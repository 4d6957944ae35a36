/** A schema in another dialect. */
import { defined } from '../defined.js'
import { typesOf } from '../validation/fits.js'
import type { Schema, SchemaType } from '../validation/schema.js'
import type { Constraint, Dialect } from './dialects.js'
import { constraints, type JsonSchema } from './plain-schema.js'
import { describe, meaningOf, sentenceOf } from './prose.js'
import type { Report } from './report.js'
import { shapeOf } from './shape.js'

/** Where a schema is and what surrounds it. */
export interface Position {
  /** `filter.status`, `media_urls[]` */
  readonly path: string
  readonly description?: string
  /** Whether null stands for absence. */
  readonly nullable?: boolean
}

/** Converts the schema of a parameter and everything inside it. */
function convert(schema: Schema, dialect: Dialect, position: Position, report: Report): JsonSchema {
  const shape = dialect.closed ? shapeOf(schema) : undefined
  if (shape?.kind === 'text') return asText(schema, shape.scalars, position, report)
  if (shape?.kind === 'options' && !schema.anyOf) return asOptions(schema, shape.options, dialect, position, report)
  const { description = schema.description } = position
  const prose = [...meaningOf(schema, description)]
  const kept: JsonSchema = {}
  for (const keyword of constraints) {
    if (schema[keyword] === undefined) continue
    if (keeps(dialect, keyword, schema)) kept[keyword] = structuredClone(schema[keyword])
    else {
      const sentence = sentenceOf(keyword, schema, description)
      if (sentence !== undefined) prose.push(sentence)
      if (keyword !== 'examples') report(described(position.path, keyword, schema))
    }
  }
  const text = describe(description, prose)
  return {
    ...typeOf(schema, dialect, position),
    ...alternativesOf(schema, dialect, position, report),
    ...(text !== undefined && { description: text }),
    ...insideOf(schema, dialect, position, report),
    ...kept,
  }
}

function keeps(dialect: Dialect, keyword: Constraint, schema: Schema): boolean {
  if (!dialect.keeps.has(keyword)) return false
  if (keyword === 'format') {
    if (dialect.closed && schema.type !== 'string') return false
    return dialect.formats === undefined || (schema.enum === undefined && dialect.formats.has(schema.format ?? ''))
  }
  return keyword !== 'minItems' || !dialect.onlySmallMinItems || (schema.type === 'array' && schema.minItems! <= 1)
}

const described = (path: string, keyword: Constraint, schema: Schema): Parameters<Report>[0] => ({
  parameter: path,
  keyword,
  action: 'described',
  message: `${keyword} ${JSON.stringify(schema[keyword])} of ${path} is in its description`,
})

/** Type and enumeration, with null where it stands for absence. */
function typeOf(schema: Schema, dialect: Dialect, { nullable = false }: Position): JsonSchema {
  const types = typesOf(schema)
  const withNull = nullable && types.length > 0 && !types.includes('null') ? [...types, 'null' as const] : types
  const values = schema.enum && [...schema.enum, ...(nullable ? [null] : [])]
  const type = withNull.length === 1 ? withNull[0] : withNull.length === 0 ? undefined : withNull
  if (values && !dialect.typedEnums) return { enum: values }
  if (schema.anyOf && !dialect.typedEnums) return {}
  return defined({ type, enum: values })
}

function alternativesOf({ anyOf }: Schema, dialect: Dialect, position: Position, report: Report): JsonSchema {
  if (!anyOf) return {}
  const options = anyOf.map((option) => convert(option, dialect, { path: position.path }, report))
  return { anyOf: position.nullable ? [...options, { type: 'null' }] : options }
}

/** What is inside: items, properties. */
function insideOf(schema: Schema, dialect: Dialect, position: Position, report: Report): JsonSchema {
  const { items, properties } = schema
  const types = typesOf(schema)
  const inside: JsonSchema = {}
  if (items || (dialect.closed && types.includes('array')))
    inside['items'] = convert(items ?? {}, dialect, { path: `${position.path}[]` }, report)
  if (properties || (dialect.closed && types.includes('object')))
    Object.assign(inside, convertObject(schema, dialect, position.path, report))
  return inside
}

/** Properties of an object, required ones first as documented. */
export function convertObject(schema: Schema, dialect: Dialect, path: string, report: Report): JsonSchema {
  const { properties = {}, required = [], additionalProperties } = schema
  const names = Object.keys(properties)
  const converted = names.map((name): [string, JsonSchema] => {
    const nullable = dialect.nullsForAbsent && !required.includes(name)
    const inner = path === '' ? name : `${path}.${name}`
    if (nullable && typesOf(properties[name]!).includes('null')) report(nullNote(inner))
    return [name, convert(properties[name]!, dialect, { path: inner, nullable }, report)]
  })
  if (dialect.closed && additionalProperties !== false && path !== '')
    report({
      parameter: path,
      keyword: 'additionalProperties',
      action: 'narrowed',
      message: `models send only the documented properties of ${path}`,
    })
  const demanded = dialect.nullsForAbsent ? names : required
  return {
    properties: Object.fromEntries(converted),
    ...extras(additionalProperties, dialect, path, report),
    ...((dialect.nullsForAbsent || demanded.length > 0) && { required: [...demanded] }),
  }
}

const nullNote = (path: string): Parameters<Report>[0] => ({
  parameter: path,
  keyword: 'type',
  action: 'narrowed',
  message: `null of ${path} stands for absence; models cannot send it`,
})

function extras(
  additional: Schema['additionalProperties'],
  dialect: Dialect,
  path: string,
  report: Report,
): JsonSchema {
  if (dialect.closed) return { additionalProperties: false }
  if (additional === undefined) return {}
  return {
    additionalProperties:
      typeof additional === 'boolean' ? additional : convert(additional, dialect, { path: `${path}.*` }, report),
  }
}

/** The types of a value as alternatives; its description precedes them. */
function asOptions(schema: Schema, options: readonly Schema[], dialect: Dialect, position: Position, report: Report) {
  const { description = schema.description } = position
  const said = (['default', 'examples'] as const).flatMap((keyword) => sentenceOf(keyword, schema, description) ?? [])
  const text = describe(description, said)
  return {
    ...alternativesOf({ anyOf: options }, dialect, position, report),
    ...(text !== undefined && { description: text }),
  }
}

/**
 * A value for which the dialect has no schema: scalars are sent as they are, a list or an object as text that `decode`
 * reads. Limits of the scalars would limit that text, so they become sentences.
 */
function asText(schema: Schema, scalars: readonly SchemaType[], position: Position, report: Report): JsonSchema {
  const { path, description = schema.description, nullable = false } = position
  const isMixed = scalars.some((type) => type !== 'null')
  report({
    parameter: path,
    keyword: schema.type === undefined ? 'type' : 'additionalProperties',
    action: 'encoded',
    message: `${isMixed ? `a list or an object in ${path}` : path} is JSON text, which decode reads`,
  })
  const types = [...new Set<SchemaType>(['string', ...scalars, ...(nullable ? (['null'] as const) : [])])]
  const hint = isMixed ? 'A list or an object is written as JSON text.' : 'Written as JSON text: {"key": "value"}.'
  const limits = constraints.flatMap((keyword) => sentenceOf(keyword, schema, description) ?? [])
  return {
    type: types.length === 1 ? types[0] : types,
    description: describe(description, [...meaningOf(schema, description), ...limits, hint]),
  }
}
