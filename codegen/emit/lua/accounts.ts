import { readLua } from '../../../runtime/lua/index.js'
import type { Namespace } from '../../ir.js'

/** Accounts that the examples of a document name: `work` of `app.integrations.shop.work.add_item{…}`. */
export function documentedAccounts({ namespace, functions, guides }: Namespace): string[] {
  const names = new Set(functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const examples = [...functions, ...guides].flatMap(({ examples: own = [] }) => own)
  const accounts = examples
    .filter(({ language, code }) => language === 'lua' && mayNameAccount(code))
    .flatMap(({ code }) => readLua(code).calls)
    .flatMap(({ path: [app, integrations, name, account, called] }) =>
      app === 'app' &&
      integrations === 'integrations' &&
      name === namespace &&
      called !== undefined &&
      account !== '*' &&
      !names.has(account!)
        ? [account!]
        : [],
    )
  return [...new Set(accounts)].sort()
}

/** Most examples only call `app.integrations.shop.add_item{…}`: they are not read for it. */
const mayNameAccount = (code: string): boolean => /\bapp\b/.test(code.replace(callWithoutAccount, ''))

const callWithoutAccount = /\bapp\.integrations\.\w+\.\w+\s*(?=[({"'])/g
