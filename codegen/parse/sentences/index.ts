import type { Schema } from '../../../runtime/validation/schema.js'
import { accept, inOrder, typesOf, type Verdict } from './accept/index.js'
import type { Statement, StatementKind } from './claims.js'
import { readClauses } from './clauses.js'
import { type Note, readNotes } from './notes.js'
import { scan } from './scan.js'
import { anyOf } from './words.js'

export type { StatementKind } from './claims.js'

/** Words that look like a constraint but do not count, with a short reason. */
export interface Untaken {
  readonly kind: StatementKind
  readonly text: string
  readonly reason: string
  /** Where the words begin in the description. */
  readonly offset: number
}

/** What the words of a description state about its parameter. */
export interface SentenceReading {
  /** `base` with all that was taken. */
  readonly schema: Schema
  /** What was taken, in order of place: the keyword, the words and where they begin in the description. */
  readonly taken: readonly { readonly of: string; readonly text: string; readonly offset: number }[]
  /** In order of place. */
  readonly untaken: readonly Untaken[]
  /** The description says by itself that the parameter is required, or optional. */
  readonly required?: { readonly value: boolean; readonly text: string }
  /** The words that make it required under a condition. */
  readonly conditional?: string
  /** The words that say that it is deprecated. */
  readonly deprecated?: string
}

/** Longer descriptions are not read. No real description is a twentieth as long. */
const longest = 65_536

/**
 * Reads the constraints that a description states in words: default, bounds, enumeration, format, unit, element type,
 * deprecation, presence. Only closed, unambiguous statements that agree with the type of `base` and with each other are
 * taken; an illustration never is.
 *
 * @param description inline Markdown of a table cell or a list item
 * @param base what the type column says: `{}` if there is none
 * Never throws; cost is linear in the length of the description.
 */
export function readSentences(description: string, base: Schema): SentenceReading {
  if (description === '' || description.length > longest) return { schema: base, taken: [], untaken: [] }
  const clauses = readClauses(description)
  const notes = readNotes(clauses, description)
  const work: Work = { description, schema: base, taken: [], untaken: [] }
  for (const note of notes) annotate(work, note)
  const noted = new Set(
    notes
      .filter((note) => note.required !== undefined || note.conditional || note.deprecated)
      .map(({ clause }) => clause.start),
  )
  const statements = withoutSpecial(withoutSeparated(scan(clauses), description), description)
  decide(
    work,
    statements.filter((statement) => isWorthSaying(statement, base, noted)),
  )
  const byPlace = (a: { offset: number }, b: { offset: number }): number => a.offset - b.offset
  return {
    schema: work.schema,
    taken: work.taken.sort(byPlace),
    untaken: distinct(work.untaken.sort(byPlace)),
    ...presenceOf(notes, description),
  }
}

interface Work {
  readonly description: string
  schema: Schema
  readonly taken: { of: string; text: string; offset: number }[]
  readonly untaken: Untaken[]
}

/** Formats, units and element types: annotations, or the type of elements that nothing else states. */
function annotate(work: Work, note: Note): void {
  const types = typesOf(work.schema)
  const only = types.length === 1 ? types[0] : undefined
  const { schema } = work
  if (note.format !== undefined && only === 'string' && schema.format === undefined)
    take(work, note.clause, 'format', { format: note.format })
  if (note.unit !== undefined && (only === 'integer' || only === 'number') && schema['x-unit'] === undefined) {
    take(work, note.clause, 'x-unit', { 'x-unit': note.unit })
  }
  if (note.items && only === 'array' && schema.items === undefined)
    take(work, note.clause, 'items', { items: note.items })
  // “URLs of pictures” adds the format if the Type column gives the type of the elements.
  const stated = schema.items
  if (
    only === 'array' &&
    note.items?.format !== undefined &&
    stated?.type === note.items.type &&
    stated?.format === undefined
  ) {
    take(work, note.clause, 'items', { items: { ...stated, format: note.items.format } })
  }
  if (note.deprecated && schema.deprecated === undefined) take(work, note.clause, 'deprecated', { deprecated: true })
}

function take(work: Work, place: { start: number; end: number }, of: string, add: Schema): void {
  work.schema = { ...work.schema, ...add }
  work.taken.push({ of, text: work.description.slice(place.start, place.end), offset: place.start })
}

const separated = '(?:comma|semicolon|pipe|space|newline|tab|colon)[- ](?:separated|delimited)'
const joined = new RegExp(
  `\\b${anyOf(`${separated}|(?:separated|delimited|joined) (?:by|with)|combination|one or more|CSV of`)}\\b`,
  'i',
)

/** If several values are sent as one joined text, the listed values are not values of the parameter. */
function withoutSeparated(statements: readonly Statement[], description: string): Statement[] {
  if (!joined.test(description)) return [...statements]
  return statements.map((statement) =>
    statement.claim?.of === 'enum' ? refused(statement, 'several values go into one text') : statement,
  )
}

/** “Shelf ID. `0` = all, `-1` = none” names special values in addition to all other ids. */
function withoutSpecial(statements: readonly Statement[], description: string): Statement[] {
  const id = /\bids?\b/i.exec(description)
  const idEnds = id ? id.index + id[0].length : Number.POSITIVE_INFINITY
  return statements.map((statement) => {
    const { claim, start } = statement
    const special =
      idEnds <= start &&
      claim?.of === 'enum' &&
      claim.values.every(({ token, label }) => token.value !== undefined && label !== undefined)
    return special ? refused(statement, 'it names special values of an id') : statement
  })
}

const refused = ({ kind, start, end }: Statement, reason: string): Statement => ({ kind, start, end, reason })

/**
 * Bare words can only be values of texts, and what a note has said need not be repeated. `noted`: where the clauses
 * with such notes begin.
 */
function isWorthSaying(statement: Statement, base: Schema, noted: ReadonlySet<number>): boolean {
  if (statement.claim) return true
  const types = typesOf(base)
  if (statement.bare && types.length > 0 && !types.includes('string')) return false
  return !noted.has(statement.start)
}

/** Takes what fits, one statement after the other; if statements contradict each other, none of them is taken. */
function decide(work: Work, statements: readonly Statement[]): void {
  const contested = contradictions(statements)
  for (const statement of inOrder(statements)) {
    const { add, reason } = verdictOf(statement, work.schema, contested)
    const text = work.description.slice(statement.start, statement.end)
    if (reason !== undefined) work.untaken.push({ kind: statement.kind, text, reason, offset: statement.start })
    for (const [key, value] of Object.entries(add ?? {})) take(work, statement, key, { [key]: value } as Schema)
  }
}

function verdictOf(statement: Statement, known: Schema, contested: ReadonlySet<Statement>): Verdict {
  const { claim, reason } = statement
  if (!claim) return reason === undefined ? {} : { reason }
  return contested.has(statement) ? { reason: 'another statement contradicts it' } : accept(claim, known)
}

/** Two defaults, two upper limits or two lower limits that differ. */
function contradictions(statements: readonly Statement[]): ReadonlySet<Statement> {
  const contested = new Set<Statement>()
  const first = new Map<string, { readonly value: string; readonly by: Statement }>()
  for (const statement of statements) {
    for (const [key, value] of keysOf(statement)) {
      const known = first.get(key)
      if (!known) first.set(key, { value, by: statement })
      else if (known.value !== value) contested.add(statement).add(known.by)
    }
  }
  return contested
}

function keysOf({ claim }: Statement): [string, string][] {
  if (claim?.of === 'default') return [['default', claim.token.text]]
  if (claim?.of !== 'bound') return []
  const measure = typeof claim.measure === 'string' ? claim.measure : 'value'
  const pairs: [string, number | undefined][] = [
    [`low ${measure}`, claim.low],
    [`high ${measure}`, claim.high],
  ]
  return pairs.flatMap(([key, value]) =>
    value === undefined ? [] : [[key, `${value} ${claim.exclusive ?? ''}`] as [string, string]],
  )
}

function presenceOf(
  notes: readonly Note[],
  description: string,
): Pick<SentenceReading, 'required' | 'conditional' | 'deprecated'> {
  const text = (note: Note): string => description.slice(note.clause.start, note.clause.end)
  const required = notes.find((note) => note.required !== undefined)
  const conditional = notes.find((note) => note.conditional)
  const deprecated = notes.find((note) => note.deprecated)
  return {
    ...(required && { required: { value: required.required === true, text: text(required) } }),
    ...(conditional && { conditional: text(conditional) }),
    ...(deprecated && { deprecated: text(deprecated) }),
  }
}

const distinct = (untaken: readonly Untaken[]): Untaken[] =>
  untaken.filter(
    ({ offset, reason }, index) => offset !== untaken[index - 1]?.offset || reason !== untaken[index - 1]?.reason,
  )
