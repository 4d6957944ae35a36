/** `e.g. …`, `such as …`: an illustration states nothing. */
import type { Statement } from './claims.js'
import type { Clause, Item } from './clauses.js'
import { low } from './items.js'

/**
 * The index after an illustration that begins at `at`: the end of its clause or the next fact; `at` if no illustration
 * begins there.
 */
export function illustrationEnd(clause: Clause, at: number): number {
  const items = clause.items
  if (!illustrates(items, at)) return at
  const first = /^[,:]$/.test(low(items, at + 1)) ? at + 2 : at + 1
  for (let index = first + 1; index < items.length; index++) {
    if (/^defaults?$/.test(beginningOf(items[index]))) return index
    if (low(items, index) !== ',' && items[index - 1]?.kind !== 'group') continue
    if (isFact(low(items, index + (low(items, index) === ',' ? 1 : 0)))) return index
  }
  return items.length
}

const isFact = (word: string): boolean => /^(default|defaults|max|maximum|min|minimum|range)$/.test(word)

/** The first word in a parenthesis. */
const beginningOf = (item: Item | undefined): string =>
  item?.kind === 'group' ? (item.clauses[0]?.items[0]?.low ?? '') : ''

function illustrates(items: readonly Item[], at: number): boolean {
  switch (low(items, at)) {
    case 'eg':
    case 'example':
    case 'examples':
      return true
    case 'for':
      return /^(example|instance)$/.test(low(items, at + 1))
    case 'such':
      return low(items, at + 1) === 'as'
    case 'try':
      return low(items, at + 1) === 'using'
    case 'like':
      return /^(literal|number)$/.test(items[at + 1]?.kind ?? '')
    default:
      return false
  }
}

/** Bounds in parentheses of an illustration: they may be about it or about the parameter. */
export function illustrationIn(items: readonly Item[], from: number, to: number): Statement[] {
  return items
    .slice(from, to)
    .filter((item) => /^(max|maximum|min|minimum|range)$/.test(beginningOf(item)))
    .map((item) => ({
      kind: 'bound',
      start: item.start,
      end: item.end,
      reason: 'it may be about the illustration before it',
    }))
}
