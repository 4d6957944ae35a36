import { accountsIn } from '../../../runtime/lua/accounts.js'
import type { Namespace } from '../../ir.js'

/** Accounts that the examples of a document name. */
export function documentedAccounts(namespace: Namespace): string[] {
  const examples = [...namespace.functions, ...namespace.guides].flatMap(({ examples: own = [] }) => own)
  return accountsIn(
    examples.flatMap(({ language, code }) => (language === 'lua' ? [code] : [])),
    namespace,
  )
}
