import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type HttpTransportOptions, httpTransport } from '#runtime/http/transport.js'
import { root } from '../helpers/cli.js'
import { reads } from '../helpers/effects.js'
import { json, type Seen, startServer, type TestServer } from '../helpers/http-server.js'

const calls = { get: { method: 'GET', path: '/thing', names: {}, request: () => ({}) } } as const
const get = { name: 'get', summary: '', effect: reads, parameters: [], validate: () => undefined }

let server: TestServer
let answer: (response: Parameters<typeof json>[0], request: Seen) => void
beforeEach(async () => {
  server = await startServer((request, response) => answer(response, request))
})
afterEach(() => server.close())

function connect(options: Partial<HttpTransportOptions> = {}): () => Promise<unknown> {
  const transport = httpTransport(
    { baseUrl: server.url, auth: { header: 'authorization', prefix: 'Bearer ' }, env: 'X', calls },
    { keys: new Map([['default', 'k']]), environment: {}, retries: 0, ...options },
  )
  return () =>
    transport({ namespace: 'x', function: get, account: 'default', params: {}, signal: new AbortController().signal })
}

const text = JSON.stringify({ a: 'ä'.repeat(500) })

describe('compressed answers', () => {
  const read: [encoding: string, body: Uint8Array][] = [
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['BR', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ]
  test.each(read)('reads an answer compressed by %s', async (encoding, body) => {
    answer = (response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(body)
    expect(await connect()()).toEqual(JSON.parse(text))
    expect(server.seen[0]?.headers).toMatchObject({ 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'moonbind' })
  })

  const wrong: [what: string, encoding: string, body: Uint8Array, message: string][] = [
    [
      'one that nothing undoes',
      'zstd',
      Buffer.from('x'),
      'the answer is compressed as "zstd", expected gzip, deflate, br',
    ],
    ['one that breaks off', 'gzip', gzipSync(text).subarray(0, -20), 'the answer cannot be decompressed'],
    [
      'one over another, very often',
      Array(2000).fill('gzip').join(),
      Buffer.from('x'),
      'the answer is compressed 2000 times, at most 5 are decompressed',
    ],
    ['one that is none', 'br', Buffer.from('{"a":1}'), 'the answer cannot be decompressed'],
  ]
  test.each(wrong)('an unreadable compressed answer is an error: %s', async (_what, encoding, body, message) => {
    answer = (response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(body)
    await expect(connect()()).rejects.toThrow(`app.integrations.x.get: ${message}`)
    answer = (response) => response.writeHead(401, { 'content-encoding': encoding }).end(body)
    await expect(connect()()).rejects.toThrow('app.integrations.x.get: HTTP 401')
  })

  const nothing: [status: number, headers: { [name: string]: string }][] = [
    [204, { 'content-encoding': 'gzip' }],
    [200, { 'content-encoding': 'gzip', 'content-length': '0' }],
    [200, { 'content-encoding': 'gzip', 'transfer-encoding': 'chunked' }],
    [200, { 'content-encoding': 'br', 'transfer-encoding': 'chunked' }],
    [200, { 'content-encoding': 'gzip, br', 'transfer-encoding': 'chunked' }],
  ]
  test.each(nothing)('an empty body is not decompressed: %i %j', async (status, headers) => {
    answer = (response) => response.writeHead(status, headers).end()
    expect(await connect()()).toEqual({})
  })
})

describe('whoever looks at fetch sees the calls', () => {
  const DISPATCHER = Symbol.for('undici.globalDispatcher.1')
  const all = globalThis as { [name: symbol]: unknown }
  afterEach(() => vi.unstubAllGlobals())

  test('a replaced global fetch sees the calls', async () => {
    const fetch = vi.fn(async () => Response.json({ a: 1 }))
    vi.stubGlobal('fetch', fetch)
    expect(await connect()()).toEqual({ a: 1 })
    expect([fetch.mock.calls.length, server.seen.length]).toEqual([1, 0])
  })

  const agents = {
    'such as a proxy': (dispatch: unknown) =>
      new (class ProxyAgent {
        dispatch = dispatch
      })(),
    'an agent with certificates of its own': (dispatch: unknown) =>
      new (class Agent {
        dispatch = dispatch
      })(),
  }
  test.each(Object.entries(agents))('a dispatcher that was set sees the calls, %s', async (_, make) => {
    answer = (response) => json(response, 200, {})
    await fetch(server.url)
    const before = all[DISPATCHER] as { dispatch(...args: unknown[]): unknown }
    const dispatch = vi.fn((...args: unknown[]) => before.dispatch(...args))
    all[DISPATCHER] = make(dispatch)
    try {
      expect(await connect()()).toEqual({})
      expect(dispatch).toHaveBeenCalledTimes(1)
    } finally {
      all[DISPATCHER] = before
    }
  })
})

test('calls share connections, let the process end, and leave its global fetch alone', async () => {
  answer = (response) => json(response, 200, { port: response.socket?.remotePort })
  const code = `import { httpTransport } from './dist/runtime/http/transport.js'
const calls = { get: { method: 'GET', path: '/thing', names: {}, request: () => ({}) } }
const transport = httpTransport(
  { baseUrl: '${server.url}', auth: { header: 'x-key', prefix: '' }, env: 'X', calls },
  { keys: new Map([['default', 'k']]), environment: {} },
)
const { signal } = new AbortController()
const get = () => transport({ namespace: 'x', function: { name: 'get' }, account: 'default', params: {}, signal })
const dispatchers = () => ['1', '2'].map((version) => globalThis[Symbol.for('undici.globalDispatcher.' + version)])
await fetch('${server.url}')
const before = dispatchers()
const ports = new Set()
for (let i = 0; i < 10; i++) ports.add((await get()).port)
const same = dispatchers().every((dispatcher, i) => dispatcher === before[i])
console.log(ports.size < 3, same, (await fetch('${server.url}')).ok)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: root })
  let out = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (out += chunk))
  const [status] = await once(child, 'close')
  expect([out, status]).toEqual(['true true true\n', 0])
})
