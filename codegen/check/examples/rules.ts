import type { Level } from '../finding.js'

/** What can be wrong with a documented example. */
export const exampleRules = {
  'example-unknown-function': { level: 'error', summary: 'An example calls a function that nothing documents.' },
  'example-unknown-account': { level: 'warning', summary: 'An example spells the default account otherwise.' },
  'example-unknown-param': { level: 'error', summary: 'An example passes a parameter that nothing documents.' },
  'example-missing-required': { level: 'error', summary: 'An example leaves a required parameter out.' },
  'example-wrong-type': { level: 'error', summary: 'An example passes a value of another type.' },
  'example-enum-value': { level: 'error', summary: 'An example passes a value that is not in the documented list.' },
  'example-out-of-range': { level: 'error', summary: 'An example passes a value outside the documented limits.' },
  'example-rule': { level: 'error', summary: 'An example breaks a documented requirement on several parameters.' },
  'example-arguments': {
    level: 'error',
    summary: 'An example passes something other than one table of named parameters.',
  },
  'example-result-field': {
    level: 'warning',
    summary: 'An example reads a field of the answer that nothing documents.',
  },
  'example-output': { level: 'error', summary: 'A comment shows an output that cannot be.' },
  'example-failed': { level: 'error', summary: 'An example failed when it was run against the mock.' },
  'example-not-printed': {
    level: 'warning',
    summary: 'An example ran against the mock and did not print what a comment shows.',
  },
  'example-syntax': { level: 'warning', summary: 'An example does not parse.' },
} as const satisfies Record<string, { readonly level: Level; readonly summary: string }>

export type ExampleRule = keyof typeof exampleRules

/** Rules that only running the examples can break. */
export const runRules = ['example-failed', 'example-not-printed'] as const satisfies readonly ExampleRule[]
