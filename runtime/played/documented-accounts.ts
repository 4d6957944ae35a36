import type { NamespaceDefinition } from '../definition.js'
import { accountsIn } from '../lua/accounts.js'

/** Accounts that the examples of a namespace's page name; every namespace has the default account anyway. */
export const documentedAccounts = (definition: NamespaceDefinition): string[] =>
  accountsIn(fencesOf(definition.docs.page), definition).filter((account) => account !== 'default')

/** Code of a page that is Lua, or does not say what it is. */
const fencesOf = (page: string): string[] =>
  [...page.matchAll(/^[ >]*(`{3,}|~{3,})[ \t]*(?:lua\b[^\n]*)?\n([^]*?)^[ >]*\1/gim)].map(([, , code]) => code!)
