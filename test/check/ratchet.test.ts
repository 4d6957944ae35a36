import { expect, test } from 'vitest'
import { checkQuality } from '#codegen/check/quality/quality.js'
import { compareRatchet, countQuality, readRatchet, writeRatchet } from '#codegen/check/quality/ratchet.js'
import type { Namespace } from '#codegen/ir.js'
import { writes } from '../helpers/effects.js'

const bare: Namespace = {
  namespace: 'x',
  title: 'X',
  guides: [],
  functions: [
    {
      name: 'f',
      summary: '',
      effect: writes,
      examples: [],
      parameters: [
        { name: 'a', required: false, description: '', schema: {} },
        { name: 'b', required: false, description: 'Things', conditional: 'if not a', schema: { type: 'array' } },
        { name: 'c', required: true, description: 'Names', schema: { type: 'array', items: { type: 'string' } } },
      ],
    },
  ],
}
const found = checkQuality([bare], [{ subject: 'x.f.b', text: 'max ten', reason: 'no number' }])

test('whatever a reader must guess is a note with a fix', () => {
  expect(found.map(({ rule, subject, level }) => [rule, subject, level])).toEqual([
    ['missing-summary', 'x.f', 'info'],
    ['missing-example', 'x.f', 'info'],
    ['missing-description', 'x.f.a', 'info'],
    ['missing-type', 'x.f.a', 'info'],
    ['missing-item-type', 'x.f.b', 'info'],
    ['unchecked-requirement', 'x.f.b', 'info'],
    ['unread-constraint', 'x.f.b', 'info'],
  ])
  expect(found.every(({ fix }) => fix)).toBe(true)
})

const counts = countQuality(found, ['y', 'x'])
test('a written ratchet is read back', () => expect(readRatchet(writeRatchet(counts))).toEqual({ ratchet: counts }))
test('the ratchet is quiet if nothing got worse, and counts a namespace that it does not know from zero', () => {
  expect(compareRatchet(counts, counts)).toEqual([])
  expect(compareRatchet({ y: {} }, counts).map(({ subject }) => subject)).toEqual(
    Object.keys(counts['x']!).map(() => 'x'),
  )
  expect(compareRatchet({}, { z: {} })).toEqual([])
})
test('the ratchet names what got worse', () => {
  const before = { x: { ...counts['x'], 'missing-type': 0 }, y: {} }
  expect(compareRatchet(before, counts).map(({ subject, message }) => [subject, message])).toEqual([
    ['x', 'x: 1 findings of missing-type, and .moonbind/quality.json allows 0'],
  ])
})
const bad: [string, string][] = [
  ['{', 'not JSON'],
  ['[]', 'expected a map of namespaces'],
  ['{"x": 1}', 'expected "x" to be a map'],
  ['{"x": {"missing-tpe": 1}}', 'unknown rule "missing-tpe"'],
  ['{"x": {"missing-type": -1}}', 'whole number'],
]
test.each(bad)('a ratchet file is refused: %s', (text, message) =>
  expect(readRatchet(text)).toMatchObject({ message: expect.stringContaining(message) }),
)
