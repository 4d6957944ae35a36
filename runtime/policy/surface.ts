import type { Connection } from '../integration.js'
import type { PolicySurface } from './check.js'

/** Everything that a policy can name. The accounts are the configured ones. */
export const surfaceOf = ({ definition: { namespace, functions }, accounts }: Connection): PolicySurface => ({
  namespace,
  functions,
  accounts,
})
