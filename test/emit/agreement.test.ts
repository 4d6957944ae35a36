import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import type { Schema } from 'moonbind/codegen'
import { expect, test } from 'vitest'
import { compile, emit, functionOf, load, namespaceOf, validatorOf } from './emitting.js'

// Without `__proto__`, which ajv passes over.
const names = ['a', 'filter', 'length', 'toString', 'constructor', 'index', 'item', 'odd name']
const words = ['', 'a', 'ab', '😀', '😀😀😀', 'abcdef']
const numbers = [-1, 0, 1, 1.5, 2, 3, 1e300]

const bounded = (least: string, most: string): fc.Arbitrary<Schema> =>
  fc.record({ [least]: fc.integer({ min: 0, max: 3 }), [most]: fc.integer({ min: 0, max: 4 }) }, { requiredKeys: [] })

const objectOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries))

const { schema } = fc.letrec<{ schema: Schema; typed: Schema }>((tie) => ({
  schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant({}), tie('typed')),
  typed: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .record({ type: fc.constant('string' as const) })
      .chain((base) => bounded('minLength', 'maxLength').map((more) => ({ ...base, ...more }))),
    fc
      .record({ type: fc.constantFrom('integer' as const, 'number' as const) })
      .chain((base) =>
        fc
          .oneof(bounded('minimum', 'maximum'), bounded('exclusiveMinimum', 'exclusiveMaximum'))
          .map((more) => ({ ...base, ...more })),
      ),
    fc.constantFrom<Schema>({ type: 'boolean' }, { type: 'null' }, { type: 'array' }, { type: 'object' }),
    fc
      .record({
        type: fc.constantFrom<Schema['type'][]>(undefined, 'string', 'integer', ['string', 'number']),
        enum: fc.uniqueArray(fc.constantFrom<string | number | boolean>(...words, ...numbers, true, false), {
          minLength: 1,
          maxLength: 4,
        }),
        maximum: fc.constantFrom(undefined, 2),
        maxLength: fc.constantFrom(undefined, 1),
      })
      .map(defined),
    fc
      .record({
        type: fc.uniqueArray(
          fc.constantFrom(
            'string' as const,
            'integer' as const,
            'number' as const,
            'boolean' as const,
            'null' as const,
            'array' as const,
            'object' as const,
          ),
          { minLength: 1, maxLength: 4 },
        ),
        maxLength: fc.constantFrom(undefined, 1),
        minimum: fc.constantFrom(undefined, 1),
        maxItems: fc.constantFrom(undefined, 1),
      })
      .map(defined),
    fc
      .record({
        maxLength: fc.constantFrom(undefined, 1),
        minimum: fc.constantFrom(undefined, 1),
        items: fc.option(tie('schema'), { nil: undefined }),
        properties: fc.option(objectOf(tie('schema')), { nil: undefined }),
      })
      .map(defined),
    fc
      .tuple(tie('schema'), bounded('minItems', 'maxItems'))
      .map(([items, more]): Schema => ({ type: 'array', items, ...more })),
    fc
      .record({
        properties: objectOf(tie('schema')),
        required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.constant(undefined), fc.boolean(), tie('schema')),
      })
      .map((fields) => defined({ type: 'object', ...fields })),
    fc
      .tuple(
        fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
        fc.constantFrom<Schema>({}, {}, { type: 'string' }, { type: ['integer', 'array'], maxItems: 2 }),
      )
      .map(([anyOf, more]): Schema => ({ anyOf, ...more })),
  ),
}))

function defined<T extends object>(value: T): Schema {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))
}

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(...words, ...numbers, true, false, null),
    fc.array(tie('value'), { maxLength: 4 }),
    objectOf(tie('value')),
  ),
}))

/** Functions that are compiled at once, and inputs that each is tried on. */
const FUNCTIONS = 120
const INPUTS = 60

/** The same run each time, unless another is asked for. */
const seed = Number(process.env['MOONBIND_SEED'] ?? 5)

test('the emitted validators accept what ajv accepts, for any schema of the vocabulary', async () => {
  const parameters = fc.uniqueArray(
    fc.record({ name: fc.constantFrom(...names), required: fc.boolean(), description: fc.constant(''), schema }),
    { maxLength: 4, selector: ({ name }) => name },
  )
  const functions = fc
    .sample(fc.record({ parameters, open: fc.boolean() }), { numRuns: FUNCTIONS, seed })
    .map((each, index) => functionOf(`f${index}`, each))
  const { definition } = await load(compile(emit(namespaceOf(functions))), 'demo')
  const ajv = new Ajv2020({ strict: false, formats: {}, ownProperties: true })
  const verdicts = { accepted: 0, rejected: 0 }
  for (const { name, parameters: given, open } of functions) {
    const properties = Object.fromEntries(given.map((each) => [each.name, each.schema]))
    const accepts = ajv.compile({
      type: 'object',
      properties,
      required: given.filter(({ required }) => required).map((each) => each.name),
      additionalProperties: open,
    })
    const validate = validatorOf(definition, name)
    for (const input of fc.sample(objectOf(value), { numRuns: INPUTS, seed })) {
      const wanted = accepts(input)
      verdicts[wanted ? 'accepted' : 'rejected']++
      const issues = validate(input)
      if ((issues === undefined) !== wanted)
        expect.fail(
          `${JSON.stringify({ given, open })} on ${JSON.stringify(input)}: ${JSON.stringify(issues ?? accepts.errors)}`,
        )
      expect(validate(Object.assign(Object.create(null), input)) === undefined, 'without a prototype').toBe(wanted)
    }
  }
  expect(Math.min(verdicts.accepted, verdicts.rejected)).toBeGreaterThan(100)
})
