/** What answers the calls of scripts: the real APIs, or the mock with `--mock`. */

import type { Arguments, Io } from '../command.js'
import { namedAccounts } from './accounts.js'
import type { LoadedNamespace } from './bindings.js'
import type { Connections } from './connections.js'

/**
 * Connects the namespaces as the options `--mock` and `--account` say. Loads only the one of both.
 *
 * @throws {Failure} `usage` for accounts that cannot be.
 */
export async function connect(
  args: Arguments,
  namespaces: readonly LoadedNamespace[],
  io: Pick<Io, 'err'>,
): Promise<Connections> {
  const accounts = namedAccounts(
    args.list('account'),
    namespaces.map(({ definition }) => definition.namespace),
  )
  if (!args.flag('mock')) return (await import('./real.js')).connectReal(namespaces, accounts)
  const { connectMock } = await import('./mock.js')
  return connectMock(namespaces, accounts, (reason) =>
    io.err(`moonbind: the mock answers what the API refuses: ${reason}\n`),
  )
}
