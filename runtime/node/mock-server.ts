/** A real HTTP server that mocks the APIs of namespaces with made-up data. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MoonbindError } from '../errors.js'
import { Faults } from '../mock/faults.js'
import { Play } from '../mock/play.js'
import type { MockServer, MockServerOptions } from '../mock/server-options.js'
import { mockTransport } from '../mock/transport.js'
import { MOST_BYTES, tooLarge } from '../mock/wire.js'
import { checkOptions, isObject } from '../options.js'

/**
 * Starts a server. It keeps written data until it is closed, answers in pages, refuses requests without a key and
 * undocumented parameters, and fails on demand.
 *
 * @throws {MoonbindError} for options that are unknown or out of range, and if the port is in use.
 */
export async function createMockServer(options: MockServerOptions): Promise<MockServer> {
  checkMockOptions(options)
  const {
    namespaces,
    port = 0,
    host = '127.0.0.1',
    seed,
    keys,
    transport = mockTransport(seed === undefined ? {} : { seed }),
  } = options
  const accountOf = keys ? (key: string) => (Object.hasOwn(keys, key) ? keys[key] : undefined) : accountOfKey
  const play = new Play({ namespaces, accountOf, transport })
  const faults = new Faults(options.faults)
  const server = createServer((request, response) => void answer(play, faults, request, response))
  await listen(server, port, host)
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
  return {
    url,
    baseUrl: (namespace) => `${url}/${encodeURIComponent(namespace)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function checkMockOptions(options: { readonly [name in keyof MockServerOptions]: unknown }): void {
  checkOptions('createMockServer', options, ['namespaces', 'port', 'host', 'keys', 'faults', 'transport', 'seed'])
  const { namespaces, host, keys, transport } = options
  const expect = (fits: boolean, what: string): void => {
    if (!fits) throw new MoonbindError('invalid_options', `createMockServer: expected ${what}`)
  }
  expect(
    Array.isArray(namespaces) &&
      namespaces.every((namespace) => isObject(namespace) && isObject(namespace['definition'])),
    '"namespaces" to be a list of what generated code exports as `mock`',
  )
  expect(host === undefined || typeof host === 'string', '"host" to be a name or an address')
  expect(keys === undefined || isObject(keys), '"keys" to be an object of accounts by their keys')
  expect(transport === undefined || typeof transport === 'function', '"transport" to be a function')
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? 'the port is in use'
          : cause.code === 'EACCES'
            ? 'permission denied'
            : cause.message
      reject(new MoonbindError('cannot_listen', `the mock server cannot listen on ${host}:${port}: ${why}`, { cause }))
    })
    try {
      server.listen(port, host, resolve)
    } catch {
      reject(
        new MoonbindError('invalid_options', `createMockServer: expected a port from 0 to 65535, got ${String(port)}`),
      )
    }
  })
}

/** Answers a request from the network. Never rejects: every failure becomes an answer. */
async function answer(play: Play, faults: Faults, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fault = faults.next()
  if (!(await stillThere(request, faults.latencyMs))) return
  if (fault.kind === 'drop') return void request.socket.destroy()
  const { method = 'GET', url = '/', headers } = request
  const {
    status,
    headers: fields,
    text,
  } = await play.answer({ method, target: url, headers, readText: () => readText(request) }, fault)
  response.writeHead(status, fields)
  response.end(fault.kind === 'truncate' && status === 200 ? text.slice(0, Math.floor(text.length / 2)) : text)
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** An account for each key. */
const accountOfKey = (key: string): string => `key-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`

/** Waits; false as soon as the caller or the server has closed the connection. */
function stillThere({ socket }: IncomingMessage, ms: number): Promise<boolean> {
  if (ms === 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const settle = (there: boolean): void => {
      clearTimeout(timer)
      socket.off('close', gone)
      resolve(there)
    }
    const gone = (): void => settle(false)
    const timer = setTimeout(() => settle(true), ms)
    // Several requests on one connection wait in parallel.
    socket.setMaxListeners(0).once('close', gone)
  })
}
