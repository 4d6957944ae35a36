/** The documentation as resources. */
import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import { messageOf, UnknownNameError } from '../errors.js'
import { LONGEST_MESSAGE } from './longest-message.js'
import type { Host } from './session.js'

const URI = 'moonbind://docs'
const mimeType = 'text/markdown'
/** How many values a client is offered at once. */
const OFFERED = 100

/** `moonbind://docs/{namespace}` for each namespace, `moonbind://docs/{namespace}/{function}` for each function. */
export function registerResources(server: McpServer, { names, load }: Host): void {
  const page = async (uri: URL, name: string) => {
    const pages = await (await load()).docs()
    return { contents: [{ uri: uri.href, mimeType, text: pageText(uri, () => pages.read(name)) }] }
  }
  const functionsOf = async (wanted: string | undefined): Promise<string[]> =>
    (await load()).namespaces
      .filter(({ namespace }) => wanted === undefined || namespace === wanted)
      .flatMap(({ functions }) => functions.map(({ name }) => name))
  const namespaces = new ResourceTemplate(`${URI}/{namespace}`, {
    list: async () => ({
      resources: (await load()).namespaces.map(({ namespace, title }) => ({
        uri: `${URI}/${encodeURIComponent(namespace)}`,
        name: namespace,
        title,
        mimeType,
      })),
    }),
    complete: { namespace: (value) => startingWith(value, names) },
  })
  const functions = new ResourceTemplate(`${URI}/{namespace}/{function}`, {
    list: undefined,
    complete: {
      namespace: (value) => startingWith(value, names),
      function: async (value, context) => startingWith(value, await functionsOf(context?.arguments?.['namespace'])),
    },
  })
  server.registerResource(
    'namespace',
    namespaces,
    { title: 'Documentation of a namespace', mimeType },
    (uri, { namespace }) => page(uri, decoded(namespace)),
  )
  server.registerResource(
    'function',
    functions,
    { title: 'Documentation of a function', mimeType },
    (uri, { namespace, function: name }) => page(uri, `${decoded(namespace)}.${decoded(name)}`),
  )
}

/** Decodes a part of a URI; leaves it as it is if it was never encoded. */
function decoded(part: string | readonly string[] | undefined): string {
  try {
    return decodeURIComponent(String(part))
  } catch {
    return String(part)
  }
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
