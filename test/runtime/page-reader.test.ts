import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PageReader, type Pages } from '#runtime/pages/page-reader.js'

const PATH = 'app.integrations.shop.list_orders'
const data: Pages = { number: 'page', items: ['data'] }
const counted: Pages = { ...data, total: ['meta', 'pages'] }
const root: Pages = { number: 'page', items: [] }

/** All items of an API that answers page n with `answers[n - 1]`, and what the reading ended with. */
function read(pages: Pages, answers: readonly unknown[]): unknown[] {
  const reader = new PageReader(PATH, pages, {})
  const found: unknown[] = []
  try {
    for (let params = reader.next(); params; params = reader.next()) {
      const page = params['page'] as number
      if (page > answers.length) return [...found, `asked for page ${page}`]
      found.push(...reader.take(answers[page - 1]))
    }
    return found
  } catch (error) {
    return [...found, (error as Error).message.replace(PATH, 'f')]
  }
}

const of = (items: unknown, pages?: unknown): unknown => ({ data: items, meta: { pages } })

const cases: [what: string, pages: Pages, answers: readonly unknown[], found: readonly unknown[]][] = [
  ['the number of pages ends it', counted, [of([1], 2), of([2], 2)], [1, 2]],
  ['digits in a text are a number of pages', counted, [of([1], '2'), of([2], '2')], [1, 2]],
  ['an empty page in the middle does not end it', counted, [of([], 3), of([], 3), of([3], 3)], [3]],
  ['an empty list has no pages', counted, [of([], 0)], []],
  ['without a number of pages two empty pages end it', counted, [of([1]), of([]), of([])], [1]],
  [
    'an empty page in the middle does not end what has no number of pages',
    data,
    [of([1]), of([]), of([3]), of([]), of([])],
    [1, 3],
  ],
  ['an empty first page does not end it either', root, [[], [2], [], []], [2]],
  ['null is an empty list', data, [of([1]), of(null), of(null)], [1]],
  ['a page that repeats the one before ends it', data, [of([1, 2]), of([1, 2])], [1, 2]],
  ['the answer is the list', root, [[1, 2], [3], [], []], [1, 2, 3]],
  [
    'an answer without the list',
    data,
    [of([1]), { items: [2] }],
    [1, 'f: expected the answer for page 2 to hold a list in "data", got nothing'],
  ],
  [
    'a list that is an object',
    data,
    [of({})],
    ['f: expected the answer for page 1 to hold a list in "data", got an object'],
  ],
  ['no answer', data, [undefined], ['f: expected the answer for page 1 to hold a list in "data", got nothing']],
  ['a text', data, ['data'], ['f: expected the answer for page 1 to hold a list in "data", got nothing']],
  ['an object that should be the list', root, [{}], ['f: expected the answer for page 1 to be a list, got an object']],
]

describe('pages are read on', () => {
  test.each(cases)('the next page is read: %s', (_what, pages, answers, found) =>
    expect(read(pages, answers)).toEqual(found),
  )

  test('every item of every page that the API counts is read, in order', () => {
    const lists = fc.array(fc.array(fc.integer(), { maxLength: 3 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(lists, (items) => {
        expect(
          read(
            counted,
            items.map((page) => of(page, items.length)),
          ),
        ).toEqual(items.flat())
      }),
    )
  })
})
