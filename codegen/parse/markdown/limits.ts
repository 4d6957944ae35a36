import type { DocumentRule } from '../../diagnostics.js'
import type { Place } from '../../ir.js'
import type { Reading } from '../reading.js'
import type { Layout } from './layout.js'
import { deliveredLine } from './markdown.js'

/** Markdown parsers take more than linear time on hostile input, so anything larger than a real document is refused. */
export const MOST_BYTES = 2 << 20
const LONGEST_LINE = 64 << 10

/** Nested quotes and lists: each level adds to the cost of every further line. */
const DEEPEST = 20
const DEEP = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${DEEPEST + 1}}`)
const FAR = /^[ \t]{100,}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])/

/**
 * Each mark takes a parser up to 30 µs, and a block takes the square of its marks. Real documents of 2 MiB have
 * 180,000, real blocks 1,000.
 */
const MOST_MARKS = 220_000
const MOST_MARKS_IN_BLOCK = 3_500

/** Far longer than any horizontal rule; each of its marks may begin a list. */
const RULE = /^[ \t]*[-*_+][-*_+ \t]{1000}/

/** Whether a document is short enough to be examined; reports why not. */
export function checkSize(reading: Reading): boolean {
  const bytes = new TextEncoder().encode(reading.text).length
  if (bytes <= MOST_BYTES) return true
  const reason = `Unexpected document of ${bytes} bytes, expected at most ${MOST_BYTES}`
  report(reading, { rule: 'document-too-large', line: 1, reason })
  return false
}

/** Whether a document can be read at all; reports why not. */
export function checkText(reading: Reading, layout: Layout): boolean {
  const lines = reading.text.split('\n')
  const refusal = refuse(lines, layout)
  if (refusal) {
    report(reading, refusal)
    return false
  }
  lines.forEach((line, index) => {
    const column = line.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/)
    if (column >= 0)
      reading.report(
        'control-character',
        at(reading, index + 1, column),
        `Unexpected control character U+${line.charCodeAt(column).toString(16).padStart(4, '0').toUpperCase()}, ` +
          'expected printable text',
      )
  })
  return true
}

/** Why a document is not read, and the line that says so. */
interface Refusal {
  readonly rule: DocumentRule
  readonly line: number
  readonly reason: string
}

const report = (reading: Reading, { rule, line, reason }: Refusal): void =>
  reading.report(rule, at(reading, line, 0), reason)

function refuse(lines: readonly string[], { marks, heaviest }: Layout): Refusal | undefined {
  if (marks > MOST_MARKS)
    return {
      rule: 'document-too-large',
      line: 1,
      reason:
        `Unexpected document of ${marks} lines, cells, list items and stretches of 256 characters, ` +
        `expected at most ${MOST_MARKS}`,
    }
  const long = lines.findIndex((line) => line.length > LONGEST_LINE)
  if (long >= 0)
    return {
      rule: 'line-too-long',
      line: long + 1,
      reason: `Unexpected line of ${lines[long]!.length} characters, expected at most ${LONGEST_LINE}`,
    }
  const conflict = findConflict(lines)
  if (conflict >= 0)
    return {
      rule: 'conflict-marker',
      line: conflict + 1,
      reason: 'Unexpected markers of a merge conflict, expected one text; indent them where they are meant to be shown',
    }
  const deep = lines.findIndex((line) => DEEP.test(line) || FAR.test(line) || RULE.test(line))
  if (deep >= 0)
    return {
      rule: 'nested-too-deeply',
      line: deep + 1,
      reason: `Unexpected line inside more than ${DEEPEST} quotes and lists, expected fewer`,
    }
  if (heaviest.marks <= MOST_MARKS_IN_BLOCK) return undefined
  return {
    rule: 'block-too-large',
    line: heaviest.line,
    reason:
      `Unexpected block of ${heaviest.marks} lines, cells, list items and stretches of 256 characters, ` +
      `expected at most ${MOST_MARKS_IN_BLOCK}`,
  }
}

/** Index of the first line of the first conflict: its three markers in order, each at the beginning of a line. */
function findConflict(lines: readonly string[]): number {
  const start = lines.findIndex((line) => line.startsWith('<<<<<<< '))
  const rest = start < 0 ? [] : lines.slice(start)
  const split = rest.findIndex((line) => /^={7}\r?$/.test(line))
  return split >= 0 && rest.slice(split).some((line) => line.startsWith('>>>>>>> ')) ? start : -1
}

function at(reading: Reading, line: number, column: number): Place {
  const { file } = reading
  const point = { line: deliveredLine(reading, line), column: column + 1, offset: 0 }
  return { file, start: point, end: point }
}
