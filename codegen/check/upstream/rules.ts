import type { Level } from '../finding.js'

/** What can part ways between the documentation with its overlay and the real API. */
export const upstreamRules = {
  'operation-missing': { level: 'error', summary: 'The overlay calls an operation that the API does not have.' },
  'operation-deprecated': {
    level: 'warning',
    summary: 'The overlay calls an operation that the API marks deprecated.',
  },
  'operation-none': { level: 'info', summary: 'The overlay says that the API cannot answer a documented function.' },
  'operation-instead': {
    level: 'info',
    summary: 'A documented function is answered by an operation that answers something else too.',
  },
  'param-missing-upstream': {
    level: 'error',
    summary: 'A documented parameter goes to a place that the API does not have.',
  },
  'param-none': { level: 'info', summary: 'The overlay says that the API has no place for a documented parameter.' },
  'param-renamed-upstream': {
    level: 'info',
    summary: 'The API calls a documented parameter otherwise; the overlay translates.',
  },
  'param-required-upstream': { level: 'error', summary: 'The API requires what nothing documented or constant fills.' },
  'required-mismatch': { level: 'warning', summary: 'A parameter is required on one side and optional on the other.' },
  'type-mismatch': { level: 'error', summary: 'A documented type does not fit the type of the API.' },
  'enum-value-missing-upstream': { level: 'error', summary: 'A documented value is none of the API.' },
  'enum-value-undocumented': { level: 'info', summary: 'The API accepts a value that nothing documents.' },
  'enum-value-translated': {
    level: 'info',
    summary: 'The API spells a documented value otherwise; the overlay translates.',
  },
  'bound-mismatch': { level: 'warning', summary: 'A documented limit is wider than that of the API.' },
  'format-mismatch': { level: 'warning', summary: 'The API wants a format that nothing documents.' },
  'constant-mismatch': { level: 'error', summary: 'A constant of the overlay does not fit the API.' },
  'answer-missing-upstream': {
    level: 'error',
    summary: 'A documented field of the answer is none of the API, and the overlay does not make it.',
  },
  'answer-none': { level: 'info', summary: 'The overlay says that the API does not answer a documented field.' },
  'answer-made': { level: 'info', summary: 'A documented field of the answer is made of another one by the overlay.' },
  'answer-type-mismatch': {
    level: 'error',
    summary: 'A documented field of the answer is of another type in the API.',
  },
  'answer-source-missing': {
    level: 'error',
    summary: 'The overlay makes a documented field of one that the API does not answer.',
  },
  'example-value-upstream': { level: 'warning', summary: 'A documented example passes a value that the API refuses.' },
} as const satisfies Record<string, { readonly level: Level; readonly summary: string }>

export type UpstreamRule = keyof typeof upstreamRules
