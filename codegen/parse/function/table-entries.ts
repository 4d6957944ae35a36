/** Entries of tables. */
import { recall } from '../cell-readings.js'
import { type Cell, type Column, columnOf, type ReadTable, type Row } from '../markdown/table.js'
import { plainText, saysNoParameters } from '../markdown/text.js'
import type { Reading } from '../reading.js'
import { completeEntry, type Entries, type Entry, fact } from './entry.js'
import { type CellNames, readNames } from './names.js'
import { readPresence } from './presence.js'
import { readType } from './type-cell.js'

/** All rows of a table whose first column holds names. `owner` names the function in reports. */
export function readTableEntries(table: ReadTable, reading: Reading, owner: string): Entries {
  const columns = table.header.cells.map((cell) => columnOf(cell.plain))
  const inverted = table.header.cells.some((cell) => /^optional\??$/i.test(cell.plain))
  const entries: Entry[] = []
  const holders: string[] = []
  let none = false
  let more = false
  for (const row of table.rows) {
    if (isPlaceholder(row)) {
      none = true
      continue
    }
    const read = readRow(row, { columns, inverted, owner }, reading)
    if (!read) continue
    more ||= read.names.more
    holders.length = Math.min(holders.length, read.names.depth)
    const before = holders.map((name) => `${name}.`).join('')
    entries.push(...read.entries.map((entry) => ({ ...entry, name: `${before}${entry.name}` })))
    if (read.entries.length === 1) holders.push(read.entries[0]!.name)
  }
  return { entries, none: none && entries.length === 0 && !more, more }
}

/** `| — | — | — | No parameters required |`, `| *(none)* | … |`. */
export function isPlaceholder({ cells }: Row): boolean {
  const [name] = cells
  return (
    name !== undefined &&
    /^[\s*_(]*(none|n\/a|[-–—]+|no parameters?.*)?[\s*_)]*$/i.test(name.source.replaceAll('`', '')) &&
    (name.source !== '' || cells.every((cell) => saysNoParameters(cell.source)))
  )
}

/** What all rows of a table share. */
interface TableShape {
  readonly columns: readonly Column[]
  readonly inverted: boolean
  readonly owner: string
}

/** A row may name several parameters, which share everything else. */
interface ReadRow {
  readonly names: CellNames
  readonly entries: readonly Entry[]
}

function readRow(row: Row, { columns, inverted, owner }: TableShape, reading: Reading): ReadRow | undefined {
  const count = row.cells.length
  if (count < columns.length) {
    const missing = columns.slice(count).join(', ')
    reading.report(
      'missing-cell',
      row.place,
      `Unexpected row of ${count} cells, expected ${columns.length}: ${missing} is missing`,
      { actual: String(count), expected: [String(columns.length)] },
    )
    return undefined
  }
  const broken = count > columns.length ? brokenColumn(row.cells, columns) : undefined
  if (count > columns.length) {
    const place = row.cells[broken === undefined ? columns.length : broken + 1]!.place
    reading.report(
      'surplus-cell',
      place,
      `Unexpected row of ${count} cells, expected ${columns.length}; write a pipe inside a cell as \\|`,
      { actual: String(count), expected: [String(columns.length)] },
    )
  }
  const cells = broken === undefined ? row.cells : joinCells(row.cells, broken, count - columns.length, reading)
  const cell = (column: Column): Cell | undefined =>
    columns.includes(column) ? cells[columns.indexOf(column)] : undefined
  const nameCell = cell('name')!
  const names = recall(reading.cells.names, nameCell.source, () => readNames(nameCell.source))
  if (!names) {
    reading.report('missing-name', nameCell.place, 'Unexpected empty name, expected the name of a parameter')
    return undefined
  }
  const [name] = names.names
  if (name === undefined) return { names, entries: [] }
  const entry = completeEntry(
    {
      name,
      owner,
      by: 'column',
      nameFact: fact('name', 'column', nameCell.source, nameCell.place),
      typeCell: cell('type'),
      presenceCell: cell('required'),
      inverted,
      optional: names.optional,
      defaultCell: cell('default'),
      descriptionCell: cell('description'),
      place: row.place,
    },
    reading,
  )
  const shared: Entry = names.alternatives ? oneOf(entry, nameCell.plain) : entry
  return { names, entries: names.names.map((own) => ({ ...shared, name: own })) }
}

/** Alternatives are not required by themselves. */
const oneOf = (entry: Entry, words: string): Entry =>
  entry.required ? { ...entry, required: false, conditional: `one of ${words}` } : entry

/**
 * The column that unescaped pipes split: the type column if all pieces are types and a presence follows, else the
 * description at the end.
 */
function brokenColumn(cells: readonly Cell[], columns: readonly Column[]): number | undefined {
  const surplus = cells.length - columns.length
  const type = columns.indexOf('type')
  const required = columns.indexOf('required')
  const areTypes =
    type >= 0 &&
    cells.slice(type, type + surplus + 1).every(({ source }) => source !== '' && readType(source).unknown === undefined)
  if (areTypes && required > type && readPresence(cells[required + surplus]!.source) !== undefined) return type
  return columns.at(-1) === 'description' ? columns.length - 1 : undefined
}

/** The cells, with the split one joined again as it was written. */
function joinCells(cells: readonly Cell[], at: number, surplus: number, { text }: Reading): Cell[] {
  const [first, last] = [cells[at]!, cells[at + surplus]!]
  const source = text.slice(first.place.start.offset, last.place.end.offset)
  return [
    ...cells.slice(0, at),
    { source, plain: plainText(source), place: { ...first.place, end: last.place.end } },
    ...cells.slice(at + surplus + 1),
  ]
}
