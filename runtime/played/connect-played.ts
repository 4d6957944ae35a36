/** The mock in place of APIs. The first call loads the mock; the first call over HTTP starts its server. */

import type { NamespaceDefinition } from '../definition.js'
import { MoonbindError } from '../errors.js'
import type { HttpOptions, HttpTable } from '../http/call-table.js'
import { findCall } from '../http/refuse.js'
import { type HttpApi, integration } from '../integration.js'
import type { MockNamespace } from '../mock/routes.js'
import type { MockServerOptions } from '../mock/server-options.js'
import type { Connected } from '../script/runtime-types.js'
import type { Transport } from '../transport.js'

/** A namespace with all that generated code says about it. */
export interface PlayedNamespace {
  readonly definition: NamespaceDefinition
  /** If an overlay says how the API is reached. */
  readonly http?: Http
  readonly mock?: () => Promise<MockNamespace>
}

interface Http {
  readonly api: HttpApi
  readonly table: HttpTable
}

/** Where requests to the played APIs go. */
export interface PlayedApi {
  baseUrl(namespace: string): string
  /** Sends them, if the network does not. */
  readonly fetch?: NonNullable<HttpOptions['fetch']>
}

export interface PlayedOptions {
  /** Accounts of each namespace in addition to the default one. */
  readonly accounts: ReadonlyMap<string, readonly string[]>
  /** Receives, once each, why the API would refuse a call that the mock answers nevertheless. */
  readonly onRefused: (message: string) => void
  /** Plays the APIs; called once, by the first request. */
  readonly open: (stage: Required<Pick<MockServerOptions, 'namespaces' | 'keys' | 'transport'>>) => Promise<PlayedApi>
  /** Receives every answer, with the request that it is for. */
  readonly onAnswer?: (request: Parameters<Transport>[0], answer: unknown) => void
}

/**
 * Integrations that the mock answers. If an overlay says how the API is reached, calls take that way, as requests; what
 * the API lacks but the document promises is answered by the mock itself.
 *
 * @throws {MoonbindError} for invalid accounts.
 */
export function connectPlayed(namespaces: readonly PlayedNamespace[], options: PlayedOptions): Connected[] {
  const { accounts, onAnswer } = options
  const named = new Map(
    namespaces.map(({ definition }) => [
      definition.namespace,
      ['default', ...(accounts.get(definition.namespace) ?? [])],
    ]),
  )
  const stage = new Stage(namespaces, [...named.values()].flat(), options.open)
  const onRefused = once(options.onRefused)
  return namespaces.map((namespace) => {
    const { definition, http } = namespace
    const names = named.get(definition.namespace)!.filter((name) => name !== 'default')
    const transport = watched(overHttp(namespace, stage, onRefused), onAnswer)
    const given = { accounts: Object.fromEntries(names.map((name) => [name, {}])), transport }
    return http ? integration(definition, http.api)(given) : integration(definition)(given)
  })
}

/** Plays the APIs: both ways to reach them share what was written. */
class Stage {
  readonly #namespaces: readonly PlayedNamespace[]
  readonly #accounts: readonly string[]
  readonly #open: PlayedOptions['open']
  #direct: Promise<Transport> | undefined
  #api: Promise<PlayedApi> | undefined
  readonly #transports = new Map<string, Promise<Transport>>()

  constructor(namespaces: readonly PlayedNamespace[], accounts: readonly string[], open: PlayedOptions['open']) {
    this.#namespaces = namespaces
    this.#accounts = accounts
    this.#open = open
  }

  /** Answers what the API cannot. */
  direct(): Promise<Transport> {
    return (this.#direct ??= import('../mock/transport.js').then(({ mockTransport }) => mockTransport()))
  }

  /** Answers as the API does. */
  overHttp(namespace: string, http: Http): Promise<Transport> {
    const opened = this.#transports.get(namespace) ?? this.#connect(namespace, http)
    this.#transports.set(namespace, opened)
    return opened
  }

  async #connect(namespace: string, { table }: Http): Promise<Transport> {
    const [{ httpTransport }, { fetch, ...api }] = await Promise.all([
      import('../http/transport.js'),
      (this.#api ??= this.#start()),
    ])
    const keys = new Map(this.#accounts.map((account) => [account, keyOf(account)]))
    return httpTransport(table, {
      keys,
      environment: {},
      baseUrl: api.baseUrl(namespace),
      ...(fetch && { fetch }),
    })
  }

  async #start(): Promise<PlayedApi> {
    const [transport, namespaces] = await Promise.all([
      this.direct(),
      Promise.all(this.#namespaces.map(({ mock }) => mock?.())),
    ])
    const keys = Object.fromEntries(this.#accounts.map((account) => [keyOf(account), account]))
    return this.#open({ namespaces: namespaces.flatMap((namespace) => namespace ?? []), keys, transport })
  }
}

/** A made-up key by which the mock tells accounts apart, in characters that a header may have. */
const keyOf = (account: string): string =>
  `mock-${[...new TextEncoder().encode(account)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** Every text once. */
function once(write: (text: string) => void): (text: string) => void {
  const seen = new Set<string>()
  return (text) => {
    if (!seen.has(text)) write(text)
    seen.add(text)
  }
}

function watched(transport: Transport, onAnswer: PlayedOptions['onAnswer']): Transport {
  if (!onAnswer) return transport
  return async (request) => {
    const answer = await transport(request)
    onAnswer(request, answer)
    return answer
  }
}

/** `onRefused` receives why the API would refuse a call that the mock answers nevertheless. */
function overHttp(
  { definition, http, mock }: PlayedNamespace,
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
