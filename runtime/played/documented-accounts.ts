import type { NamespaceDefinition } from '../definition.js'
import { accountsIn } from '../lua/accounts.js'

/** Accounts that the examples of a namespace's page name; every namespace has the default account anyway. */
export const documentedAccounts = (definition: NamespaceDefinition): string[] =>
  accountsIn(codesOf(definition.docs.page), definition).filter((account) => account !== 'default')

const FENCE = /^[ \t>]*(`{3,}|~{3,})(.*)$/
const INDENTED = /^(?: {4}|\t)/

/**
 * The code of a page that is Lua or has no language: fences and indented code. Line by line, because searching for the
 * end of each fence takes quadratic time if fences do not end.
 */
function codesOf(page: string): string[] {
  const codes: string[] = []
  let lines: string[] = []
  let fence: { readonly marks: string; readonly isLua: boolean } | undefined
  const end = (isLua: boolean): void => {
    if (isLua && lines.length > 0) codes.push(lines.join('\n'))
    lines = []
    fence = undefined
  }
  for (const line of page.split('\n')) {
    const [, marks, info = ''] = FENCE.exec(line) ?? []
    if (fence !== undefined) {
      if (marks?.startsWith(fence.marks) && info.trim() === '') end(fence.isLua)
      else lines.push(line)
    } else if (marks !== undefined) {
      end(true)
      fence = { marks, isLua: /^(?:lua\b|$)/i.test(info.trim()) }
    } else if (INDENTED.test(line)) lines.push(line)
    else end(true)
  }
  end(fence?.isLua ?? true)
  return codes
}
