import { spawn } from 'node:child_process'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createMockServer, type MockServer, type MockServerOptions } from 'moonbind/mock'
import { afterEach, describe, expect, test } from 'vitest'
import { telnyx } from '#generated/telnyx/index.js'
import { mock } from '#generated/telnyx/mock.js'
import type { HttpError } from '#runtime/http/errors.js'
import { pages } from '#runtime/pages/pages.js'
import { root } from '../helpers/cli.js'
import { carrier } from './carrier.js'

let server: MockServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function start(options: Partial<MockServerOptions> = {}) {
  server = await createMockServer({ namespaces: [mock], ...options })
  const base = server.baseUrl('telnyx')
  const ask = async (path: string, init: RequestInit = {}): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${base}${path}`, {
      ...init,
      headers: { authorization: 'Bearer any', ...(init.headers as object) },
    })
    return { status: response.status, body: JSON.parse(await response.text()) as unknown }
  }
  const api = telnyx({
    accounts: { default: { apiKey: 'one' }, work: { apiKey: 'two' } },
    http: { baseUrl: base, retries: 0 },
  })
  return { ask, api, base }
}

const failure = (promise: Promise<unknown>): Promise<HttpError> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: HttpError) => error,
  )

describe('the mock server', () => {
  test('the server answers as the API does, and the overlay gives answers the documented form', async () => {
    const { ask, api } = await start()
    const raw = (await ask('/phone_numbers?page[size]=2&filter[status]=purchase-pending')).body as {
      data: { status: string }[]
      meta: { total_pages: number }
    }
    expect(raw.data.map(({ status }) => status)).toEqual(['purchase-pending', 'purchase-pending'])
    expect(raw.meta.total_pages).toBeGreaterThan(0)
    const numbers = await api.list_phone_numbers({ page_size: 2, filter_status: 'purchase_pending' })
    expect(numbers.data.map(({ status }) => status)).toEqual(['purchase_pending', 'purchase_pending'])
    expect((await api.list_call_records({ page_size: 1 })).data[0]).toMatchObject({
      duration: expect.any(Number),
      duration_millis: expect.any(Number),
      download_urls: [expect.any(String), expect.any(String)],
    })
    expect((await api.list_messages({ page_size: 1, direction: 'inbound' })).data[0]).toMatchObject({
      from: expect.any(String),
      cli: expect.any(String),
      to: expect.any(String),
    })
  })

  test('the server keeps what is created, separately for each key', async () => {
    const { api } = await start()
    await api.send_sms({ from: '+15550001', to: '+15550002', text: 'Hi', use_mms: true })
    const listed = (account: typeof api) =>
      account.list_messages({ filter_source: '+15550001' }).then(({ data }) => data.map(({ to }) => to))
    expect(await listed(api)).toContain('+15550002')
    expect(await listed(api.account('work') as typeof api)).not.toContain('+15550002')
  })

  test('the server has pages, and a loop that ends early fetches no more of them', async () => {
    const { api } = await start()
    let count = 0
    for await (const item of pages(api).list_messages({ page_size: 10 })) count += item.from === undefined ? 0 : 1
    expect(count).toBe(25)
  })

  const refused: [what: string, path: string, init: RequestInit, status: number, error: object][] = [
    ['no key', '/phone_numbers', { headers: { authorization: '' } }, 401, { code: 'unauthorized' }],
    ['another kind of key', '/phone_numbers', { headers: { authorization: 'Basic x' } }, 401, { code: 'unauthorized' }],
    ['a path that is none', '/phone_numbrs', {}, 404, { code: 'not_found' }],
    ['another method', '/phone_numbers', { method: 'DELETE' }, 405, { code: 'method_not_allowed' }],
    [
      'a value that is not documented',
      '/phone_numbers?filter[status]=gone',
      {},
      422,
      {
        code: 'not_in_enum',
        detail: expect.stringContaining('"filter[status]": expected one of'),
        source: { parameter: 'filter[status]' },
      },
    ],
    [
      'a number that is none',
      '/phone_numbers?page[size]=many',
      {},
      422,
      { code: 'wrong_type', source: { parameter: 'page[size]' } },
    ],
    [
      'a field that is missing',
      '/messages',
      { method: 'POST', body: '{"from":"+1","text":"x"}' },
      422,
      { code: 'missing', source: { pointer: '/to' } },
    ],
    ['a body that is not JSON', '/messages', { method: 'POST', body: '{' }, 400, { code: 'invalid_json' }],
    [
      'a body that is too large',
      '/messages',
      { method: 'POST', body: ' '.repeat(2 << 20) },
      413,
      { code: 'too_large' },
    ],
    ['without the constants', '/detail_records', {}, 400, { code: 'invalid_request' }],
    ['a path that is not UTF-8', '/phone_numbers/%ff', {}, 400, { code: 'invalid_path' }],
  ]
  test.each(refused)('the server refuses %s', async (_, path, init, status, error) => {
    const { ask } = await start()
    expect(await ask(path, init)).toMatchObject({ status, body: { errors: [error] } })
  })

  test.each(['//[', '//x/y', 'http://[', '/%', '*', '//telnyx/phone_numbers'])(
    'the server refuses the path %j',
    async (path) => {
      const { base } = await start()
      const { hostname, port } = new URL(base)
      const status = await new Promise((resolve, reject) =>
        request({ hostname, port, path }, ({ statusCode }) => resolve(statusCode))
          .once('error', reject)
          .end(),
      )
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    },
  )

  test('errors of the server reach the caller with the documented parameter', async () => {
    const { api } = await start({ faults: { fail: [{ status: 429, count: 1 }] } })
    expect(await failure(api.get_phone_number({ phone_number_id: '1' }))).toMatchObject({
      name: 'RateLimitError',
      status: 429,
      requestId: 'mock-1',
      retryAfterMs: 1000,
    })
  })

  test('the server refuses a key that is not configured', async () => {
    const { api } = await start({ keys: { one: 'default' } })
    await api.list_phone_numbers()
    expect((await failure(api.account('work').list_phone_numbers())).name).toBe('AuthenticationError')
  })

  test('the server fails on demand, and a retrying caller succeeds', async () => {
    const { base } = await start({
      faults: {
        fail: [
          { status: 500, count: 1 },
          { status: 503, count: 1 },
        ],
        drop: 1,
        latencyMs: 5,
      },
    })
    const patient = telnyx({ accounts: { default: { apiKey: 'k' } }, http: { baseUrl: base, retries: 3 } })
    expect((await patient.list_phone_numbers({ page_size: 1 })).data).toHaveLength(1)
  })

  test('requests on one connection wait in parallel, without a warning about a leak', async () => {
    const warnings: Error[] = []
    const warn = (warning: Error): void => void warnings.push(warning)
    process.on('warning', warn)
    const { base } = await start({ faults: { latencyMs: 20 } })
    const { hostname, port, pathname } = new URL(base)
    const socket = connect(Number(port), hostname)
    let answers = ''
    socket.setEncoding('utf8').on('data', (text) => (answers += text))
    socket.write(`GET ${pathname}/phone_numbers/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer k\r\n\r\n`.repeat(20))
    await expect.poll(() => answers.match(/HTTP\/1\.1 200/g)?.length).toBe(20)
    socket.destroy()
    process.off('warning', warn)
    expect(warnings).toEqual([])
  })

  test('the server can cut off answers', async () => {
    const { api } = await start({ faults: { truncate: 1 } })
    expect(await failure(api.list_phone_numbers())).toMatchObject({ code: 'unreadable_answer' })
    expect((await api.list_phone_numbers()).data.length).toBeGreaterThan(0)
  })

  test('the server offers a POST for each function of a namespace without overlay', async () => {
    server = await createMockServer({ namespaces: [{ definition: carrier }] })
    const [{ name } = { name: '' }] = carrier.functions
    const response = await fetch(`${server.baseUrl(carrier.namespace)}/${name}`, {
      method: 'POST',
      body: '{}',
      headers: { authorization: 'Bearer k' },
    })
    expect(response.status).toBe(200)
  })

  const wrong: [options: object, message: string][] = [
    [{ prot: 1 }, 'createMockServer: unknown option "prot", did you mean "port"?'],
    [{ port: -1 }, 'createMockServer: expected a port from 0 to 65535, got -1'],
    [{ faults: { fail: [{ status: 200, count: 1 }] } }, 'createMockServer: expected a status from 400 to 599, got 200'],
    [
      { namespaces: undefined },
      'createMockServer: expected "namespaces" to be a list of what generated code exports as `mock`',
    ],
    [
      { namespaces: [{}] },
      'createMockServer: expected "namespaces" to be a list of what generated code exports as `mock`',
    ],
    [{ host: 5 }, 'createMockServer: expected "host" to be a name or an address'],
    [{ keys: 'k' }, 'createMockServer: expected "keys" to be an object of accounts by their keys'],
    [{ transport: 5 }, 'createMockServer: expected "transport" to be a function'],
    [{ faults: { fail: 429 } }, 'createMockServer: expected "fail" to be a list such as [{ status: 429, count: 3 }]'],
    [{ faults: { drop: -1 } }, 'createMockServer: expected "drop" to be a whole number from 0, got -1'],
  ]
  test.each(wrong)('the server refuses the options %j', async (options, message) => {
    await expect(createMockServer({ namespaces: [mock], ...options })).rejects.toThrow(message)
  })

  test('the server reports a port that is in use', async () => {
    const { base } = await start()
    await expect(createMockServer({ namespaces: [], port: Number(new URL(base).port) })).rejects.toThrow(
      'the port is in use',
    )
  })
})

test('moonbind mock serves until it is stopped', async () => {
  const child = spawn(process.execPath, [join(root, 'dist/codegen/cli.js'), 'mock', '--port', '0', '--fail', '429:1'])
  const out = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) =>
      setTimeout(() => resolve(String(chunk) + String(child.stdout.read() ?? '')), 50),
    ),
  )
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(out)![0]
  const ask = () =>
    fetch(`${url}/telnyx/phone_numbers`, { headers: { authorization: 'Bearer k' } }).then(({ status }) => status)
  expect([await ask(), await ask()]).toEqual([429, 200])
  child.kill('SIGTERM')
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
})

test('moonbind mock stops while answers are still to come', async () => {
  const child = spawn(process.execPath, [
    join(root, 'dist/codegen/cli.js'),
    'mock',
    '--port',
    '0',
    '--latency',
    '600000',
  ])
  const out = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))),
  )
  const asked = fetch(`${/http:\/\/127\.0\.0\.1:\d+/.exec(out)![0]}/telnyx/phone_numbers`).catch(
    (error: Error) => error.message,
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  child.kill('SIGINT')
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  expect(await asked).toBe('fetch failed')
})
