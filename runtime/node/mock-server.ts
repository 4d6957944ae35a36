/** A real HTTP server that plays the APIs of namespaces, with made-up data. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MoonbindError } from '../errors.js'
import { Faults } from '../mock/faults.js'
import { answerOperation, findOperation, type Operation, operationsOf } from '../mock/operations.js'
import type { MockServer, MockServerOptions } from '../mock/server-options.js'
import { mockTransport } from '../mock/transport.js'
import { Refusal, readJson, readQuery, refusal, reply } from '../mock/wire.js'
import { checkOptions, isObject } from '../options.js'
import type { Transport } from '../transport.js'

/** A namespace ready to be played. */
interface Stage {
  readonly namespace: string
  readonly operations: readonly Operation[]
  readonly auth: { readonly header: string; readonly prefix: string }
}

/**
 * Starts a server. It keeps what is written until it is closed, answers in pages, refuses requests without a key and
 * undocumented parameters, and fails on demand.
 *
 * @throws {MoonbindError} for options that are unknown or out of range, and if the port is taken.
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
  const stages = namespaces.map(
    (namespace): Stage => ({
      namespace: namespace.definition.namespace,
      operations: operationsOf(namespace),
      auth: namespace.table?.auth ?? { header: 'authorization', prefix: 'Bearer ' },
    }),
  )
  const play = new Play(stages, keys, transport, new Faults(options.faults))
  const server = createServer((request, response) => void play.answer(request, response))
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
          ? 'the port is taken'
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

class Play {
  readonly #stages: readonly Stage[]
  readonly #keys: MockServerOptions['keys']
  readonly #transport: Transport
  readonly #faults: Faults
  #count = 0

  constructor(stages: readonly Stage[], keys: MockServerOptions['keys'], transport: Transport, faults: Faults) {
    this.#stages = stages
    this.#keys = keys
    this.#transport = transport
    this.#faults = faults
  }

  /** Never rejects: whatever goes wrong is an answer. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = `mock-${++this.#count}`
    const fault = this.#faults.next()
    if (!(await stillThere(request, this.#faults.latencyMs))) return
    if (fault.kind === 'drop') return void request.socket.destroy()
    try {
      if (fault.kind === 'fail')
        throw refusal(fault.status, 'asked_for', 'Fault', `The mock server was told to fail with ${fault.status}.`)
      reply(response, {
        status: 200,
        body: await this.#perform(request),
        requestId,
        truncated: fault.kind === 'truncate',
      })
    } catch (error) {
      const { status, errors } =
        error instanceof Refusal ? error : refusal(500, 'internal', 'Internal Server Error', 'The mock server failed.')
      reply(response, { status, body: { errors }, requestId })
    }
  }

  async #perform(request: IncomingMessage): Promise<unknown> {
    const url = addressOf(request)
    const stage = this.#stages.find(({ namespace }) => url.pathname.startsWith(`/${encodeURIComponent(namespace)}/`))
    if (!stage) throw refusal(404, 'not_found', 'Not Found', `Nothing is at ${url.pathname}.`)
    const account = this.#accountOf(request, stage)
    const body = await readJson(request)
    const path = url.pathname.slice(encodeURIComponent(stage.namespace).length + 1)
    const found = findOperation(stage.operations, request.method ?? 'GET', path, {
      query: readQuery(url.searchParams),
      headers: request.headers,
      body,
    })
    return answerOperation(found.operation, found.request, stage.namespace, account, this.#transport)
  }

  #accountOf(request: IncomingMessage, { auth }: Stage): string {
    const value = request.headers[auth.header]
    const key = typeof value === 'string' && value.startsWith(auth.prefix) ? value.slice(auth.prefix.length) : ''
    const account =
      key === ''
        ? undefined
        : this.#keys
          ? Object.hasOwn(this.#keys, key)
            ? this.#keys[key]
            : undefined
          : `key-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
    if (account === undefined)
      throw refusal(
        401,
        'unauthorized',
        'Authentication failed',
        `Expected the header ${auth.header}: ${auth.prefix}KEY.`,
      )
    return account
  }
}

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
    // Requests in a row on one connection wait side by side.
    socket.setMaxListeners(0).once('close', gone)
  })
}

/** A target that begins with `/` is a path: `//x` does not name a host. */
function addressOf({ url = '/' }: IncomingMessage): URL {
  const address = url.startsWith('/') ? `http://mock${url}` : url
  if (URL.canParse(address)) return new URL(address)
  throw refusal(400, 'invalid_path', 'Bad Request', 'The request target is not an address.')
}
