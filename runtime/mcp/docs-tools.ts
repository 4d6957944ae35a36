/** `search_docs` and `read_docs`, and the documentation as resources. */
import {
  type CallToolResult,
  type McpServer,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server'
import { hitLines } from '../agent-docs.js'
import type { Runtime } from '../create-runtime.js'
import { MoonbindError, messageOf, UnknownNameError } from '../errors.js'
import type { ReadOptions } from '../read-pages.js'
import type { SearchOptions } from '../search/search.js'
import { CHARACTERS } from '../tokens.js'

const URI = 'moonbind://docs'
/** Values that a client is offered at once. */
const OFFERED = 100

const answerText = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] })

/** Messages quote what they are about, which may be of any length. */
const LONGEST_MESSAGE = 2_000

/** What a mistake in the arguments looks like: the message says what is there instead. */
export function answerOf(make: () => string): CallToolResult {
  try {
    return answerText(make())
  } catch (error) {
    if (!(error instanceof MoonbindError)) throw error
    return { ...answerText(messageOf(error).slice(0, LONGEST_MESSAGE)), isError: true }
  }
}

export function searchDocs(
  { docs }: Runtime,
  { query, ...options }: SearchOptions & { readonly query: string },
  maxTokens: number,
): CallToolResult {
  return answerOf(() => wholeLines(hitLines(query, docs.search(query, options)), maxTokens * CHARACTERS))
}

/** The lines that fit, and how many did not: the best come first. */
export function wholeLines(text: string, room: number): string {
  if (text.length <= room) return text
  const end = Math.max(0, text.lastIndexOf('\n', room))
  const more = text.slice(end).split('\n').length - (end > 0 ? 1 : 0)
  return `${text.slice(0, end)}\n… ${more} more that did not fit: search with more words`.trimStart()
}

export function readDocs(
  { docs }: Runtime,
  { pages, ...options }: ReadOptions & { readonly pages: readonly string[] },
  maxTokens: number,
): CallToolResult {
  return answerOf(() => docs.read(pages, { maxTokens, ...options }))
}

/** `moonbind://docs/{namespace}` for each namespace, `moonbind://docs/{namespace}/{function}` for each function. */
export function registerResources(server: McpServer, runtime: Runtime): void {
  const { namespaces, docs } = runtime
  const page = (uri: URL, name: string) => ({
    contents: [{ uri: uri.href, mimeType: 'text/markdown', text: pageText(uri, () => docs.read(name)) }],
  })
  for (const { namespace, title } of namespaces)
    server.registerResource(
      namespace,
      `${URI}/${encodeURIComponent(namespace)}`,
      { title, mimeType: 'text/markdown' },
      (uri) => page(uri, namespace),
    )
  const names = namespaces.map(({ namespace }) => namespace)
  const functionsOf = (wanted: string | undefined): string[] =>
    namespaces
      .filter(({ namespace }) => wanted === undefined || namespace === wanted)
      .flatMap(({ functions }) => functions.map(({ name }) => name))
  const template = new ResourceTemplate(`${URI}/{namespace}/{function}`, {
    list: undefined,
    complete: {
      namespace: (value) => startingWith(value, names),
      function: (value, context) => startingWith(value, functionsOf(context?.arguments?.['namespace'])),
    },
  })
  server.registerResource(
    'function',
    template,
    { title: 'Documentation of a function', mimeType: 'text/markdown' },
    (uri, { namespace, function: name }) => page(uri, `${String(namespace)}.${String(name)}`),
  )
}

function pageText({ href }: URL, read: () => string): string {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UnknownNameError)) throw error
    throw new ResourceNotFoundError(href, messageOf(error).slice(0, LONGEST_MESSAGE))
  }
}

const startingWith = (start: string, names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => name.startsWith(start)).slice(0, OFFERED)
