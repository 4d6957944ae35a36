import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readType } from '#codegen/parse/function/type-cell.js'

const spellings: readonly [string, object][] = [
  ['string', { type: 'string' }],
  ['`String`', { type: 'string' }],
  ['text', { type: 'string' }],
  ['secret', { type: 'string' }],
  ['enum', { type: 'string' }],
  ['int', { type: 'integer' }],
  ['INTEGER', { type: 'integer' }],
  ['float', { type: 'number' }],
  ['double', { type: 'number' }],
  ['bool', { type: 'boolean' }],
  ['true/false', { type: 'boolean' }],
  ['list', { type: 'array' }],
  ['table', { type: 'object' }],
  ['dict', { type: 'object' }],
  ['nil', { type: 'null' }],
  ['any', {}],
  ['mixed', {}],
  ['', {}],
  [' — ', {}],
  ['-', {}],
  ['url', { type: 'string', format: 'uri' }],
  ['date', { type: 'string', format: 'date' }],
  ['datetime', { type: 'string', format: 'date-time' }],
  ['email', { type: 'string', format: 'email' }],
  ['uuid', { type: 'string', format: 'uuid' }],
  ['json', { format: 'json' }],
  ['string?', { type: 'string' }],
  ['array<string>', { type: 'array', items: { type: 'string' } }],
  ['`array<string>`', { type: 'array', items: { type: 'string' } }],
  ['Array\\<integer\\>', { type: 'array', items: { type: 'integer' } }],
  ['string[]', { type: 'array', items: { type: 'string' } }],
  ['string\\[\\]', { type: 'array', items: { type: 'string' } }],
  ['number[][]', { type: 'array', items: { type: 'array', items: { type: 'number' } } }],
  ['array of objects', { type: 'array', items: { type: 'object' } }],
  ['list of strings', { type: 'array', items: { type: 'string' } }],
  ['array of any', { type: 'array' }],
  ['array of contacts', { type: 'array' }],
  ['object array', { type: 'array', items: { type: 'object' } }],
  ['array<string|number>', { type: 'array', items: { type: ['string', 'number'] } }],
  ['map<string, integer>', { type: 'object', additionalProperties: { type: 'integer' } }],
  ['table<string, any>', { type: 'object' }],
  ['string|number', { type: ['string', 'number'] }],
  ['string \\| number', { type: ['string', 'number'] }],
  ['string or number', { type: ['string', 'number'] }],
  ['string/array', { type: ['string', 'array'] }],
  ['string, integer, or null', { type: ['string', 'integer', 'null'] }],
  ['integer | number', { type: 'number' }],
  ['string | any', {}],
  ['string | string[]', { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }],
  ['nullable string', { type: ['string', 'null'] }],
  ['"asc" | "desc"', { type: 'string', enum: ['asc', 'desc'] }],
  ['enum(asc, desc)', { type: 'string', enum: ['asc', 'desc'] }],
  ['enum: one|two', { type: 'string', enum: ['one', 'two'] }],
  ['integer (int64)', { type: 'integer' }],
  ['string (date-time)', { type: 'string', format: 'date-time' }],
  ['string (optional)', { type: 'string' }],
]

describe('readType', () => {
  test.each(spellings)('reads the type %j', (text, schema) => {
    expect(readType(text)).toEqual({ schema })
  })

  test.each([
    ['strng', { actual: 'strng', nearest: 'string' }],
    ['Booleen', { actual: 'Booleen', nearest: 'boolean' }],
    ['string | intger', { actual: 'intger', nearest: 'integer' }],
    ['array<strng>', { actual: 'strng', nearest: 'string' }],
    ['constructor', { actual: 'constructor' }],
    ['__proto__', { actual: '__proto__' }],
  ])('an unknown type in %j is reported', (text, unknown) => {
    expect(readType(text).unknown).toEqual(unknown)
  })

  test('known types in a cell are kept next to unknown ones', () => {
    expect(readType('array<strng>').schema).toEqual({ type: 'array' })
  })

  test('any type cell is read without throwing', () => {
    const piece = fc.constantFrom(
      'array',
      '<',
      '>',
      '[',
      ']',
      '|',
      ' or ',
      ',',
      '"',
      '(',
      ')',
      'string',
      '`',
      '?',
      ' of ',
      'enum',
      '{',
      'null',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => readType(text).schema !== undefined,
      ),
    )
    expect(readType('array<'.repeat(10_000)).unknown).toBeDefined()
  })
})
