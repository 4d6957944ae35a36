import { type CallEvent, createRuntime, type Run } from 'moonbind'
import { integration } from 'moonbind/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byId } from '#runtime/record/ids.js'
import { json, startServer, type TestServer } from '../helpers/http-server.js'
import { connectDesk, desk, KEYS } from '../policy/desk.js'

let server: TestServer
beforeAll(async () => {
  server = await startServer(({ url, body }, response, count) => {
    const what = new URL(url, 'http://x').searchParams.get('what') ?? JSON.parse(body || '{}').what
    if (what === 'cut') return void response.destroy()
    if (what === 'hang') return
    if (what === 'echo') return json(response, 400, { error: { message: `the key ${KEYS.default} is wrong` } })
    json(response, Number(what), { count }, { 'x-request-id': `req-${what}` })
  })
})
afterAll(() => server.close())

async function run(source: string, isolation: 'inline' | 'worker' = 'inline', options: object = {}): Promise<Run> {
  const runtime = await createRuntime({ integrations: [connectDesk(server)], isolation, ...options })
  const result = await runtime.run(source)
  await runtime.close()
  return result
}
const call = (name: string, what: string): string => `pcall(app.integrations.desk.${name}, { what = "${what}" })`

describe('a record says how a call ended', () => {
  test.each<[name: string, what: string, wanted: object]>([
    ['get_ticket', '200', { state: 'ok', status: 200, requestId: 'req-200', attempts: 1, retryable: false }],
    ['create_ticket', '422', { state: 'error', status: 422, requestId: 'req-422', attempts: 1, retryable: false }],
    ['get_ticket', '503', { state: 'error', status: 503, attempts: 1, retryable: true }],
    ['create_ticket', '503', { state: 'error', status: 503, attempts: 1, retryable: false }],
    ['delete_ticket', '503', { state: 'error', status: 503, attempts: 1, retryable: true }],
    ['create_ticket', 'cut', { state: 'unknown', attempts: 1, retryable: false }],
    ['get_ticket', 'cut', { state: 'unknown', attempts: 1, retryable: true }],
  ])('a record says how %s ended that was answered by %s', async (name, what, wanted) => {
    expect((await run(call(name, what))).calls).toMatchObject([wanted])
  })

  test('the record of an abandoned call is unknown', async () => {
    const { calls } = await run(call('create_ticket', 'hang'), 'inline', { limits: { wallMs: 500 } })
    expect(calls).toMatchObject([
      { state: 'unknown', attempts: 1, retryable: false, error: 'not answered before the run ended' },
    ])
  })

  test('the record of a call without a server is an error that may be retried', async () => {
    const gone = await startServer(() => {})
    await gone.close()
    const runtime = await createRuntime({ integrations: [connectDesk(gone)], isolation: 'inline' })
    const { calls } = await runtime.run(call('create_ticket', '200'))
    await runtime.close()
    expect(calls).toMatchObject([{ state: 'error', retryable: true }])
  })

  test('a record says that a handler threw or is missing', async () => {
    const handlers = { create_ticket: () => Promise.reject(new Error(`no ${KEYS.work}`)) }
    const api = integration<object, object>(desk)({ handlers, accounts: { work: { apiKey: KEYS.work } } })
    const runtime = await createRuntime({ integrations: [api], isolation: 'inline' })
    const { calls } = await runtime.run('pcall(desk.create_ticket, {}) pcall(desk.get_ticket, {})')
    await runtime.close()
    expect(calls).toMatchObject([
      { state: 'error', retryable: false, error: 'app.integrations.desk.create_ticket: no [redacted]' },
      { state: 'error' },
    ])
  })
})

test('no record contains a key, whatever echoes it', async () => {
  const { calls } = await run(
    `${call('create_ticket', 'echo')} pcall(desk.create_ticket, { what = "200", note = "${KEYS.default}" })`,
  )
  expect(JSON.stringify(calls)).not.toContain(KEYS.default)
  expect(calls[1]).toMatchObject({ args: { what: '200', note: '[redacted]' } })
})

describe.each(['inline', 'worker'] as const)('%s: ids', (isolation) => {
  test('ids are the places of calls in the script, whatever is answered first', async () => {
    const f = (what: string): string => `desk.get_ticket{ what = "${what}" }`
    const source = `${f('200')}
      parallel{
        function() ${f('201')} parallel{ function() ${f('202')} end, function() ${f('203')} ${f('204')} end } ${f('205')} end,
        function() coroutine.wrap(function() ${f('206')} end)() ${f('207')} end,
      }
      ${f('208')}`
    const { calls } = await run(source, isolation)
    expect(calls.map(({ id, args }) => [id, (args as { what: string }).what])).toEqual([
      ['1', '200'],
      ['2/1.1', '201'],
      ['2/1.2/1.1', '202'],
      ['2/1.2/2.1', '203'],
      ['2/1.2/2.2', '204'],
      ['2/1.3', '205'],
      ['2/2.1', '206'],
      ['2/2.2', '207'],
      ['3', '208'],
    ])
  })
})

test('ids are in the order of the script', () => {
  const ids = ['1', '2/1.1', '2/1.2', '2/1.2/1.1', '2/1.10', '2/2.1', '3', '10', '11/1.1']
  expect(ids.toReversed().sort(byId)).toEqual(ids)
})

test('events report a call when it begins and when it ends, and disturb nothing', async () => {
  const events: CallEvent[] = []
  const onCall = (event: CallEvent): void => {
    events.push(event)
    throw new Error('watching')
  }
  const result = await run(`return (${call('get_ticket', '200')})`, 'worker', { onCall })
  expect(result.values).toEqual([true])
  expect(events.map(({ type }) => type)).toEqual(['start', 'end'])
  expect(events[0]!.call).toEqual({
    id: '1',
    path: 'app.integrations.desk.get_ticket',
    namespace: 'desk',
    function: 'get_ticket',
    account: 'default',
    effect: 'read',
    args: { what: '200' },
    line: 1,
    startedAt: expect.any(String),
  })
  expect(events[1]!.call).toEqual(result.calls[0])
})
