/** Answers the calls of a script with the real APIs. */
import type { HttpTable } from '../../../runtime/http/call-table.js'
import { callPath, integration } from '../../../runtime/integration.js'
import type { Transport } from '../../../runtime/transport.js'
import { asUsage, type LoadedNamespace } from './bindings.js'
import { asAccounts, type Connections } from './connections.js'

/**
 * Connects the real APIs. Keys come from the environment, `accounts` from the command line.
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

/** The accounts that have keys in the environment, in addition to those of the command line. */
async function environmentOf(
  namespaces: readonly LoadedNamespace[],
  accounts: ReadonlyMap<string, readonly string[]>,
): Promise<(table: HttpTable) => readonly string[]> {
  if (namespaces.every(({ definition }) => (accounts.get(definition.namespace) ?? []).length === 0)) return () => []
  const [{ accountsInEnvironment }, { readEnvironment }] = await Promise.all([
    import('../../../runtime/http/keys.js'),
    import('../../../runtime/http/transport.js'),
  ])
  return ({ env }) => accountsInEnvironment(env, readEnvironment())
}

/** Scripts can still read documentation, and mistakes in their calls are still found. */
const unanswered: Transport = ({ namespace, function: { name }, account }) => {
  const what = 'no API is connected: run with --mock, or connect handlers in a program. No request was made.'
  return Promise.reject(new Error(`${callPath(namespace, name, account)}: ${what}`))
}
