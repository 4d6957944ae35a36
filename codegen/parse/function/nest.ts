/** Fields inside parameters: from dotted rows, and from separate tables and lists. */
import type { Fact } from '../../ir.js'
import type { Entry } from './entry.js'
import { addFields, addNested, isNestedName, rootName } from './fields.js'

/** Fields of one parameter, and the title that names it. */
export interface FieldsOf {
  readonly title: string
  readonly entries: readonly Entry[]
  /** Records that they belong to a parameter. */
  readonly claim?: () => void
}

/** Moves dotted rows and separate tables into the parameters that they describe. */
export function nest(entries: readonly Entry[], nested: readonly FieldsOf[]): Entry[] {
  const roots = new Map<string, Entry>()
  const order: Entry[] = []
  for (const entry of entries) {
    const root = isNestedName(entry.name) ? roots.get(rootName(entry.name)) : undefined
    if (root) {
      const merged: Entry = {
        ...root,
        schema: addNested(root.schema, entry),
        facts: [...root.facts, ...fieldFacts(entry)],
      }
      order[order.indexOf(root)] = merged
      roots.set(rootName(entry.name), merged)
      continue
    }
    const first = isNestedName(entry.name) ? outer(entry) : entry
    if (!roots.has(first.name)) roots.set(first.name, first)
    order.push(first)
  }
  const fieldsOf = new Map<string, Entry[]>()
  const holders = new Set(order.flatMap(holderOf))
  for (const { title, entries: fields, claim } of nested) {
    if (holders.has(subjectOf(title))) claim?.()
    const known = fieldsOf.get(subjectOf(title)) ?? []
    known.push(...fields)
    fieldsOf.set(subjectOf(title), known)
  }
  return order.map((entry) => {
    const fields = holderOf(entry).flatMap((subject) => fieldsOf.get(subject) ?? [])
    return fields.length === 0
      ? entry
      : { ...entry, schema: addFields(entry.schema, fields), facts: [...entry.facts, ...fields.flatMap(fieldFacts)] }
  })
}

const fieldFacts = (entry: Entry): Fact[] =>
  entry.facts.map((fact) => ({ ...fact, of: `properties.${entry.name}.${fact.of}` }))

/** The parameter that a nested row implies if no row before it documents that parameter. */
function outer(entry: Entry): Entry {
  return { ...entry, name: rootName(entry.name), description: '', required: false, schema: addNested({}, entry) }
}

/** What a title is about, in the form of `holderOf`: `Email Object`, `emails` and `email_object` are the same. */
export const subjectOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(objects?|fields?|structure|format|items?|entry|entries|keys|properties|schema|shape|table)\b/g, '')
    .trim()
    .replace(/s\b/g, '')

/** What titles are about whose tables describe the fields of this entry; empty if it cannot have fields. */
export function holderOf({ name, schema }: Entry): string[] {
  const holds = schema.type === undefined || schema.type === 'object' || schema.type === 'array'
  const subject = subjectOf(name)
  return holds && subject !== '' ? [subject] : []
}
