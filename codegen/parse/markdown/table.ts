/** Reads tables as rows of cells with their places. */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Place } from '../../ir.js'
import { placeOfNode, type Source, sourceOf } from './markdown.js'
import { plainText } from './text.js'

export interface Cell {
  /** Markdown between the pipes, without white space around, escaped pipes undone. */
  readonly source: string
  readonly plain: string
  readonly place: Place
}

export interface Row {
  readonly cells: readonly Cell[]
  readonly place: Place
  readonly source: string
}

export interface ReadTable {
  readonly header: Row
  readonly rows: readonly Row[]
  /** Lines directly below the table that GFM takes for rows of one cell, although they have no pipe. */
  readonly trailing: readonly Row[]
  readonly place: Place
}

export function readTable(node: Table, source: Source): ReadTable {
  const [head, ...rest] = node.children.map((row) => readRow(row, source))
  const end = rest.findIndex((row) => !row.source.includes('|'))
  const rows = end < 0 ? rest : rest.slice(0, end)
  return {
    header: head ?? { cells: [], place: placeOfNode(source, node), source: '' },
    rows,
    trailing: end < 0 ? [] : rest.slice(end),
    place: placeOfNode(source, node),
  }
}

function readRow(row: TableRow, source: Source): Row {
  return {
    cells: row.children.map((cell) => readCell(cell, source)),
    place: placeOfNode(source, row),
    source: sourceOf(source, row),
  }
}

function readCell(cell: TableCell, source: Source): Cell {
  const raw = sourceOf(source, cell)
  const lead = /^\s*\|?\s*/.exec(raw)![0].length
  const text = withoutPipe(raw.slice(lead).trimEnd())
  const whole = placeOfNode(source, cell)
  const start = { line: whole.start.line, column: whole.start.column + lead, offset: whole.start.offset + lead }
  const end = { line: whole.start.line, column: start.column + text.length, offset: start.offset + text.length }
  const markdown = text.replaceAll('\\|', '|')
  return { source: markdown, plain: plainText(markdown), place: { file: source.file, start, end } }
}

/** Removes the pipe that ends the cell; an escaped pipe is text. */
function withoutPipe(text: string): string {
  return text.endsWith('|') && !text.endsWith('\\|') ? text.slice(0, -1).trimEnd() : text
}

/** What a column holds, as its title says. */
export type Column = 'name' | 'type' | 'required' | 'description' | 'default' | 'other'

const columns: readonly (readonly [Column, RegExp])[] = [
  ['name', /^(name|parameter|param|argument|arg|field|key|property|option|attribute|input)s?( name)?$/i],
  ['type', /^(data ?)?types?$/i],
  ['required', /^(required|required\?|req|optional|presence|mandatory)\??$/i],
  ['description', /^(descriptions?|notes?|details|meaning|explanation|summary|about)$/i],
  ['default', /^defaults?( value)?$/i],
]

export const columnOf = (title: string): Column =>
  columns.find(([, pattern]) => pattern.test(title.trim()))?.[0] ?? 'other'

/** What a table is about, as its header says. */
export type TableKind = 'parameters' | 'fields' | 'values'

/**
 * A table that names things by type and presence lists parameters; one without presence lists fields of something;
 * every other one lists values.
 */
export function kindOf({ header }: ReadTable): TableKind {
  const kinds = header.cells.map((cell) => columnOf(cell.plain))
  const at = kinds.indexOf('name')
  if (at < 0 || !header.cells.slice(0, at).every(isBeforeName)) return 'values'
  const title = header.cells[at]!.plain
  if (kinds.includes('required') || (kinds.includes('type') && /^(name|param|arg)/i.test(title))) return 'parameters'
  if (kinds.includes('type') || /^(field|property|attribute)/i.test(title)) return 'fields'
  return /^(param|arg)/i.test(title) ? 'parameters' : 'values'
}

/** A type, a presence or a number may precede the name. */
const isBeforeName = ({ plain }: Cell): boolean =>
  ['type', 'required'].includes(columnOf(plain)) || /^(?:#|no\.?|)$/i.test(plain)

/** Whether one of the table's columns holds names. */
export const hasNames = ({ header }: ReadTable): boolean => header.cells.some((cell) => columnOf(cell.plain) === 'name')
