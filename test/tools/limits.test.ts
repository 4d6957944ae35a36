/** What a vendor refuses for its size is listed, and never among the tools. */
import { type ToolFunction, type ToolOptions, tools } from 'moonbind/tools'
import { describe, expect, test } from 'vitest'
import type { Schema } from '#runtime/validation/schema.js'
import { functionOf } from './shop.js'

const many = (count: number, schema: Schema, required = true): ToolFunction =>
  functionOf({
    parameters: Array.from({ length: count }, (_, index) => ({ name: `p${index}`, required, schema })),
  })

const nested = (levels: number): Schema =>
  levels === 0
    ? { type: 'string' }
    : { type: 'object', properties: { a: nested(levels - 1) }, additionalProperties: false }

const values = (count: number, length: number): Schema => ({
  type: 'string',
  enum: Array.from({ length: count }, (_, index) => String(index).padStart(length, '0')),
})

const openai: ToolOptions = { for: 'openai', strict: true }
const anthropic: ToolOptions = { for: 'anthropic', strict: true }

describe.each<[what: string, options: ToolOptions, taken: ToolFunction, refused: ToolFunction, why: RegExp]>([
  ['properties', openai, many(5_000, { type: 'boolean' }), many(5_001, { type: 'boolean' }), /5001 properties.* 5000/],
  ['levels', openai, many(1, nested(9)), many(1, nested(10)), /11 levels of objects.* 10/],
  ['values', openai, many(4, values(250, 3)), many(1, values(1_001, 4)), /1001 values of enumerations.* 1000/],
  ['long enumerations', openai, many(1, values(300, 50)), many(1, values(300, 51)), /15300 characters.* 15000/],
  ['texts', openai, many(4, values(250, 100)), many(5, values(200, 130)), /130010 characters of names.* 120000/],
  [
    'optional',
    anthropic,
    many(24, { type: 'boolean' }, false),
    many(25, { type: 'boolean' }, false),
    /25 optional.* 24/,
  ],
  [
    'unions',
    anthropic,
    many(16, { type: ['string', 'integer'] }),
    many(17, { type: ['string', 'integer'] }),
    /17 parameters of several types.* 16/,
  ],
])('%s', (_, options, taken, refused, why) => {
  const of = (fn: ToolFunction) => tools([{ namespace: 'a', functions: [fn] }], options)

  test('a function within the vendor’s limit is a tool', () => {
    expect(of(taken).tools).toHaveLength(1)
  })

  test('a function beyond the vendor’s limit is reported as omitted, and is a tool without strict', () => {
    const { tools: made, report } = of(refused)
    expect(made).toEqual([])
    expect(report).toEqual([
      { function: 'a.f', keyword: 'parameters', action: 'omitted', message: expect.stringMatching(why) },
    ])
    expect(tools([{ namespace: 'a', functions: [refused] }], { ...options, strict: false }).tools).toHaveLength(1)
  })
})

test('strict tools beyond the number per request are made, and the first of them is reported', () => {
  const functions = Array.from({ length: 21 }, (_, index) => functionOf({ name: `f${index}` }))
  const { tools: made, report } = tools([{ namespace: 'a', functions }], anthropic)
  expect(made).toHaveLength(21)
  expect(report.filter(({ action }) => action === 'limited')).toEqual([
    {
      function: 'a.f20',
      keyword: 'strict',
      action: 'limited',
      message: expect.stringContaining('a request takes at most 20 strict tools'),
    },
  ])
})
