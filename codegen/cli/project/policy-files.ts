/** The policy of a project, for `run` and for the commands that check it against the documents. */
import type { PolicySurface } from '../../../runtime/policy/check.js'
import type { Policy } from '../../../runtime/policy/policy.js'
import { Failure } from '../../failure.js'
import { readOptional, readTextFile } from '../../files/index.js'
import type { Namespace } from '../../ir.js'
import { POLICY_FILE } from '../../policy/policy-path.js'
import type { Mistake } from '../../text/yaml.js'

/** What is wrong with the policy of the project, if it has one. The configured accounts are not known here. */
export async function policyMistakes(namespaces: () => Promise<readonly Namespace[]>): Promise<readonly Mistake[]> {
  const text = readOptional(POLICY_FILE)
  if (text === undefined) return []
  const { readPolicyFile } = await import('../../policy/policy-file.js')
  const surfaces = (await namespaces()).map(
    ({ namespace, functions }): PolicySurface => ({ namespace, functions, accounts: [], openAccounts: true }),
  )
  return readPolicyFile(POLICY_FILE, text, surfaces).mistakes
}

/** `file:line:column: message` */
export const mistakeText = ({ file, line, column, message }: Mistake): string => `${file}:${line}:${column}: ${message}`

/**
 * A wrong line would silently decide nothing, or something else.
 *
 * @throws {Failure} `usage` for mistakes, with the place of each.
 */
export function refuseMistakes(mistakes: readonly Mistake[]): void {
  if (mistakes.length === 0) return
  const [first, ...more] = mistakes.map(mistakeText)
  throw new Failure('usage', [first, ...more.map((line) => `moonbind: ${line}`)].join('\n'))
}

/**
 * The policy of a run: from the named file, else from the project.
 *
 * @throws {Failure} `input` if a named file cannot be read, `usage` for mistakes in it.
 */
export async function readRunPolicy(
  named: string | undefined,
  surfaces: readonly PolicySurface[],
): Promise<Policy | undefined> {
  const file = named ?? POLICY_FILE
  const text = named === undefined ? readOptional(file) : readTextFile(file)
  if (text === undefined) return undefined
  const { readPolicyFile } = await import('../../policy/policy-file.js')
  const { policy, mistakes } = readPolicyFile(file, text, surfaces)
  refuseMistakes(mistakes)
  return policy
}
