/** Decides which policy applies to the scripts of a command. */
import type { Connected } from '../../../runtime/index.js'
import { connection } from '../../../runtime/integration.js'
import type { Policy } from '../../../runtime/policy/policy.js'
import { surfaceOf } from '../../../runtime/policy/surface.js'
import type { Arguments } from '../command.js'
import { readRunPolicy } from '../project/policy-files.js'

/** With the mock, there is nothing that the policy of the project could protect. */
export async function policyOf(args: Arguments, integrations: readonly Connected[]): Promise<Policy | undefined> {
  const named = args.text('policy')
  if (named === undefined && args.flag('mock')) return undefined
  return readRunPolicy(
    named,
    integrations.map((integration) => surfaceOf(integration[connection])),
  )
}
