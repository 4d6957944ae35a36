import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { FORMAT, type FunctionDefinition, type NamespaceDefinition, type Schema } from 'moonbind/runtime'
import { expect, test } from 'vitest'
import { runs } from '../helpers/runs.js'
import { carrier, connectMock, fn } from './carrier.js'

const ajv = new Ajv2020({ strict: false, validateFormats: false })

// ajv 8 takes a property called __proto__ for an additional one; test/mock/answers.test.ts has it.
const NAMES = [
  'id',
  'user_id',
  'name',
  'email',
  'phone_number',
  'status',
  'created_at',
  'url',
  'duration',
  'count',
  'total',
  'next_cursor',
  'has_more',
  'error',
  'data',
  'items',
  'text',
  'tags',
  'constructor',
  'page[size]',
  'is_open',
  'limit',
]
const name = fc.constantFrom(...NAMES)
const verb = fc.constantFrom('list', 'search', 'get', 'create', 'send', 'update', 'delete', 'run')
const noun = fc.constantFrom('users', 'user', 'message', 'sms', 'orders', '')

const bound = fc.integer({ min: -50, max: 50 })
const scalar: fc.Arbitrary<Schema> = fc.oneof(
  fc.constant<Schema>({}),
  fc
    .constantFrom<Schema['type'] & object>(['string', 'number'], ['string', 'null'], ['integer', 'boolean'])
    .map((type) => ({ type })),
  fc
    .record({
      format: fc.constantFrom('date', 'date-time', 'uri', 'email', 'uuid', 'e164', 'json', 'other'),
      minLength: fc.nat(20),
      more: fc.nat(40),
    })
    .map(({ format, minLength, more }): Schema => ({ type: 'string', format, minLength, maxLength: minLength + more })),
  fc.tuple(bound, fc.nat(30)).map(([minimum, more]): Schema => ({ type: 'integer', minimum, maximum: minimum + more })),
  fc
    .tuple(bound, fc.integer({ min: 2, max: 30 }))
    .map(([least, more]): Schema => ({ type: 'integer', exclusiveMinimum: least, exclusiveMaximum: least + more })),
  fc
    .tuple(bound, fc.integer({ min: 1, max: 30 }))
    .map(([least, more]): Schema => ({ type: 'number', exclusiveMinimum: least, exclusiveMaximum: least + more })),
  fc.constantFrom<Schema>(
    { type: 'boolean' },
    { type: 'null' },
    { type: 'string' },
    { type: 'integer' },
    { type: 'number' },
  ),
  fc
    .uniqueArray(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 4 })
    .map((values): Schema => ({ type: 'string', enum: values })),
  fc
    .array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 3 })
    .map((examples): Schema => ({ type: ['string', 'integer'], examples })),
)
const { schema } = fc.letrec<{ schema: Schema; object: Schema }>((tie) => ({
  object: fc.dictionary(name, tie('schema'), { maxKeys: 5, noNullPrototype: true }).chain((properties) =>
    fc
      .record({
        required: fc.subarray(Object.keys(properties)),
        additionalProperties: fc.constantFrom<boolean | undefined>(true, false, undefined),
      })
      .map(
        ({ required, additionalProperties }): Schema => ({
          type: 'object',
          properties,
          required,
          ...(additionalProperties !== undefined && { additionalProperties }),
        }),
      ),
  ),
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    tie('object'),
    fc
      .tuple(tie('schema'), fc.nat(3), fc.nat(3))
      .map(([items, minItems, more]): Schema => ({ type: 'array', items, minItems, maxItems: minItems + more })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf): Schema => ({ anyOf })),
  ),
}))
const definition: fc.Arbitrary<FunctionDefinition> = fc
  .record({
    verb,
    noun,
    parameters: fc.dictionary(name, scalar, { maxKeys: 4, noNullPrototype: true }),
    result: schema,
  })
  .map(({ verb, noun, parameters, result }) => fn(`${verb}_${noun}`, parameters, result))
const namespace: fc.Arbitrary<NamespaceDefinition> = fc
  .uniqueArray(definition, { minLength: 1, maxLength: 5, selector: (each) => each.name })
  .map((functions) => ({
    format: FORMAT,
    namespace: 'shop',
    title: 'Shop',
    docs: { page: '', functions: {} },
    functions,
  }))
const call = fc.record({
  at: fc.nat(),
  args: fc.dictionary(
    name,
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 2 })),
    { maxKeys: 4, noNullPrototype: true },
  ),
})
const calls = fc.array(call, { minLength: 1, maxLength: 8 })

/** What a sequence of calls answers, refusals as text. */
async function answers(
  of: NamespaceDefinition,
  sequence: readonly { readonly at: number; readonly args: object }[],
  seed?: string,
): Promise<unknown[]> {
  const api = connectMock(of, seed === undefined ? {} : { seed })
  const all: unknown[] = []
  for (const { at, args } of sequence) {
    const { name } = of.functions[at % of.functions.length]!
    all.push(await api[name]!(args).catch((error: Error) => error.message))
  }
  return all
}

test('mock answers of any namespace satisfy the schemas of results', async () => {
  await fc.assert(
    fc.asyncProperty(namespace, calls, async (of, sequence) => {
      const all = await answers(of, sequence)
      sequence.forEach(({ at }, index) => {
        if (/^app\.integrations.* any more$/.test(String(all[index]))) return
        const { result } = of.functions[at % of.functions.length]!
        const valid = ajv.compile(result!)
        expect(valid(all[index]) || JSON.stringify({ answer: all[index], errors: valid.errors })).toBe(true)
      })
    }),
    { numRuns: runs(150) },
  )
})

test('the same calls have the same mock answers', async () => {
  await fc.assert(
    fc.asyncProperty(namespace, calls, fc.string(), async (of, sequence, seed) => {
      expect(await answers(of, sequence, seed)).toEqual(await answers(of, sequence, seed))
    }),
    { numRuns: runs(60) },
  )
})

test('the mock answers of the example satisfy their schemas', async () => {
  const api = connectMock()
  for (const { name, parameters, result } of carrier.functions) {
    const args = Object.fromEntries(
      parameters
        .filter(({ required }) => required)
        .map(({ name, schema }) => [name, schema.type === 'integer' ? 5 : 'x']),
    )
    const answer: unknown = await api[name]!(args)
    const valid = ajv.compile(result ?? {})
    expect(valid(answer) || valid.errors).toBe(true)
  }
})
