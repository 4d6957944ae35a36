/**
 * Accounts that Lua names: the one reading of them, for documents, for pages and for scripts that run without a server.
 */
import { readLua } from './index.js'

/** A namespace whose accounts are looked for. */
export interface AccountHolder {
  readonly namespace: string
  readonly functions: readonly { readonly name: string; readonly aliases?: readonly string[] | undefined }[]
}

/**
 * The accounts of a namespace that pieces of Lua call functions of, sorted: `work` of
 * `app.integrations.shop.work.add_item{…}`. Local names are followed. Names of functions are not accounts.
 */
export function accountsIn(codes: readonly string[], { namespace, functions }: AccountHolder): string[] {
  const names = new Set(functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const accounts = codes
    .filter(mayNameAccount)
    .flatMap((code) => readLua(code).calls)
    .flatMap(({ path: [app, integrations, name, account, ...called] }) => {
      if (app !== 'app' || integrations !== 'integrations' || name !== namespace || account === undefined) return []
      const isFunction = names.has([account, ...called].join('.')) || names.has(account)
      return !isFunction && account !== '*' && names.has(called.join('.')) ? [account] : []
    })
  return [...new Set(accounts)].sort()
}

/** Most examples only call `app.integrations.shop.add_item{…}`: they are not read for it. */
const mayNameAccount = (code: string): boolean => /\bapp\b/.test(code.replace(callWithoutAccount, ''))

const callWithoutAccount = /\bapp\.integrations\.\w+\.\w+\s*(?=[({"'])/g
