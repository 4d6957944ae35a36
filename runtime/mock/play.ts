/** Mocks APIs: turns requests into answers, whoever carries them. */
import { jsonText } from '../json/json-text.js'
import type { Transport } from '../transport.js'
import type { Fault } from './faults.js'
import { answerOperation, findOperation, type Operation, operationsOf } from './operations.js'
import type { MockNamespace, MockRequest } from './routes.js'
import { Refusal, readJson, readQuery, refusal } from './wire.js'

/** A request as it came in. */
export interface PlayedRequest {
  readonly method: string
  /** A path with its query, or an address. */
  readonly target: string
  /** Names in lower case. */
  readonly headers: MockRequest['headers']
  /** @throws {Refusal} 413 for a body that is too large. */
  readText(): Promise<string>
}

export interface PlayedAnswer {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  /** JSON. */
  readonly text: string
}

export interface PlayOptions {
  readonly namespaces: readonly MockNamespace[]
  /** The account whose data a key reaches; undefined if the key is not accepted. */
  readonly accountOf: (key: string) => string | undefined
  readonly transport: Transport
}

/** A namespace that the mock can answer. */
interface Stage {
  readonly namespace: string
  readonly operations: readonly Operation[]
  readonly auth: { readonly header: string; readonly prefix: string }
}

export class Play {
  readonly #stages: readonly Stage[]
  readonly #accountOf: PlayOptions['accountOf']
  readonly #transport: Transport
  #count = 0

  constructor({ namespaces, accountOf, transport }: PlayOptions) {
    this.#stages = namespaces.map((namespace) => ({
      namespace: namespace.definition.namespace,
      operations: operationsOf(namespace),
      auth: namespace.table?.auth ?? { header: 'authorization', prefix: 'Bearer ' },
    }))
    this.#accountOf = accountOf
    this.#transport = transport
  }

  /** Never rejects: every failure becomes an answer. */
  async answer(request: PlayedRequest, fault: Fault = { kind: 'none' }): Promise<PlayedAnswer> {
    const requestId = `mock-${++this.#count}`
    try {
      if (fault.kind === 'fail')
        throw refusal(fault.status, 'asked_for', 'Fault', `The mock server is set to fail with ${fault.status}.`)
      return answerOf(200, await this.#perform(request), requestId)
    } catch (error) {
      const { status, errors } =
        error instanceof Refusal ? error : refusal(500, 'internal', 'Internal Server Error', 'The mock server failed.')
      return answerOf(status, { errors }, requestId)
    }
  }

  async #perform(request: PlayedRequest): Promise<unknown> {
    const url = addressOf(request.target)
    const stage = this.#stages.find(({ namespace }) => url.pathname.startsWith(`/${encodeURIComponent(namespace)}/`))
    if (!stage) throw refusal(404, 'not_found', 'Not Found', `Nothing is at ${url.pathname}.`)
    const account = this.#authorize(request, stage)
    const body = readJson(await request.readText())
    const path = url.pathname.slice(encodeURIComponent(stage.namespace).length + 1)
    const found = findOperation(stage.operations, request.method, path, {
      query: readQuery(url.searchParams),
      headers: request.headers,
      body,
    })
    return answerOperation(found.operation, found.request, stage.namespace, account, this.#transport)
  }

  #authorize({ headers }: PlayedRequest, { auth }: Stage): string {
    const value = headers[auth.header]
    const key = typeof value === 'string' && value.startsWith(auth.prefix) ? value.slice(auth.prefix.length) : ''
    const account = key === '' ? undefined : this.#accountOf(key)
    if (account !== undefined) return account
    throw refusal(
      401,
      'unauthorized',
      'Authentication failed',
      `Expected the header ${auth.header}: ${auth.prefix}KEY.`,
    )
  }
}

function answerOf(status: number, body: unknown, requestId: string): PlayedAnswer {
  const waits = status === 429 || status === 503 ? { 'retry-after': '1' } : {}
  const headers = { 'content-type': 'application/json', 'x-request-id': requestId, ...waits }
  return { status, headers, text: jsonText(body)! }
}

/** A target that begins with `/` is a path: `//x` does not name a host. */
function addressOf(target: string): URL {
  const address = target.startsWith('/') ? `http://mock${target}` : target
  if (URL.canParse(address)) return new URL(address)
  throw refusal(400, 'invalid_path', 'Bad Request', 'The request target is not an address.')
}
