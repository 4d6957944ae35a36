/**
 * Plain JSON Schema, for all users but the models of vendors. A program that imports one function bundles this module,
 * but not the code for the dialects of vendors.
 */
import { defined } from '../defined.js'
import { boundKeywords } from '../validation/bounds.js'
import { typesOf } from '../validation/fits.js'
import type { Schema } from '../validation/schema.js'
import type { Constraint } from './dialects.js'
import { parametersOf } from './parameters.js'
import { describe, meaningOf } from './prose.js'
import type { ToolFunction, ToolRule } from './source.js'

/** JSON Schema as libraries and vendors take it; a fresh object that may be changed. */
export type JsonSchema = Record<string, unknown>

/** All keywords that constrain a value beyond its type, in the order in which schemas have them. */
export const constraints: readonly Constraint[] = ['format', ...boundKeywords, 'default', 'examples', 'deprecated']

/**
 * JSON Schema of the parameters of a function, exactly what its validator accepts. A fresh object each time.
 *
 * `draft-07` differs in one keyword: `dependencies` for `dependentRequired` (JSON Schema Validation 2020-12, 6.5.4).
 */
export function inputSchema(fn: ToolFunction, target: 'draft-2020-12' | 'draft-07' = 'draft-2020-12'): JsonSchema {
  const schema = { type: 'object', ...plainObject(parametersOf(fn)), ...rulesOf(fn.rules ?? []) }
  return target === 'draft-07' ? inDraft07(schema) : schema
}

/** The result of `convert` in the dialect that has all keywords. */
function plainSchema(schema: Schema): JsonSchema {
  const { enum: values, anyOf, description, items, properties } = schema
  const types = typesOf(schema)
  const text = describe(description, meaningOf(schema, description))
  const kept = constraints.flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [[keyword, structuredClone(schema[keyword])]],
  )
  return {
    ...defined({
      type: types.length > 1 ? [...types] : types[0],
      enum: values && [...values],
      anyOf: anyOf?.map(plainSchema),
      description: text,
      items: items && plainSchema(items),
    }),
    ...(properties && plainObject(schema)),
    ...Object.fromEntries(kept),
  }
}

function plainObject({ properties = {}, required = [], additionalProperties: others }: Schema): JsonSchema {
  return {
    properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, plainSchema(schema)])),
    ...defined({
      additionalProperties: typeof others === 'object' ? plainSchema(others) : others,
      required: required.length === 0 ? undefined : [...required],
    }),
  }
}

function inDraft07({ allOf, dependentRequired, ...schema }: JsonSchema): JsonSchema {
  return {
    ...schema,
    ...(dependentRequired !== undefined && { dependencies: dependentRequired }),
    ...(allOf !== undefined && { allOf: (allOf as JsonSchema[]).map(inDraft07) }),
  }
}

/** Requirements on several parameters in the vocabulary of JSON Schema. */
export function rulesOf(rules: readonly ToolRule[]): JsonSchema {
  const stated = rules.map(ruleSchema)
  return stated.length > 1 ? { allOf: stated } : (stated[0] ?? {})
}

function ruleSchema({ kind, parameters }: ToolRule): JsonSchema {
  const each = parameters.map((name) => ({ required: [name] }))
  switch (kind) {
    case 'any-of':
      return { anyOf: each }
    case 'one-of':
      return { oneOf: each }
    case 'at-most-one':
      return { not: { anyOf: pairs(parameters).map((pair) => ({ required: pair })) } }
    case 'all-or-none':
      return {
        dependentRequired: Object.fromEntries(
          parameters.map((name) => [name, parameters.filter((other) => other !== name)]),
        ),
      }
  }
}

const pairs = (names: readonly string[]): [string, string][] =>
  names.flatMap((first, index) => names.slice(index + 1).map((second): [string, string] => [first, second]))
