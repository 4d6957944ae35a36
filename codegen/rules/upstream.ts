import { error, info, type Rule, warning } from './rule.js'

/** What can part ways between the documentation with its overlay and the real API. */
export const upstreamRules = {
  'operation-missing': error('The overlay calls an operation that the API does not have.'),
  'operation-deprecated': warning('The overlay calls an operation that the API marks deprecated.'),
  'operation-none': info('The overlay says that the API cannot answer a documented function.'),
  'operation-instead': info('A documented function is answered by an operation that answers something else too.'),
  'param-missing-upstream': error('A documented parameter goes to a place that the API does not have.'),
  'param-none': info('The overlay says that the API has no place for a documented parameter.'),
  'param-renamed-upstream': info('The API calls a documented parameter otherwise; the overlay translates.'),
  'param-required-upstream': error('The API requires what nothing documented or constant fills.'),
  'required-mismatch': warning('A parameter is required on one side and optional on the other.'),
  'type-mismatch': error('A documented type does not fit the type of the API.'),
  'enum-value-missing-upstream': error('A documented value is none of the API.'),
  'enum-value-undocumented': info('The API accepts a value that nothing documents.'),
  'enum-value-translated': info('The API spells a documented value otherwise; the overlay translates.'),
  'bound-mismatch': warning('A documented limit is wider than that of the API.'),
  'format-mismatch': warning('The API wants a format that nothing documents.'),
  'constant-mismatch': error('A constant of the overlay does not fit the API.'),
  'answer-missing-upstream': error(
    'A documented field of the answer is none of the API, and the overlay does not make it.',
  ),
  'answer-none': info('The overlay says that the API does not answer a documented field.'),
  'answer-made': info('A documented field of the answer is made of another one by the overlay.'),
  'answer-type-mismatch': error('A documented field of the answer is of another type in the API.'),
  'answer-source-missing': error('The overlay makes a documented field of one that the API does not answer.'),
  'example-value-upstream': warning('A documented example passes a value that the API refuses.'),
} as const satisfies Record<string, Rule>

export type UpstreamRule = keyof typeof upstreamRules
