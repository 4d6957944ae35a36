import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '#runtime/json/json-text.js'
import { parseJsonInTurns } from '#runtime/json/json-turns.js'

/** What a text is, or that it is not JSON. */
const outcome = async (read: () => unknown): Promise<unknown> => {
  try {
    return { value: await read() }
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError)
    return 'not JSON'
  }
}

async function same(text: string, part: number): Promise<void> {
  expect(await outcome(() => parseJsonInTurns(text, part))).toEqual(await outcome(() => parseJson(text)))
}

const text = fc.tuple(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t')).map(([value, indent]) =>
  // Longer than a few parts, so that it is not read at once.
  JSON.stringify([value, { a: value, '': [value], b: 9007199254740993 }], null, indent).replace('992', '993'),
)

test('JSON read in parts gives the same value as read at once', () =>
  fc.assert(fc.asyncProperty(text, fc.integer({ min: 1, max: 40 }), same)))

test('invalid JSON is refused in parts as at once', () =>
  fc.assert(
    fc.asyncProperty(
      text,
      fc.integer({ min: 1, max: 20 }),
      fc.nat(),
      fc.constantFrom('', ',', ']', '}', '[', '{', '"', '\\', ':', ' ', '1', 'null', '\u00a0', '"a":'),
      fc.nat(2),
      (json, part, at, inserted, removed) => {
        const position = at % (json.length + 1)
        return same(json.slice(0, position) + inserted + json.slice(position + removed), part)
      },
    ),
    { numRuns: 1_000 },
  ))

test.for([
  '{"__proto__": {"a": [1, 2, 3]}, "x": 1}',
  '{"a": [1, 2, 3], "b": 2, "a": 3, "a": {"c": [1, 2, 3]}}',
  '{"a": [[1, 2], [3, 4], ["]", "\\"", "\\\\"]], "b": "},{"}',
  '[[1, 2, 3]null, 4]',
  '[null[1, 2, 3], 4]',
  '[[1, 2, 3] [1, 2, 3], 4]',
  '{"a":1[1, 2, 3], "b": 4}',
  '{"a" [1, 2, 3], "b": 4}',
  '{[1, 2, 3], "b": 4}',
  '[1, 2, 3, 4, ]',
  '[, 1, 2, 3, 4]',
  '[1, 2,, 3, 4, 5]',
  '[1, 2, 3, 4} ',
  '[1, 2, 3, 4],',
  '[1, 2, 3, 4] 5',
  '[1, 2, 3, 4',
  '[1, 2, 3, 4, "a',
  '[               ]',
  '\u00a0[1, 2, 3, 4]',
])('%s', (json) => same(json, 1))

test('JSON may nest at any depth', async () => {
  const deep = `${'[1,{"a":'.repeat(300)}[1]${'}]'.repeat(300)}`
  await same(deep, 1)
  await same(deep.slice(1), 1)
})

test('a position in a JSON message refers to the whole text', async () => {
  const json = `[${'1,'.repeat(500)}1 1,${'1,'.repeat(500)}1]`
  await expect(parseJsonInTurns(json, 10)).rejects.toThrow('position 1003')
})

test('the event loop runs while long JSON is read', async () => {
  const record = { id: 1, name: 'a name', tags: ['x', 'y'], nested: { at: '2026-01-01' } }
  const json = JSON.stringify({ data: Array.from({ length: 60_000 }, () => record) })
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  const read = (await parseJsonInTurns(json)) as { readonly data: unknown[] }
  clearInterval(timer)
  expect(read.data).toHaveLength(60_000)
  expect(read.data.at(-1)).toEqual(record)
  expect(turns).toBeGreaterThan(2)
})
