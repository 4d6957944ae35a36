/** What `moonbind mcp` loads for the first call: bindings, connections, the policy, what runs scripts. */
import type { Docs } from '../../../runtime/docs/agent-docs.js'
import { createRunner, type ScriptRunner } from '../../../runtime/script/script-runner.js'
import type { Arguments, Io } from '../command.js'
import { loadFound } from '../connect/bindings.js'
import { connect } from '../connect/index.js'
import { policyOf } from '../connect/script-policy.js'
import type { OpenedHost } from './later-host.js'

/** Clients give up after four minutes. */
const WALL_MS = 200_000

/** @throws {Failure} `usage` for bindings, accounts or a policy that cannot be used. */
export async function openHost(found: ReadonlyMap<string, URL>, args: Arguments, io: Io): Promise<OpenedHost> {
  const namespaces = await loadFound(found)
  const connections = await connect(args, namespaces, io)
  const { integrations } = connections
  const policy = await policyOf(args, integrations)
  const runner = await createRunner(
    { integrations, ...(policy && { policy }), limits: { wallMs: WALL_MS } },
    { start: 'soon' },
  )
  return {
    host: { ...runner, docs: documentation(runner) },
    async close() {
      await runner.close()
      await connections.close()
    },
  }
}

/** Loads the search of the documentation on demand and keeps it. */
function documentation({ documented }: ScriptRunner): () => Promise<Docs> {
  let docs: Promise<Docs> | undefined
  return () => (docs ??= import('../../../runtime/docs/agent-docs.js').then(({ createDocs }) => createDocs(documented)))
}
