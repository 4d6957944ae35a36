/** Reads the words around a number: what it counts, and under which condition. */
import type { Measure } from './claims.js'
import type { Item } from './clauses.js'
import { ends, low, numberAt } from './items.js'
import { anyOf, characters, singular, things, units } from './words.js'

const otherActions = anyOf('returns?|gets?|fetch(?:es)?|creates?|stores?|process(?:es)?|sends?')
const otherSubjects = anyOf(`
  have|has|contains?|if|when|unless|for|last|past|older|newer|each|account|plan|supports?|allows?
`)
const others = new RegExp(`\\b(?:(?<!to )${otherActions}|${otherSubjects})\\b`)

/** Verbs after which a number does not belong to the parameter, and words that make it conditional. */
export const namesOther = (before: string): boolean => others.test(before)

/** `100 (50 for trials)`, `100, 50 for trials`, `100 when …`: there is more than one figure. */
export function conditionAfter(items: readonly Item[], from: number): boolean {
  const rest = items.slice(from, from + 16)
  return rest.some((item, index) => {
    if (item.kind === 'group') return /\d/.test(item.text) && /\b(for|if|when|with|on)\b/i.test(item.text)
    if (/^(if|when|unless|otherwise|except|depending)$/.test(item.low))
      return !/omitted|absent|unset|not/.test(low(rest, index + 1))
    return item.low === 'for' && numberAt(rest, index - 1) !== undefined
  })
}

/** What the number counts, as the words after it say, or the reason why the statement is not closed. */
export function measureAt(
  items: readonly Item[],
  at: number,
  side: { length?: boolean; count?: boolean },
  outside: readonly Item[] = [],
): { to: number; measure: Measure } | string {
  const plain: Measure = side.length ? 'characters' : side.count ? 'any' : 'value'
  if (ends(items, at)) return { to: at, measure: plain }
  const word = low(items, at)
  const unit = units.get(word)
  const qualifier = /^(each|long|total|max|maximum|allowed|only)$/.test(low(items, at + 1)) ? 1 : 0
  const perPage = low(items, at + 1) === 'per' ? 2 : 0
  const to = at + 1 + Math.max(qualifier, perPage)
  if (low(items, at) === 'per' && ends(items, at + 2)) return { to: at + 2, measure: 'any' }
  if (!ends(items, to) && !/^or$/.test(low(items, to))) return 'words after the number qualify it'
  if (characters.has(word))
    return /^(each|per)$/.test(low(items, at + 1)) ? 'it concerns each element' : { to, measure: 'characters' }
  if (unit !== undefined) return { to, measure: { unit } }
  if (things.has(word) || isNamed([...outside, ...items.slice(Math.max(0, at - 30), at)], word))
    return { to, measure: 'items' }
  return 'it does not say that the parameter is meant'
}

/** The noun occurs earlier: “Tags to add (max 10 tags)”. */
function isNamed(before: readonly Item[], word: string): boolean {
  const noun = singular(word)
  return before.some((item) => singular(item.low) === noun)
}
