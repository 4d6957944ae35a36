import type { Schema } from '#codegen/ir.js'
import type { ParsedDocument } from '#codegen/parse/index.js'

/** A table that lists names with a presence, found by its lines, without the parser under test. */
interface ListedTable {
  readonly line: number
  readonly names: readonly string[]
}

const HEADER = /^\s*\|?.*\b(?:Name|Parameter|Argument)\b.*\|/
const PRESENCE = /\|\s*(?:Required\??|Optional)\s*(?:\||$)/

/** All tables of a document that look like parameters, each with the names in code that its rows begin with. */
function listedTables(text: string): ListedTable[] {
  const lines = text.split(/\r\n|\r|\n/)
  return lines.flatMap((line, index) => {
    if (!HEADER.test(line) || !PRESENCE.test(line)) return []
    const rows = lines.slice(index + 2)
    const end = rows.findIndex((row) => !row.includes('|'))
    const names = rows.slice(0, end < 0 ? rows.length : end).flatMap((row) => /^\|?\s*`([^`]+)`/.exec(row)?.[1] ?? [])
    return [{ line: index + 1, names }]
  })
}

/**
 * Names of tables that look like parameters and that are neither in the schema nor named by a finding at their table.
 */
export function silentNames(text: string, { namespaces, messages }: ParsedDocument): string[] {
  const known = new Set(
    namespaces.flatMap(({ functions }) =>
      functions.flatMap(({ parameters, result }) => [
        ...parameters.flatMap(({ name, schema }) => [name, ...namesIn(schema)]),
        ...(result ? namesIn(result) : []),
      ]),
    ),
  )
  const reported = new Set(messages.map(({ line }) => line))
  return listedTables(text).flatMap(({ line, names }) =>
    reported.has(line) ? [] : names.filter((name) => !stepsOf(name).every((step) => known.has(step))),
  )
}

/** `items[].id` as its names; `page[size]` is one. */
const stepsOf = (name: string): string[] => name.split('.').map((step) => step.replace(/(?:\[\])+$/, ''))

const namesIn = (schema: Schema): string[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [name, ...namesIn(field)]),
  ...(schema.items ? namesIn(schema.items) : []),
]
