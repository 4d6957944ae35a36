/**
 * Inputs to call a function with, before and after an edit. They need not be right: what matters is who takes which.
 */
import type { FunctionDefinition, Schema } from 'moonbind/runtime'

type Input = Readonly<Record<string, unknown>>

const ANYTHING: readonly unknown[] = [
  '',
  'text',
  'x'.repeat(13),
  'x'.repeat(400),
  'x'.repeat(6000),
  '2026-01-31',
  'https://example.com/a',
  0,
  1,
  2,
  -1,
  0.5,
  7,
  41,
  1000,
  1e7,
  true,
  false,
  null,
  [],
  ['text'],
  [1],
  [1.5],
  [{}],
  [true],
  {},
  { a: 1 },
]

/** Values that tell schemas apart: at the edges of what they say, and of every type. */
function valuesFor(schemas: readonly Schema[], depth = 0): unknown[] {
  const near = schemas.flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.default === undefined ? [] : [schema.default]),
    ...[schema.minimum, schema.maximum].flatMap((limit) => (limit === undefined ? [] : [limit - 1, limit, limit + 1])),
    ...[schema.minLength, schema.maxLength].flatMap((limit) =>
      limit === undefined || limit > 1e5
        ? []
        : [limit - 1, limit, limit + 1].map((count) => 'y'.repeat(Math.max(0, count))),
    ),
    ...[schema.minItems, schema.maxItems].flatMap((limit) =>
      limit === undefined || limit > 1000 ? [] : [limit, limit + 1].map((count) => Array(count).fill('text')),
    ),
  ])
  const plain = schemas.map((schema) => plainValue(schema))
  if (depth > 2) return [...near, ...plain, ...ANYTHING]
  const choices = schemas.flatMap(({ anyOf = [] }) => anyOf)
  const items = schemas.flatMap((schema) => (schema.items ? [schema.items] : []))
  const inChoices = choices.length > 0 ? valuesFor(choices, depth + 1) : []
  const inItems = items.length > 0 ? valuesFor(items, depth + 1).map((value) => [value]) : []
  return [...near, ...plain, ...inChoices, ...inItems, ...objectsFor(schemas, depth), ...ANYTHING]
}

/** A value as a schema describes it, with the fields that it demands. */
function plainValue(schema: Schema): unknown {
  const { type, properties = {}, required = [], items, anyOf = [] } = schema
  if (schema.enum) return schema.enum[0]
  if (anyOf.length > 0) return plainValue(anyOf[0]!)
  const first = typeof type === 'object' ? type[0] : type
  if (first === 'object') {
    return Object.fromEntries(required.map((name) => [name, plainValue(properties[name] ?? {})]))
  }
  if (first === 'array') return items ? [plainValue(items)] : []
  if (first === 'boolean') return true
  return first === 'integer' || first === 'number' ? (schema.minimum ?? 1) : 'text'
}

function objectsFor(schemas: readonly Schema[], depth: number): unknown[] {
  const names = new Set(schemas.flatMap(({ properties = {} }) => Object.keys(properties)))
  const whole = schemas.filter(({ type }) => type === 'object').map((schema) => plainValue(schema) as object)
  return [...names].flatMap((name) => {
    const inner = schemas.flatMap(({ properties }) => (properties?.[name] ? [properties[name]] : []))
    return valuesFor(inner, depth + 1).flatMap((value) => [{}, ...whole].map((base) => ({ ...base, [name]: value })))
  })
}

export const problemsOf = (definition: FunctionDefinition, input: Input): number =>
  definition.validate(input)?.length ?? 0

/** Of all values, one that a function has the fewest problems with. */
function best(definition: FunctionDefinition, base: Input, name: string, values: readonly unknown[]): Input {
  const tried = values.map((value) => ({ ...base, [name]: value }))
  return tried.reduce((left, right) => (problemsOf(definition, right) < problemsOf(definition, left) ? right : left))
}

/** A call that a function takes, with as few parameters as it can be found with. */
export function smallestCall(definition: FunctionDefinition): Input {
  const values = (name: string): unknown[] =>
    valuesFor(definition.parameters.filter((parameter) => parameter.name === name).map(({ schema }) => schema))
  const required = definition.parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  const base = required.reduce<Input>((input, name) => best(definition, input, name, values(name)), {})
  return definition.parameters.reduce<Input>((input, { name }) => {
    if (problemsOf(definition, input) === 0 || name in input) return input
    const more = best(definition, input, name, values(name))
    return problemsOf(definition, more) < problemsOf(definition, input) ? more : input
  }, base)
}

/** Calls around the smallest one of each version: every parameter with every value, without each, in pairs, and all. */
export function probesOf(before: FunctionDefinition, after: FunctionDefinition): Input[] {
  const schemas = new Map<string, Schema[]>()
  for (const { name, schema } of [...before.parameters, ...after.parameters]) {
    schemas.set(name, [...(schemas.get(name) ?? []), schema])
  }
  const values = new Map([...schemas].map(([name, list]) => [name, valuesFor(list)]))
  return [before, after].flatMap((version) => {
    const base = smallestCall(version)
    const filled = [...values].map(([name, list]) => best(version, base, name, list))
    const together = filled.reduce((all, one) => ({ ...all, ...one }), {})
    const pairs = filled
      .slice(0, 12)
      .flatMap((left, index) => filled.slice(index + 1, 12).map((right) => ({ ...left, ...right })))
    const single = [...values].flatMap(([name, list]) => list.map((value) => ({ ...base, [name]: value })))
    const without = [...values.keys()].flatMap((name) => [base, together].map((input) => leave(input, name)))
    return [{}, base, together, { ...base, zzz_unknown: 1 }, ...filled, ...pairs, ...single, ...without]
  })
}

const leave = (input: Input, name: string): Input =>
  Object.fromEntries(Object.entries(input).filter(([key]) => key !== name))
