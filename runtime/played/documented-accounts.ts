import type { NamespaceDefinition } from '../definition.js'

/**
 * Names of accounts that the documented calls of a namespace use: `app.integrations.shop.work.get_item(…)` has `work`.
 * Names of functions are not accounts.
 */
export function documentedAccounts({ namespace, functions, docs }: NamespaceDefinition): string[] {
  const names = new Set(functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const path = String.raw`\.integrations(?:\.|\[["'])${namespace.replaceAll('-', String.raw`\-`)}(?:["']\])?`
  const step = String.raw`(?:\.(\w+)|\[["']([^"'\n]+)["']\])`
  const found = new Set<string>()
  for (const [, dotted, quoted, method, quotedMethod] of docs.page.matchAll(new RegExp(path + step + step, 'g'))) {
    const account = dotted ?? quoted!
    if (account !== 'default' && !names.has(account) && names.has(method ?? quotedMethod!)) found.add(account)
  }
  return [...found]
}
