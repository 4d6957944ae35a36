/** Turns the arguments that a model sent into those that the function takes. */
import { fits } from '../validation/fits.js'
import type { Json, Schema } from '../validation/schema.js'
import type { Dialect } from './dialects.js'
import { parametersOf } from './parameters.js'
import { shapeOf } from './shape.js'
import type { ToolFunction } from './source.js'

/**
 * Undoes what a dialect forced upon a model: drops nulls for absent parameters and parses JSON text. Text that is not
 * JSON stays as it is, and the validator judges it. Never throws, never changes the input.
 */
export function decodeArguments(fn: ToolFunction, dialect: Dialect, given: unknown): unknown {
  return dialect.closed ? decodeObject(parametersOf(fn), dialect, given) : given
}

function decode(schema: Schema, dialect: Dialect, value: unknown): unknown {
  const shape = shapeOf(schema)
  if (shape.kind === 'options') return decodeOption(shape.options, dialect, value)
  if (shape.kind === 'text') return typeof value === 'string' ? readText(schema, value) : value
  if (Array.isArray(value)) return value.map((item) => decode(schema.items ?? {}, dialect, item))
  return decodeObject(schema, dialect, value)
}

/** The first alternative that accepts the value as it decodes it. */
function decodeOption(options: readonly Schema[], dialect: Dialect, value: unknown): unknown {
  for (const option of options) {
    const decoded = decode(option, dialect, value)
    if (fits(option, decoded)) return decoded
  }
  return value
}

function decodeObject(schema: Schema, dialect: Dialect, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { properties = {}, required = [] } = schema
  const decoded = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    const inner = Object.hasOwn(properties, name) ? properties[name]! : undefined
    if (inner === undefined) return [[name, part]]
    if (part === null && dialect.nullsForAbsent && !required.includes(name)) return []
    return [[name, decode(inner, dialect, part)]]
  })
  return Object.fromEntries(decoded)
}

/** The value of a text: the object, list or quoted text that it spells, if the schema accepts that; else the text. */
function readText(schema: Schema, text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return text
  try {
    const value = JSON.parse(text) as Json
    return fits(schema, value) ? value : text
  } catch {
    return text
  }
}
