import { error, type Rule } from './rule.js'

/** How the output folder can differ from what the documents give. */
export const staleRules = {
  'missing-output': error('The documents give a file that is not there.'),
  'stale-output': error('A generated file is older than its document.'),
  'edited-output': error('A generated file differs although its schema does not.'),
  'orphaned-output': error('A generated file that no document gives any more.'),
} as const satisfies Record<string, Rule>

export type StaleRule = keyof typeof staleRules
