import type { Clause, Item } from './clauses.js'
import type { Token } from './tokens.js'

/** One value of an enumeration. */
export interface Entry {
  readonly token: Token
  readonly label?: string
}

/** What a sentence states, before it is known whether type and other statements agree. */
export type Claim =
  | { readonly of: 'default'; readonly token: Token; readonly unit?: string }
  | {
      readonly of: 'bound'
      readonly low?: number
      readonly high?: number
      readonly exclusive?: boolean
      readonly measure: Measure
    }
  | { readonly of: 'enum'; readonly entries: readonly Entry[]; readonly element: boolean; readonly bare: boolean }

/** What a bound counts: the value itself, the length of a text, the items of a list, the texts in a list. */
export type Measure = 'value' | 'characters' | 'items' | 'any' | { readonly unit: string }

/** A claim, or the reason why what looked like one is none, and the items that it took. */
export interface Reading {
  /** Index after the last item. */
  readonly to: number
  readonly claim?: Claim
  readonly reason?: string
  /** A second claim of the same words: the value marked as default in a list. */
  readonly also?: Claim
  /** It is about words without marks, which are values of texts only. */
  readonly bare?: boolean
}

/** Tries to read a claim that begins at item `at`. */
export type Reader = (clause: Clause, at: number) => Reading | undefined

/** The lower-case text of an item; empty where there is none. */
export const low = (items: readonly Item[], at: number): string => items[at]?.low ?? ''

/** True where `words` stand at `at`, one after the other. */
export function follows(items: readonly Item[], at: number, words: string): boolean {
  return words.split(' ').every((word, index) => low(items, at + index) === word)
}

/** The words before item `at`, at most `count`, in lower case, literals as `‹›`. */
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

const factWords: ReadonlySet<string> = new Set([
  'default',
  'defaults',
  'defaulting',
  'max',
  'maximum',
  'min',
  'minimum',
  'range',
])

/** A fact ends where its clause ends, or before a comma, a parenthesis or the next fact. */
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

function startsFact(items: readonly Item[], at: number): boolean {
  return (
    factWords.has(low(items, at)) ||
    (/^(a|an|the|is|must|at|up|cannot|no|not)$/.test(low(items, at)) &&
      /^(default|max|maximum|min|minimum|be|most|least|to|exceed|more)$/.test(low(items, at + 1)))
  )
}
