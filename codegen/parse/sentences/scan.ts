/** Finds all statements of a description. */
import { readBound } from './bounds.js'
import type { ClaimReader, ClaimReading, Statement, StatementKind } from './claims.js'
import type { Clause, Item } from './clauses.js'
import { readDefault } from './defaults.js'
import { illustrationEnd, illustrationIn } from './illustrations.js'
import { numberAt } from './items.js'
import { readList } from './lists.js'
import { readRange, readStart } from './ranges.js'
import { anyOf, isConstant } from './words.js'

const readers: readonly (readonly [StatementKind, ClaimReader])[] = [
  ['default', readDefault],
  ['bound', readRange],
  ['bound', readBound],
  ['bound', readStart],
  ['enumeration', readList],
]

/** All statements of a description, in its order. */
export function scan(clauses: readonly Clause[]): Statement[] {
  return clauses.flatMap(scanClause)
}

function scanClause(clause: Clause): Statement[] {
  const statements: Statement[] = []
  const items = clause.items
  for (let at = 0; at < items.length; ) {
    const after = illustrationEnd(clause, at)
    if (after > at) {
      statements.push(...illustrationIn(items, at, after))
      at = after
      continue
    }
    const read = firstReading(clause, at)
    if (read === undefined) {
      const item = items[at]
      if (item?.kind === 'group') statements.push(...scan(item.clauses))
      at++
      continue
    }
    statements.push(...statementsOf(clause, at, read.kind, read.reading))
    at = Math.max(at + 1, read.reading.to)
  }
  return statements.length > 0 || illustratesOnly(clause) ? statements : suspicion(clause)
}

function firstReading(
  clause: Clause,
  at: number,
): { readonly kind: StatementKind; readonly reading: ClaimReading } | undefined {
  for (const [kind, reader] of readers) {
    const reading = reader(clause, at)
    if (reading !== undefined) return { kind, reading }
  }
  return undefined
}

function statementsOf(clause: Clause, at: number, kind: StatementKind, reading: ClaimReading): Statement[] {
  const items = clause.items
  const start = items[at]?.start ?? clause.start
  const end = items[Math.min(reading.to, items.length) - 1]?.end ?? clause.end
  const reason = reading.reason ?? (clause.cut && reading.to >= items.length ? 'the text is cut off' : undefined)
  const inner = innerStatements(items, at + 1, reading)
  if (reason !== undefined)
    return [{ kind, start, end: clause.end, reason, ...(reading.bare && { bare: true }) }, ...inner]
  return [
    ...(reading.claim ? [{ kind, start, end, claim: reading.claim }] : []),
    ...(reading.also ? [{ kind: 'default' as const, start, end, claim: reading.also }] : []),
    ...inner,
  ]
}

/** Parentheses inside a reading may hold further statements, unless they were read as labels. */
function innerStatements(items: readonly Item[], from: number, reading: ClaimReading): Statement[] {
  if (reading.claim?.of === 'enum') {
    const last = items[reading.to - 1]
    return last?.kind === 'group' && /\bdefault\b/i.test(last.text)
      ? scan(last.clauses).filter((inner) => inner.claim?.of === 'default')
      : []
  }
  return items.slice(from, reading.to).flatMap((item) => (item.kind === 'group' ? scan(item.clauses) : []))
}

/** A clause that only illustrates states nothing, so nothing is lost. */
const illustratesOnly = (clause: Clause): boolean =>
  clause.items.some((item, index) => illustrationEnd(clause, index) > index || /^(etc|…)$/.test(item.low))

const aboutDefaults = /^defaults?\b|\bdefaults? (?:to|is|value|:)|\bby default\b/
const aboutNumbers = new RegExp(
  `\\b${anyOf('max|maximum|min|minimum|limit|limited|range|between|at most|at least|up to|less|greater|than')}\\b`,
)
const aboutPresence = /\b(?:required|mutually|exactly)\b/
const aboutValues = /\b(?:one of|only)\b/
const aboutAnything = /\b(?:must|cannot)\b/

/** A clause that reads like a constraint but was not understood. */
function suspicion(clause: Clause): Statement[] {
  const kind = suspectedKind(clause)
  return kind === undefined
    ? []
    : [{ kind, start: clause.start, end: clause.end, reason: 'it is not a closed statement of a kind that is read' }]
}

function suspectedKind({ items }: Clause): StatementKind | undefined {
  const words = items.map((item) => item.low).join(' ')
  if (/^(no|takes no) (parameters|arguments)\b/.test(words)) return undefined
  const literals = items.filter((item) => item.kind === 'literal' && !/^(true|false)$/.test(item.text))
  const joined = literals.some((item) => /^[^\s,{[(]+(,[^\s,]+){2,}$/.test(item.text))
  if (aboutDefaults.test(words)) return 'default'
  if (aboutNumbers.test(words) && items.some((_, index) => numberAt(items, index) !== undefined)) return 'bound'
  if (aboutPresence.test(words)) return 'requirement'
  const constants = items.some(
    ({ low, text }, index) =>
      low !== '' && isConstant(text) && items[index + 1]?.low === 'or' && isConstant(items[index + 2]?.text ?? ''),
  )
  if (constants || aboutValues.test(words) || literals.length > 1 || joined) return 'enumeration'
  return aboutAnything.test(words) ? 'other' : undefined
}
