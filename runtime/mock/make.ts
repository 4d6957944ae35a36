/** Makes values from schemas: deterministic, plausible and valid. */

import { fits, typesOf } from '../validation/fits.js'
import type { Json, Schema, SchemaType } from '../validation/schema.js'
import { booleanFor, type MockedField, numberFor, numberNamed, textFor, textOfFormat } from './named.js'
import { digits, pick } from './random.js'
import { endsWith, singular, snake } from './words.js'

/**
 * Sets fields of an object before they get random values. `absent` omits an optional field and empties a required
 * text.
 */
export type Fill = (path: readonly string[], schema: Schema) => Json | typeof absent | undefined

export const absent: unique symbol = Symbol('absent')

export interface Making {
  readonly noun: string
  readonly key: string
  /** Index 0 shows documented examples unchanged; others vary their digits. */
  readonly index: number
  readonly fill?: Fill
  /** Length of lists whose length is not given otherwise. */
  readonly items?: number
}

/** A value that satisfies `schema`, if any does. */
export function make(schema: Schema, making: Making, path: readonly string[] = []): Json {
  const filled = making.fill?.(path, schema)
  if (filled === absent && fits(schema, '')) return ''
  if (filled !== undefined && filled !== absent) return filled
  const example = exampleOf(schema, making)
  if (example !== undefined) return example
  if (schema.enum) return making.index === 0 ? schema.enum[0]! : pick(schema.enum, `${making.key}/${path.join('.')}`)
  const option = schema.anyOf?.find((choice) => !typesOf(choice).includes('null')) ?? schema.anyOf?.[0]
  if (option) return make(withOption(schema, option), making, path)
  const subject = { name: nameOf(path), noun: making.noun, key: `${making.key}/${path.join('.')}` }
  return makeType(chooseType(schema, subject.name), schema, subject, making, path)
}

function withOption({ anyOf: _, ...schema }: Schema, option: Schema): Schema {
  return { ...schema, ...option }
}

/** A step into a list is `[0]`: its items have the singular of the list's name. */
function nameOf(path: readonly string[]): string {
  const last = path.at(-1) ?? ''
  return last.startsWith('[') ? singular(snake(path.findLast((step) => !step.startsWith('[')) ?? '')) : last
}

/** A documented example; further objects vary its digits. */
function exampleOf(schema: Schema, { index, key }: Making): Json | undefined {
  const examples = (schema.examples ?? []).filter((candidate) => fits(schema, candidate))
  if (examples.length === 0) return undefined
  const example = examples[index % examples.length]!
  if (index < examples.length || typeof example !== 'string') return example
  const varied = example.replace(/\d{1,4}(?=\D*$)/, (found) => digits(found.length, key))
  return fits(schema, varied) ? varied : example
}

/** Of several possible types: a number if the name says so, else a text, never null. */
function chooseType(schema: Schema, name: string): SchemaType {
  const types = typesOf(schema)
  if (types.length === 1) return types[0]!
  if (schema.properties) return 'object'
  if (schema.items) return 'array'
  const number = types.find((type) => type === 'integer' || type === 'number')
  if (numberNamed(name)) {
    if (number) return number
    if (types.length === 0) return 'integer'
  }
  if (types.length === 0) return unknownType(snake(name))
  return types.includes('string') ? 'string' : (types.find((type) => type !== 'null') ?? 'null')
}

function unknownType(name: string): SchemaType {
  if (/^(?:is|has|can|should)_/.test(name)) return 'boolean'
  return MAP.test(name) ? 'object' : 'string'
}

const MAP = endsWith(
  'properties attributes metadata meta settings options config parameters params headers stats payload',
)

function makeType(
  type: SchemaType,
  schema: Schema,
  subject: MockedField,
  making: Making,
  path: readonly string[],
): Json {
  switch (type) {
    case 'string':
      return ofLength(textOfFormat(schema.format, subject) ?? textFor(subject), schema)
    case 'integer':
      return inBounds(numberFor(subject, true), schema, true)
    case 'number':
      return inBounds(numberFor(subject, false), schema, false)
    case 'boolean':
      return booleanFor(subject)
    case 'null':
      return null
    case 'array':
      return makeList(schema, making, path)
    case 'object':
      return makeObject(schema, making, path)
  }
}

function makeList(schema: Schema, making: Making, path: readonly string[]): Json {
  const count = Math.min(Math.max(making.items ?? 2, schema.minItems ?? 0), schema.maxItems ?? Number.POSITIVE_INFINITY)
  return Array.from({ length: count }, (_, index) => make(schema.items ?? {}, making, [...path, `[${index}]`]))
}

/** Fields that report a failure are omitted if they are optional. */
const FAILURE = /(?:^|_)(?:error|errors|warning|warnings|failure|failures|exception)(?:_|$)/

function makeObject(
  { properties = {}, required = [], additionalProperties }: Schema,
  making: Making,
  path: readonly string[],
): Json {
  const fields: [string, Json][] = []
  for (const [name, schema] of Object.entries(properties)) {
    const optional = !required.includes(name)
    if (optional && (FAILURE.test(snake(name)) || making.fill?.([...path, name], schema) === absent)) continue
    fields.push([name, make(schema, making, [...path, name])])
  }
  const other = typeof additionalProperties === 'object' ? additionalProperties : {}
  for (const name of required)
    if (!Object.hasOwn(properties, name)) fields.push([name, make(other, making, [...path, name])])
  return Object.fromEntries(fields)
}

function ofLength(text: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema): string {
  const points = [...text]
  if (points.length > maxLength) return points.slice(0, maxLength).join('')
  return text + 'x'.repeat(Math.max(0, minLength - points.length))
}

function inBounds(
  value: number,
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema,
  whole: boolean,
): number {
  const least = Math.max(minimum ?? Number.NEGATIVE_INFINITY, above(exclusiveMinimum, whole))
  const most = Math.min(
    maximum ?? Number.POSITIVE_INFINITY,
    -above(exclusiveMaximum === undefined ? undefined : -exclusiveMaximum, whole),
  )
  if (value >= least && value <= most) return value
  if (value < least) return whole ? Math.ceil(least) : least
  return whole ? Math.floor(most) : most
}

/** The least allowed number above an exclusive bound. */
function above(bound: number | undefined, whole: boolean): number {
  if (bound === undefined) return Number.NEGATIVE_INFINITY
  return whole ? Math.floor(bound) + 1 : bound + Math.max(1e-9, Math.abs(bound) * 1e-9)
}
