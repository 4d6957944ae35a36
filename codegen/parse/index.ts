/** Markdown in, intermediate schema out. */
export { type ParsedDocument, parseDocument } from './document.js'
