import type { Place } from '../ir.js'
import type { Reading } from './reading.js'

/** Markdown parsers take more than linear time on hostile input: what is larger than any real document is refused. */
const MOST_BYTES = 2 << 20
const MOST_LINES = 40_000
const LONGEST_LINE = 64 << 10

/** Quotes and lists inside each other: each level costs on every further line. */
const DEEPEST = 20
const DEEP = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${DEEPEST + 1}}`)
const FAR = /^[ \t]{100,}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])/

/** Reading a table costs the square of its cells: no list of parameters has a tenth of these. */
const MOST_CELLS = 4_000
const MOST_CELLS_IN_ALL = 60_000

/** Whether a document can be read at all; says why not. */
export function checkText(reading: Reading): boolean {
  const bytes = new TextEncoder().encode(reading.text).length
  if (bytes > MOST_BYTES) {
    reading.report('document-too-large', at(reading, 1, 0), `Unexpected document of ${bytes} bytes, expected at most ${MOST_BYTES}`)
    return false
  }
  const lines = reading.text.split('\n')
  if (lines.length > MOST_LINES) {
    reading.report('document-too-large', at(reading, MOST_LINES + 1, 0), `Unexpected document of ${lines.length} lines, expected at most ${MOST_LINES}`)
    return false
  }
  const long = lines.findIndex((line) => line.length > LONGEST_LINE)
  if (long >= 0) {
    reading.report('line-too-long', at(reading, long + 1, 0), `Unexpected line of ${lines[long]!.length} characters, expected at most ${LONGEST_LINE}`)
    return false
  }
  const conflict = findConflict(lines)
  if (conflict >= 0) {
    reading.report('conflict-marker', at(reading, conflict + 1, 0), 'Unexpected markers of a merge conflict, expected one text; indent them where they are meant to be shown')
    return false
  }
  const deep = lines.findIndex((line) => DEEP.test(line) || FAR.test(line))
  if (deep >= 0) {
    reading.report('nested-too-deeply', at(reading, deep + 1, 0), `Unexpected line inside more than ${DEEPEST} quotes and lists, expected fewer`)
    return false
  }
  const crowded = crowdedLine(lines)
  if (crowded >= 0) {
    reading.report('too-many-cells', at(reading, crowded + 1, 0), `Unexpected cell, expected at most ${MOST_CELLS} in a table and ${MOST_CELLS_IN_ALL} in a document`)
    return false
  }
  lines.forEach((line, index) => {
    const column = line.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/)
    if (column >= 0) reading.report('control-character', at(reading, index + 1, column), `Unexpected control character U+${line.charCodeAt(column).toString(16).padStart(4, '0').toUpperCase()}, expected printable text`)
  })
  return true
}

/** Index of the first line of the first conflict: its three markers in order, each at the beginning of a line. */
function findConflict(lines: readonly string[]): number {
  const start = lines.findIndex((line) => line.startsWith('<<<<<<< '))
  const rest = start < 0 ? [] : lines.slice(start)
  const split = rest.findIndex((line) => /^={7}\r?$/.test(line))
  return split >= 0 && rest.slice(split).some((line) => line.startsWith('>>>>>>> ')) ? start : -1
}

/** The line at which a table or the document has too many pipes; -1 where none has. */
function crowdedLine(lines: readonly string[]): number {
  let [inTable, inAll] = [0, 0]
  return lines.findIndex((line) => {
    const pipes = line.split('|').length - 1
    inTable = pipes === 0 ? 0 : inTable + pipes
    inAll += pipes
    return inTable > MOST_CELLS || inAll > MOST_CELLS_IN_ALL
  })
}

function at({ file }: Reading, line: number, column: number): Place {
  const point = { line, column: column + 1, offset: 0 }
  return { file, start: point, end: point }
}
