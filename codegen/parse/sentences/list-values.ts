/** Reads the values of a list one after the other, each with its label. */

import type { ListedValue } from './claims.js'
import type { Item } from './clauses.js'
import { ends, low } from './items.js'
import type { Token } from './tokens.js'
import { wordSet } from './words.js'

/** The part of a list that was read. */
export interface ValueList {
  readonly values: readonly ListedValue[]
  /** The value that is marked `(default)`. */
  readonly marked?: Token
  /** Its last values are joined by “or”, or by “and”. */
  readonly or: boolean
  readonly and: boolean
  /** They are separated by bars: `asc | desc`. */
  readonly bars: boolean
  /** Why the list may be incomplete. */
  readonly open?: string
  /** The author left it open: `etc.`, `…`. */
  readonly illustrates?: true
  /** Index after the last item. */
  readonly to: number
}

/** No API has more values, and a declaration with more would be unusable. */
const mostValues = 5_000

/** Words of facts, as in a list of facts: `(optional, default: 10)`. */
const factWords = wordSet(
  'default defaults max maximum min minimum optional required deprecated read-only see eg etc ie or and',
)

/** The value at an index; `words`: bare words can be values. */
export function valueAt(items: readonly Item[], at: number, words: boolean): Token | undefined {
  const item = items[at]
  if (item?.kind === 'literal' || item?.kind === 'number') return item
  if (!words || item?.kind !== 'word' || !/^[\p{L}\p{N}][\w.:-]*$/u.test(item.text)) return undefined
  return factWords.has(item.low) && !isStatistic(items, at) ? undefined : item
}

/** `sum, avg, min, max`: without a number they name what is computed. */
const isStatistic = (items: readonly Item[], index: number): boolean =>
  /^(?:max|min)$/.test(low(items, index)) && /^(?:,|or|and|\/|\||)$/.test(low(items, index + 1))

const isOpen = (items: readonly Item[], index: number): boolean =>
  /^(etc|…|more|others?|similar)$/.test(low(items, index))

/** Reads the values that begin at `from`. */
export function readValues(items: readonly Item[], from: number, words: boolean): ValueList {
  const list = { values: [] as ListedValue[], and: false, or: false, bars: true, to: from }
  let notes = 0
  let lastNoted = false
  let marked: Token | undefined
  let open: string | undefined
  for (let at = from; open === undefined; ) {
    const token = valueAt(items, at, words)
    if (list.values.length === mostValues) open = 'the list is too long'
    else if (!token) open = isOpen(items, at) ? 'the list is left open' : 'one of the cases is not a value'
    if (open !== undefined || !token) break
    const entry = readEntry(items, at, token, words)
    list.values.push({ token, ...(entry.label !== undefined && { label: entry.label }) })
    if (entry.marked) marked = token
    notes += entry.noted ? 1 : 0
    lastNoted = entry.noted && !entry.marked && notes === 1
    list.to = entry.to
    const next = separator(items, entry.to)
    if (next === undefined || endsBeforeRemark(items, entry.to, next, words)) break
    list.or ||= low(items, next - 1) === 'or'
    list.bars &&= low(items, entry.to) === '|'
    list.and ||= /^(and|&)$/.test(low(items, next - 1))
    at = next
  }
  if (open === undefined && !ends(items, list.to))
    open = isOpen(items, list.to) ? 'the list is left open' : 'words after the list qualify it'
  return {
    ...list,
    // Labels count if they tell the values apart; a single note after the last value is about the whole list.
    values: lastNoted ? list.values.map(({ token }) => ({ token })) : list.values,
    ...(marked && { marked }),
    ...(open !== undefined && { open }),
    ...(open === 'the list is left open' && { illustrates: true as const }),
  }
}

const remarks = wordSet(`
  default defaults max min where which case-sensitive case-insensitive required optional depending but with as see only
  omit
  if when unless
`)

/** A comma, and then the next fact or a remark. */
function endsBeforeRemark(items: readonly Item[], to: number, next: number, words: boolean): boolean {
  return low(items, to) === ',' && next === to + 1 && !valueAt(items, next, words) && remarks.has(low(items, next))
}

/** Index after `,`, `or`, `, or`, `/`, `|`, `and`; undefined if none is. */
function separator(items: readonly Item[], at: number): number | undefined {
  const mark = low(items, at)
  if (/^[,/|]$/.test(mark)) return /^(or|and|&)$/.test(low(items, at + 1)) ? at + 2 : at + 1
  if (/^(or|and|&)$/.test(mark)) return mark === 'and' && low(items, at + 1) === '/' ? at + 3 : at + 1
  return undefined
}

interface EntryReading {
  readonly to: number
  readonly label?: string
  readonly marked?: boolean
  readonly noted: boolean
}

/** One value with the words or the parenthesis that explain it. */
export function readEntry(items: readonly Item[], from: number, token: Token, words: boolean): EntryReading {
  const worded = labelWords(items, from + 1, token, words)
  const to = worded?.to ?? from + 1
  const own = worded && { label: worded.label }
  const group = items[to]
  if (group?.kind !== 'group') return { to, noted: false, ...own }
  const inner = group.text.slice(1, group.closed ? -1 : undefined).trim()
  const marked = /^(the )?default( value| option)?$|^default *,|, *default$/i.test(inner)
  if (!marked && /\bdefaults?\b/i.test(inner)) return { to, noted: false, ...own }
  const label = worded?.label ?? (marked ? undefined : inner.slice(0, 120))
  return { to: to + 1, noted: true, ...(marked && { marked }), ...(label && { label }) }
}

const labelEnds = wordSet('or and default defaults max maximum min minimum')
const participles = wordSet('required optional needed given set used provided specified passed present mandatory')

/** `= none`, `– low`, `: open`, `for private`: the words up to the next separator. */
function labelWords(
  items: readonly Item[],
  from: number,
  token: Token,
  words: boolean,
): { label: string; to: number } | undefined {
  const joint = low(items, from)
  const pattern = words || token.kind === 'number' ? /^[=:]$/ : /^([=:–—-]|for|means|is|→|->)$/
  if (!pattern.test(joint)) return undefined
  const next = items[from + 1]
  if (next?.kind !== 'word' || (joint === ':' && words)) return undefined
  // “`a` or `b` is required” is about parameters.
  if (joint === 'is' && participles.has(next.low)) return undefined
  let to = from + 1
  while (to < from + 9 && items[to]?.kind === 'word' && !labelEnds.has(low(items, to))) to++
  const label = items
    .slice(from + 1, to)
    .map((item) => item.text)
    .join(' ')
  return label === '' ? undefined : { label, to }
}
