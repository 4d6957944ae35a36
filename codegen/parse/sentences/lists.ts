import type { Item } from './clauses.js'
import { type Claim, type Entry, ends, low, type Reader, wordsBefore } from './statement.js'
import type { Token } from './tokens.js'
import { kinds, singular } from './words.js'

/** A list of values in code marks or quotation marks, of numbers with labels, or of bare words. */
export const readList: Reader = (clause, at) => {
  const items = clause.items
  const words = bareAllowed(items, at, clause.before)
  if (!isValue(items[at], words)) return undefined
  const first = items[at]
  // A number alone is a value only where a list of them is all that a clause holds, or is introduced as one.
  const told = at === 0 || low(items, at - 1) === ':' || closedWords.test(wordsBefore(items, at, 10))
  if (first?.kind === 'number' && !told && readEntry(items, at, first, words).label === undefined) return undefined
  const list = readEntries(items, at, words)
  const labelled = list.entries.filter((entry) => entry.label !== undefined).length
  if (list.entries.length < 2) return undefined
  const bare = first?.kind === 'word'
  if (bare && (list.open !== undefined || !bareList(list.entries, labelled))) {
    return list.open === undefined && (list.entries.length > 2 || low(items, at - 1) === ':')
      ? { to: list.to, reason: 'words without quotation marks may describe', bare }
      : undefined
  }
  if (list.open !== undefined) return { to: list.to, reason: list.open }
  const numbers = first?.kind === 'number' || (first?.kind === 'literal' && first.value !== undefined && labelled > 0)
  if (numbers && sparse(list, labelled, clause.square === true))
    return { to: list.to, reason: 'there may be values between' }
  const coded =
    labelled === list.entries.length && list.entries.every(({ token }) => /^[\p{Lu}\p{N}_-]+$/u.test(token.text))
  const before = wordsBefore(items, at, 10)
  // “Schema to return: `a` or `b`” names alternatives; without “or”, several may be asked for at once.
  const how =
    at === 0 && bare && confirmed(items)
      ? { element: false }
      : introduction(
          list.or ? before.replace(/ to return( ?:)$/, '$1') : before,
          at === 0,
          bare,
          list.and,
          clause.before,
          coded,
        )
  if (typeof how === 'string') return { to: list.to, reason: how, bare }
  const claim: Claim = { of: 'enum', entries: labels(list.entries, list.lastNoted), element: how.element, bare }
  const marked = list.marked
  return { to: list.to, claim, ...(marked && { also: { of: 'default', token: marked } }) }
}

/** `0 = Sunday, 6 = Saturday` and `[0, 1]` name the ends of a range. */
function sparse(list: List, labelled: number, square: boolean): boolean {
  const values = list.entries.map(({ token }) => token.value ?? Number.NaN).sort((a, b) => a - b)
  if (labelled > 0) return !values.some((value, index) => index > 0 && value - (values[index - 1] ?? value) === 1)
  return square || (values.length === 2 && !list.or)
}

/** Longer lists than any that is documented cost too much to try again from each of their values. */
const mostEntries = 400

interface List {
  readonly entries: Entry[]
  /** The entry that is marked `(default)`. */
  marked?: Token
  /** Only the last entry is followed by a parenthesis: a note on the whole. */
  lastNoted: boolean
  and: boolean
  or: boolean
  open?: string
  to: number
}

/** Words of facts, which stand in lists of facts: `(optional, default: 10)`. */
const notValues = /^(default|defaults|max|maximum|min|minimum|optional|required|deprecated|read-only|see|eg|etc|ie)$/

const isValue = (item: Item | undefined, words: boolean): item is Token =>
  item?.kind === 'literal' ||
  item?.kind === 'number' ||
  (words && item?.kind === 'word' && !notValues.test(item.low) && /^[\p{L}\p{N}][\w.:-]*$/u.test(item.text))

/** Bare words are values only after a colon, or where they are all that a parenthesis holds. */
function bareAllowed(items: readonly Item[], at: number, before: readonly Item[] | undefined): boolean {
  if (items[at]?.kind !== 'word') return false
  return at === 0 ? before !== undefined || confirmed(items) : low(items, at - 1) === ':'
}

/** `draft, live (default: draft)`: the default shows that the words are values. */
function confirmed(items: readonly Item[]): boolean {
  const last = items.at(-1)
  const value =
    last?.kind === 'group' ? /^\(default(?:s to|:)? ["'`]?([\w-]+)["'`]?\)$/i.exec(last.text)?.[1] : undefined
  return value !== undefined && items.some((item) => item.kind === 'word' && item.text === value)
}

function readEntries(items: readonly Item[], from: number, words: boolean): List {
  const list: List = { entries: [], lastNoted: false, and: false, or: false, to: from }
  let notes = 0
  for (let at = from; ; ) {
    const token = items[at]
    if (list.entries.length === mostEntries) {
      list.open = 'the list is too long'
      break
    }
    if (!isValue(token, words)) {
      list.open = /^(etc|…|more|others?|similar)$/.test(low(items, at))
        ? 'the list is left open'
        : 'one of the cases is no value'
      break
    }
    const entry = readEntry(items, at, token, words)
    list.entries.push({ token, ...(entry.label !== undefined && { label: entry.label }) })
    if (entry.marked) list.marked = token
    notes += entry.noted ? 1 : 0
    list.lastNoted = entry.noted && !entry.marked && notes === 1
    list.to = entry.to
    const next = separator(items, entry.to)
    if (next === undefined) break
    if (
      /^,$/.test(low(items, entry.to)) &&
      next === entry.to + 1 &&
      !isValue(items[next], words) &&
      afterList(items, next)
    )
      break
    list.or ||= low(items, next - 1) === 'or'
    list.and ||= /^(and|&)$/.test(low(items, next - 1))
    at = next
  }
  if (list.open === undefined && !ends(items, list.to)) list.open = openEnd(items, list.to)
  return list
}

/** What may follow a list after a comma: the next fact, or a remark. */
function afterList(items: readonly Item[], at: number): boolean {
  return /^(default|defaults|max|min|where|which|case-sensitive|case-insensitive|required|optional|depending|but|with|as|see|only|omit)$/.test(
    low(items, at),
  )
}

function openEnd(items: readonly Item[], at: number): string {
  return /^(etc|…)$/.test(low(items, at)) ? 'the list is left open' : 'words after the list qualify it'
}

/** Index after `,`, `or`, `, or`, `/`, `|`, `and`; undefined where none stands. */
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

function readEntry(items: readonly Item[], from: number, token: Token, words: boolean): EntryReading {
  const worded = labelWords(items, from + 1, token, words)
  let to = worded?.to ?? from + 1
  const group = items[to]
  if (group?.kind !== 'group') return { to, noted: false, ...(worded && { label: worded.label }) }
  to++
  const inner = group.text.slice(1, group.closed ? -1 : undefined).trim()
  const marked = /^(the )?default( value| option)?$|^default *,|, *default$/i.test(inner)
  if (!marked && /\bdefaults?\b/i.test(inner))
    return { to: to - 1, noted: false, ...(worded && { label: worded.label }) }
  const label = worded?.label ?? (marked ? undefined : inner.slice(0, 120))
  return { to, noted: true, ...(marked && { marked }), ...(label && { label }) }
}

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
  // “`a` or `b` is required” speaks of parameters.
  if (
    joint === 'is' &&
    /^(required|optional|needed|given|set|used|provided|specified|passed|present|mandatory)$/.test(next.low)
  )
    return undefined
  let to = from + 1
  while (
    to < from + 9 &&
    items[to]?.kind === 'word' &&
    !/^(or|and|default|defaults|max|maximum|min|minimum)$/.test(low(items, to))
  )
    to++
  const label = items
    .slice(from + 1, to)
    .map((item) => item.text)
    .join(' ')
  return label === '' ? undefined : { label, to }
}

/** Labels count where they tell the values apart: a single note on the last one is a note on the list. */
function labels(entries: readonly Entry[], lastNoted: boolean): readonly Entry[] {
  return lastNoted ? entries.map(({ token }) => ({ token })) : entries
}

/** Bare words are values where each has a label, or where all are plain lower-case words. */
function bareList(entries: readonly Entry[], labelled: number): boolean {
  if (labelled === entries.length) return entries.every((entry) => !/\s/.test(entry.token.text))
  return (
    labelled === 0 &&
    entries.every(({ token }) => token.kind === 'word' && /^\p{Ll}[\p{Ll}\p{N}_-]*$/u.test(token.text))
  )
}

const closedWords =
  /(?:^|\b)(?:one of|any of|either|(?:must|can|may|should|could|will) be|(?:allowed|valid|possible|supported|accepted|permitted|available|acceptable) (?:\S+ ){0,2}?(?:are|is|values|options)?|values|value|options|option|choices|choose from|choose|accepts|are|is|limited to)(?: the following)? ?:?$/
const elementWords =
  /\b(one of|any of|values|options|choices|allowed|valid|possible|supported|accepted|permitted|available|array of|list of|each)\b/
const openWords =
  /\b(examples?|notes?|required|requires|(?<!to )includes?|including|contains?|common|commonly|typical|typically|popular|usually|some|see|returns?|placeholders?|variables?|fields|keys|properties|headers?|syntax|scopes|supports|tips?|warning|with|like|similar|not|except|exclude|excludes|named|called|than|recommended|suggested|mostly|often)\b|^(?:use|using|set|pass|try|provide)\b/

/** How a list is introduced decides whether its values are all there are. */
function introduction(
  before: string,
  whole: boolean,
  bare: boolean,
  and: boolean,
  parent: readonly Item[] | undefined,
  coded: boolean,
): { readonly element: boolean } | string {
  const strong = closedWords.test(before)
  const outside = parent === undefined ? '' : wordsBefore(parent, parent.length)
  const text = whole && parent !== undefined ? outside : before
  if (
    openWords.test(text.replace(/\bone of$/, '')) &&
    !(strong && !openWords.test(text.split(' ').slice(-4).join(' ')))
  ) {
    return 'it does not say that these are all values'
  }
  if (and && !strong) return 'it names things that belong together'
  const element =
    elementWords.test(text) || text.split(' ').some((word) => word !== singular(word) && kinds.has(singular(word)))
  if (bare && !strong && !categorical(text) && !(coded && /:$/.test(before)))
    return 'words without quotation marks may describe'
  if (whole || strong || /:$/.test(before)) return { element }
  return categorical(text) ? { element } : 'it does not say that these are all values'
}

/** The words end with a noun of which bare words can be the values: “Priority of the ticket”, “Field to sort by”. */
function categorical(text: string): boolean {
  const words = text.replace(/ ?:$/, '').split(' ').slice(-5)
  return words.some((word) => kinds.has(singular(word)))
}
