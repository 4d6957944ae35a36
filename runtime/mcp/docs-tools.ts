/** `search_docs` and `read_docs`, and the documentation as resources. */
import { type CallToolResult, type McpServer, ResourceTemplate } from '@modelcontextprotocol/server'
import { hitLines } from '../agent-docs.js'
import type { Runtime } from '../create-runtime.js'
import { MoonbindError, messageOf } from '../errors.js'
import type { ReadOptions } from '../read-pages.js'
import type { SearchOptions } from '../search/search.js'

const URI = 'moonbind://docs'
/** Values that a client is offered at once. */
const OFFERED = 100

export const answerText = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] })

/** What a mistake in the arguments looks like: the message says what is there instead. */
export function answerOf(make: () => string): CallToolResult {
  try {
    return answerText(make())
  } catch (error) {
    if (!(error instanceof MoonbindError)) throw error
    return { ...answerText(messageOf(error)), isError: true }
  }
}

export function searchDocs(
  { docs }: Runtime,
  { query, ...options }: SearchOptions & { readonly query: string },
): CallToolResult {
  return answerOf(() => hitLines(query, docs.search(query, options)))
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
    contents: [{ uri: uri.href, mimeType: 'text/markdown', text: docs.read(name) }],
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

const startingWith = (start: string, names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => name.startsWith(start)).slice(0, OFFERED)
