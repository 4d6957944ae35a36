/** Helpers for the items of a clause. */
import type { Item } from './clauses.js'
import { wordSet } from './words.js'

/** The lower-case text of an item; empty if there is none. */
export const low = (items: readonly Item[], index: number): string => items[index]?.low ?? ''

/** Whether `words` follow each other from `at` on. */
export function follows(items: readonly Item[], at: number, words: string): boolean {
  return words.split(' ').every((word, index) => low(items, at + index) === word)
}

/** The words before item `at`, at most `count`, in lower case, literals as `‹›`, parentheses as `()`. */
export function wordsBefore(items: readonly Item[], at: number, count = 8): string {
  return items
    .slice(Math.max(0, at - count), at)
    .map((item) => item.low || (item.kind === 'group' ? '()' : '‹›'))
    .join(' ')
}

/** The number of a number token or of a code-marked number. */
export function numberAt(items: readonly Item[], at: number): number | undefined {
  const item = items[at]
  return item === undefined || item.kind === 'group' ? undefined : item.value
}

const factWords = wordSet('default defaults defaulting max maximum min minimum range')

/** Whether a fact can end here: at the end of its clause, or before a comma, a parenthesis or the next fact. */
export function ends(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (item === undefined || item.kind === 'group') return true
  if (/^[,—|:]$/.test(item.low)) return true
  if (item.low === '–' || item.low === '-') return numberAt(items, at + 1) === undefined
  if (item.low === 'and' || item.low === '/' || item.low === 'with' || item.low === 'but')
    return startsFact(items, at + 1)
  // `5 min` are minutes, `min 5` is a bound.
  if (/^(max|min)$/.test(item.low))
    return numberAt(items, at + 1) !== undefined || numberAt(items, at + 2) !== undefined
  return factWords.has(item.low) || item.low === 'inclusive' || item.low === 'inclusively'
}

const openings = wordSet('a an the is must at up cannot no not')
const afterOpenings = wordSet('default max maximum min minimum be most least to exceed more')

function startsFact(items: readonly Item[], at: number): boolean {
  return factWords.has(low(items, at)) || (openings.has(low(items, at)) && afterOpenings.has(low(items, at + 1)))
}
