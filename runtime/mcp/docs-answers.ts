/** What `search_docs` and `read_docs` answer. */
import type { CallToolResult } from '@modelcontextprotocol/server'
import { hitLines } from '../docs/agent-docs.js'
import type { ReadOptions } from '../pages/read-pages.js'
import type { SearchOptions } from '../search/search.js'
import { CHARACTERS } from '../tokens.js'
import type { Session } from './session.js'
import { textAnswer } from './text-answer.js'

export interface SearchArguments extends SearchOptions {
  readonly query: string
}

export interface ReadArguments extends ReadOptions {
  readonly pages: readonly string[]
}

export async function searchDocs(session: Session, { query, ...options }: SearchArguments): Promise<CallToolResult> {
  const docs = await session.docs()
  return textAnswer(() => wholeLines(hitLines(query, docs.search(query, options)), session.maxTokens * CHARACTERS))
}

/** The lines that fit, the best first, and the number of those that did not. */
export function wholeLines(text: string, room: number): string {
  if (text.length <= room) return text
  const end = Math.max(0, text.lastIndexOf('\n', room))
  const more = text.slice(end).split('\n').length - (end > 0 ? 1 : 0)
  return `${text.slice(0, end)}\n… ${more} more that did not fit: search with more words`.trimStart()
}

export async function readDocs(session: Session, { pages, ...options }: ReadArguments): Promise<CallToolResult> {
  const docs = await session.docs()
  return textAnswer(() => docs.read(pages, { maxTokens: session.maxTokens, ...options }))
}
