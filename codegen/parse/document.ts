/** One document of the family, from Markdown to namespaces. */
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Namespace } from '../ir.js'
import { newCellReadings } from './cell-readings.js'
import { reportUnreadExamples } from './examples.js'
import { reportUnread } from './ledger.js'
import { type Layout, layOut } from './markdown/layout.js'
import { checkSize, checkText, MOST_BYTES } from './markdown/limits.js'
import { parseMarkdown } from './markdown/markdown.js'
import { readSections } from './markdown/sections.js'
import { type Marked, restoreMarks } from './markdown/unmarked.js'
import { splitNamespaces } from './namespaces.js'
import { callsOf, readParts } from './parts.js'
import { type Reading, startReading, type Unread } from './reading.js'
import { groupRepeated } from './repeated.js'
import { whatWasSeen } from './seen.js'
import { withOwnParts } from './siblings.js'

/** What reading a document gives. */
export interface ParsedDocument {
  readonly file: string
  readonly namespaces: readonly Namespace[]
  /** In the order of their places. */
  readonly messages: readonly VFileMessage[]
  /** Sentences that look like constraints but were left as prose. */
  readonly unread: readonly Unread[]
}

/** Reads a document. Never throws because of its content; errors are among the messages. */
export function parseDocument(file: string, delivered: string, cells = newCellReadings()): ParsedDocument {
  // micromark does not count a byte order mark, so every offset would be one too small. CRLF and lone CR give the same
  // result as LF.
  const plain = delivered.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  // This comes before anything looks at the lines.
  const marked = plain.length > MOST_BYTES ? undefined : restoreMarks(plain)
  const text = marked?.text ?? plain
  const vfile = new VFile({ path: file, value: plain })
  const reading = startReading(vfile, { file, text, ...(marked && { lines: marked.lines }) }, cells)
  if (marked) reportMissingMarks(marked, reading)
  const namespaces = checkSize(reading) ? readText(reading) : []
  reportUnreadExamples(reading)
  const messages = groupRepeated(vfile.messages).sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
  return { file, namespaces, messages, unread: reading.unread }
}

/** Words alone decided what the lines are. One message says so, because the author may have meant something else. */
function reportMissingMarks({ headings, tables, examples }: Marked, reading: Reading): void {
  const start = { line: 1, column: 1, offset: 0 }
  reading.report(
    'missing-marks',
    { file: reading.file, start, end: start },
    `Unexpected text without the marks of Markdown, expected # before headings, | around rows and \`\`\` around ` +
      `code; ${headings} headings, ${tables} tables and ${examples} examples were recognised by their words`,
  )
}

function readText(reading: Reading): Namespace[] {
  const layout = layOut(reading.text)
  return checkText(reading, layout) ? readDocument(reading, layout) : []
}

function readDocument(reading: Reading, layout: Layout): Namespace[] {
  const top = withOwnParts(readSections(parseMarkdown(reading.text, layout), reading))
  const found = readParts(top, reading)
  const known = new Set([
    ...found.drafts.map(({ draft }) => draft.heading.name),
    ...found.bullets.map(({ name }) => name),
  ])
  const calls = callsOf(found, known, found.home)
  const namespaces = splitNamespaces(found, calls, found.home, reading)
  if (namespaces.length === 0) {
    const start = { line: 1, column: 1, offset: 0 }
    reading.report(
      'no-function',
      { file: reading.file, start, end: start },
      'Unexpected document without any function, expected a heading such as `## send_sms` with a table of its ' +
        'parameters, or a Lua example that calls one' +
        whatWasSeen(top, reading),
    )
  }
  reportUnread(top, reading)
  return namespaces
}
