/** Answers calls with the mock instead of the APIs; a server on this machine answers calls over HTTP. */

import type { MockServer } from '../../../runtime/mock/index.js'
import { connectPlayed } from '../../../runtime/played/connect-played.js'
import { documentedAccounts } from '../../../runtime/played/documented-accounts.js'
import { asUsage, type LoadedNamespace } from './bindings.js'
import type { Connections } from './connections.js'

/**
 * The accounts are `accounts` and those that pages name.
 *
 * `onRefused` receives, once each, the reasons why the API would refuse calls that the mock answers all the same.
 */
export async function connectMock(
  namespaces: readonly LoadedNamespace[],
  accounts: ReadonlyMap<string, readonly string[]>,
  onRefused: (message: string) => void,
): Promise<Connections> {
  let server: Promise<MockServer> | undefined
  const integrations = await asUsage(() =>
    connectPlayed(namespaces, {
      accounts: new Map(
        namespaces.map(({ definition }) => [
          definition.namespace,
          [...documentedAccounts(definition), ...(accounts.get(definition.namespace) ?? [])],
        ]),
      ),
      onRefused,
      open: (stage) =>
        (server = import('../../../runtime/mock/index.js').then(({ createMockServer }) => createMockServer(stage))),
    }),
  )
  return { integrations, close: async () => (await server)?.close() }
}
