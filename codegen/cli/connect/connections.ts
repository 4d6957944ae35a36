import type { Connected } from '../../../runtime/index.js'
import type { AccountOptions } from '../../../runtime/integration.js'

/** Connected namespaces, and how to close the connections when the script is over. */
export interface Connections {
  readonly integrations: readonly Connected[]
  close(): Promise<void>
}

/** Accounts without keys of their own. */
export const asAccounts = (names: readonly string[]): { [name: string]: AccountOptions } =>
  Object.fromEntries(names.map((name) => [name, {}]))
