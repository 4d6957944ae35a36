/** Reading one document. Loads the libraries that read Markdown. */
import { UnreadableDocument } from '../failure.js'
import { type SpecFile, textOf } from '../files/index.js'
import type { CellReadings } from '../parse/cell-readings.js'
import { parseDocument } from '../parse/index.js'
import { type LoadedDocument, refused } from './document.js'

/** One document, parsed. Never throws for what it holds. */
export function loadDocument(file: SpecFile, cells: CellReadings): LoadedDocument {
  try {
    return parseDocument(file.file, textOf(file), cells)
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    return { file: error.file, namespaces: [], messages: [refused(error)], unread: [], unreadable: true }
  }
}
