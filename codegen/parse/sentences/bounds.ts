/** `max: 250`, `at least 1`, `up to 10`, `≤ 5`, `100 max`, `255 characters or less`. */
import { conditionAfter, measureAt, namesOther } from './bound-words.js'
import type { ClaimReader, ClaimReading, Measure } from './claims.js'
import type { Clause, Item } from './clauses.js'
import { ends, low, numberAt, wordsBefore } from './items.js'
import { characters, things, wordSet } from './words.js'

export const readBound: ClaimReader = (clause, index) => {
  const items = clause.items
  const worded = wordedBound(items, index)
  if (worded) return bounded(clause, index, worded)
  const value = numberAt(items, index)
  if (value === undefined || /^[–-]$|^(to|and)$/.test(low(items, index - 1))) return undefined
  return trailingBound(items, index, value)
}

interface Side {
  readonly side: 'low' | 'high'
  readonly exclusive?: boolean
  /** Index of the number. */
  readonly at: number
  readonly length?: boolean
  readonly count?: boolean
  /** The words may be about something other than the parameter: “returns up to 10 records”. */
  readonly loose?: boolean
}

const phrases: readonly (readonly [phrases: string, side: Omit<Side, 'at'>])[] = [
  [
    'at most|up to|no more than|not more than|cannot exceed|not exceed|less than or equal to|limited to',
    { side: 'high', loose: true },
  ],
  ['at least|no less than|not less than|no fewer than|greater than or equal to', { side: 'low', loose: true }],
  ['be greater than|be more than', { side: 'low', exclusive: true, loose: true }],
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

const allPhrases: readonly Phrase[] = phrases.flatMap(([texts, side]) =>
  texts.split('|').map((text) => ({ words: text.split(' '), side })),
)

/** The phrases by their first words; most words do not begin a phrase. */
const phrasesOf: ReadonlyMap<string | undefined, readonly Phrase[]> = new Map(
  allPhrases.map(({ words: [first] }) => [first, allPhrases.filter(({ words }) => words[0] === first)]),
)

function wordedBound(items: readonly Item[], at: number): Side | undefined {
  const word = low(items, at).replace(/\.$/, '')
  if (/^(max|maximum|min|minimum)$/.test(word)) return namedBound(items, at, word.startsWith('ma') ? 'high' : 'low')
  for (const { words, side } of phrasesOf.get(word) ?? []) {
    if (!words.every((phraseWord, index) => low(items, at + index) === phraseWord)) continue
    const from = at + words.length
    const number = /^(a|an|the)$/.test(low(items, from)) ? from + 3 : from
    return numberAt(items, number) === undefined ? undefined : { ...side, at: number }
  }
  return undefined
}

const fillers = wordSet('value allowed limit permitted of is are : =')

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
    else if (!fillers.has(word)) words++
    if (numberAt(items, index) !== undefined) return words <= 1 ? { side, at: index, length, count } : undefined
    if (items[index]?.kind !== 'word' && word !== ':') return undefined
  }
  return undefined
}

function bounded(clause: Clause, at: number, side: Side): ClaimReading {
  const items = clause.items
  const value = numberAt(items, side.at) ?? 0
  if (/^(\d|–)$/.test(low(items, side.at + 1))) return { to: side.at + 1, reason: 'it is not a single number' }
  const measured = measureAt(items, side.at + 1, side, clause.before)
  if (typeof measured === 'string') return { to: side.at + 1, reason: measured }
  const { to, measure } = measured
  const reason = whyOpen(clause, at, side, to)
  if (reason !== undefined) return { to, reason }
  const sides = side.side === 'low' ? { low: value } : { high: value }
  return { to, claim: { of: 'bound', ...sides, ...(side.exclusive && { exclusive: true }), measure } }
}

/** The reason why the words may not limit the parameter, if there is one. */
function whyOpen(clause: Clause, at: number, side: Side, to: number): string | undefined {
  const items = clause.items
  const before = wordsBefore(items, at, 12)
  if (side.loose && namesOther(before)) return 'it does not say that the parameter is meant'
  const isCase = /\b(or|not)$/.test(before) && !/\b(must|can|may|should) not$/.test(before)
  if (side.loose && clause.before === undefined && isCase) return 'it is one case of several'
  return conditionAfter(items, to) ? 'it holds under a condition' : undefined
}

/** `100 max`, `255 characters or less`, `5 or more`. */
function trailingBound(items: readonly Item[], at: number, value: number): ClaimReading | undefined {
  const counted = low(items, at + 1)
  const measure: Measure = characters.has(counted) ? 'characters' : things.has(counted) ? 'items' : 'value'
  const next = measure === 'value' ? at + 1 : at + 2
  const word = low(items, next)
  const after = low(items, next + 1)
  const bound = (to: number, sides: { low: number } | { high: number }): ClaimReading => ({
    to,
    claim: { of: 'bound', ...sides, measure },
  })
  const isLast = ends(items, next + 1) && after !== ':'
  if (/^(max|maximum)$/.test(word) && isLast && numberAt(items, next + 1) === undefined)
    return bound(next + 1, { high: value })
  if (word === 'minimum' && isLast) return bound(next + 1, { low: value })
  if (word !== 'or' || !ends(items, next + 2)) return undefined
  if (/^(less|fewer|lower|below)$/.test(after)) return bound(next + 2, { high: value })
  return /^(more|greater|higher|above)$/.test(after) ? bound(next + 2, { low: value }) : undefined
}
