/** Reads lists of values as enumerations. */
import type { Claim, ClaimReader, ClaimReading, EnumClaim } from './claims.js'
import type { Clause, Item } from './clauses.js'
import { closesList, closesSingle } from './closers.js'
import { ends, low, wordsBefore } from './items.js'
import { readIntroduction } from './list-introduction.js'
import { readEntry, readValues, type ValueList, valueAt } from './list-values.js'
import { areWords, confirmed, mayBeWords } from './list-words.js'

/** A list of values in code marks or quotation marks, of numbers with labels, or of bare words. */
export const readList: ClaimReader = (clause, index) => {
  const items = clause.items
  const words = mayBeWords(items, index, clause.before)
  const first = valueAt(items, index, words)
  if (!first) return undefined
  // Bare numbers are values only if the list fills its clause or is introduced as a list of values.
  const introduced = index === 0 || low(items, index - 1) === ':' || closesList(wordsBefore(items, index, 10))
  if (first.kind === 'number' && !introduced && readEntry(items, index, first, words).label === undefined)
    return undefined
  const list = readValues(items, index, words)
  if (list.values.length < 2) return readSingle(items, index, list)
  const bare = first.kind === 'word'
  if (list.illustrates) return { to: list.to + 1 }
  if (bare && (list.open !== undefined || !areWords(list.values))) {
    return list.open === undefined && (list.values.length > 2 || low(items, index - 1) === ':')
      ? { to: list.to, reason: 'words without quotation marks may describe', bare }
      : undefined
  }
  if (list.open !== undefined) return { to: list.to, reason: list.open }
  const isRange = isSparse(list, clause.square === true) && !isCategory(wordsBefore(items, index, 3))
  return isNumbers(list) && isRange
    ? { to: list.to, reason: 'there may be values between' }
    : introducedList(clause, index, list, bare)
}

/** Decides a list whose values were all read: its introduction counts. */
function introducedList(clause: Clause, at: number, list: ValueList, bare: boolean): ClaimReading {
  const before = wordsBefore(clause.items, at, 10)
  const how =
    at === 0 && bare && confirmed(clause.items)
      ? { element: false }
      : readIntroduction({
          list,
          // “Schema to return: `a` or `b`” names alternatives; without “or”, several may be asked for at once.
          before: list.or ? before.replace(/ to return( ?:)$/, '$1') : before,
          whole: at === 0,
          bare,
          outside: clause.before,
        })
  if (typeof how === 'string') return { to: list.to, reason: how, bare }
  const claim: EnumClaim = { of: 'enum', values: list.values, element: how.element, bare }
  const also: Claim | undefined = list.marked && { of: 'default', token: list.marked }
  return { to: list.to, claim, ...(also && { also }) }
}

/** “Must be `card`”, “Allowed values: `json`”: the only value that is allowed. */
function readSingle(items: readonly Item[], at: number, list: ValueList): ClaimReading | undefined {
  const [value] = list.values
  if (value?.token.kind !== 'literal' || list.open !== undefined || !ends(items, list.to)) return undefined
  const before = wordsBefore(items, at, 10)
  // “Only `card` is accepted.”
  const isOnly =
    /\bonly$/.test(before) && /^(?:supported|allowed|accepted|valid|available|permitted)\b/.test(value.label ?? '')
  if ((!closesSingle(before) && !isOnly) || list.to < items.length) return undefined
  return {
    to: list.to,
    claim: { of: 'enum', values: [{ token: value.token }], element: false, bare: false, single: true },
  }
}

const isLabelled = ({ label }: { readonly label?: string }): boolean => label !== undefined

function isNumbers({ values }: ValueList): boolean {
  const [first] = values
  return (
    first?.token.kind === 'number' ||
    (first?.token.kind === 'literal' && first.token.value !== undefined && values.some(isLabelled))
  )
}

/** “Status: 0=open, 2=won”: there are no states or kinds between two numbers. */
const isCategory = (before: string): boolean =>
  /\b(?:states?|status|types?|kinds?|modes?|categor(?:y|ies)) ?:$/.test(before)

/** `0 = Sunday, 6 = Saturday` and `[0, 1]` name the ends of a range; three labels or more name all values. */
function isSparse({ values, or }: ValueList, square: boolean): boolean {
  const numbers = values.map(({ token }) => token.value ?? Number.NaN).sort((a, b) => a - b)
  if (values.some(isLabelled))
    return values.length === 2 && !numbers.some((value, index) => index > 0 && value - numbers[index - 1]! === 1)
  return square || (values.length === 2 && !or)
}
