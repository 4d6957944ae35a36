import fc from 'fast-check'
import { fit as fitted } from 'moonbind'
import { describe, expect, test } from 'vitest'

const size = (value: unknown): number => JSON.stringify(value).length
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

describe('what fits stays as it is', () => {
  test.each([
    [null],
    [0],
    ['text'],
    [[]],
    [{}],
    [{ a: [1, 2, { b: null }], '': 'x', '…': 1 }],
    [JSON.parse('{"__proto__":{"a":1},"constructor":2}')],
    ['💥'.repeat(90)],
  ])('a value that fits stays as it is: %j', (value) => {
    expect(fitted(value, { maxTokens: 50 })).toEqual(value)
  })

  test.each([
    ['a BigInt', 2n ** 63n, '9223372036854775808'],
    ['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['what JSON cannot write', [undefined, Number.NaN, () => 1], [null, null, null]],
    ['a field without a value', { a: undefined, b: 1 }, { b: 1 }],
    ['nothing', undefined, null],
  ])('a value that fits is what JSON makes of it: %s', (_, value, expected) => {
    expect(fitted(value)).toEqual(expected)
  })

  test('a value that fits is returned as a copy', () => {
    const value = { list: [1] }
    expect(fitted(value)).not.toBe(value)
  })
})

describe('what does not fit is cut, the largest parts first', () => {
  test('a list that does not fit is cut at its end', () => {
    expect(
      fitted(
        times(1000, (id) => ({ id })),
        { maxTokens: 50 },
      ),
    ).toEqual([...times(18, (id) => ({ id })), { '…': '982 more items' }])
  })

  test('the long list of an object is cut, and not its neighbours', () => {
    const shown = fitted({ total: 1000, data: times(1000, (id) => id), next: 'page-2' }, { maxTokens: 50 }) as {
      data: unknown[]
    }
    expect(shown).toMatchObject({ total: 1000, next: 'page-2' })
    expect(shown.data.at(-1)).toEqual({ '…': expect.stringMatching(/^\d+ more items$/) })
  })

  test('the long text of one item is cut, and no item', () => {
    expect(
      fitted(
        [
          { id: 1, body: 'x'.repeat(10_000) },
          { id: 2, body: 'short' },
        ],
        { maxTokens: 50 },
      ),
    ).toEqual([
      { id: 1, body: expect.stringMatching(/^x+… \d+ more characters$/) },
      { id: 2, body: 'short' },
    ])
  })

  test('fields are cut if even their names do not fit', () => {
    const shown = fitted(Object.fromEntries(times(1000, (i) => [`field_${i}`, i])), { maxTokens: 50 }) as object
    expect(Object.keys(shown).at(-1)).toBe('…')
    expect(shown).toMatchObject({ field_0: 0, '…': expect.stringMatching(/^\d+ more fields$/) })
  })

  test('a text that is one character too long is cut', () => {
    expect(fitted('x'.repeat(198), { maxTokens: 50 })).toBe('x'.repeat(198))
    expect(fitted('x'.repeat(199), { maxTokens: 50 })).toBe(`${'x'.repeat(177)}… 22 more characters`)
  })
})

/** Objects and lists of everything that JSON has, long texts and lists among it. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.bigInt().map(String)),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('\ud800', '\udc00', '"', '\\', '\n', '\u0001', '💥', 'a') }),
    fc.array(tie('value'), { maxLength: 30 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('…', '__proto__', '0')), tie('value'), { maxKeys: 30 }),
  ),
})).value

describe('for any value and any room', () => {
  const cases = fc.tuple(json, fc.integer({ min: 50, max: 2000 }))

  test('the result always fits, and is the same twice', () => {
    fc.assert(
      fc.property(cases, ([value, maxTokens]) => {
        const text = JSON.stringify(fitted(value, { maxTokens }))
        expect(text.length).toBeLessThanOrEqual(maxTokens * 4)
        expect(JSON.stringify(fitted(value, { maxTokens }))).toBe(text)
      }),
    )
  })

  test('a value that fits is not cut', () => {
    fc.assert(
      fc.property(cases, ([value, maxTokens]) => {
        fc.pre(size(value) <= maxTokens * 4)
        expect(JSON.stringify(fitted(value, { maxTokens }))).toBe(JSON.stringify(value))
      }),
    )
  })

  test('kept values are unchanged and in their places', () => {
    fc.assert(
      fc.property(cases, ([value, maxTokens]) => {
        expectKept(fitted(value, { maxTokens }), JSON.parse(JSON.stringify(value)), size(value) <= maxTokens * 4)
      }),
    )
  })

  test('at least half of the room is used by a list of short items', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 2000 }),
        fc.integer({ min: 100, max: 900 }),
        (list, maxTokens) => {
          fc.pre(size(list) > maxTokens * 4)
          expect(size(fitted(list, { maxTokens }))).toBeGreaterThan(maxTokens * 2)
        },
      ),
    )
  })
})

/** Compares what was shown with the original; markers must count what is missing. */
function expectKept(shown: unknown, original: unknown, whole: boolean): void {
  if (whole) return expect(shown).toEqual(original)
  if (typeof original === 'string') return expectText(shown as string, original)
  if (Array.isArray(original)) return expectList(shown as unknown[], original)
  if (typeof original === 'object' && original !== null) return expectObject(shown as object, original)
  expect(Object.is(shown, original)).toBe(true)
}

function expectText(shown: string, original: string): void {
  if (shown === original) return
  const [, kept, more] = /^([^]*)… (\d+) more characters$/.exec(shown)!
  expect(original.startsWith(kept!)).toBe(true)
  expect(kept!.length + Number(more)).toBe(original.length)
  const [last, next] = [kept!.charCodeAt(kept!.length - 1), original.charCodeAt(kept!.length)]
  expect(last >= 0xd800 && last < 0xdc00 && next >= 0xdc00 && next < 0xe000).toBe(false)
}

function expectList(shown: unknown[], original: unknown[]): void {
  const kept = shown.length === original.length && !isMarker(shown.at(-1), original) ? shown : shown.slice(0, -1)
  for (const [index, item] of kept.entries()) expectKept(item, original[index], false)
  if (kept !== shown) expect(shown.at(-1)).toEqual({ '…': `${original.length - kept.length} more items` })
}

const isMarker = (item: unknown, original: unknown[]): boolean =>
  typeof item === 'object' && item !== null && '…' in item && JSON.stringify(item) !== JSON.stringify(original.at(-1))

function expectObject(shown: object, original: object): void {
  const all = Object.entries(original)
  const entries = Object.entries(shown)
  const marked = entries.length < all.length || (entries.at(-1)?.[0] === '…' && all.at(-1)?.[0] !== '…')
  const kept = marked ? entries.slice(0, -1) : entries
  for (const [index, [name, value]] of kept.entries()) {
    expect(name).toBe(all[index]![0])
    expectKept(value, all[index]![1], false)
  }
  if (marked) expect(entries.at(-1)).toEqual(['…', `${all.length - kept.length} more fields`])
}

describe('a counter of one’s own', () => {
  test('a custom counter decides what fits', () => {
    const words = (text: string): number => text.split(/\W+/).length
    const shown = fitted(
      times(1000, (i) => `word${i}`),
      { maxTokens: 100, count: words },
    )
    expect(words(JSON.stringify(shown))).toBeLessThanOrEqual(100)
    expect(words(JSON.stringify(shown))).toBeGreaterThan(50)
  })

  test('a counter that nothing satisfies is refused', () => {
    expect(() => fitted('x'.repeat(1000), { count: () => 7000 })).toThrow(
      'fit: "count" says that not even the shortest form of the value has 6000 tokens',
    )
  })
})

describe('what cannot be fitted', () => {
  const circle: { self?: unknown } = {}
  circle.self = [circle]
  const deep = times(201, () => 0).reduce<unknown>((inner) => [inner], 1)
  let doubled: unknown = []
  for (let i = 0; i < 60; i++) doubled = [doubled, doubled]
  test.each([
    ['a circle', circle, {}, 'fit: the value contains itself'],
    ['more than 200 levels', deep, {}, 'fit: the value nests deeper than 200 levels'],
    ['a list that is held 2^60 times', doubled, {}, 'fit: the value is too large to be written as JSON'],
    ['too few tokens', 1, { maxTokens: 49 }, 'fit: expected "maxTokens" to be a whole number of at least 50, got 49'],
    ['half a token', 1, { maxTokens: 99.5 }, 'fit: expected "maxTokens" to be a whole number of at least 50, got 99.5'],
    ['a wrong option', 1, { maxToken: 100 }, 'fit: unknown option "maxToken", did you mean "maxTokens"?'],
    ['a wrong counter', 1, { count: 4 }, 'fit: expected "count" to be a function of a text, got a number'],
  ])('a value that cannot be fitted is refused: %s', (_, value, options, message) => {
    expect(() => fitted(value, options as object)).toThrow(message)
  })

  test('a value of 200 levels fits', () => {
    expect(fitted((deep as unknown[])[0])).toEqual((deep as unknown[])[0])
  })
})
