/** Documented functions for editors and linters of Lua. */
import type { Namespace } from '../../ir.js'
import { documentedAccounts } from './accounts.js'
import { libraryStub } from './library-stub.js'
import { namespaceStub } from './namespace-stub.js'
import { type Accounts, emmyLuaSettings, luacheckSettings, luaLsSettings } from './settings.js'

export { MARK } from './namespace-stub.js'

/** A file of the folder of scripts. */
export interface StubFile {
  readonly path: string
  readonly text: string
}

/**
 * Stubs below `library/`, and settings of LuaLS, EmmyLua and luacheck that find them. Accounts are those that documents
 * name, and the given ones.
 */
export function luaStubs(namespaces: readonly Namespace[], accounts: Accounts = new Map()): StubFile[] {
  const known = new Map(
    namespaces.map((namespace): [string, string[]] => [
      namespace.namespace,
      [...new Set([...documentedAccounts(namespace), ...(accounts.get(namespace.namespace) ?? [])])],
    ]),
  )
  return [
    ...namespaces.map((namespace) => ({
      path: `library/${namespace.namespace}.lua`,
      text: namespaceStub(namespace),
    })),
    { path: 'library/_moonbind.lua', text: libraryStub(namespaces) },
    { path: '.luarc.json', text: luaLsSettings() },
    { path: '.emmyrc.json', text: emmyLuaSettings() },
    { path: '.luacheckrc', text: luacheckSettings(namespaces, known) },
  ]
}
