import fc from 'fast-check'
import type { Schema } from 'moonbind/codegen'
import type { ToolFunction } from 'moonbind/tools'

const word = fc.constantFrom('a', 'b', 'name', 'e_mail', 'constructor', 'odd name')
const count = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined })

const present = (fields: object): Schema =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

const numbers = fc.record({
  type: fc.constantFrom('integer', 'number'),
  minimum: count,
  exclusiveMaximum: count,
  default: count,
  'x-unit': fc.constantFrom(undefined, 'seconds'),
})
const strings = fc.record({
  type: fc.constant('string'),
  minLength: count,
  format: fc.constantFrom(undefined, 'email', 'uri', 'e164', 'json', 'date-time'),
  examples: fc.constantFrom(undefined, ['x']),
  deprecated: fc.constantFrom(undefined, true),
})
const values = fc.record({
  type: fc.constantFrom(undefined, 'string'),
  enum: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
  'x-labels': fc.constantFrom(undefined, { x: 'first' }),
})
const unions = fc.record({
  type: fc.uniqueArray(fc.constantFrom('string', 'integer', 'boolean', 'null', 'array', 'object'), { minLength: 2 }),
  maxItems: count,
})

/** Schemas as documents give them: every keyword, nested. */
export const { schema: anySchema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Schema>({}, { type: 'boolean' }, { type: 'object' }, { type: 'array' }),
    numbers.map(present),
    strings.map(present),
    values.map(present),
    unions.map(present),
    fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: count, maxItems: count }).map(present),
    fc
      .record({
        type: fc.constant('object'),
        properties: fc.dictionary(word, tie('schema'), { maxKeys: 3, noNullPrototype: true }),
        additionalProperties: fc.constantFrom(undefined, true, false),
      })
      .chain((object) =>
        fc
          .subarray(Object.keys(object.properties))
          .map((required) => present({ ...object, required: required.length > 0 ? required : undefined })),
      ),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
  ),
}))

const anyRule = fc.record({
  kind: fc.constantFrom('any-of' as const, 'one-of' as const, 'all-or-none' as const, 'at-most-one' as const),
  parameters: fc.uniqueArray(word, { minLength: 2, maxLength: 3 }),
  text: fc.constant('A sentence.'),
})

/** Functions whose parameters have such schemas. */
export const anyFunction: fc.Arbitrary<ToolFunction> = fc.record({
  name: fc.constant('f'),
  summary: fc.constantFrom('', 'Does it.'),
  open: fc.boolean(),
  rules: fc.array(anyRule, { maxLength: 2 }),
  parameters: fc.uniqueArray(
    fc.record({
      name: word,
      required: fc.boolean(),
      description: fc.constantFrom('', 'What it is', 'Of 1 (default: 2)'),
      schema: anySchema,
    }),
    { maxLength: 4, selector: ({ name }) => name },
  ),
})

/** A JSON value that a schema accepts, most of the time. */
function anyValue(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(anyValue))
  if (schema.enum) return fc.constantFrom<unknown>(...schema.enum)
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  if (types.length === 0) return fc.constantFrom<unknown>('x', 1, false, { a: 1 }, ['b'], '{', '[1]no')
  return fc.oneof(...types.map((type) => valueOfOneType(type, schema)))
}

function valueOfOneType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return fc.constantFrom('', 'ab', 'abcd', '2024-01-01T00:00:00Z', '+12345678900', 'a@b.example')
    case 'integer':
      return fc.integer({ min: -1, max: 4 })
    case 'number':
      return fc.constantFrom(0.5, 1, 2)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(anyValue(schema.items ?? {}), { maxLength: 3 })
    default:
      return objectOf(schema)
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<object> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, anyValue(schema)]))
  const named = fc.record(fields, { requiredKeys: [...required], noNullPrototype: true })
  if (additionalProperties === false) return named
  return fc.tuple(named, fc.boolean()).map(([object, more]) => (more ? { ...object, other: { deep: 1 } } : object))
}

/** Arguments of a function: right ones most of the time, with and without optional parameters. */
export const argumentsOf = (fn: ToolFunction): fc.Arbitrary<object> =>
  objectOf({
    properties: Object.fromEntries(fn.parameters.map(({ name, schema }) => [name, schema])),
    required: fn.parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: fn.open === true,
  })

/** The keywords that Gemini documents. */
export const ofGemini = new Set(
  (
    '$defs $ref type format title description enum items prefixItems minItems maxItems minimum maximum anyOf oneOf ' +
    'properties additionalProperties required propertyOrdering'
  ).split(' '),
)

/** All keywords of a schema, and of the schemas in it. */
export function keywordsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, items, anyOf = [], additionalProperties, ...more } = schema as Record<string, never>
  const inner = [...Object.values(properties), items, additionalProperties, ...(anyOf as unknown[])]
  return [...Object.keys(more), ...inner.flatMap(keywordsOf)]
}
