/**
 * The rules of oasdiff, which compares OpenAPI documents, next to our rules that find the same change. In names `*`
 * stands for anything and `{a,b}` for one of several; of several rows that fit a name the first one counts.
 */
import type { ChangeRuleId } from '../../rules/breaking.js'
import { read, sent } from './callers.js'
import { functions, notOfDocuments } from './functions.js'
import type { PeerRow } from './row.js'

export const peerTables: readonly { readonly title: string; readonly rows: readonly PeerRow[] }[] = [
  { title: 'The function', rows: functions },
  { title: 'What a document cannot say, or says in another way', rows: notOfDocuments },
  { title: 'What callers send', rows: sent },
  { title: 'What callers read', rows: read },
]

/** Changes that only our documents can have, each with the reason why oasdiff has no rule for it. */
export const ourOwn: { readonly [rule in ChangeRuleId]?: string } = {
  'namespace-removed': 'an OpenAPI document describes one API',
  'namespace-added': 'an OpenAPI document describes one API',
  'namespace-renamed': 'an OpenAPI document describes one API',
  'parameters-closed': 'an operation always lists its parameters',
  'parameters-opened': 'an operation always lists its parameters',
  'param-renamed': 'there it is one parameter removed and one added',
  'param-order-changed': 'parameters of an operation have names only',
  'return-unit-changed': 'units are words there',
  'example-changed': 'examples are not compared there',
  'effect-raised': 'the method says what an operation does, and another method is another operation',
  'effect-lowered': 'the method says what an operation does, and another method is another operation',
  'effect-destructive': 'the method says what an operation does, and another method is another operation',
  'effect-harmless': 'the method says what an operation does, and another method is another operation',
  'idempotence-lost': 'the method says whether calls may be repeated',
  'idempotence-gained': 'the method says whether calls may be repeated',
}

/** Whether a pattern matches a name. */
export function fitsPattern(name: string, pattern: string): boolean {
  const source = pattern
    .replaceAll('*', '.*')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.replaceAll(',', '|')})`)
  return new RegExp(`^${source}$`).test(name)
}
