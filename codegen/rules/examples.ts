import { error, type Rule, warning } from './rule.js'

/** What can be wrong with a documented example. */
export const exampleRules = {
  'example-unknown-function': error('An example calls a function that nothing documents.'),
  'example-unknown-account': warning('An example spells the name of the default account differently.'),
  'example-unknown-param': error('An example passes a parameter that nothing documents.'),
  'example-missing-required': error('An example leaves out a required parameter.'),
  'example-wrong-type': error('An example passes a value of another type.'),
  'example-enum-value': error('An example passes a value that is not in the documented list.'),
  'example-out-of-range': error('An example passes a value outside the documented limits.'),
  'example-rule': error('An example breaks a documented requirement on several parameters.'),
  'example-arguments': error('An example passes something other than one table of named parameters.'),
  'example-refused': warning('An example makes a call that the overlay refuses, because the API cannot do it.'),
  'example-result-field': warning('An example reads a field of the answer that nothing documents.'),
  'example-output': error('A comment shows an output that the example cannot print.'),
  'example-failed': error('An example failed when it was run against the mock.'),
  'example-not-printed': warning('An example ran against the mock but did not print what a comment shows.'),
  'example-syntax': warning('An example does not parse.'),
} as const satisfies Record<string, Rule>

export type ExampleRule = keyof typeof exampleRules

/** Rules that only running the examples can break. */
export const runRules = ['example-failed', 'example-not-printed'] as const satisfies readonly ExampleRule[]
