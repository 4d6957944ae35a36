/** Runs examples as `moonbind run --mock` runs scripts, each with its own state. */

import { integration } from '../../runtime/integration.js'
import { documentedAccounts } from '../../runtime/played/documented-accounts.js'
import type { Transport } from '../../runtime/transport.js'
import type { Execute } from '../check/examples/run.js'
import { Failure } from '../failure.js'
import { asUsage, loadDefinitions } from './connect/bindings.js'
import type { ProjectFolders } from './project/folders.js'

/** An example only shows a call; one that computes for longer is an endless loop. */
const CPU_MS = 2_000

export interface Executor {
  readonly execute: Execute
  readonly close: () => Promise<void>
}

/**
 * An executor with the bindings of all `namespaces`, found as `loadDefinitions` finds them.
 *
 * @throws {Failure} `usage` where one of them is not compiled.
 */
export async function openExecutor(namespaces: readonly string[], folders: ProjectFolders): Promise<Executor> {
  const definitions = await loadDefinitions(folders)
  const missing = namespaces.filter((name) => !definitions.some(({ namespace }) => namespace === name))
  if (missing.length > 0)
    throw new Failure(
      'usage',
      `--run: no bindings of ${missing.join(', ')}: generate them, compile them again, or name compiled ones ` +
        'with --generated DIR',
    )
  const [{ createRuntime }, { mockTransport }] = await Promise.all([
    import('../../runtime/index.js'),
    import('../../runtime/mock/index.js'),
  ])
  // The mock remembers what calls wrote; an example must not see the calls of another one.
  let mock = mockTransport()
  const transport: Transport = (request) => mock(request)
  const integrations = await asUsage(() =>
    definitions.map((definition) =>
      integration(definition)({
        accounts: Object.fromEntries(documentedAccounts(definition).map((name) => [name, {}])),
        transport,
      }),
    ),
  )
  const runtime = await createRuntime({ integrations, limits: { cpuMs: CPU_MS } })
  return {
    execute: async (code) => {
      mock = mockTransport()
      const { ok, output, error } = await runtime.run(code, { chunkName: 'example' })
      return {
        ok,
        output,
        ...(error && { error: { message: error.message, ...(error.line !== undefined && { line: error.line }) } }),
      }
    },
    close: () => runtime.close(),
  }
}
