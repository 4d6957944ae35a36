/** The documentation as resources. */
import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import { messageOf, UnknownNameError } from '../errors.js'
import { LONGEST_MESSAGE } from './longest-message.js'
import type { Host } from './session.js'

const URI = 'moonbind://docs'
/** Values that a client is offered at once. */
const OFFERED = 100

/** `moonbind://docs/{namespace}` for each namespace, `moonbind://docs/{namespace}/{function}` for each function. */
export function registerResources(server: McpServer, { namespaces, docs }: Host): void {
  const page = async (uri: URL, name: string) => {
    const pages = await docs()
    return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text: pageText(uri, () => pages.read(name)) }] }
  }
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
