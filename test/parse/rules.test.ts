import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRules } from '#codegen/parse/function/requirements.js'

const names = ['name', 'phone', 'shelf_id', 'box_id', 'mode']

const sentences: readonly [text: string, kind: string, parameters: readonly string[]][] = [
  ['At least one of `name` or `phone` is required.', 'any-of', ['name', 'phone']],
  ['*At least one of `name`, `phone`, or `mode` must be provided.', 'any-of', ['name', 'phone', 'mode']],
  ['At least one of name or phone is required', 'any-of', ['name', 'phone']],
  ['Provide at least one of `name`, `phone`.', 'any-of', ['name', 'phone']],
  ['Finds a person. Requires at least one of `name` or `phone`.', 'any-of', ['name', 'phone']],
  ['Either `shelf_id` or `box_id` must be provided', 'any-of', ['shelf_id', 'box_id']],
  ['You must pass either `shelf_id` or `box_id`.', 'any-of', ['shelf_id', 'box_id']],
  ['You must pass either `shelf_id` or `box_id` (not both).', 'one-of', ['shelf_id', 'box_id']],
  ['Either `shelf_id` or `box_id` is required.', 'any-of', ['shelf_id', 'box_id']],
  ['`shelf_id` or `box_id` is required', 'any-of', ['shelf_id', 'box_id']],
  ['One of `shelf_id`, `box_id` is required', 'any-of', ['shelf_id', 'box_id']],
  ['Exactly one of `shelf_id` and `box_id` is required', 'one-of', ['shelf_id', 'box_id']],
  ['Moves a book. Pass either `shelf_id` or `box_id` (not both).', 'one-of', ['shelf_id', 'box_id']],
  ['Either `shelf_id` or `box_id` must be given, but not both', 'one-of', ['shelf_id', 'box_id']],
  ['Only one of `shelf_id` or `box_id` may be set', 'at-most-one', ['shelf_id', 'box_id']],
  ['`shelf_id` and `box_id` are mutually exclusive', 'at-most-one', ['shelf_id', 'box_id']],
  ['`shelf_id` and `box_id` cannot be used together', 'at-most-one', ['shelf_id', 'box_id']],
  ['Use shelf_id or box_id, but not both.', 'at-most-one', ['shelf_id', 'box_id']],
  ['`shelf_id` and `box_id` must be used together', 'all-or-none', ['shelf_id', 'box_id']],
  ['`name`, `phone` and `mode` must all be provided together', 'all-or-none', ['name', 'phone', 'mode']],
]

const ofPhone: readonly [text: string, rules: readonly object[]][] = [
  ['Number. Cannot be used with `name`', [{ kind: 'at-most-one', parameters: ['phone', 'name'] }]],
  [
    'Number (cannot be combined with `name` or `mode`)',
    [
      { kind: 'at-most-one', parameters: ['phone', 'name'] },
      { kind: 'at-most-one', parameters: ['phone', 'mode'] },
    ],
  ],
  ['Number. Required if `name` is not provided', [{ kind: 'any-of', parameters: ['phone', 'name'] }]],
  ['Number (required unless `name` is given)', [{ kind: 'any-of', parameters: ['phone', 'name'] }]],
  ['Number (required unless `name`)', [{ kind: 'any-of', parameters: ['phone', 'name'] }]],
  ['Number. Either this or `name` is required.', [{ kind: 'any-of', parameters: ['phone', 'name'] }]],
  ['Number (use this or `name`)', [{ kind: 'any-of', parameters: ['phone', 'name'] }]],
  ['Mutually exclusive with `name`.', [{ kind: 'at-most-one', parameters: ['phone', 'name'] }]],
]

test.each(sentences)('reads the requirement: %s', (text, kind, parameters) => {
  expect(readRules(text, names).map((rule) => ({ kind: rule.kind, parameters: rule.parameters }))).toEqual([
    { kind, parameters },
  ])
})

test.each(ofPhone)('reads the requirement of one parameter: %s', (text, rules) => {
  expect(readRules(text, names, 'phone').map(({ kind, parameters }) => ({ kind, parameters }))).toEqual(rules)
  expect(readRules(text, names)).toEqual([])
})

test.each([
  'At least one of `name` or `colour` is required',
  'At least one name is required',
  'At least one of `name` is required',
  'Pass either `shelf_id` or `box_id` to filter',
  'Searches by `name` or `phone`',
  '`shelf_id` and `box_id` are required',
  'Takes `shelf_id` and `box_id`',
  'The `name` cannot be empty',
  '`shelf_id` or `box_id` is returned',
  'If `mode` is set, `name` is required',
  'Books and shelves must be used together',
  '',
])('reads no requirement from: %s', (text) => {
  expect(readRules(text, names)).toEqual([])
})

test('a rule keeps the sentence that states it', () => {
  expect(readRules('Finds people. At least one of `name` or `phone` is required.', names)[0]?.text).toBe(
    'At least one of `name` or `phone` is required',
  )
})

test('reading requirements never throws, and names only parameters', () => {
  const piece = fc.constantFrom(
    'at least one of',
    'either',
    '`name`',
    'phone',
    '`x`',
    'or',
    'and',
    ',',
    '(not both)',
    'is required',
    'required if',
    'is not set',
    '.',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, (sentence) => {
      for (const rule of readRules(sentence, names, 'mode')) {
        expect(rule.parameters.length).toBeGreaterThan(1)
        expect(names).toEqual(expect.arrayContaining([...rule.parameters]))
      }
    }),
  )
  for (const part of ['`name`, ', 'either `name` or ', 'at least one of ', '(', 'required if ']) {
    expect(readRules(part.repeat(Math.floor(65_536 / part.length)), names, 'mode').length).toBeLessThan(3)
  }
})
