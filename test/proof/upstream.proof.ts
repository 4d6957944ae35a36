/** Telnyx's own API description decides whether what this package sends is valid: `npm run proof:upstream`. */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officialDocument } from '../helpers/official.js'
import { callEverything, examples, type Listened, listen, refusals, runExample } from '../http/telnyx-cases.js'
import { startPrism } from './prism.js'

if (!existsSync(officialDocument))
  throw new Error(`${officialDocument} is not there: name Telnyx's OpenAPI document with MOONBIND_UPSTREAM`)

let api: Listened
let stop: () => void
beforeAll(async () => {
  const prism = await startPrism(officialDocument)
  stop = prism.stop
  api = { baseUrl: prism.url, log: [] }
})
afterAll(() => stop())

/**
 * What is wrong with requests. The mock also finds its own answers wrong: an example of the document matches two of its
 * schemas.
 */
function wrongRequests(): string[] {
  return api.log.flatMap(({ request, status, violations }) => {
    const said = JSON.parse(violations ?? '[]') as { location: string[]; message: string }[]
    const wrong = said
      .filter(({ location }) => location[0] === 'request')
      .map(({ message }) => `${request}: ${message}`)
    return status === 200 ? wrong : [...wrong, `${request}: ${status}`]
  })
}

describe('telnyx against the official description of its API', () => {
  test('every call is valid there, or refused beforehand with the reason', async () => {
    const results = await callEverything(api)
    for (const { call, failed } of results) {
      const known = refusals.find(([pattern]) => pattern.test(call))
      if (known) expect(failed, call).toMatch(known[1])
      else expect(failed, call).toBeUndefined()
    }
    expect(wrongRequests()).toEqual([])
    const refused = results.filter(({ failed }) => failed !== undefined).length
    console.log(
      `${results.length} calls: ${api.log.length} requests, all valid; ${refused} refused before a request, all with their reason`,
    )
    expect(api.log.length).toBe(results.length - refused)
  })

  test('the mock finds what is wrong', async () => {
    api.log.length = 0
    await listen(api)(
      new Request(`${api.baseUrl}/detail_records?page[size]=51&filter[record_type]=messaging`, {
        headers: { authorization: 'Bearer x' },
      }),
    )
    expect(wrongRequests()).toEqual([expect.stringContaining('must be <= 50'), expect.stringContaining(': 400')])
  })

  test.each(examples)('the example of %s', async (heading, outcome) => {
    const run = await runExample(api, heading)
    console.log(
      `${heading}: ${run.ok ? run.output.trim().replaceAll('\n', ' / ') || '(prints nothing)' : run.error?.message}`,
    )
    if ('output' in outcome) expect([run.ok, run.output]).toEqual([true, expect.stringMatching(outcome.output)])
    else expect([run.ok, run.error?.message]).toEqual([false, expect.stringMatching(outcome.error)])
  })

  test('call records keep their promise with a session id that the API knows', async () => {
    const run = await runExample(api, 'list_call_records', '428c31b6-7af4-4bcb-b7f5-5013ef9657c1')
    console.log(`list_call_records with a UUID: ${run.output.trim().replaceAll('\n', ' / ')}`)
    expect(run.output).toMatch(/^(Recording: [\w-]+ - 60s\nDownload: \S+\n)+$/)
  })
})
