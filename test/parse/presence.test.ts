import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPresence } from '#codegen/parse/function/presence.js'

const required = [
  'yes',
  'Yes',
  'YES',
  '**yes**',
  '`true`',
  'required',
  '**Required**',
  '✅',
  '✓',
  '✔️',
  'y',
  'mandatory',
  'yes (always)',
  'yes*',
]
const optional = ['no', 'No', 'false', 'optional', '❌', '✗', '—', '-', '–', 'N', 'no (uses the account)', 'optional.']
const conditional = [
  'no*',
  'No†',
  'conditional',
  'Conditional',
  'required if `text` is absent',
  'yes, unless `id` is given',
  'if no name is given',
  'one of',
]
const unreadable = ['', '   ', 'perhaps', '20', 'string', '?', 'constructor', 'x'.repeat(500)]

test.each(required)('%j is required', (text) => {
  expect(readPresence(text)).toEqual({ required: true })
})

test.each(optional)('%j is optional', (text) => {
  expect(readPresence(text)).toEqual({ required: false })
})

test.each(conditional)('%j is conditional', (text) => {
  expect(readPresence(text)).toEqual({ required: false, conditional: text.replaceAll('`', '') })
})

test.each(unreadable)('%j states no presence', (text) => {
  expect(readPresence(text)).toBeUndefined()
})

test('reads any presence without throwing', () => {
  fc.assert(fc.property(fc.string(), (text) => readPresence(text) !== null))
})
