/** Markdown in, intermediate schema out. */
export { parseDocument, type ParsedDocument } from './document.js'
export type { Unread } from './reading.js'
