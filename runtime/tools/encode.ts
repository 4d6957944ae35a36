/** Arguments of a function in the form in which a model sends them under a dialect. */
import { fits } from '../validation/fits.js'
import type { Json, Schema } from '../validation/schema.js'
import type { Dialect } from './dialects.js'
import type { ToolArguments } from './examples.js'
import { parametersOf } from './parameters.js'
import { shapeOf } from './shape.js'
import type { ToolFunction } from './source.js'

/** The inverse of `decodeArguments` for valid arguments; undefined if the dialect cannot express them. */
export function encodeArguments(fn: ToolFunction, dialect: Dialect, given: ToolArguments): ToolArguments | undefined {
  if (!dialect.closed) return given
  return encodeObject(parametersOf(fn), dialect, given)
}

function encode(schema: Schema, dialect: Dialect, value: Json): Json | undefined {
  const shape = shapeOf(schema)
  if (shape.kind === 'options') {
    const option = shape.options.find((candidate) => fits(candidate, value))
    return option && encode(option, dialect, value)
  }
  if (shape.kind === 'text') return isTextual(value) ? JSON.stringify(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value)) return encodeObject(schema, dialect, value as ToolArguments)
  const items = (value as readonly Json[]).map((item) => encode(schema.items ?? {}, dialect, item))
  return items.includes(undefined) ? undefined : (items as Json[])
}

/** Lists, objects, and texts that would be parsed as one. */
const isTextual = (value: Json): boolean =>
  typeof value === 'object' ? value !== null : typeof value === 'string' && /^\s*[[{"]/.test(value)

function encodeObject(schema: Schema, dialect: Dialect, value: ToolArguments): ToolArguments | undefined {
  const { properties = {}, required = [] } = schema
  if (Object.keys(value).some((name) => !Object.hasOwn(properties, name))) return undefined
  const encoded = Object.entries(properties).flatMap(([name, inner]): [string, Json | undefined][] => {
    const forced = dialect.nullsForAbsent && !required.includes(name)
    if (!Object.hasOwn(value, name)) return forced ? [[name, null]] : []
    return [[name, forced && value[name] === null ? undefined : encode(inner, dialect, value[name]!)]]
  })
  return encoded.some(([, part]) => part === undefined) ? undefined : (Object.fromEntries(encoded) as ToolArguments)
}
