/** Types and constraints, each with words that state it. */
import fc from 'fast-check'
import type { Schema, SchemaType } from '#codegen/ir.js'
import type { Statement } from './model.js'

export const nothing: Statement = { schema: {}, words: '' }

const spelt = (schema: Schema, ...words: readonly string[]): readonly Statement[] =>
  words.map((each) => ({ schema, words: each }))
const listOf = (type: SchemaType, ...words: readonly string[]): readonly Statement[] =>
  spelt({ type: 'array', items: { type } }, ...words)

const types = {
  string: spelt({ type: 'string' }, 'string', 'String', '`string`', 'text', 'str'),
  integer: spelt({ type: 'integer' }, 'integer', 'int', 'Integer', '`integer`'),
  number: spelt({ type: 'number' }, 'number', 'float', 'Number'),
  boolean: spelt({ type: 'boolean' }, 'boolean', 'bool', 'Boolean'),
  array: spelt({ type: 'array' }, 'array', 'list'),
  strings: listOf('string', 'string[]', 'array<string>', 'array of strings', 'list of strings', '`string[]`'),
  numbers: listOf('integer', 'integer[]', 'array<integer>', 'array of integers'),
  objects: listOf('object', 'object[]', 'array<object>', 'array of objects', 'list of tables'),
  object: spelt({ type: 'object' }, 'object', 'table', '`object`'),
  any: spelt({}, 'any', 'mixed'),
  union: spelt({ type: ['string', 'number'] }, 'string|number', 'string or number', 'string / number'),
  formats: [
    ...spelt({ type: 'string', format: 'uri' }, 'url', 'URL'),
    ...spelt({ type: 'string', format: 'email' }, 'email'),
    ...spelt({ type: 'string', format: 'date' }, 'date'),
    ...spelt({ type: 'string', format: 'date-time' }, 'datetime'),
  ],
} as const

/** What a field says beyond its name, presence and prose. */
export interface Stated {
  readonly type: Statement
  readonly constraint: Statement
  readonly default?: Statement
  /** It can hold fields. */
  readonly holds: boolean
}

const one = (statements: readonly Statement[]): fc.Arbitrary<Statement> => fc.constantFrom(...statements)

const value = (written: string | number | boolean): Statement => ({
  schema: { default: written },
  words: typeof written === 'string' ? `\`"${written}"\`` : String(written),
})

const asStated = (
  type: fc.Arbitrary<Statement>,
  more: fc.Arbitrary<Pick<Stated, 'constraint' | 'default'>>,
): fc.Arbitrary<Stated> => fc.tuple(type, more).map(([of, rest]) => ({ type: of, holds: false, ...rest }))

const bare = fc.constant({ constraint: nothing })

const rangeWords = (low: number, high: number): readonly string[] => [
  `(${low}–${high})`,
  `(${low}-${high})`,
  `(${low} to ${high})`,
  `(range: ${low}–${high})`,
  `(min: ${low}, max: ${high})`,
  `between ${low} and ${high}`,
]

const bounds = (low: number, high: number): readonly Statement[] => [
  ...spelt({ minimum: low, maximum: high }, ...rangeWords(low, high)),
  ...spelt(
    { maximum: high },
    `(max: ${high})`,
    `(max ${high})`,
    `, max ${high}`,
    `(up to ${high})`,
    `(≤ ${high})`,
    `. Maximum: ${high}.`,
  ),
  ...spelt({ minimum: low }, `(min: ${low})`, `, at least ${low}`, `(starts at ${low})`, `(>= ${low})`),
  nothing,
]

const numeric = fc
  .record({
    low: fc.integer({ min: 0, max: 5 }),
    span: fc.integer({ min: 1, max: 5_000 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    preset: fc.boolean(),
  })
  .chain(({ low, span, at, preset }) =>
    one(bounds(low, low + span)).map((constraint) => ({
      constraint,
      ...(preset && { default: value(low + Math.floor(span * at)) }),
    })),
  )

const lengths = fc
  .integer({ min: 2, max: 5_000 })
  .chain((most) =>
    one([
      ...spelt(
        { maxLength: most },
        `(max ${most} characters)`,
        `, up to ${most} characters`,
        `(${most} characters max)`,
        `. Maximum length: ${most}.`,
      ),
      ...spelt({ minLength: 1, maxLength: most }, `(1–${most} characters)`),
    ]),
  )

const formats = one([
  ...spelt({ format: 'e164' }, '(E.164)'),
  ...spelt({ format: 'date' }, '(YYYY-MM-DD)'),
  ...spelt({ format: 'date-time' }, '(ISO 8601)'),
])

const words = fc.uniqueArray(
  fc.constantFrom('open', 'lent', 'lost', 'in_repair', 'on-order', 'A1', 'newest', 'RARE', '2x'),
  { minLength: 2, maxLength: 5 },
)

const listed = (values: readonly string[], quote: string): string[] => values.map((each) => `${quote}${each}${quote}`)
const withOr = (values: readonly string[]): string =>
  `${values.slice(0, -1).join(', ')}${values.length > 2 ? ',' : ''} or ${values.at(-1)}`

const enumWords = (values: readonly string[]): readonly string[] =>
  ['`', '"'].flatMap((quote) => {
    const all = listed(values, quote)
    return [
      `: ${all.join(', ')}`,
      `: ${withOr(all)}`,
      `(${all.join(', ')})`,
      `. One of: ${all.join(', ')}`,
      `. One of ${all.join(', ')}.`,
      `. Allowed values: ${all.join(', ')}.`,
      `(${all.join('|')})`,
      `. Options: ${all.join(', ')}`,
    ]
  })

const enumeration = fc.tuple(words, fc.boolean()).chain(([values, preset]) =>
  one(spelt({ enum: values }, ...enumWords(values))).map((constraint) => ({
    constraint,
    ...(preset && { default: value(values[0]!) }),
  })),
)

const labelled = fc.constantFrom<Statement>(
  ...spelt({ enum: [0, 1], 'x-labels': { 0: 'open', 1: 'lent' } }, ': 0=open, 1=lent', ': `0` = open, `1` = lent'),
  ...spelt(
    { enum: [1, 2, 5], 'x-labels': { 1: 'small', 2: 'large', 5: 'huge' } },
    ': `1` = small, `2` = large, `5` = huge',
  ),
)

/** Of a list the values are those of its items. */
const elements = words.chain((values) =>
  one(
    ['. Allowed values: ', '. One of: '].flatMap((lead) =>
      spelt({ items: { type: 'string', enum: values } }, `${lead}${listed(values, '`').join(', ')}`),
    ),
  ).map((constraint) => ({ constraint })),
)

const withDefaultInside = words.chain(([first = '', ...rest]) =>
  one(
    spelt(
      { enum: [first, ...rest], default: first },
      `. Options: \`${first}\` (default), ${listed(rest, '`').join(', ')}`,
      `: \`"${first}"\` (default) or ${rest.map((each) => `\`"${each}"\``).join(' or ')}`,
    ),
  ).map((constraint) => ({ constraint })),
)

const presetOf = <T extends string | boolean>(
  ...values: readonly T[]
): fc.Arbitrary<Pick<Stated, 'constraint' | 'default'>> =>
  fc.constantFrom(...values).map((each) => ({ constraint: nothing, default: value(each) }))

/** Anything that one cell can state. */
export const stated: fc.Arbitrary<Stated> = fc.oneof(
  { weight: 2, arbitrary: asStated(one(types.string), bare) },
  { weight: 2, arbitrary: asStated(one(types.string), enumeration) },
  asStated(one(types.string), withDefaultInside),
  asStated(one([...types.array, ...types.strings]), elements),
  asStated(
    one(types.string),
    fc.oneof(lengths, formats).map((constraint) => ({ constraint })),
  ),
  asStated(one(types.string), presetOf('usd', 'en-GB', '0', 'true', '')),
  { weight: 3, arbitrary: asStated(one(types.integer), numeric) },
  asStated(
    one(types.integer),
    labelled.map((constraint) => ({ constraint })),
  ),
  asStated(one(types.number), numeric),
  asStated(one(types.boolean), fc.oneof(bare, presetOf(true, false))),
  asStated(
    one([...types.array, ...types.strings, ...types.numbers]),
    fc.oneof(
      bare,
      fc
        .integer({ min: 2, max: 99 })
        .map((most) => ({ constraint: { schema: { maxItems: most }, words: `(max ${most} items)` } })),
    ),
  ),
  asStated(one([...types.any, ...types.union, ...types.formats]), bare),
  asStated(one([...types.object, ...types.objects]), bare).map((each) => ({ ...each, holds: true })),
)
