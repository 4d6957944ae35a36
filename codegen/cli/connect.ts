/** What answers the calls of a script: the real API, the mock, or nothing. */
import { MoonbindError } from '../../runtime/errors.js'
import type { HttpTable } from '../../runtime/http/call-table.js'
import type { Connected } from '../../runtime/index.js'
import { type AccountOptions, callPath, integration } from '../../runtime/integration.js'
import type { MockServer } from '../../runtime/mock/index.js'
import type { Transport } from '../../runtime/transport.js'
import { documentedAccounts } from './accounts.js'
import { asUsage, type LoadedNamespace } from './bindings.js'

/** Connected namespaces, and what to do when the script is over. */
export interface Connections {
  readonly integrations: readonly Connected[]
  close(): Promise<void>
}

/**
 * Against the real APIs. Keys come from the environment; `accounts` are those of the command line.
 *
 * @throws {Failure} `usage` for accounts that cannot be.
 */
export async function connectReal(
  namespaces: readonly LoadedNamespace[],
  accounts: ReadonlyMap<string, readonly string[]>,
): Promise<Connections> {
  const inEnvironment = await environmentOf(namespaces, accounts)
  const integrations = await asUsage(() =>
    namespaces.map(({ definition, http }) => {
      const names = accounts.get(definition.namespace) ?? []
      if (!http) return integration(definition)({ accounts: asAccounts(names), transport: unanswered })
      return integration(
        definition,
        http.api,
      )(names.length === 0 ? {} : { accounts: asAccounts([...inEnvironment(http.table), ...names]) })
    }),
  )
  return { integrations, close: async () => {} }
}

/** The accounts that have keys in the environment: those of the command line come to them. */
async function environmentOf(
  namespaces: readonly LoadedNamespace[],
  accounts: ReadonlyMap<string, readonly string[]>,
): Promise<(table: HttpTable) => readonly string[]> {
  if (namespaces.every(({ definition }) => (accounts.get(definition.namespace) ?? []).length === 0)) return () => []
  const [{ accountsInEnvironment }, { readEnvironment }] = await Promise.all([
    import('../../runtime/http/keys.js'),
    import('../../runtime/http/transport.js'),
  ])
  return ({ env }) => accountsInEnvironment(env, readEnvironment())
}

const asAccounts = (names: readonly string[]): { [name: string]: AccountOptions } =>
  Object.fromEntries(names.map((name) => [name, {}]))

/** Scripts still read documentation and find mistakes in their calls. */
const unanswered: Transport = ({ namespace, function: { name }, account }) => {
  const what = 'nothing answers calls here: run with --mock, or connect handlers in a program. No request was made.'
  return Promise.reject(new Error(`${callPath(namespace, name, account)}: ${what}`))
}

/**
 * Against the mock. Where an overlay says how the API is reached, calls go to a server on this machine over HTTP; what
 * the API lacks and the document promises is answered by the mock itself.
 */
export async function connectMock(
  namespaces: readonly LoadedNamespace[],
  accounts: ReadonlyMap<string, readonly string[]>,
  onRefused: (message: string) => void,
): Promise<Connections> {
  const { createMockServer, mockTransport } = await import('../../runtime/mock/index.js')
  const direct = mockTransport()
  const named = new Map(
    namespaces.map(({ definition }) => [
      definition.namespace,
      ['default', ...documentedAccounts(definition), ...(accounts.get(definition.namespace) ?? [])],
    ]),
  )
  const keys = Object.fromEntries([...named.values()].flat().map((account) => [keyOf(account), account]))
  let server: Promise<MockServer> | undefined
  const start = (): Promise<MockServer> =>
    (server ??= createMockServer({ namespaces: namespaces.flatMap(({ mock }) => mock ?? []), keys, transport: direct }))
  const integrations = await asUsage(() =>
    Promise.all(
      namespaces.map(async (namespace) => {
        const { definition, http } = namespace
        const names = named.get(definition.namespace)!
        const transport = await overHttp(namespace, { accounts: names, direct, start, onRefused: once(onRefused) })
        const options = { accounts: asAccounts(names.filter((name) => name !== 'default')), transport }
        return http ? integration(definition, http.api)(options) : integration(definition)(options)
      }),
    ),
  )
  return { integrations, close: async () => (await server)?.close() }
}

/** No key of anybody: the mock tells accounts apart by them. Any name can be written in a header so. */
const keyOf = (account: string): string => `mock-${Buffer.from(account).toString('hex')}`

/** Every text once. */
function once(write: (text: string) => void): (text: string) => void {
  const seen = new Set<string>()
  return (text) => {
    if (!seen.has(text)) write(text)
    seen.add(text)
  }
}

interface Answering {
  readonly accounts: readonly string[]
  /** Answers what the API cannot. */
  readonly direct: Transport
  readonly start: () => Promise<MockServer>
  /** Is handed why the API would refuse a call that is answered all the same. */
  readonly onRefused: (message: string) => void
}

async function overHttp(
  { definition, http, mock }: LoadedNamespace,
  { accounts, direct, start, onRefused }: Answering,
): Promise<Transport> {
  if (!http || !mock?.calls) return direct
  const { calls } = mock
  const [{ httpTransport }, { findCall }] = await Promise.all([
    import('../../runtime/http/transport.js'),
    import('../../runtime/http/refuse.js'),
  ])
  const keys = new Map(accounts.map((account) => [account, keyOf(account)]))
  let opened: Promise<Transport> | undefined
  const open = async (): Promise<Transport> =>
    httpTransport(http.table, { keys, environment: {}, baseUrl: (await start()).baseUrl(definition.namespace) })
  return async (request) => {
    const call = findCall(http.table, request)
    if (call instanceof MoonbindError) onRefused(call.message)
    if (call instanceof MoonbindError || !Object.hasOwn(calls, request.function.name)) return direct(request)
    return (await (opened ??= open()))(request)
  }
}
