import { createMockServer, type MockServer } from 'moonbind/mock'
import { afterAll, expect, test } from 'vitest'
import { http as api, table } from '#generated/telnyx/http.js'
import { definition } from '#generated/telnyx/index.js'
import { mock } from '#generated/telnyx/mock.js'
import { connection } from '#runtime/integration.js'
import { methods } from '#runtime/methods.js'
import { connectPlayed, type PlayedOptions } from '#runtime/played/connect-played.js'
import { openInThread } from '#runtime/played/open-in-thread.js'

let server: MockServer | undefined
afterAll(() => server?.close())

const overNetwork: PlayedOptions['open'] = async (stage) => {
  server = await createMockServer(stage)
  return server
}

type Call = readonly [name: string, params: object, account?: string]

const CALLS: readonly Call[] = [
  ['list_phone_numbers', { page_size: 2, filter_status: 'purchase_pending' }],
  ['send_sms', { from: '+12345678900', to: '+12345678901', text: 'ünï – 😀', use_mms: true }],
  ['send_sms', { from: '+12345678900', to: '+12345678901', text: 'Hi' }, 'work'],
  ['list_messages', { page_size: 3, direction: 'inbound' }],
  ['list_call_records', { page_size: 1 }],
  ['get_phone_number', { phone_number_id: 'a/b?c=d&e#f %' }],
  // The API refuses these; the mock answers them itself.
  ['list_messages', { page_size: 250 }],
  ['get_call', { call_session_id: 'x' }],
  // A body of more than a megabyte.
  ['send_sms', { from: '+1', to: '+2', text: 'x'.repeat(1 << 20) }],
]

/** Every answer or message, and what was said about calls that the API refuses. */
async function outcomes(open: PlayedOptions['open']): Promise<unknown> {
  const refused: string[] = []
  const seen: unknown[] = []
  const namespaces = [{ definition, http: { api, table }, mock: async () => mock }]
  const [connected] = connectPlayed(namespaces, {
    accounts: new Map([['telnyx', ['work']]]),
    onRefused: (reason) => refused.push(reason),
    onAnswer: ({ function: { name }, account }, answer) => seen.push([name, account, answer]),
    open,
  })
  const made: unknown[] = []
  for (const [name, params, account = 'default'] of CALLS) {
    const own = methods(connected![connection], account) as {
      readonly [name: string]: (params: object) => Promise<unknown>
    }
    made.push(await own[name]!(params).catch((error: Error) => [error.name, error.message]))
  }
  return { made, refused, seen }
}

test('requests that are played in the thread have the answers of the server', async () => {
  const inThread = await outcomes(openInThread)
  expect(inThread).toEqual(await outcomes(overNetwork))
  expect(inThread).toMatchObject({ refused: expect.arrayContaining([expect.stringContaining('50')]) })
  expect(JSON.stringify(inThread)).toContain('413')
})
