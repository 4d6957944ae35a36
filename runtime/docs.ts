/** The documentation that agents read: the same pages from Lua, from TypeScript and on the command line. */
import { UnknownNameError } from './errors.js'
import { nearest } from './nearest.js'

/** A namespace as far as its pages go. */
export interface DocumentedNamespace {
  readonly namespace: string
  readonly functions: readonly { readonly name: string; readonly aliases?: readonly string[] }[]
  readonly docs: { readonly page: string; readonly functions: { readonly [name: string]: string } }
}

/** Names of all pages, a namespace before its functions, in documented order. */
export function listDocs(namespaces: readonly DocumentedNamespace[]): string[] {
  return namespaces.flatMap(({ namespace, functions }) => [
    namespace,
    ...functions.map(({ name }) => `${namespace}.${name}`),
  ])
}

/**
 * One page as Markdown. `page` is a namespace or `namespace.function`, with or without `app.` or `app.integrations.`
 * before it and an account between; aliases of functions are known. A function without a page of its own has the page
 * of its namespace.
 *
 * @throws {UnknownNameError} naming the nearest page and listing the pages.
 */
export function readDocs(namespaces: readonly DocumentedNamespace[], page: string): string {
  const wanted = page
    .trim()
    .replace(/^app\./, '')
    .replace(/^integrations\./, '')
  return findPage(namespaces, wanted) ?? unknownPage(namespaces, page, wanted)
}

function findPage(namespaces: readonly DocumentedNamespace[], wanted: string): string | undefined {
  for (const { namespace, functions, docs } of namespaces) {
    if (wanted === namespace) return docs.page
    if (!wanted.startsWith(`${namespace}.`)) continue
    const rest = wanted.slice(namespace.length + 1)
    const named = (name: string) => functions.find((each) => each.name === name || each.aliases?.includes(name))
    const found = named(rest) ?? named(rest.slice(rest.indexOf('.') + 1))
    if (found) return Object.hasOwn(docs.functions, found.name) ? docs.functions[found.name] : docs.page
  }
  return undefined
}

/** Pages that a message lists; the rest is counted. */
const LISTED = 30

function unknownPage(namespaces: readonly DocumentedNamespace[], page: string, wanted: string): never {
  const pages = listDocs(namespaces)
  const aliases = namespaces.flatMap(({ namespace, functions }) =>
    functions.flatMap((each) => (each.aliases ?? []).map((alias) => `${namespace}.${alias}`)),
  )
  const near = nearest(wanted, [...pages, ...aliases]) ?? nearestLeaf(wanted, pages)
  const more = pages.length > LISTED ? ` and ${pages.length - LISTED} more` : ''
  const list = pages.length === 0 ? 'There are no pages' : `Pages: ${pages.slice(0, LISTED).join(', ')}${more}`
  throw new UnknownNameError(
    `Unknown page: ${page}.${near === undefined ? '' : ` Did you mean: ${near}.`} ${list}`,
    near,
  )
}

/** `send_sms` means `telnyx.send_sms`. */
function nearestLeaf(wanted: string, pages: readonly string[]): string | undefined {
  const leaf = (page: string): string => page.slice(page.indexOf('.') + 1)
  const near = nearest(leaf(wanted), pages.map(leaf))
  return pages.find((page) => leaf(page) === near)
}
