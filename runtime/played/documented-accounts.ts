import type { NamespaceDefinition } from '../definition.js'
import { accountsIn } from '../lua/accounts.js'

/** Accounts that the examples of a namespace's page name; every namespace has the default account anyway. */
export const documentedAccounts = (definition: NamespaceDefinition): string[] =>
  accountsIn(codesOf(definition.docs.page), definition).filter((account) => account !== 'default')

const FENCE = /^[ >]*(`{3,}|~{3,})[ \t]*([^\n]*)\n([^]*?)^[ >]*\1[`~]*[ \t]*$/gm

/** Code of a page that is Lua, or does not say what it is: fences, and what is indented as code is. */
function codesOf(page: string): string[] {
  const fenced = [...page.matchAll(FENCE)].flatMap(([, , info = '', code = '']) =>
    /^(?:lua\b|$)/i.test(info.trim()) ? [code] : [],
  )
  const indented = page.replace(FENCE, '\n').match(/(?:^(?: {4}|\t)[^\n]*(?:\n|$))+/gm) ?? []
  return [...fenced, ...indented]
}
