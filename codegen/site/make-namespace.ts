/** All files of one namespace: its pages, and the data that the playground loads. */
import { readSiteAssets, readTemplates } from '../files/index.js'
import type { SiteParts } from './making.js'
import { namespaceFiles } from './namespace-files.js'
import type { NamedNamespace, PageNames } from './page-names.js'
import { dataPath } from './playground/index.js'
import { createNamespaceScript } from './playground/namespace-script.js'
import type { NamespaceSource, SiteFile, SiteFrame } from './project.js'
import { htmlPaths, namespaceSite, openSite } from './site.js'
import { compileSiteTemplates, siteTemplateNames } from './templates.js'

export type MakeNamespace = (source: NamespaceSource) => readonly SiteFile[]

/** What makes the files of namespaces, in this thread or another. */
export async function createNamespaceMaker(frame: SiteFrame): Promise<MakeNamespace> {
  const site = openSite(frame, await loadSiteParts())
  const scriptOf = frame.playground ? await createNamespaceScript() : undefined
  return (source) => {
    const { namespace, http } = source
    const pages = namespaceFiles(namespaceSite(site, source))
    const path = dataPath(site.pages, namespace.namespace)
    return scriptOf ? [...pages, { path, content: scriptOf(namespace, http, site.pages) }] : pages
  }
}

/** The paths of those files, without making them. */
export const namespacePaths = ({ playground }: SiteFrame, pages: PageNames, named: NamedNamespace): string[] => [
  ...htmlPaths(pages, named).flatMap((path) => [path, path.replace(/\.html$/, '.md')]),
  ...(playground ? [dataPath(pages, named.namespace)] : []),
]

/** Templates and assets of this package. */
export async function loadSiteParts(): Promise<SiteParts> {
  const { default: handlebars } = await import('handlebars')
  return {
    templates: await compileSiteTemplates(readTemplates(siteTemplateNames, 'site')),
    section: handlebars.compile(readTemplates(['function']).function, { noEscape: true, strict: true }),
    assets: readSiteAssets().map(({ name, bytes }) => ({ path: `assets/${name}`, content: bytes })),
  }
}
