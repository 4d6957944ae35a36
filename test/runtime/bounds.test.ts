import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type BoundKeyword,
  boundKeywords,
  boundText,
  brokenBoundsOf,
  rangeText,
  sizeText,
} from '#runtime/validation/bounds.js'

const texts: [keyword: BoundKeyword, bound: number, text: string][] = [
  ['minimum', 1, 'at least 1'],
  ['maximum', 250, 'at most 250'],
  ['exclusiveMinimum', 0, 'more than 0'],
  ['exclusiveMaximum', 0.5, 'less than 0.5'],
  ['minLength', 1, 'at least 1 character'],
  ['maxLength', 2, 'at most 2 characters'],
  ['minItems', 1, 'at least 1 item'],
  ['maxItems', 0, 'at most 0 items'],
]
test.each(texts)('%s %d is worded as "%s"', (keyword, bound, text) => {
  expect(boundText(keyword, bound)).toBe(text)
})

test('two limits of one kind are worded as one range', () => {
  expect([rangeText('number', 1, 250), rangeText('string', 1, 1), rangeText('array', 0, 3)]).toEqual([
    '1 to 250',
    '1 to 1 character',
    '0 to 3 items',
  ])
  expect([sizeText('number', 1), sizeText('string', 2), sizeText('array', 1)]).toEqual(['1', '2 characters', '1 item'])
})

test('a value breaks the limits that JSON Schema says it breaks', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  const schemas = fc.record(
    Object.fromEntries(boundKeywords.map((keyword) => [keyword, fc.integer({ min: 0, max: 4 })])),
    { requiredKeys: [] },
  )
  const values = fc.oneof(
    fc.constantFrom<unknown>(true, null, {}, -1, 1.5, '', 'a', '😀', '😀😀😀', 'abcdef'),
    fc.integer({ min: -1, max: 6 }),
    fc.array(fc.integer(), { maxLength: 5 }),
  )
  fc.assert(
    fc.property(schemas, values, (schema, value) => {
      const validate = ajv.compile(schema)
      validate(value)
      const wanted = (validate.errors ?? []).map(({ keyword }) => keyword).sort()
      expect(
        brokenBoundsOf(schema, value)
          .map(({ keyword }) => keyword as string)
          .sort(),
      ).toEqual(wanted)
    }),
    { numRuns: 200 },
  )
})
