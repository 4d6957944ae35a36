import fc from 'fast-check'
import { type CallState, type EffectKind, memoryStore, type PresentableRun, present, readResult } from 'moonbind'
import { describe, expect, test } from 'vitest'

const rows = Array.from({ length: 2000 }, (_, id) => ({ id, name: `row ${id}` }))

const runOf = (run: Partial<PresentableRun>): PresentableRun => ({
  status: 'completed',
  output: '',
  values: [],
  calls: [],
  ...run,
})

const call = (effect: EffectKind, state: CallState = 'ok') => ({ effect, state })

test.each([
  [{}, { status: 'completed', calls: 'no calls' }],
  [{ values: [1] }, { status: 'completed', value: 1, calls: 'no calls' }],
  [{ values: [null] }, { status: 'completed', value: null, calls: 'no calls' }],
  [{ values: [1, 'two'] }, { status: 'completed', value: [1, 'two'], calls: 'no calls' }],
  [{ output: 'hello\n' }, { status: 'completed', output: 'hello\n', calls: 'no calls' }],
  [{ calls: [call('read')] }, { status: 'completed', calls: '1 call: 1 read' }],
  [
    { calls: [call('read'), call('write', 'error'), call('destructive'), call('read')] },
    { status: 'completed', calls: '4 calls: 2 read, 1 write, 1 destructive, 1 failed' },
  ],
  [
    { status: 'failed', error: { kind: 'runtime', message: 'script:1: no', line: 1 } },
    { status: 'failed', calls: 'no calls', error: { kind: 'runtime', message: 'script:1: no', line: 1 } },
  ],
] as const)('a run that fits is shown whole: %j', async (run, expected) => {
  expect(await present(runOf(run as Partial<PresentableRun>))).toEqual(expected)
})

test('a run that does not fit is a success with a handle in front', async () => {
  const store = memoryStore()
  const shown = await present(runOf({ values: [rows], output: 'ok\n' }), { maxTokens: 400, store })
  expect(Object.keys(shown)).toEqual(['truncated', 'status', 'value', 'output', 'calls'])
  expect(shown).toMatchObject({ status: 'completed', output: 'ok\n' })
  expect(shown.truncated).toEqual({
    originalTokens: expect.any(Number),
    keptTokens: expect.any(Number),
    result: expect.stringMatching(/^res_[0-9a-f]{24}$/),
  })
  expect((shown.value as unknown[]).at(-1)).toEqual({ '…': expect.stringMatching(/^\d+ more items$/) })
})

test('a run that does not fit has no handle without a store, or if the store has no room', async () => {
  const run = runOf({ values: [rows] })
  expect((await present(run, { maxTokens: 400 })).truncated).not.toHaveProperty('result')
  const store = memoryStore({ maxBytes: 10 })
  expect((await present(run, { maxTokens: 400, store })).truncated).not.toHaveProperty('result')
})

test('parts of a run have budgets of their own', async () => {
  const run = runOf({ values: [rows], output: 'x'.repeat(10_000) })
  const shown = await present(run, { maxTokens: 4000, budgets: { output: 50 } })
  expect(shown.output!.length).toBeLessThanOrEqual(200)
  expect(JSON.stringify(shown.value).length).toBeGreaterThan(4000)
})

test('a presented run fits, whatever it holds', async () => {
  const long = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.integer({ min: 0, max: 5000 }).map((length) => '\n'.repeat(length)),
  )
  const run = fc.record({
    status: fc.constantFrom('completed' as const, 'failed' as const),
    output: long,
    values: fc.array(fc.oneof(long, fc.array(long), fc.dictionary(long, long))),
    calls: fc.constant([]),
    error: fc.record({ kind: fc.constant('runtime' as const), message: long, traceback: long }),
  })
  await fc.assert(
    fc.asyncProperty(run, fc.integer({ min: 300, max: 3000 }), async (made, maxTokens) => {
      const shown = await present(made, { maxTokens, store: memoryStore() })
      expect(JSON.stringify(shown).length).toBeLessThanOrEqual(maxTokens * 4)
    }),
  )
})

test.each([
  [{ maxTokens: 299 }, 'present: expected "maxTokens" to be at least 300, got 299'],
  [{ maxToken: 299 }, 'present: unknown option "maxToken", did you mean "maxTokens"?'],
  [{ budgets: { values: 100 } }, 'present: unknown option "values", did you mean "value"?'],
  [{ budgets: { value: 10 } }, 'present: value: expected "maxTokens" to be a whole number of at least 50, got 10'],
])('present: %j is refused', async (options, message) => {
  await expect(present(runOf({}), options as object)).rejects.toThrow(message)
})

describe('pages of a result', () => {
  const store = memoryStore()
  const kept = {
    value: { data: rows, 'a/b': { '~': 7 }, text: 'x💥'.repeat(3), none: null, empty: [] },
    output: 'line\n'.repeat(5000),
    calls: [],
  }
  store.put('res_1', JSON.stringify(kept))
  const read = (path: string, more = {}) => readResult(store, { result: 'res_1', path, ...more })

  test.each([
    ['/value/data/3', {}, { type: 'object', total: 2, offset: 0, count: 2, value: { id: 3, name: 'row 3' } }],
    ['/value/data/3/id', {}, { type: 'number', value: 3 }],
    ['/value/a~1b/~0', {}, { type: 'number', value: 7 }],
    ['/value/none', {}, { type: 'null', value: null }],
    ['/value/empty', {}, { type: 'list', total: 0, offset: 0, count: 0, value: [] }],
    [
      '/value/data',
      { offset: 1998, limit: 5 },
      { type: 'list', total: 2000, offset: 1998, count: 2, value: rows.slice(1998) },
    ],
    ['/value/data', { offset: 2000 }, { type: 'list', total: 2000, offset: 2000, count: 0, value: [] }],
    [
      '/value',
      { offset: 2, limit: 1 },
      { type: 'object', total: 5, offset: 2, count: 1, next: 3, value: { text: kept.value.text } },
    ],
    ['/value/text', { offset: 1, limit: 1 }, { type: 'text', total: 9, offset: 1, count: 2, next: 3, value: '💥' }],
    ['/value/text', { offset: 2, limit: 2 }, { type: 'text', total: 9, offset: 1, count: 2, next: 3, value: '💥' }],
  ])('%s %j', async (path, more, expected) => {
    expect(await read(path, more)).toEqual({ path, ...expected })
  })

  test.each(['/value/data', '/output'])('the pages of %s together are the whole', async (path) => {
    const found: unknown[] = []
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const page = await read(path, { offset, maxTokens: 500 })
      expect(JSON.stringify(page.value).length).toBeLessThanOrEqual(2000)
      found.push(page.value)
      offset = page.next
    }
    expect(path === '/output' ? found.join('') : found.flat()).toEqual(path === '/output' ? kept.output : rows)
  })

  test('a part that is too long alone is cut, and says where to continue', async () => {
    expect(await read('', { offset: 1, maxTokens: 100 })).toEqual({
      path: '',
      type: 'object',
      total: 3,
      offset: 1,
      count: 1,
      next: 2,
      cut: '/output',
      value: { output: expect.stringMatching(/… \d+ more characters$/) },
    })
  })

  test.each([
    ['/valu', {}, 'the result has no "valu", did you mean "value"?'],
    ['/value/dta', {}, '"/value" has no "dta", did you mean "data"?'],
    ['/value/zzzz', {}, '"/value" has no "zzzz", expected one of "data", "a/b", "text", "none", "empty"'],
    ['/value/data/2000', {}, '"/value/data" has no item "2000", expected 0 to 1999'],
    ['/value/data/-1', {}, '"/value/data" has no item "-1", expected 0 to 1999'],
    ['/value/empty/0', {}, '"/value/empty" has no item "0", it is empty'],
    ['/value/data/0/id/x', {}, '"/value/data/0/id" has no parts: it is a number'],
    ['/value/__proto__', {}, '"/value" has no "__proto__", '],
    ['value', {}, '"value" is not a path: expected one such as /value/data/0, or ""'],
    ['/value/data', { offset: 2001 }, 'read_result: offset 2001 is beyond the end: /value/data has 2000 items'],
    ['/value', { offset: -1 }, 'read_result: expected "offset" to be a whole number of at least 0, got -1'],
    ['/value', { limit: 0 }, 'read_result: expected "limit" to be a whole number of at least 1, got 0'],
    ['/value', { limt: 1 }, 'read_result: unknown option "limt", did you mean "limit"?'],
    ['/value', { result: 'res_2' }, 'read_result: there is no result "res_2": results are kept for a limited time'],
    ['/value', { result: 7 }, 'read_result: expected "result" to be a string, got a number'],
  ])('the page %s %j is refused', async (path, more, message) => {
    await expect(read(path, more)).rejects.toThrow(message)
  })
})
