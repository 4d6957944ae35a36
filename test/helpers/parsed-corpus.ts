import { type ParsedDocument, parseDocument } from '#codegen/parse/index.js'
import { readCorpus } from './corpus.js'

export interface CorpusDocument {
  readonly file: string
  readonly text: string
  readonly parsed: ParsedDocument
}

const made: { documents?: readonly CorpusDocument[] } = {}

/** All further documents, parsed once for all files that share a process: no test may change them. */
export function parsedCorpus(): readonly CorpusDocument[] {
  made.documents ??= readCorpus().map(({ file, text }) => ({ file, text, parsed: parseDocument(`spec/${file}`, text) }))
  return made.documents
}
