import type { ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Middleware } from 'openapi-fetch'
import { afterEach, describe, expect, test } from 'vitest'
import type { FunctionDefinition } from '#runtime/definition.js'
import type { HttpTable } from '#runtime/http/call-table.js'
import type { HttpError } from '#runtime/http/errors.js'
import { readRetryAfter } from '#runtime/http/retry.js'
import { type HttpTransportOptions, httpTransport } from '#runtime/http/transport.js'
import { writes } from '../helpers/effects.js'
import { json, type Seen, startServer, type TestServer } from '../helpers/http-server.js'

const KEY = 'secret-key-0123456789'

const throwing = (message: string): never => {
  throw new Error(message)
}

const table: HttpTable = {
  baseUrl: 'https://api.example.com/v2',
  auth: { header: 'authorization', prefix: 'Bearer ' },
  env: 'THINGS',
  calls: {
    list: {
      method: 'GET',
      path: '/things',
      names: { 'filter[state]': 'state', 'page[size]': 'size' },
      limits: [
        { parameter: 'size', minimum: 1, maximum: 50, reason: 'the API answers at most 50 at once' },
        { parameter: 'state', only: ['open', 'a b&c'], reason: 'it knows no others' },
        { parameter: 'owner', format: 'uuid', reason: 'owners have UUIDs' },
      ],
      absent: { colour: 'The API knows no colours.' },
      request: ({ state, size }) => ({ query: { filter: { state }, page: { size } } }),
    },
    get: {
      method: 'GET',
      path: '/things/{id}',
      names: { id: 'thing_id' },
      request: ({ thing_id: id }) => ({ path: { id: id as string } }),
    },
    send: {
      method: 'POST',
      path: '/things',
      names: { to: 'recipient' },
      request: ({ recipient }) => ({ body: { to: recipient } }),
      answer: (body) => ({ wrapped: body }),
    },
    pay: {
      method: 'POST',
      path: '/pay',
      names: {},
      idempotencyHeader: 'idempotency-key',
      request: () => ({ body: {} }),
    },
    tag: {
      method: 'GET',
      path: '/tag',
      names: { 'x-tag': 'tag' },
      request: ({ tag }) => ({ headers: { 'x-tag': tag as string } }),
    },
    find: { method: 'GET', path: '/find', names: {}, request: ({ q }) => ({ query: { q } }) },
    odd: {
      method: 'GET',
      path: '/odd',
      names: {},
      request: ({ answer }) => (answer === undefined ? throwing('no such request') : {}),
      answer: () => throwing('no such form'),
    },
    gone: { absent: 'The API finds things by colour only.' },
  },
}

const definition = (name: string): FunctionDefinition => ({
  name,
  summary: '',
  effect: writes,
  parameters: [],
  validate: () => undefined,
})

let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function connect(
  answer: (request: Seen, response: ServerResponse, count: number) => void,
  options: Partial<HttpTransportOptions> = {},
) {
  server = await startServer(answer)
  const transport = httpTransport(table, {
    baseUrl: `${server.url}/v2`,
    keys: new Map([['default', KEY]]),
    environment: {},
    random: () => 0,
    ...options,
  })
  const call = (
    name: string,
    params: object = {},
    { account = 'default', signal = new AbortController().signal } = {},
  ): Promise<unknown> =>
    transport({
      namespace: 'things',
      function: definition(name),
      account,
      params: params as { [name: string]: unknown },
      signal,
    })
  return { call, seen: server.seen }
}

const failure = (promise: Promise<unknown>): Promise<HttpError> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: HttpError) => error,
  )

describe('requests', () => {
  test('a request carries deep objects, the path, the key, and nothing for absent parameters', async () => {
    const { call, seen } = await connect((_, response) => json(response, 200, { data: [] }))
    expect(await call('list', { state: 'a b&c', size: 10 })).toEqual({ data: [] })
    await call('list', {})
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v2/things?filter[state]=a%20b%26c&page[size]=10',
      'GET /v2/things',
    ])
    expect(seen[0]!.headers['authorization']).toBe(`Bearer ${KEY}`)
  })

  const hostile: [string, string][] = [
    ['../admin', '/v2/things/..%2Fadmin'],
    ['a/b', '/v2/things/a%2Fb'],
    ['a?x=1#y', '/v2/things/a%3Fx%3D1%23y'],
    ['%2f', '/v2/things/%252f'],
    ['a\r\nX: y', '/v2/things/a%0D%0AX%3A%20y'],
    ['ü\u0000', '/v2/things/%C3%BC%00'],
  ]
  test.each(hostile)('%j in a path is data', async (id, url) => {
    const { call, seen } = await connect((_, response) => json(response, 200, {}))
    await call('get', { thing_id: id })
    expect(seen[0]!.url).toBe(url)
  })

  test('lists in a query repeat the name, and names and values are escaped', async () => {
    const { call, seen } = await connect((_, response) => json(response, 200, {}))
    await call('find', { q: { 'a&b=[c]': [1, true, 'x#y?z&w=v\r\n', null], deep: { er: '../%2f' } } })
    expect(seen[0]!.url).toBe(
      '/v2/find?q[a%26b%3D[c]]=1&q[a%26b%3D[c]]=true&q[a%26b%3D[c]]=x%23y%3Fz%26w%3Dv%0D%0A&q[deep][er]=..%2F%252f',
    )
  })

  test.each([
    ['get', { thing_id: '\ud800' }, 'thing_id'],
    ['find', { q: '\udfff' }, 'q'],
  ])('half a character in %s is refused before anything is sent', async (name, params, parameter) => {
    const { call, seen } = await connect((_, response) => json(response, 200, {}))
    expect((await failure(call(name, params))).message).toMatch(new RegExp(`"${parameter}": .*No request was made\\.$`))
    expect(seen).toEqual([])
  })

  test.each(['.', '..', ''])('%j in a path is refused before anything is sent', async (id) => {
    const { call, seen } = await connect((_, response) => json(response, 200, {}))
    expect((await failure(call('get', { thing_id: id }))).message).toMatch(/"thing_id": .*No request was made\.$/)
    expect(seen).toEqual([])
  })

  test('a line break in a header is refused before anything is sent', async () => {
    const { call, seen } = await connect((_, response) => json(response, 200, {}))
    expect((await failure(call('tag', { tag: 'a\r\nX: y' }))).message).toMatch(/"tag": .*No request was made\.$/)
    expect(seen).toEqual([])
  })

  const refused: [string, string, object, string][] = [
    [
      'a function that the API lacks',
      'gone',
      {},
      'app.integrations.things.gone is not available: The API finds things by colour only. No request was made.',
    ],
    [
      'a parameter that the API lacks',
      'list',
      { colour: 'red' },
      'app.integrations.things.list: the parameter "colour" is not available: The API knows no colours. No ' +
        'request was made.',
    ],
    [
      'less than the API gives',
      'list',
      { size: 0 },
      'Invalid arguments for app.integrations.things.list: "size": expected at least 1 (the API answers at ' +
        'most 50 at once), got number 0. No request was made.',
    ],
    [
      'a value that the API does not know',
      'list',
      { state: 'opne' },
      'Invalid arguments for app.integrations.things.list: "state": expected one of "open", "a b&c" (it knows ' +
        'no others), got string "opne" (did you mean "open"?). No request was made.',
    ],
    [
      'a text of another form',
      'list',
      { owner: '12' },
      'Invalid arguments for app.integrations.things.list: "owner": expected a UUID (owners have UUIDs), got ' +
        'string "12". No request was made.',
    ],
    [
      'more than the API gives',
      'list',
      { size: 51 },
      'Invalid arguments for app.integrations.things.list: "size": expected at most 50 (the API answers at ' +
        'most 50 at once), got number 51. No request was made.',
    ],
  ]
  test.each(refused)('%s is refused before anything is sent', async (_, name, params, message) => {
    const { call, seen } = await connect((__, response) => json(response, 200, {}))
    expect((await failure(call(name, params))).message).toBe(message)
    expect(seen).toEqual([])
  })
})

describe('answers', () => {
  const cases: [string, string | Buffer, { [name: string]: string }, unknown][] = [
    ['JSON', '{"a":1}', { 'content-type': 'application/json' }, { a: 1 }],
    ['JSON of a kind', '[1]', { 'content-type': 'application/vnd.api+json; charset=utf-8' }, [1]],
    ['nothing', '', {}, {}],
    ['text', 'a,b\n', { 'content-type': 'text/csv' }, { content_type: 'text/csv', text: 'a,b\n' }],
    ['bytes', Buffer.from([0, 255]), { 'content-type': 'image/png' }, { content_type: 'image/png', base64: 'AP8=' }],
    [
      'integers beyond 2^53',
      '{"id":12345678901234567890,"t":"12345678901234567890","f":1.5,"e":1e3,"n":-9007199254740993}',
      { 'content-type': 'application/json' },
      { id: '12345678901234567890', t: '12345678901234567890', f: 1.5, e: 1000, n: -9007199254740993n },
    ],
    [
      'such integers in a list',
      '[ 12345678901234567890,12345678901234567890,\n-12345678901234567890]',
      { 'content-type': 'application/json' },
      ['12345678901234567890', '12345678901234567890', '-12345678901234567890'],
    ],
    ['such an integer alone', '12345678901234567890', { 'content-type': 'application/json' }, '12345678901234567890'],
    [
      'many digits in a string',
      '{"a":"x: 12345678901234567890","b":0.12345678901234567}',
      { 'content-type': 'application/json' },
      { a: 'x: 12345678901234567890', b: 0.12345678901234567 },
    ],
    ['NUL in a string', '{"a":"\\u0000"}', { 'content-type': 'application/json' }, { a: '\0' }],
    [
      'a name that is a trap',
      '{"__proto__":{"x":1}}',
      { 'content-type': 'application/json' },
      JSON.parse('{"__proto__":{"x":1}}'),
    ],
  ]
  test.each(cases)('reads an answer: %s', async (_, body, headers, want) => {
    const { call } = await connect((__, response) => void response.writeHead(200, headers).end(body))
    expect(await call('list')).toEqual(want)
  })

  test('204 is an empty object, and an answer gets the documented form', async () => {
    const { call } = await connect((request, response) =>
      request.method === 'GET' ? void response.writeHead(204).end() : json(response, 201, { id: 1 }),
    )
    expect(await call('list')).toEqual({})
    expect(await call('send', { recipient: 'x' })).toEqual({ wrapped: { id: 1 } })
  })

  const unreadable: [string, string | Buffer, { [name: string]: string }, RegExp][] = [
    ['HTML', '<html>', { 'content-type': 'text/html' }, /HTML page/],
    ['truncated JSON', '{"a":', { 'content-type': 'application/json' }, /not JSON/],
    [
      'ten megabytes',
      Buffer.alloc(2048, 32),
      { 'content-type': 'application/json' },
      /2048 bytes, at most 1000|more than 1000 bytes/,
    ],
    [
      'a gzip bomb',
      gzipSync(Buffer.alloc(10_000_000, 32)),
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      /bytes, at most 1000|more than 1000 bytes/,
    ],
  ]
  test.each(unreadable)('an answer %s is an error, without a retry', async (_, body, headers, message) => {
    const { call, seen } = await connect((__, response) => void response.writeHead(200, headers).end(body), {
      maxAnswerBytes: 1000,
    })
    const error = await failure(call('list'))
    expect([error.name, error.code]).toEqual(['ServerError', 'unreadable_answer'])
    expect(error.message).toMatch(message)
    expect(seen).toHaveLength(1)
  })
})

describe('errors', () => {
  const body = {
    errors: [{ code: '10015', title: 'Bad Request', detail: 'state is wrong', source: { parameter: 'filter[state]' } }],
  }
  const cases: [number, string, string][] = [
    [400, 'RejectedError', 'rejected'],
    [401, 'AuthenticationError', 'authentication'],
    [403, 'PermissionError', 'permission'],
    [404, 'NotFoundError', 'not_found'],
    [422, 'RejectedError', 'rejected'],
    [429, 'RateLimitError', 'rate_limit'],
    [500, 'ServerError', 'server'],
  ]
  test.each(cases)('status %i is %s', async (status, name, code) => {
    const { call } = await connect((_, response) => json(response, status, body, { 'x-request-id': 'r-1' }), {
      retries: 0,
    })
    const error = await failure(call('list'))
    expect([error.name, error.code, error.status]).toEqual([name, code, status])
    expect(error).toMatchObject({
      apiCode: '10015',
      title: 'Bad Request',
      detail: 'state is wrong',
      parameter: 'state',
      requestId: 'r-1',
      attempts: 1,
    })
    expect(error.message).toBe(
      `app.integrations.things.list: HTTP ${status}: Bad Request: state is wrong (code 10015, parameter "state", request r-1)`,
    )
  })

  const headless: [what: string, answer: string, name: string, message: string][] = [
    [
      'more words than are read',
      `401 No\r\ncontent-length: 2000\r\n\r\n${' '.repeat(2000)}`,
      'AuthenticationError',
      'HTTP 401',
    ],
    [
      'words that break off',
      '403 No\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"errors":[',
      'PermissionError',
      'HTTP 403',
    ],
    [
      'a name of the status that is no text',
      '404 N\x01\xc4\r\ncontent-length: 2\r\n\r\n{}',
      'NotFoundError',
      'HTTP 404',
    ],
    [
      'a status that does not exist',
      '999 Request Denied\r\ncontent-length: 2\r\n\r\n{}',
      'ServerError',
      'the answer has the status 999, expected one from 200 to 599',
    ],
  ]
  test.each(headless)(
    'an error answer %s is reported by its status, without a retry',
    async (_, answer, name, message) => {
      const { call, seen } = await connect(
        (__, response) => void response.socket!.end(Buffer.from(`HTTP/1.1 ${answer}`, 'latin1')),
        { maxAnswerBytes: 1000 },
      )
      expect(await failure(call('list'))).toMatchObject({ name, message: `app.integrations.things.list: ${message}` })
      expect(seen).toHaveLength(1)
    },
  )

  const odd: [what: string, key: string, body: string, message: string][] = [
    [
      'a key that is a digit',
      '1',
      '{"errors":[{"title":"No","detail":"not so","code":201,"status":401}]}',
      'HTTP 401: No: not so (code 20***)',
    ],
    ['a key that is a name of the answer', 'errors', '{"errors":[{"title":"No errors"}]}', 'HTTP 401: No ***'],
    ['an answer that nests deep', KEY, `${'{"errors":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 'HTTP 401'],
    [
      'words that a terminal would obey',
      KEY,
      JSON.stringify({ error: 'no\r\n\u001b[31mred\u0000' }),
      'HTTP 401: no [31mred ',
    ],
  ]
  test.each(odd)('an error answer with %s is the same error', async (_, key, body, message) => {
    const { call } = await connect(
      (__, response) => void response.writeHead(401, { 'content-type': 'application/json' }).end(body),
      { keys: new Map([['default', key]]) },
    )
    expect(await failure(call('list'))).toMatchObject({
      name: 'AuthenticationError',
      message: `app.integrations.things.list: ${message}`,
    })
  })

  test('a pointer into the body names the documented parameter', async () => {
    const { call } = await connect((_, response) =>
      json(response, 422, { errors: [{ title: 'no', source: { pointer: '/to' } }] }),
    )
    expect((await failure(call('send', { recipient: 'x' }))).parameter).toBe('recipient')
  })
})

describe('repeating', () => {
  const fails =
    (times: number, status = 503, headers = {}) =>
    (_: Seen, response: ServerResponse, count: number): void =>
      json(response, count <= times ? status : 200, { ok: count > times }, count <= times ? headers : {})

  test('reads are retried up to the limit', async () => {
    const { call, seen } = await connect(fails(2))
    expect(await call('list')).toEqual({ ok: true })
    expect(seen).toHaveLength(3)
    await server!.close()
    const again = await connect(fails(9), { retries: 1 })
    const error = await failure(again.call('list'))
    expect([again.seen.length, error.attempts]).toEqual([2, 2])
  })

  test('writes are not retried unless they carry an idempotency key, which stays the same', async () => {
    const { call, seen } = await connect(fails(1))
    await failure(call('send', { recipient: 'x' }))
    expect(seen).toHaveLength(1)
    await server!.close()
    const again = await connect(fails(1))
    await again.call('pay')
    expect(again.seen).toHaveLength(2)
    expect(again.seen[0]!.headers['idempotency-key']).toBe(again.seen[1]!.headers['idempotency-key'])
  })

  test('a retry waits for Retry-After, in seconds or as a date', async () => {
    for (const after of [() => '1', () => new Date(Date.now() + 2_000).toUTCString()]) {
      const { call } = await connect(fails(1, 429, { 'retry-after': after() }))
      const started = performance.now()
      await call('list')
      expect(performance.now() - started).toBeGreaterThan(800)
      await server!.close()
    }
  })

  const pauses: [header: string, ms: number | undefined][] = [
    ['2', 2000],
    ['1.5', 1500],
    [' 0 ', 0],
    ['Thu, 01 Jan 1970 00:00:03 GMT', 2000],
    ['Wed, 31 Dec 1969 00:00:00 GMT', 0],
    ['-5', undefined],
    ['1, 2', undefined],
    ['soon', undefined],
    ['', undefined],
  ]
  test.each(pauses)('how long a retry waits for Retry-After: %j', (header, ms) =>
    expect(readRetryAfter(header, 1000)).toBe(ms),
  )

  test('a write whose connection was refused is retried, because it never left', async () => {
    const { call } = await connect((_, response) => json(response, 200, {}))
    await server!.close()
    const error = await failure(call('send', { recipient: 'x' }))
    expect([error.name, error.attempts]).toEqual(['ConnectionError', 3])
    expect(error.message).toContain('ECONNREFUSED')
  })

  test('a write whose connection broke is not retried', async () => {
    const { call, seen } = await connect((_, response) => void response.destroy())
    expect((await failure(call('send', { recipient: 'x' }))).name).toBe('ConnectionError')
    expect(seen).toHaveLength(1)
  })
})

describe('time', () => {
  test('an attempt that takes too long ends, also if bytes drip', async () => {
    const { call } = await connect(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const drip = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drip))
      },
      { timeoutMs: 150, retries: 0 },
    )
    const error = await failure(call('list'))
    expect([error.name, error.message]).toEqual([
      'TimeoutError',
      'app.integrations.things.list: no answer within 150 ms',
    ])
  })

  test('all attempts together have a time limit', async () => {
    const { call, seen } = await connect((_, response) => void setTimeout(() => response.destroy(), 30), {
      totalTimeoutMs: 300,
      retries: 99,
    })
    expect((await failure(call('list'))).message).toMatch(/: no answer within 300 ms, \d+ attempts$/)
    expect(seen.length).toBeGreaterThan(1)
  })

  test.each(['60', '99999999999', 'Fri, 31 Dec 2100 23:59:59 GMT'])(
    'a pause of %s that outlasts the call is not begun, and the error says how long it is',
    async (after) => {
      const { call, seen } = await connect((_, response) => json(response, 429, {}, { 'retry-after': after }), {
        totalTimeoutMs: 1000,
      })
      const error = await failure(call('list'))
      expect([error.name, seen.length]).toEqual(['RateLimitError', 1])
      expect(error.retryAfterMs).toBeGreaterThan(50_000)
      expect(error.message).toMatch(/^app\.integrations\.things\.list: HTTP 429 \(retry after \d+ s\)$/)
    },
  )

  test('waiting for a free place counts for the time limit', async () => {
    const { call } = await connect(() => {}, { concurrency: 1, totalTimeoutMs: 100 })
    const all = await Promise.all([failure(call('list')), failure(call('list'))])
    expect(all.map(({ message }) => message)).toEqual(
      Array(2).fill('app.integrations.things.list: no answer within 100 ms'),
    )
  })

  test('a key that never resolves ends in time, and a failing key function says nothing to scripts', async () => {
    const hanging = await connect(() => {}, {
      totalTimeoutMs: 100,
      keys: new Map([['default', () => new Promise<string>(() => {})]]),
    })
    expect((await failure(hanging.call('send', { recipient: 'x' }))).message).toBe(
      'app.integrations.things.send: no answer within 100 ms',
    )
    await server!.close()
    const failing = await connect(() => {}, {
      keys: new Map([['default', () => Promise.reject(new Error('vault sealed'))]]),
    })
    const error = await failure(failing.call('list'))
    expect([error.code, error.message, (error.cause as Error).message]).toEqual([
      'key_failed',
      'the key of the account "default" was not found: its apiKey function failed. No request was made.',
      'vault sealed',
    ])
  })

  test('a signal ends the call and its request at once', async () => {
    let closed = false
    const { call } = await connect((_, response) => void response.on('close', () => (closed = true)))
    const controller = new AbortController()
    const pending = failure(call('list', {}, { signal: controller.signal }))
    setTimeout(() => controller.abort(new Error('enough')), 50)
    expect((await pending).message).toBe('enough')
    await expect.poll(() => closed).toBe(true)
  })

  test('many calls may share a signal without a warning about a leak', async () => {
    const warnings: Error[] = []
    const warn = (warning: Error): void => void warnings.push(warning)
    process.on('warning', warn)
    const { call } = await connect((_, response) => json(response, 200, {}))
    const { signal } = new AbortController()
    await Promise.all(Array.from({ length: 30 }, () => call('list', {}, { signal })))
    process.off('warning', warn)
    expect(warnings).toEqual([])
  })

  test('requests wait for a free place of their account, and an aborted one leaves the queue', async () => {
    const waiting: ServerResponse[] = []
    const { call, seen } = await connect((_, response) => void waiting.push(response), {
      concurrency: 2,
      keys: new Map([
        ['default', KEY],
        ['work', 'other'],
      ]),
    })
    const controller = new AbortController()
    const all = [
      call('list'),
      call('list'),
      failure(call('list', {}, { signal: controller.signal })),
      call('list'),
      call('list', {}, { account: 'work' }),
    ]
    await expect.poll(() => seen.length).toBe(3)
    controller.abort(new Error('gone'))
    await all[2]
    waiting.forEach((response) => json(response, 200, {}))
    await expect.poll(() => seen.length).toBe(4)
    json(waiting[3]!, 200, {})
    await Promise.all(all)
  })
})

describe('keys', () => {
  test('three accounts differ in the bearer token and in nothing else', async () => {
    const environment = { THINGS_API_KEY: 'k-default', THINGS_API_KEY_WORK: 'k-work' }
    const { call, seen } = await connect((_, response) => json(response, 200, {}), {
      environment,
      keys: new Map([['personal', async () => 'k-personal']]),
    })
    for (const account of ['default', 'work', 'personal']) await call('send', { recipient: 'x' }, { account })
    expect(seen.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer k-default',
      'Bearer k-work',
      'Bearer k-personal',
    ])
    const rest = seen.map(({ headers: { authorization: _, ...headers }, ...request }) =>
      JSON.stringify({ ...request, headers }),
    )
    expect(new Set(rest).size).toBe(1)
  })

  test('a missing key names the option and the variable, and nothing is sent', async () => {
    const { call, seen } = await connect((_, response) => json(response, 200, {}), { keys: new Map() })
    expect((await failure(call('list', {}, { account: 'my-work' }))).message).toBe(
      'no key for the account "my-work": pass accounts: { "my-work": { apiKey } } or set ' +
        'THINGS_API_KEY_MY_WORK. No request was made.',
    )
    expect(seen).toEqual([])
  })

  test('a key with a line break is refused', async () => {
    const { call } = await connect((_, response) => json(response, 200, {}), { keys: new Map([['default', 'a\r\nb']]) })
    expect((await failure(call('list'))).message).not.toContain('a\r\nb')
  })

  test('no error contains the key, however it is inspected, even if the server echoes it', async () => {
    const { call } = await connect((request, response) =>
      json(
        response,
        401,
        { errors: [{ title: `bad ${request.headers['authorization']}`, detail: KEY }] },
        { 'x-request-id': KEY },
      ),
    )
    const error = await failure(call('list'))
    expect(inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error) + error.stack).not.toContain(KEY)
  })

  const ways: [string, Partial<HttpTransportOptions>][] = [
    ['by itself', {}],
    ['through middleware', { middleware: [{ onRequest: ({ request }) => new Request(request) }] }],
    ['through a fetch of the consumer', { fetch: (request) => fetch(request) }],
  ]
  test.each(ways)('a redirect is followed to the same host only, %s', async (_, options) => {
    const elsewhere = await startServer((__, response) => json(response, 200, { leaked: true }))
    const { call } = await connect((request, response) => {
      if (request.url.endsWith('/here')) return json(response, 200, { here: true })
      response.writeHead(302, { location: request.url.includes('away') ? `${elsewhere.url}/x` : '/v2/here' }).end()
    }, options)
    expect(await call('get', { thing_id: 'near' })).toEqual({ here: true })
    expect((await failure(call('get', { thing_id: 'away' }))).message).toContain(
      'is not followed: the key would go there',
    )
    expect((await failure(call('send', { recipient: 'x' }))).message).toContain('a redirect of POST is not followed')
    expect(elsewhere.seen).toEqual([])
    await elsewhere.close()
  })

  const refused: [location: string, message: string][] = [
    ['http://u:p@HOST/x', 'a redirect to an address with a password is not followed'],
    ['javascript:alert(1)', 'a redirect to something that is not an HTTP address is not followed'],
    ['http://[', 'a redirect to something that is not an HTTP address is not followed'],
    ['https://HOST/x', 'a redirect to https://HOST is not followed: the key would go there'],
    ['//elsewhere.example/x', 'a redirect to http://elsewhere.example is not followed: the key would go there'],
    ['/round', 'more than 5 redirects'],
  ]
  test.each(refused)('a redirect to %s is refused, without a retry', async (location, message) => {
    let host = ''
    const { call, seen } = await connect((request, response) => {
      host = String(request.headers['host'])
      response.writeHead(302, { location: location.replace('HOST', host) }).end()
    })
    expect((await failure(call('list'))).message).toBe(`app.integrations.things.list: ${message.replace('HOST', host)}`)
    expect(seen).toHaveLength(location === '/round' ? 6 : 1)
  })
})

test('middleware sees requests and answers', async () => {
  const statuses: number[] = []
  const { call, seen } = await connect((_, response) => json(response, 200, {}), {
    middleware: [
      {
        onRequest: ({ request }) => void request.headers.set('x-trace', 't'),
        onResponse: ({ response }) => void statuses.push(response.status),
      },
    ],
  })
  await call('list')
  expect([seen[0]!.headers['x-trace'], statuses]).toEqual(['t', [200]])
})

describe('code of the consumer that fails is said to, once', () => {
  const fails = (message: string) => () => throwing(message)
  const cases: [what: string, middleware: object, message: string, seen: number][] = [
    ['onRequest', { onRequest: fails('mine') }, 'middleware onRequest failed: mine', 0],
    [
      'the key in its words',
      { onRequest: ({ request }: { request: Request }) => fails(request.headers.get('authorization')!)() },
      'middleware onRequest failed: Bearer ***',
      0,
    ],
    [
      'an answer that is none',
      { onRequest: () => 5 },
      'middleware onRequest failed: expected it to answer nothing or a Request or Response',
      0,
    ],
    ['onResponse', { onResponse: async () => fails('mine')() }, 'middleware onResponse failed: mine', 1],
    [
      'one that takes the answer away',
      { onResponse: ({ response }: { response: Response }) => response.text().then(() => undefined) },
      'middleware onResponse failed: it has consumed the answer: read response.clone() instead',
      1,
    ],
  ]
  test.each(cases)(
    'failing code of the consumer is reported as such, without a retry: %s',
    async (_, middleware, message, count) => {
      const { call, seen } = await connect((__, response) => json(response, 200, {}), {
        middleware: [middleware as Middleware],
      })
      const error = await failure(call('list'))
      expect([error.name, error.code, error.attempts, error.message]).toEqual([
        'HttpError',
        'own_code',
        1,
        `app.integrations.things.list: ${message}`,
      ])
      expect(seen).toHaveLength(count)
    },
  )

  test('an onError that rethrows its error changes nothing, and `this` is the middleware', async () => {
    class Log {
      lines: unknown[] = []
      onError({ error }: { error: unknown }) {
        this.lines.push(error)
        throw error
      }
    }
    const log = new Log()
    const { call, seen } = await connect((_, response) => void response.destroy(), { middleware: [log], retries: 1 })
    expect(await failure(call('list'))).toMatchObject({ name: 'ConnectionError', attempts: 2 })
    expect([seen.length, log.lines.length]).toEqual([2, 2])
  })

  test('failing hooks are reported as the consumer’s code, without a retry', async () => {
    const { call, seen } = await connect((_, response) => json(response, 200, {}))
    expect((await failure(call('odd', { answer: 1 }))).message).toBe(
      'app.integrations.things.odd: bringing the answer into the documented form failed: no such form',
    )
    expect((await failure(call('odd', {}))).message).toBe(
      'app.integrations.things.odd: building the request failed: no such request. No request was made.',
    )
    expect(seen).toHaveLength(1)
  })

  test.each([
    [undefined, 'nothing'],
    [{}, 'an object'],
    ['x', 'a string'],
  ])('a fetch that answers %j is an error', async (answer, kind) => {
    const { call } = await connect(() => {}, { fetch: async () => answer as unknown as Response })
    expect(await failure(call('list'))).toMatchObject({
      code: 'own_code',
      attempts: 1,
      message: `app.integrations.things.list: http.fetch failed: expected it to answer a Response, got ${kind}`,
    })
  })

  const codeOf = (code: string): Error => Object.assign(new Error('no'), { code })
  const programErrors: [thrown: unknown, message: string][] = [
    [new TypeError("Cannot read properties of undefined (reading 'x')"), 'Cannot read'],
    [new ReferenceError('x is not defined'), 'x is not defined'],
    [new RangeError('Maximum call stack size exceeded'), 'Maximum'],
    [new Error('Dynamic require of "node:assert" is not supported'), 'Dynamic require'],
    [codeOf('ERR_MODULE_NOT_FOUND'), 'no'],
    [codeOf('UND_ERR_INVALID_ARG'), 'no'],
    [new TypeError('bad', { cause: codeOf('ERR_INVALID_ARG_TYPE') }), 'bad'],
  ]
  test.each(programErrors)('a fetch that throws %s is not called again', async (thrown, message) => {
    let calls = 0
    const fetch = async (): Promise<Response> => {
      calls++
      throw thrown
    }
    const { call } = await connect(() => {}, { fetch })
    const error = await failure(call('list'))
    expect([error.code, calls]).toEqual(['own_code', 1])
    expect(error.message).toContain(`app.integrations.things.list: http.fetch failed: ${message}`)
  })

  const networkErrors: [thrown: unknown][] = [
    [new TypeError('fetch failed', { cause: codeOf('ECONNRESET') })],
    [new TypeError('Failed to fetch')],
    [new TypeError('NetworkError when attempting to fetch resource.')],
    [new TypeError('Load failed')],
    [codeOf('ERR_TLS_CERT_ALTNAME_INVALID')],
    [new Error('socket hang up')],
  ]
  test.each(networkErrors)('a fetch that throws %s is called again', async (thrown) => {
    let calls = 0
    const { call } = await connect(() => {}, { retries: 1, fetch: () => Promise.reject(++calls && thrown) })
    expect([(await failure(call('list'))).code, calls]).toEqual(['connection', 2])
  })

  test('a redirect that a browser hides is an error that says what to do, without a retry', async () => {
    let calls = 0
    const answer = { status: 0, ok: false, type: 'opaqueredirect', headers: new Headers(), body: null }
    const { call } = await connect(() => {}, { fetch: async () => (calls++, answer as unknown as Response) })
    expect([(await failure(call('list'))).message, calls]).toEqual([
      'app.integrations.things.list: ' +
        'the API redirects, and a browser does not say where to: set http.baseUrl to that address',
      1,
    ])
  })

  test('the message holds the inner cause of an error of fetch', async () => {
    const { call } = await connect(() => {}, {
      baseUrl: 'http://127.0.0.1:9',
      retries: 0,
      fetch: (request) => fetch(request),
    })
    expect((await failure(call('list'))).message).toBe(
      'app.integrations.things.list: the connection to the API broke: bad port',
    )
  })
})

const bad: [object, string][] = [
  [{ retrys: 1 }, 'http: unknown option "retrys", did you mean "retries"?'],
  [{ retry: 1 }, 'http: unknown option "retry", expected baseUrl, timeoutMs'],
  [{ retries: -1 }, 'http.retries: expected a whole number from 0 to 2147483647, got -1'],
  [
    { middleware: {} },
    'http.middleware: expected a list of openapi-fetch middleware: objects with onRequest, onResponse or onError',
  ],
  [{ middleware: [{ onReqest() {} }] }, 'http.middleware: expected a list of openapi-fetch middleware: objects with'],
  [{ middleware: [null] }, 'http.middleware: expected a list of openapi-fetch middleware: objects with'],
  [
    { environment: { THINGS_BASE_URL: 'nowhere' } },
    'THINGS_BASE_URL: expected an address such as https://api.example.com/v2, got "nowhere"',
  ],
  [{ baseUrl: 'ftp://x' }, 'http.baseUrl: expected an address such as https://api.example.com/v2, got "ftp://x"'],
  [
    { baseUrl: 'https://u:p@x' },
    'http.baseUrl: expected an address such as https://api.example.com/v2, got "https://***@x"',
  ],
]
test.each(bad)('a transport refuses the options %j', (options, message) =>
  expect(() => httpTransport(table, { keys: new Map(), ...options })).toThrow(message),
)
