/** The files of the playground: the program that is built with this package, and the data of a project's namespaces. */
import type { HttpSource } from '../../emit/index.js'
import { fileName } from '../../emit/names.js'
import { readPlaygroundProgram } from '../../files/index.js'
import type { Namespace } from '../../ir.js'
import { bytewise } from '../../text/bytewise.js'
import { namePages, type PageNames } from '../page-names.js'
import type { SiteFile, SiteInput } from '../project.js'
import { createNamespaceScript } from './namespace-script.js'
import type { Catalog, CatalogEntry } from './play-format.js'

/**
 * The playground's files; the same for the same project, to the byte. Everything is a page, a style sheet or a classic
 * script, so that it works from a folder, too.
 */
export async function playgroundFiles(input: PlayInput): Promise<readonly SiteFile[]> {
  const scriptOf = await createNamespaceScript()
  const pages = namePages(input.namespaces)
  const namespaces = [...input.namespaces].sort((a, b) => bytewise(fileName(a.namespace), fileName(b.namespace)))
  const made = namespaces.map((namespace) => {
    const http = input.overlays.get(namespace.namespace)
    const script = scriptOf(namespace, http, pages)
    return { script, entry: catalogEntry(pages, namespace, http, script.length) }
  })
  const catalog: Catalog = { title: input.title, namespaces: made.map(({ entry }) => entry) }
  const files: readonly SiteFile[] = [
    ...readPlaygroundProgram().map(({ path, bytes }) => ({ path, content: bytes })),
    { path: 'catalog.js', content: `'use strict';\nglobalThis.moonbindCatalog = ${JSON.stringify(catalog)};\n` },
    ...made.map(({ script, entry }) => ({ path: `data/${entry.file}`, content: script })),
  ]
  return files.map(({ path, content }) => ({ path: `playground/${path}`, content }))
}

/** Namespaces are those of the documents, before overlays take anything back: what is emitted is made of both. */
type PlayInput = Pick<SiteInput, 'title' | 'namespaces' | 'overlays'>

function catalogEntry(
  pages: PageNames,
  { namespace: name, title, calls = [] }: Namespace,
  http: HttpSource | undefined,
  size: number,
): CatalogEntry {
  const page = pages.namespace(name)
  return {
    name,
    title,
    file: page.replace(/\/[^/]*$/, '.js'),
    size,
    page,
    // Scripts reach it without its name.
    ...(calls.some((form) => form !== 'namespace') && { unnamed: true }),
    ...(http?.hooks !== undefined && { hooks: true }),
  }
}
