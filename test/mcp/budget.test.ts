/** An answer keeps to its budget, text and structure together, and nothing of a run is out of reach. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeLines } from '#runtime/mcp/docs-answers.js'
import { connect, serve } from './serving.js'

const tokens = (value: unknown): number => Math.ceil(JSON.stringify(value).length / 4)

type Shown = { readonly status: string; readonly note?: string; readonly truncated?: { readonly result?: string } }
const textOf = (answer: { content?: unknown }): string => (answer.content as { text: string }[])[0]!.text

const list = 'app.integrations.telnyx.list_phone_numbers{}'

test.each<[what: string, code: string]>([
  ['61 calls and large values', `local r = {} for i = 1, 61 do r[i] = { ${list}, ("x"):rep(5000) } end return r`],
  ['many quotes', String.raw`local t = {} for i = 1, 3000 do t[i] = ("\"\\"):rep(30) end return t`],
  ['much output', 'for i = 1, 3000 do print("line " .. i) end'],
  ['a long error', String.raw`error(("x\n"):rep(100000))`],
  ['all of them', 'for i = 1, 3000 do print("line " .. i) end error(("x"):rep(100000))'],
])('an answer with %s stays within 6,500 tokens', async (_, code) => {
  const client = await connect(await serve(), '2025-11-25')
  expect(tokens(await client.callTool({ name: 'run_lua', arguments: { code } }))).toBeLessThanOrEqual(6_500)
})

test('a result that fits is the same as text and as data; another is a short text with a handle', async () => {
  const client = await connect(await serve(), '2025-11-25')
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6_000 }),
      fc.integer({ min: 600, max: 4_000 }),
      async (count, maxTokens) => {
        const code = `local r = {} for i = 1, ${count} do r[i] = i end return r`
        const answer = await client.callTool({ name: 'run_lua', arguments: { code, maxTokens } })
        expect(tokens(answer)).toBeLessThanOrEqual(maxTokens * 1.1 + 100)
        const structure = answer.structuredContent as Shown
        const text = JSON.parse(textOf(answer)) as Shown
        if (text.note === undefined) {
          expect(text).toEqual(structure)
          return
        }
        expect(text.truncated?.result).toMatch(/^res_/)
        const given = { result: text.truncated?.result, path: '/value', offset: count - 1 }
        const rest = await client.callTool({ name: 'read_result', arguments: given })
        expect(JSON.parse(textOf(rest))).toMatchObject({ total: count, value: [count] })
      },
    ),
    { numRuns: 15 },
  )
})

const long = 'x'.repeat(100_000)

test.each([
  ['run_lua', { run: long }],
  ['read_docs', { pages: [long] }],
  ['search_docs', { query: long }],
  ['search_docs', { query: 'x', namespace: long }],
  ['read_result', { result: long, path: `/${long}` }],
])('%s quotes little of what it does not know', async (name, given) => {
  const client = await connect(await serve(), '2026-07-28')
  expect(tokens(await client.callTool({ name, arguments: given }))).toBeLessThan(1_200)
})

test.each<[text: string, room: number, shown: string]>([
  ['one\ntwo', 7, 'one\ntwo'],
  ['one\ntwo\nthree', 9, 'one\ntwo\n… 1 more that did not fit: search with more words'],
  ['one\ntwo\nthree', 4, 'one\n… 2 more that did not fit: search with more words'],
  ['one\ntwo', 2, '… 2 more that did not fit: search with more words'],
])('of the hits %j in %d characters, whole lines are shown and the others counted', (text, room, shown) => {
  expect(wholeLines(text, room)).toBe(shown)
})

test('a missing page is a missing resource', async () => {
  const client = await connect(await serve(), '2025-11-25')
  await expect(client.readResource({ uri: 'moonbind://docs/telnyx/send_sm' })).rejects.toThrow(
    /Did you mean: telnyx\.send_sms/,
  )
})

test.each([100, 599, 1.5, Number.NaN])('a budget of %d tokens is refused at once', async (maxTokens) => {
  await expect(serve({}, { maxTokens })).rejects.toThrow(/mcpServer: expected "maxTokens"/)
})
