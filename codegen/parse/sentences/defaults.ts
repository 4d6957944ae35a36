import type { Claim, ClaimReader, ClaimReading } from './claims.js'
import type { Item } from './clauses.js'
import { ends, follows, low, numberAt, wordsBefore } from './items.js'
import type { Token } from './tokens.js'
import { isCode, units } from './words.js'

/** `default: 20`, `defaults to "usd"`, `the default value is 5`, `20 by default`. */
export const readDefault: ClaimReader = (clause, index) => {
  const items = clause.items
  if (follows(items, index + 1, 'by default')) return postfix(items, index)
  if (low(items, index + 1) === 'default') return beforeDefault(items, index)
  const word = low(items, index)
  if (!/^(default|defaults|defaulting|defaulted)$/.test(word) || /\bby$/.test(wordsBefore(items, index, 1)))
    return undefined
  const value = skipLink(items, index + 1, word)
  if (value === undefined) return undefined
  return defaultValueAt(items, value)
}

/** Index of the value after the words that may link it with “default”; undefined if another word follows. */
function skipLink(items: readonly Item[], from: number, word: string): number | undefined {
  let at = from
  if (/^(value|values|setting|is|of|are)$/.test(low(items, at))) at++
  if (low(items, at) === 'if' && /^(omitted|absent|unset|not)$/.test(low(items, at + 1)))
    at += low(items, at + 1) === 'not' ? 3 : 2
  const linked = /^(to|is|:|=|–|-|—|of|as|are|was)$/.test(low(items, at))
  if (linked) at++
  if (low(items, at) === 'to') at++
  const item = items[at]
  // “the default theme”, “default labels”: an adjective, unless a number or a literal follows at once.
  const isWord = item?.kind === 'word' && !/^(true|false|null|nil)$/.test(item.low)
  // “(default asc)” is all that its parenthesis holds.
  const isAlone = from === 1 && items.length === 2
  if (!linked && isWord && word === 'default' && !isAlone) return undefined
  return at
}

/** Two words after a value read as if they were part of it: nothing can be taken then. */
function defaultValueAt(items: readonly Item[], at: number): ClaimReading | undefined {
  const item = items[at]
  if (item === undefined) return { to: at, reason: 'the default value is missing' }
  if (item.kind === 'group' || item.kind === 'mark') return { to: at + 1, reason: 'no single default value is named' }
  if (ends(items, at + 1)) return { to: at + 1, claim: { of: 'default', token: item } }
  // “descending by name”: the first word counts where a list names it.
  if (item.kind === 'word' && low(items, at + 1) === 'by')
    return { to: items.length, claim: { of: 'default', token: item, qualified: true } }
  return withUnit(items, at, item) ?? { to: at + 1, reason: 'words after the default value qualify it' }
}

function withUnit(items: readonly Item[], at: number, token: Token): ClaimReading | undefined {
  if (numberAt(items, at) === undefined) return undefined
  const unit = units.get(low(items, at + 1))
  if (unit !== undefined && ends(items, at + 2)) return { to: at + 2, claim: { of: 'default', token, unit } }
  const counted = /^(results?|items?|records?|entries|rows|per)$/.test(low(items, at + 1))
  const to = low(items, at + 1) === 'per' ? at + 3 : low(items, at + 2) === 'per' ? at + 4 : at + 2
  return counted && ends(items, to) ? { to, claim: { of: 'default', token } } : undefined
}

/** `10 default, 100 max`. */
function beforeDefault(items: readonly Item[], at: number): ClaimReading | undefined {
  const token = items[at]
  const starts = at === 0 || low(items, at - 1) === ','
  const stated = starts && ends(items, at + 2) && !/^[:–—-]$/.test(low(items, at + 2))
  return stated && (token?.kind === 'number' || token?.kind === 'literal')
    ? { to: at + 2, claim: { of: 'default', token } }
    : undefined
}

function postfix(items: readonly Item[], at: number): ClaimReading | undefined {
  const token = items[at]
  if (token === undefined || token.kind === 'group' || token.kind === 'mark') return undefined
  const known = token.kind !== 'word' || /^(true|false)$/.test(token.low) || isCode(token.text)
  if (!known) return { to: at + 3, reason: 'no default value is quoted' }
  if (!ends(items, at + 3)) return { to: at + 3, reason: 'words after the default value qualify it' }
  // “returns 10 by default”: only where the value begins the statement is it known to be the parameter's.
  if (!/(^|[,:]|is|be|of)$/.test(wordsBefore(items, at, 1)))
    return { to: at + 3, reason: 'it does not say of what it is the default' }
  const claim: Claim = { of: 'default', token }
  return { to: at + 3, claim }
}
