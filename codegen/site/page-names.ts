/** Where pages are. Every name has a file of its own, on file systems that ignore case, too. */
import { fileName } from '../emit/names.js'
import type { ApiFunction, Namespace } from '../ir.js'
import { digest } from '../text/digest.js'

/** A namespace by its names, which is all that the pages of others need of it. */
export interface NamedNamespace extends Pick<Namespace, 'namespace'> {
  readonly functions: readonly Pick<ApiFunction, 'name'>[]
}

/** Paths relative to the root of the site; `function` and `functionMarkdown` need a documented name. */
export interface PageNames {
  readonly namespace: (namespace: string) => string
  readonly namespaceMarkdown: (namespace: string) => string
  readonly function: (namespace: string, name: string) => string
  readonly functionMarkdown: (namespace: string, name: string) => string
  /** Whether there is such a page. */
  readonly has: (namespace: string, name?: string) => boolean
}

/** Names that the site itself needs, and device names of Windows. */
const devices = ['con', 'prn', 'aux', 'nul', ...numbered('com'), ...numbered('lpt')]
const foldersOfSite = ['assets', 'playground', 'llms', ...devices]
const filesOfNamespace = ['index', ...devices]

function numbered(name: string): string[] {
  return Array.from({ length: 10 }, (_, number) => `${name}${number}`)
}

/** Decides the place of every page. */
export function namePages(namespaces: readonly NamedNamespace[]): PageNames {
  const folders = distinctNames(
    namespaces.map(({ namespace }) => namespace),
    foldersOfSite,
  )
  const files = new Map(
    namespaces.map(({ namespace, functions }) => [
      namespace,
      distinctNames(
        functions.map(({ name }) => name),
        filesOfNamespace,
      ),
    ]),
  )
  const functionFile = (namespace: string, name: string): string =>
    `${folders.get(namespace)!}/${files.get(namespace)!.get(name)!}`
  return {
    namespace: (namespace) => `${folders.get(namespace)!}/index.html`,
    namespaceMarkdown: (namespace) => `${folders.get(namespace)!}/index.md`,
    function: (namespace, name) => `${functionFile(namespace, name)}.html`,
    functionMarkdown: (namespace, name) => `${functionFile(namespace, name)}.md`,
    has: (namespace, name) => (name === undefined ? folders.has(namespace) : files.get(namespace)?.has(name) === true),
  }
}

/**
 * A file name for each name: the name itself if possible, with a digest if another or a reserved name differs only in
 * case. The order of the names does not matter.
 */
function distinctNames(names: readonly string[], reserved: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map(reserved.map((name) => [name, 1]))
  for (const name of new Set(names)) {
    const key = fileName(name).toLowerCase()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Map(
    names.map((name) => {
      const safe = fileName(name)
      const isAlone = counts.get(safe.toLowerCase()) === 1
      return [name, isAlone ? safe : `${safe.slice(0, 80)}~${digest([name]).slice(0, 12)}`]
    }),
  )
}
