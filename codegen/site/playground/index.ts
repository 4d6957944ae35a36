/** The files of the playground: the program that is built with this package, and the list of a project's namespaces. */
import type { HttpSource } from '../../emit/index.js'
import { fileName } from '../../emit/names.js'
import { readPlaygroundProgram } from '../../files/index.js'
import type { Namespace } from '../../ir.js'
import { bytewise } from '../../text/bytewise.js'
import type { PageNames } from '../page-names.js'
import type { SiteFile, SiteInput } from '../project.js'
import { escapeHtml } from '../prose/escape.js'
import type { Catalog, CatalogEntry } from './play-format.js'

/**
 * The files that are not of one namespace. Everything is a page, a style sheet or a classic script, so that it works
 * from a folder, too.
 */
export function playgroundFiles({ title, namespaces, overlays }: PlayInput, pages: PageNames): readonly SiteFile[] {
  const sorted = [...namespaces].sort((a, b) => bytewise(fileName(a.namespace), fileName(b.namespace)))
  const entries = sorted.map((namespace) => catalogEntry(pages, namespace, overlays.get(namespace.namespace)))
  const catalog: Catalog = { title, namespaces: entries }
  const files: readonly SiteFile[] = [
    ...readPlaygroundProgram().map(({ path, bytes }) => ({
      path,
      content: path === 'index.html' ? pageOf(title, Buffer.from(bytes).toString('utf8')) : bytes,
    })),
    { path: 'catalog.js', content: `'use strict';\nglobalThis.moonbindCatalog = ${JSON.stringify(catalog)};\n` },
  ]
  return files.map(({ path, content }) => ({ path: `playground/${path}`, content }))
}

/** Takes the namespaces as documented, before overlays restrict them: the emitter combines both. */
type PlayInput = Pick<SiteInput, 'title' | 'namespaces' | 'overlays'>

/** The page of the program with the title of the site near its beginning. */
const pageOf = (title: string, page: string): string =>
  page
    .replace('<title>Playground</title>', () => `<title>Playground · ${escapeHtml(title)}</title>`)
    .replace('<span>Documentation</span>', () => `<span>${escapeHtml(title)}</span>`)

/** Where the data of a namespace is. */
export const dataPath = (pages: PageNames, namespace: string): string => `playground/data/${dataFile(pages, namespace)}`

const dataFile = (pages: PageNames, namespace: string): string => pages.namespace(namespace).replace(/\/[^/]*$/, '.js')

function catalogEntry(
  pages: PageNames,
  { namespace: name, title, functions, calls = [] }: Namespace,
  http: HttpSource | undefined,
): CatalogEntry {
  return {
    name,
    title,
    file: dataFile(pages, name),
    functions: functions.length,
    page: pages.namespace(name),
    // Scripts reach it without its name.
    ...(calls.some((form) => form !== 'namespace') && { unnamed: true }),
    ...(http?.hooks !== undefined && { hooks: true }),
  }
}
