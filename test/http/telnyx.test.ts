import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'
import type { TestServer } from '../helpers/http-server.js'
import { startStrictApi } from '../helpers/strict-api.js'
import { callEverything, connect, examples, type Listened, refusals, runExample } from './telnyx-cases.js'

let server: TestServer
let api: Listened
beforeAll(async () => {
  server = await startStrictApi(join(root, 'test/fixtures/telephony.openapi.json'))
  api = { baseUrl: server.url, log: [] }
})
afterAll(() => server.close())

describe('telnyx against a strict API of the same operations', () => {
  test('every documented call is valid for the strict API, or refused beforehand with the reason', async () => {
    const results = await callEverything(api)
    expect(results.length).toBeGreaterThan(60)
    for (const { call, failed } of results) {
      const known = refusals.find(([pattern]) => pattern.test(call))
      if (known) expect(failed, call).toMatch(known[1])
      else expect(failed, call).toBeUndefined()
    }
    expect(api.log.filter(({ status }) => status !== 200)).toEqual([])
  })

  test.each(examples)('the example of %s runs against the strict API', async (heading, outcome) => {
    const run = await runExample(api, heading)
    if ('output' in outcome) expect([run.ok, run.output]).toEqual([true, expect.stringMatching(outcome.output)])
    else expect([run.ok, run.error?.message]).toEqual([false, expect.stringMatching(outcome.error)])
  })

  test('call records answer as documented for a session id that the API knows', async () => {
    expect((await runExample(api, 'list_call_records', '428c31b6-7af4-4bcb-b7f5-5013ef9657c1')).output).toBe(
      'Recording: 3fa85f64-5717-4562-b3fc-2c963f66afa6 - 60.123s\nDownload: https://example.com/a.mp3\n',
    )
  })

  test('answers have the documented form, with the original values next to it', async () => {
    const functions = connect(api)
    expect((await functions.list_phone_numbers()).data[1]).toEqual({
      id: '2',
      phone_number: '+19705555099',
      status: 'purchase_pending',
      _original: { status: 'purchase-pending' },
    })
    expect((await functions.send_sms({ from: '+1', to: '+2', text: 'x' })).data).toMatchObject({
      status: 'queued',
      from: { phone_number: '+18445550001' },
      to: [{ status: 'queued' }],
    })
    expect((await functions.list_messages()).data[0]).toMatchObject({
      from: '+1555123456',
      to: '+1555123457',
      cli: '+1555123456',
      cld: '+1555123457',
    })
    expect((await functions.list_call_records()).data[0]).toMatchObject({
      duration: 60.123,
      duration_millis: 60123,
      download_urls: ['https://example.com/a.mp3', 'https://example.com/a.wav'],
      _original: { download_urls: { mp3: 'https://example.com/a.mp3', wav: 'https://example.com/a.wav' } },
    })
  })

  test('three accounts differ in the bearer token and in nothing else', async () => {
    const functions = connect(api)
    server.seen.length = 0
    const message = { from: '+1', to: '+2', text: 'x' }
    for (const each of [functions, functions.account('work'), functions.account('personal')])
      await each.send_sms(message)
    expect(server.seen.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer key-of-nobody',
      'Bearer key-of-work',
      'Bearer key-of-a-person',
    ])
    expect(
      new Set(
        server.seen.map(({ headers: { authorization: _, ...headers }, ...rest }) =>
          JSON.stringify({ ...rest, headers }),
        ),
      ).size,
    ).toBe(1)
  })

  test('keys and addresses come from the environment, also in the command line', async () => {
    const { moonbind } = await import('../helpers/cli.js')
    const env = { TELNYX_BASE_URL: server.url, TELNYX_API_KEY: 'from-env', TELNYX_API_KEY_WORK: 'work-from-env' }
    server.seen.length = 0
    const code =
      'for _, t in ipairs{ app.integrations.telnyx, app.integrations.telnyx.work } do ' +
      'print(t.get_phone_number{ phone_number_id = "1" }.data.status) end'
    expect(await moonbind(['run', '-e', code], { env })).toEqual({
      code: 0,
      out: 'port_pending\nport_pending\n',
      err: '',
    })
    expect(server.seen.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer from-env',
      'Bearer work-from-env',
    ])
    const own = await moonbind(['run', '--account', 'own', '-e', code], {
      env: { ...env, TELNYX_API_KEY_OWN: 'own-from-env' },
    })
    expect(own).toEqual({ code: 0, out: 'port_pending\nport_pending\n', err: '' })
    const unnameable = await moonbind(['run', '-e', code], { env: { ...env, TELNYX_API_KEY_SEND_SMS: 'k' } })
    expect(unnameable.err).toBe(
      'moonbind: telnyx: the account "send_sms" is called like the function app.integrations.telnyx.send_sms: ' +
        'give it another name in the environment\n',
    )
    const missing = await moonbind(['run', '-e', code], { env: { ...env, TELNYX_API_KEY: '' } })
    expect(missing.err).toBe(
      'script:1: no key for the account "default": pass accounts: { default: { apiKey } } or set ' +
        'TELNYX_API_KEY. No request was made.\n',
    )
    const refused = await moonbind(['run', '-e', 'app.integrations.telnyx.get_phone_number{ phone_number_id = "1" }'], {
      env: { TELNYX_BASE_URL: 'nowhere' },
    })
    expect(refused).toMatchObject({
      code: 2,
      err: 'moonbind: TELNYX_BASE_URL: expected an address such as https://api.example.com/v2, got "nowhere"\n',
    })
  })
})
