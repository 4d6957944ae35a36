import type { Connection } from '../integration.js'
import type { PolicySurface } from './check.js'

/** What a policy can be about. Accounts are those that are configured. */
export const surfaceOf = ({ definition: { namespace, functions }, accounts }: Connection): PolicySurface => ({
  namespace,
  functions,
  accounts,
})
