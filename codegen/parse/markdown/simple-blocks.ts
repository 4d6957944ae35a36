/**
 * Reads the most frequent blocks if they are written plainly: a heading, a fence, a paragraph, a table or a horizontal
 * rule at the margin. This takes a tenth of remark's time; remark reads everything that could be something else. A test
 * compares the two.
 */
import type { Code, Heading, Paragraph, Table, TableCell, TableRow, Text, ThematicBreak } from 'mdast'
import type { Piece } from './layout.js'

export type SimpleBlock = Code | Heading | Paragraph | Table | ThematicBreak

/**
 * The single block of a piece, with the blank lines below it; undefined if there are several, or if it is not written
 * plainly.
 */
export function readSimpleBlock({ text, offset, lines: above }: Piece): SimpleBlock | undefined {
  const lines = text.slice(0, endOf(text)).split('\n')
  const stretch: Stretch = { lines, starts: startsOf(lines, offset), line: above + 1 }
  switch (text[0]) {
    case '#':
      return readHeading(stretch)
    case '-':
      return readRule(stretch)
    case '`':
    case '~':
      return readFence(stretch)
    case '|':
      return readTable(stretch)
    default:
      return readParagraph(stretch)
  }
}

/** Whole lines and where the first of them is. */
interface Stretch {
  readonly lines: readonly string[]
  /** The offset at which each line starts. */
  readonly starts: readonly number[]
  /** The number of the first line, counted from 1. */
  readonly line: number
}

function startsOf(lines: readonly string[], offset: number): number[] {
  let start = offset
  return lines.map((line) => {
    const own = start
    start += line.length + 1
    return own
  })
}

/** Where the last line with text ends; blank lines hold blanks and tabs. */
function endOf(text: string): number {
  let end = text.length
  for (let at = end - 1; at >= 0 && ' \t\n'.includes(text[at]!); at--) if (text[at] === '\n') end = at
  return end
}

/**
 * The place of something that begins in one line and ends in another; here columns count from 0 and `to` is exclusive.
 */
function positionOf({ starts, line }: Stretch, from: Spot, to: Spot) {
  const point = ({ row, column }: Spot) => ({
    line: line + row,
    column: column + 1,
    offset: starts[row]! + column,
  })
  return { start: point(from), end: point(to) }
}

interface Spot {
  readonly row: number
  readonly column: number
}

const whole = (stretch: Stretch) => {
  const last = stretch.lines.length - 1
  return positionOf(stretch, { row: 0, column: 0 }, { row: last, column: stretch.lines[last]!.length })
}

/** One character that is not blank, then no tab and no character that is replaced, to one that is not blank. */
const PLAIN = /^[^\s\0](?:[^\t\0\r]*[^\s\0])?$/

/** Not a closing sequence of `#` either. */
function readHeading(stretch: Stretch): Heading | undefined {
  const [line = '', ...more] = stretch.lines
  const marks = /^(#{1,6}) +(?=\S)/.exec(line)
  if (!marks || more.length > 0 || line.endsWith('#')) return undefined
  const column = marks[0].length
  const value = line.slice(column)
  if (!PLAIN.test(value)) return undefined
  const position = positionOf(stretch, { row: 0, column }, { row: 0, column: line.length })
  return {
    type: 'heading',
    depth: marks[1]!.length as Heading['depth'],
    children: [{ type: 'text', value, position }],
    position: whole(stretch),
  }
}

const readRule = (stretch: Stretch): ThematicBreak | undefined =>
  stretch.lines.length === 1 && /^-{3,}$/.test(stretch.lines[0]!)
    ? { type: 'thematicBreak', position: whole(stretch) }
    : undefined

/** With nothing but one word after its marks, and closed by the last line. */
function readFence(stretch: Stretch): Code | undefined {
  const { lines } = stretch
  const [, marks, lang] = /^(`{3,}|~{3,})([\w+-]*)$/.exec(lines[0]!) ?? []
  if (marks === undefined || lines.length < 2) return undefined
  const inside = lines.slice(1, -1)
  const closes = (line: string): boolean =>
    line.includes(marks) && new RegExp(`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*$`).test(line)
  const last = lines.at(-1)!
  const closed = last.length >= marks.length && last === marks[0]!.repeat(last.length)
  if (!closed || inside.some((line) => closes(line) || /[\0\r]/.test(line))) return undefined
  return { type: 'code', lang: lang || null, meta: null, value: inside.join('\n'), position: whole(stretch) }
}

/** Begins with none of the marks of other blocks and holds no pipe. */
const PLAIN_TEXT = /^[^\s#>*+\-_=`~|<\d\0\ufeff](?:[^\t|\0\r]*[^\s|\0])?$/

function readParagraph(stretch: Stretch): Paragraph | undefined {
  if (!stretch.lines.every((line) => PLAIN_TEXT.test(line))) return undefined
  const position = whole(stretch)
  const text: Text = { type: 'text', value: stretch.lines.join('\n'), position }
  return { type: 'paragraph', children: [text], position: whole(stretch) }
}

/** Every row between pipes, and no pipe that is escaped. */
const PLAIN_ROW = /^\|(?:[^|\\\t\0\r]*\|)+$/

const DELIMITERS = /^\|(?: *:?-+:? *\|)+$/

function readTable(stretch: Stretch): Table | undefined {
  const [head = '', delimiters = '', ...body] = stretch.lines
  if (!PLAIN_ROW.test(head) || !DELIMITERS.test(delimiters)) return undefined
  if (!body.every((line) => PLAIN_ROW.test(line))) return undefined
  const align = delimiters.slice(1, -1).split('|').map(alignOf)
  if (head.split('|').length - 2 !== align.length) return undefined
  const rows = [0, ...body.map((_, index) => index + 2)]
  return { type: 'table', align, children: rows.map((row) => readRow(stretch, row)), position: whole(stretch) }
}

function alignOf(cell: string): 'left' | 'right' | 'center' | null {
  const text = cell.trim()
  if (text.endsWith(':')) return text.startsWith(':') ? 'center' : 'right'
  return text.startsWith(':') ? 'left' : null
}

function readRow(stretch: Stretch, row: number): TableRow {
  const line = stretch.lines[row]!
  const at = (column: number): Spot => ({ row, column })
  const children: TableCell[] = []
  for (let from = 0; from < line.length - 1; ) {
    const pipe = line.indexOf('|', from + 1)
    const end = pipe === line.length - 1 ? line.length : pipe
    children.push({
      type: 'tableCell',
      children: readCell(stretch, row, from + 1, pipe),
      position: positionOf(stretch, at(from), at(end)),
    })
    from = end
  }
  return { type: 'tableRow', children, position: positionOf(stretch, at(0), at(line.length)) }
}

function readCell(stretch: Stretch, row: number, from: number, to: number): Text[] {
  const line = stretch.lines[row]!
  let [start, end] = [from, to]
  while (start < end && line[start] === ' ') start++
  while (end > start && line[end - 1] === ' ') end--
  if (start === end) return []
  const position = positionOf(stretch, { row, column: start }, { row, column: end })
  return [{ type: 'text', value: line.slice(start, end), position }]
}
