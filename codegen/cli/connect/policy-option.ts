import type { OptionSpec } from '../command.js'

/** The option of the commands that run scripts. */
export const policyOption = {
  type: 'value',
  value: 'FILE',
  help: 'which calls are sent, asked about or denied (.moonbind/policy.yaml, if there is one and without --mock)',
} as const satisfies OptionSpec
