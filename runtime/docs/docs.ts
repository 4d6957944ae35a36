/** The documentation that agents read: the same pages in Lua, in TypeScript and on the command line. */
import { UnknownNameError } from '../errors.js'
import { nearest } from '../validation/nearest.js'

/** The part of a namespace that its pages need. */
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
  const { namespace, function: documented } = findPage(namespaces, page)
  const { docs } = namespace
  if (documented === undefined || !Object.hasOwn(docs.functions, documented.name)) return docs.page
  return docs.functions[documented.name]!
}

/** What a page is about. */
export interface PageSubject<N extends DocumentedNamespace> {
  readonly namespace: N
  /** Absent if the page is that of the namespace. */
  readonly function?: N['functions'][number]
}

/**
 * The namespace, and the function, that a page is about; `page` as in {@link readDocs}.
 *
 * @throws {UnknownNameError} naming the nearest page and listing the pages.
 */
export function findPage<N extends DocumentedNamespace>(namespaces: readonly N[], page: string): PageSubject<N> {
  const wanted = page
    .trim()
    .replace(/^app\./, '')
    .replace(/^integrations\./, '')
  for (const namespace of namespaces) {
    if (wanted === namespace.namespace) return { namespace }
    if (!wanted.startsWith(`${namespace.namespace}.`)) continue
    const found = functionNamed(namespace, wanted.slice(namespace.namespace.length + 1))
    if (found) return { namespace, function: found }
  }
  return unknownPage(namespaces, page, wanted)
}

/** By name or alias, with or without an account before it. */
function functionNamed<N extends DocumentedNamespace>(
  { functions }: N,
  rest: string,
): N['functions'][number] | undefined {
  const named = (wanted: string) => functions.find(({ name, aliases }) => name === wanted || aliases?.includes(wanted))
  return named(rest) ?? named(rest.slice(rest.indexOf('.') + 1))
}

/** How many pages a message lists; it counts the rest. */
const LISTED = 30

function unknownPage(namespaces: readonly DocumentedNamespace[], page: string, wanted: string): never {
  const pages = listDocs(namespaces)
  const aliases = namespaces.flatMap(({ namespace, functions }) =>
    functions.flatMap((fn) => (fn.aliases ?? []).map((alias) => `${namespace}.${alias}`)),
  )
  const near = nearest(wanted, [...pages, ...aliases]) ?? nearestLeaf(wanted, pages)
  const more = pages.length > LISTED ? ` and ${pages.length - LISTED} more` : ''
  const list = pages.length === 0 ? 'There are no pages' : `Pages: ${pages.slice(0, LISTED).join(', ')}${more}`
  const asked = page.length > 200 ? `${page.slice(0, 200)}…` : page
  const hint = near === undefined ? '' : ` Did you mean: ${near}.`
  throw new UnknownNameError(`Unknown page: ${asked}.${hint} ${list}`, near)
}

/** `send_sms` means `telnyx.send_sms`. */
function nearestLeaf(wanted: string, pages: readonly string[]): string | undefined {
  const leaf = (page: string): string => page.slice(page.indexOf('.') + 1)
  const near = nearest(leaf(wanted), pages.map(leaf))
  return pages.find((page) => leaf(page) === near)
}
