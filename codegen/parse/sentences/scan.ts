import { readBound, readRange, readStart } from './bounds.js'
import type { Clause, Item } from './clauses.js'
import { readDefault } from './defaults.js'
import { readList } from './lists.js'
import { type Claim, low, numberAt, type Reader } from './statement.js'

/** A claim, or something that looks like one with the reason why it is none. */
export interface Found {
  readonly claim?: Claim
  readonly reason?: string
  /** It is about words without marks, which are values of texts only. */
  readonly bare?: boolean
  readonly start: number
  readonly end: number
}

const readers: readonly Reader[] = [readDefault, readRange, readBound, readStart, readList]

/** All claims of a description, in its order. */
export function scan(clauses: readonly Clause[]): Found[] {
  return clauses.flatMap(scanClause)
}

function scanClause(clause: Clause): Found[] {
  const found: Found[] = []
  const items = clause.items
  for (let at = 0; at < items.length; ) {
    const after = illustration(clause, at)
    if (after > at) {
      found.push(...illustrated(items, at, after))
      at = after
      continue
    }
    const item = items[at]
    const reading = readers.map((reader) => reader(clause, at)).find((read) => read !== undefined)
    if (reading === undefined) {
      if (item?.kind === 'group') found.push(...scan(item.clauses))
      at++
      continue
    }
    const start = item?.start ?? clause.start
    const place = { start, end: items[Math.min(reading.to, items.length) - 1]?.end ?? clause.end }
    const reason = reading.reason ?? (clause.cut && reading.to >= items.length ? 'the text is cut off' : undefined)
    if (reason !== undefined) found.push({ start, end: clause.end, reason, ...(reading.bare && { bare: true }) })
    else if (reading.claim) found.push({ ...place, claim: reading.claim })
    if (reading.also && reason === undefined) found.push({ ...place, claim: reading.also })
    found.push(...innerClaims(items, at + 1, reading))
    at = Math.max(at + 1, reading.to)
  }
  return found.length > 0 ? found : suspicion(clause)
}

/** Parentheses that a reading went over may hold claims of their own, unless they were read as labels. */
function innerClaims(items: readonly Item[], from: number, reading: { to: number; claim?: Claim }): Found[] {
  if (reading.claim?.of === 'enum') {
    const last = items[reading.to - 1]
    return last?.kind === 'group' && /\bdefault\b/i.test(last.text)
      ? scan(last.clauses).filter((inner) => inner.claim?.of === 'default')
      : []
  }
  return items.slice(from, reading.to).flatMap((item) => (item.kind === 'group' ? scan(item.clauses) : []))
}

/** Index after an illustration that begins at `at`: `e.g. …` up to the end of its clause or the next fact; `at` where none begins. */
function illustration(clause: Clause, at: number): number {
  const items = clause.items
  if (!illustrates(items, at)) return at
  const first = /^[,:]$/.test(low(items, at + 1)) ? at + 2 : at + 1
  for (let index = first + 1; index < items.length; index++) {
    if (/^defaults?$/.test(beginningOf(items[index]))) return index
    if (low(items, index) !== ',' && items[index - 1]?.kind !== 'group') continue
    if (
      /^(default|defaults|max|maximum|min|minimum|range)$/.test(low(items, index + (low(items, index) === ',' ? 1 : 0)))
    )
      return index
  }
  return items.length
}

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

/** An illustration with several values looks like a list of all values. */
function illustrated(items: readonly Item[], from: number, to: number): Found[] {
  const values = items.slice(from, to).filter((item) => item.kind === 'literal')
  const [start, end] = [items[from]?.start ?? 0, items[to - 1]?.end ?? 0]
  const bounds = items.slice(from, to).filter((item) => /^(max|maximum|min|minimum|range)$/.test(beginningOf(item)))
  return [
    ...(values.length > 1 ? [{ start, end, reason: 'it is an illustration' }] : []),
    ...bounds.map((item) => ({
      start: item.start,
      end: item.end,
      reason: 'it may be about the illustration before it',
    })),
  ]
}

/** A clause of which nothing was read, though its words are those of a constraint. */
function suspicion(clause: Clause): Found[] {
  const items = clause.items
  const words = items.map((item) => item.low).join(' ')
  if (/^(no|takes no) (parameters|arguments)\b/.test(words)) return []
  const numbered = items.some((_, index) => numberAt(items, index) !== undefined)
  const literals = items.filter((item) => item.kind === 'literal' && !/^(true|false)$/.test(item.text))
  const suspect =
    /\b(must|one of|only|cannot|required|mutually|exactly)\b|^defaults?\b|\bdefaults? (to|is|value|:)|\bby default\b/.test(
      words,
    ) ||
    (numbered &&
      /\b(max|maximum|min|minimum|limit|limited|range|between|at most|at least|up to|less|greater|than)\b/.test(
        words,
      )) ||
    literals.length > 1 ||
    literals.some((item) => /^[^\s,{[(]+(,[^\s,]+){2,}$/.test(item.text))
  return suspect
    ? [{ start: clause.start, end: clause.end, reason: 'it is no closed statement of a kind that is read' }]
    : []
}
