/** The mock in place of the APIs. It is loaded by the first call, and its server started by the first over HTTP. */
import { MoonbindError } from '../../runtime/errors.js'
import { findCall } from '../../runtime/http/refuse.js'
import { integration } from '../../runtime/integration.js'
import type { MockServer } from '../../runtime/mock/index.js'
import type { Transport } from '../../runtime/transport.js'
import { documentedAccounts } from './accounts.js'
import { asUsage, type LoadedNamespace } from './bindings.js'
import { asAccounts, type Connections } from './connections.js'

/**
 * Where an overlay says how the API is reached, calls go to a server on this machine over HTTP; what the API lacks and
 * the document promises is answered by the mock itself.
 */
export async function connectMock(
  namespaces: readonly LoadedNamespace[],
  accounts: ReadonlyMap<string, readonly string[]>,
  onRefused: (message: string) => void,
): Promise<Connections> {
  const named = new Map(
    namespaces.map(({ definition }) => [
      definition.namespace,
      ['default', ...documentedAccounts(definition), ...(accounts.get(definition.namespace) ?? [])],
    ]),
  )
  const stage = new Stage(namespaces, [...named.values()].flat())
  const integrations = await asUsage(() =>
    namespaces.map((namespace) => {
      const { definition, http } = namespace
      const names = named.get(definition.namespace)!
      const transport = overHttp(namespace, stage, once(onRefused))
      const options = { accounts: asAccounts(names.filter((name) => name !== 'default')), transport }
      return http ? integration(definition, http.api)(options) : integration(definition)(options)
    }),
  )
  return { integrations, close: () => stage.close() }
}

type Http = NonNullable<LoadedNamespace['http']>

/** What plays the APIs: one memory of what was written, however it is reached. */
class Stage {
  readonly #namespaces: readonly LoadedNamespace[]
  readonly #accounts: readonly string[]
  #direct: Promise<Transport> | undefined
  #server: Promise<MockServer> | undefined
  readonly #transports = new Map<string, Promise<Transport>>()

  constructor(namespaces: readonly LoadedNamespace[], accounts: readonly string[]) {
    this.#namespaces = namespaces
    this.#accounts = accounts
  }

  /** Answers what the API cannot. */
  direct(): Promise<Transport> {
    return (this.#direct ??= import('../../runtime/mock/index.js').then(({ mockTransport }) => mockTransport()))
  }

  /** Answers as the API does. */
  overHttp(namespace: string, http: Http): Promise<Transport> {
    const opened = this.#transports.get(namespace) ?? this.#open(namespace, http)
    this.#transports.set(namespace, opened)
    return opened
  }

  async close(): Promise<void> {
    await (await this.#server)?.close()
  }

  async #open(namespace: string, { table }: Http): Promise<Transport> {
    const [{ httpTransport }, server] = await Promise.all([
      import('../../runtime/http/transport.js'),
      (this.#server ??= this.#start()),
    ])
    const keys = new Map(this.#accounts.map((account) => [account, keyOf(account)]))
    return httpTransport(table, { keys, environment: {}, baseUrl: server.baseUrl(namespace) })
  }

  async #start(): Promise<MockServer> {
    const [{ createMockServer }, transport, namespaces] = await Promise.all([
      import('../../runtime/mock/index.js'),
      this.direct(),
      Promise.all(this.#namespaces.map(({ mock }) => mock?.())),
    ])
    const keys = Object.fromEntries(this.#accounts.map((account) => [keyOf(account), account]))
    return createMockServer({ namespaces: namespaces.flatMap((namespace) => namespace ?? []), keys, transport })
  }
}

/** A made-up key by which the mock tells accounts apart, in characters that a header may have. */
const keyOf = (account: string): string => `mock-${Buffer.from(account).toString('hex')}`

/** Every text once. */
function once(write: (text: string) => void): (text: string) => void {
  const seen = new Set<string>()
  return (text) => {
    if (!seen.has(text)) write(text)
    seen.add(text)
  }
}

/** `onRefused` is handed why the API would refuse a call that is answered all the same. */
function overHttp(
  { definition, http, mock }: LoadedNamespace,
  stage: Stage,
  onRefused: (message: string) => void,
): Transport {
  return async (request) => {
    const played = http && (await mock?.())?.calls
    if (!http || !played) return (await stage.direct())(request)
    const call = findCall(http.table, request)
    const refused = call instanceof MoonbindError
    if (refused) onRefused(call.message)
    const isPlayed = !refused && Object.hasOwn(played, request.function.name)
    return (await (isPlayed ? stage.overHttp(definition.namespace, http) : stage.direct()))(request)
  }
}
