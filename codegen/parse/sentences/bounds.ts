import type { Clause, Item } from './clauses.js'
import { ends, follows, low, type Measure, numberAt, type Reader, type Reading, wordsBefore } from './statement.js'
import { characters, singular, things, units } from './words.js'

/** `max: 250`, `at least 1`, `up to 10`, `≤ 5`, `100 max`, `255 characters or less`. */
export const readBound: Reader = (clause, at) => {
  const items = clause.items
  const worded = wordedBound(items, at)
  if (worded) return bounded(clause, at, worded)
  const value = numberAt(items, at)
  if (value === undefined || /^[–-]$|^(to|and)$/.test(low(items, at - 1))) return undefined
  return postfix(items, at, value)
}

interface Side {
  readonly side: 'low' | 'high'
  readonly exclusive?: boolean
  /** Index of the number. */
  readonly at: number
  readonly length?: boolean
  readonly count?: boolean
  /** The words can speak of something else than the parameter: “returns up to 10 records”. */
  readonly loose?: boolean
}

const phrases: readonly (readonly [string, Omit<Side, 'at'>])[] = [
  ['at most', { side: 'high', loose: true }],
  ['up to', { side: 'high', loose: true }],
  ['no more than', { side: 'high', loose: true }],
  ['not more than', { side: 'high', loose: true }],
  ['cannot exceed', { side: 'high', loose: true }],
  ['not exceed', { side: 'high', loose: true }],
  ['less than or equal to', { side: 'high', loose: true }],
  ['limited to', { side: 'high', loose: true }],
  ['at least', { side: 'low', loose: true }],
  ['no less than', { side: 'low', loose: true }],
  ['not less than', { side: 'low', loose: true }],
  ['no fewer than', { side: 'low', loose: true }],
  ['greater than or equal to', { side: 'low', loose: true }],
  ['be greater than', { side: 'low', exclusive: true, loose: true }],
  ['be more than', { side: 'low', exclusive: true, loose: true }],
  ['be less than', { side: 'high', exclusive: true, loose: true }],
  ['<=', { side: 'high' }],
  ['>=', { side: 'low' }],
  ['<', { side: 'high', exclusive: true }],
  ['>', { side: 'low', exclusive: true }],
]

interface Phrase {
  readonly words: readonly string[]
  readonly side: Omit<Side, 'at'>
}

const split: readonly Phrase[] = phrases.map(([text, side]) => ({ words: text.split(' '), side }))

/** The phrases by their first words: most words begin none. */
const phrasesOf: ReadonlyMap<string | undefined, readonly Phrase[]> = new Map(
  split.map(({ words: [first] }) => [first, split.filter(({ words }) => words[0] === first)]),
)

function wordedBound(items: readonly Item[], at: number): Side | undefined {
  const word = low(items, at).replace(/\.$/, '')
  if (/^(max|maximum|min|minimum)$/.test(word)) return namedBound(items, at, word.startsWith('ma') ? 'high' : 'low')
  for (const { words, side } of phrasesOf.get(word) ?? []) {
    if (!words.every((each, index) => low(items, at + index) === each)) continue
    const from = at + words.length
    const number = /^(a|an|the)$/.test(low(items, from)) ? from + 3 : from
    return numberAt(items, number) === undefined ? undefined : { ...side, at: number }
  }
  return undefined
}

/** `max 5`, `maximum: 5`, `max length 5`, `maximum value is 5`, `maximum of 5 items`. */
function namedBound(items: readonly Item[], at: number, side: 'low' | 'high'): Side | undefined {
  let index = at + 1
  let [length, count, words] = [false, false, 0]
  for (; index < at + 6; index++) {
    const word = low(items, index)
    if (/^(:|=|is|of|–|-)$/.test(word) && numberAt(items, index + 1) !== undefined) {
      return { side, at: index + 1, length, count }
    }
    if (word === 'length' || characters.has(word)) length = true
    else if (/^(count|number|items|size)$/.test(word)) count = true
    else if (!/^(value|allowed|limit|permitted|of|is|are|:|=)$/.test(word)) words++
    if (numberAt(items, index) !== undefined) return words <= 1 ? { side, at: index, length, count } : undefined
    if (items[index]?.kind !== 'word' && word !== ':') return undefined
  }
  return undefined
}

/** Verbs after which a number belongs to something else than the parameter, and words that make it conditional. */
const others =
  /\b((?<!to )(returns?|gets?|fetch(es)?|creates?|stores?|process(es)?|sends?)|have|has|contains?|if|when|unless|for|last|past|older|newer|each|account|plan|supports?|allows?)\b/

function bounded(clause: Clause, at: number, side: Side): Reading {
  const items = clause.items
  const value = numberAt(items, side.at) ?? 0
  if (/^(\d|–)$/.test(low(items, side.at + 1))) return { to: side.at + 1, reason: 'it is not a single number' }
  const measured = measureAt(items, side.at + 1, side, clause.before)
  if (typeof measured === 'string') return { to: side.at + 1, reason: measured }
  const to = measured.to
  const reason = unbound(clause, at, side, to)
  if (reason !== undefined) return { to, reason }
  const exclusive = side.exclusive === true && { exclusive: true }
  return {
    to,
    claim: {
      of: 'bound',
      ...(side.side === 'low' ? { low: value } : { high: value }),
      ...exclusive,
      measure: measured.measure,
    },
  }
}

function unbound(clause: Clause, at: number, side: Side, to: number): string | undefined {
  const items = clause.items
  const before = wordsBefore(items, at, 12)
  if (side.loose && others.test(before)) return 'it does not say that the parameter is meant'
  if (
    side.loose &&
    clause.before === undefined &&
    /\b(or|not)$/.test(before) &&
    !/\b(must|can|may|should) not$/.test(before)
  )
    return 'it is one case of several'
  return conditionAfter(items, to) ? 'it holds under a condition' : undefined
}

/** `100 (50 for trials)`, `100, 50 for trials`, `100 when …`: the figure is not the only one. */
export function conditionAfter(items: readonly Item[], from: number): boolean {
  const rest = items.slice(from, from + 16)
  return rest.some((item, index) => {
    if (item.kind === 'group') return /\d/.test(item.text) && /\b(for|if|when|with|on)\b/i.test(item.text)
    if (/^(if|when|unless|otherwise|except|depending)$/.test(item.low))
      return !/omitted|absent|unset|not/.test(low(rest, index + 1))
    return item.low === 'for' && numberAt(rest, index - 1) !== undefined
  })
}

/** What the number counts, read from the words after it, or the reason why it is not closed. */
function measureAt(
  items: readonly Item[],
  at: number,
  side: { length?: boolean; count?: boolean },
  outside: readonly Item[] = [],
): { to: number; measure: Measure } | string {
  const plain: Measure = side.length ? 'characters' : side.count ? 'any' : 'value'
  if (ends(items, at)) return { to: at, measure: plain }
  const word = low(items, at)
  const unit = units.get(word)
  const each = /^(each|long|total|max|maximum|allowed|only)$/.test(low(items, at + 1)) ? 1 : 0
  const perPage = low(items, at + 1) === 'per' ? 2 : 0
  const to = at + 1 + Math.max(each, perPage)
  if (low(items, at) === 'per' && ends(items, at + 2)) return { to: at + 2, measure: 'any' }
  if (!ends(items, to) && !/^or$/.test(low(items, to))) return 'words after the number qualify it'
  if (characters.has(word))
    return /^(each|per)$/.test(low(items, at + 1)) ? 'it concerns each element' : { to, measure: 'characters' }
  if (unit !== undefined) return { to, measure: { unit } }
  if (things.has(word) || named([...outside, ...items.slice(Math.max(0, at - 30), at)], word))
    return { to, measure: 'items' }
  return 'it does not say that the parameter is meant'
}

/** The noun occurs before: “Tags to add (max 10 tags)”. */
function named(before: readonly Item[], word: string): boolean {
  const noun = singular(word)
  return before.some((item) => singular(item.low) === noun)
}

/** `100 max`, `255 characters or less`, `5 or more`. */
function postfix(items: readonly Item[], at: number, value: number): Reading | undefined {
  const counted = characters.has(low(items, at + 1)) || things.has(low(items, at + 1)) ? 1 : 0
  const measure: Measure = counted === 0 ? 'value' : characters.has(low(items, at + 1)) ? 'characters' : 'items'
  const next = at + 1 + counted
  const word = low(items, next)
  const after = low(items, next + 1)
  if (
    /^(max|maximum)$/.test(word) &&
    ends(items, next + 1) &&
    numberAt(items, next + 1) === undefined &&
    after !== ':'
  ) {
    return { to: next + 1, claim: { of: 'bound', high: value, measure } }
  }
  if (word === 'minimum' && ends(items, next + 1) && after !== ':')
    return { to: next + 1, claim: { of: 'bound', low: value, measure } }
  if (word !== 'or' || !ends(items, next + 2)) return undefined
  if (/^(less|fewer|lower|below)$/.test(after)) return { to: next + 2, claim: { of: 'bound', high: value, measure } }
  return /^(more|greater|higher|above)$/.test(after)
    ? { to: next + 2, claim: { of: 'bound', low: value, measure } }
    : undefined
}

/** Words that begin pages at a number: `starts at 1`, `1-based`, `zero-indexed`; and signs: `positive integer`. */
export const readStart: Reader = (clause, at) => {
  const items = clause.items
  const word = low(items, at)
  const based = /^(0|1|zero|one)-(based|indexed|index)$/.exec(word)
  if (based) return { to: at + 1, claim: { of: 'bound', low: /^[0z]/.test(word) ? 0 : 1, measure: 'value' } }
  if (/^(starts|starting|begins|beginning|start|numbered)$/.test(word) && /^(at|from|with)$/.test(low(items, at + 1))) {
    const value = numberAt(items, at + 2)
    return value !== undefined && ends(items, at + 3)
      ? { to: at + 3, claim: { of: 'bound', low: value, measure: 'value' } }
      : undefined
  }
  if (/^(non-negative|nonnegative)$/.test(word) && signed(items, at))
    return { to: at + 2, claim: { of: 'bound', low: 0, measure: 'value' } }
  return word === 'positive' && signed(items, at) ? positive(items, at) : undefined
}

/** “must be positive”, “A positive integer …”: the parameter itself, not one case of several. */
function signed(items: readonly Item[], at: number): boolean {
  const before = wordsBefore(items, at, 3)
  const noun = /^(integer|number|value|int|whole)$/.test(low(items, at + 1))
  return /\bbe( a| an)?$/.test(before)
    ? noun || ends(items, at + 1)
    : noun && /^(a|an|any|as a)?$/.test(before) && !follows(items, at + 2, 'or')
}

function positive(items: readonly Item[], at: number): Reading {
  const to = ends(items, at + 1) ? at + 1 : at + 2
  return { to, claim: { of: 'bound', low: 0, exclusive: true, measure: 'value' } }
}

/** `1–200`, `-90 to 90`, `between 1 and 100`, `range: 200–4000`, `` `1` (normal) to `4` (urgent) ``. */
export const readRange: Reader = (clause, at) => {
  const items = clause.items
  const from = numberAt(items, at)
  if (from === undefined || /^[–/-]$/.test(low(items, at - 1))) return undefined
  const joint = items[at + 1]?.kind === 'group' ? at + 2 : at + 1
  const between = /\bbetween$/.test(wordsBefore(items, at, 1))
  if (!(between ? /^(and|to|–|-)$/ : /^(to|–|-|—|\.\.|…|~|through|until)$/).test(low(items, joint))) return undefined
  const upper = numberAt(items, joint + 1)
  if (upper === undefined) return undefined
  return ranged(clause, at, from, upper, joint + 2)
}

function ranged(clause: Clause, at: number, from: number, upper: number, after: number): Reading {
  const items = clause.items
  if (from >= upper) return { to: after }
  const measured = measureAt(items, after, {}, clause.before)
  if (typeof measured === 'string') return { to: after, reason: measured }
  if (conditionAfter(items, measured.to)) return { to: measured.to, reason: 'it holds under a condition' }
  const before = wordsBefore(items, at, 12)
  if (
    /\b(or|not|outside|except|versions?|last|past|v)$/.test(before) ||
    (clause.before === undefined && others.test(before))
  ) {
    return { to: measured.to, reason: 'it does not say that the parameter is meant' }
  }
  return { to: measured.to, claim: { of: 'bound', low: from, high: upper, measure: measured.measure } }
}
