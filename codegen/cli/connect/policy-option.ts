import type { OptionSpec } from '../command.js'

/** The option of the commands that run scripts. */
export const policyOption = {
  type: 'value',
  value: 'FILE',
  help: 'which calls are sent, asked about or denied (default: .moonbind/policy.yaml, but not with --mock)',
} as const satisfies OptionSpec
