import { error, type Rule } from './rule.js'

/** How the output folder can differ from what the documents give. */
export const staleRules = {
  'missing-output': error('A file that the documents call for is missing.'),
  'stale-output': error('A generated file is older than its document.'),
  'edited-output': error('A generated file differs although its schema does not.'),
  'orphaned-output': error('No document calls for a generated file any longer.'),
} as const satisfies Record<string, Rule>

export type StaleRule = keyof typeof staleRules
