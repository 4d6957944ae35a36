import type { Schema } from '../../../runtime/schema.js'
import { readClauses } from './clauses.js'
import { inOrder, judge, typesOf } from './judge.js'
import { type Note, readNotes } from './notes.js'
import { type Found, scan } from './scan.js'

/** What the words of a description state of its parameter. */
export interface SentenceReading {
  /** `base` with all that was taken. */
  readonly schema: Schema
  /** What was taken, in order of place: the keyword, the words and where they begin in the description. */
  readonly taken: readonly { readonly of: string; readonly text: string; readonly offset: number }[]
  /** What looks like a constraint and is none, with a short reason. */
  readonly untaken: readonly { readonly text: string; readonly reason: string; readonly offset: number }[]
  /** The description says by itself that the parameter is required, or optional. */
  readonly required?: { readonly value: boolean; readonly text: string }
  /** The words that make it required under a condition. */
  readonly conditional?: string
  /** The words that say so. */
  readonly deprecated?: string
}

/** Descriptions beyond this are not read: no documented one is a twentieth as long. */
const longest = 65_536

/**
 * Reads the constraints that a description states in words: default, bounds, enumeration, format, unit, element type,
 * deprecation, presence. Only closed, unambiguous statements that agree with the type of `base` and with each other are
 * taken; an illustration never is.
 *
 * @param description inline Markdown of a table cell or a list item
 * @param base what the type column says: `{}` where there is none
 * Never throws; cost is linear in the length of the description.
 */
export function readSentences(description: string, base: Schema): SentenceReading {
  if (description.length > longest) return { schema: base, taken: [], untaken: [] }
  const clauses = readClauses(description)
  const notes = readNotes(clauses, description)
  const work: Work = { description, schema: base, taken: [], untaken: [] }
  for (const note of notes) annotate(work, note)
  const noted = new Set(
    notes
      .filter((note) => note.required !== undefined || note.conditional || note.deprecated)
      .map(({ clause }) => clause.start),
  )
  decide(
    work,
    withoutSpecial(withoutSeparated(scan(clauses), description), description).filter((one) =>
      worthSaying(one, base, noted),
    ),
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
  readonly untaken: { text: string; reason: string; offset: number }[]
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
  // “URLs of pictures” tells the format also where the Type column tells the type of the elements.
  const told = schema.items
  if (
    only === 'array' &&
    note.items?.format !== undefined &&
    told?.type === note.items.type &&
    told?.format === undefined
  ) {
    take(work, note.clause, 'items', { items: { ...told, format: note.items.format } })
  }
  if (note.deprecated && schema.deprecated === undefined) take(work, note.clause, 'deprecated', { deprecated: true })
}

function take(work: Work, place: { start: number; end: number }, of: string, add: Schema): void {
  work.schema = { ...work.schema, ...add }
  work.taken.push({ of, text: work.description.slice(place.start, place.end), offset: place.start })
}

/** A list of values that are sent joined in one text is no list of the values of the parameter. */
function withoutSeparated(found: readonly Found[], description: string): Found[] {
  const joined =
    /\b(?:comma|semicolon|pipe|space|newline|tab|colon)[- ](?:separated|delimited)|\b(?:separated|delimited|joined) (?:by|with)|\bcombination|\bone or more\b|\bCSV of\b/i
  if (!joined.test(description)) return [...found]
  return found.map(({ claim, start, end, ...rest }) =>
    claim?.of === 'enum'
      ? { start, end, reason: 'several values go into one text' }
      : { ...rest, start, end, ...(claim && { claim }) },
  )
}

/** “Shelf ID. `0` = all, `-1` = none” names special values beside all the ids there are. */
function withoutSpecial(found: readonly Found[], description: string): Found[] {
  const id = /\bids?\b/i.exec(description)
  const idEnds = id ? id.index + id[0].length : Number.POSITIVE_INFINITY
  return found.map((one) => {
    const { claim, start, end } = one
    const special =
      idEnds <= start &&
      claim?.of === 'enum' &&
      claim.entries.every(({ token, label }) => token.value !== undefined && label !== undefined)
    return special ? { start, end, reason: 'it names special values of an id' } : one
  })
}

/** Bare words are values of texts only, and what a note says needs no second mention. `noted`: where clauses begin whose note says it. */
function worthSaying(one: Found, base: Schema, noted: ReadonlySet<number>): boolean {
  if (one.claim) return true
  const types = typesOf(base)
  if (one.bare && types.length > 0 && !types.includes('string')) return false
  return !noted.has(one.start)
}

/** Judges every claim in turn; of claims that contradict each other none is taken. */
function decide(work: Work, found: readonly Found[]): void {
  const contested = contradictions(found)
  for (const one of inOrder(found)) {
    const text = work.description.slice(one.start, one.end)
    if (!one.claim) {
      if (one.reason !== undefined) work.untaken.push({ text, reason: one.reason, offset: one.start })
      continue
    }
    const verdict = contested.has(one)
      ? { reason: 'another statement contradicts it' }
      : judge(one.claim, work.schema, work.schema['x-unit'])
    if (verdict.reason !== undefined) work.untaken.push({ text, reason: verdict.reason, offset: one.start })
    for (const key of Object.keys(verdict.add ?? {})) {
      const add = verdict.add?.[key as keyof Schema]
      take(work, one, key, { [key]: add } as Schema)
    }
  }
}

/** Two defaults, two upper limits or two lower limits that differ. */
function contradictions(found: readonly Found[]): ReadonlySet<Found> {
  const contested = new Set<Found>()
  const first = new Map<string, { value: string; by: Found }>()
  for (const one of found) {
    for (const [key, value] of keysOf(one)) {
      const known = first.get(key)
      if (!known) first.set(key, { value, by: one })
      else if (known.value !== value) contested.add(one).add(known.by)
    }
  }
  return contested
}

function keysOf({ claim }: Found): [string, string][] {
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

function distinct(
  untaken: readonly { text: string; reason: string; offset: number }[],
): { text: string; reason: string; offset: number }[] {
  return untaken.filter(
    (one, index) =>
      index === 0 || one.offset !== untaken[index - 1]?.offset || one.reason !== untaken[index - 1]?.reason,
  )
}
