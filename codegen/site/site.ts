/** A project's documentation as the files of a static site. Pure: the same input makes the same files, to the byte. */

import type { Finding } from '../check/finding.js'
import { applyOverlay } from '../overlay/apply.js'
import { homeFile } from './home.js'
import { llmsTexts } from './llms.js'
import type { NamespaceSite, Site, SiteParts, WholeSite } from './making.js'
import { namespaceFiles } from './namespace-files.js'
import type { NamedNamespace } from './page-names.js'
import { namePages, type PageNames } from './page-names.js'
import type { NamespaceSource, SiteFile, SiteFrame, SiteInput } from './project.js'
import { changesFile, missingFile, siteMap } from './root-files.js'
import { searchScript } from './search-data.js'
import { indexChanges } from './view/changes.js'
import { pageContext } from './view/context.js'
import type { ExampleView } from './view/example-view.js'

/** Everything that the site consists of. */
export function siteFiles(input: SiteInput, parts: SiteParts): SiteFile[] {
  const site = openSite(frameOf(input), parts)
  return [
    ...rootFiles(wholeSite(site, input)),
    ...sourcesOf(input).flatMap((source) => namespaceFiles(namespaceSite(site, source))),
  ]
}

/** What all pages of a project share. */
export function frameOf({ title, namespaces, documents, changes, url, playground }: SiteInput): SiteFrame {
  return {
    title,
    named: namespaces.map(({ namespace, functions }) => ({
      namespace,
      functions: functions.map(({ name }) => ({ name })),
    })),
    documents,
    playground,
    ...(changes && { changes }),
    ...(url !== undefined && { url }),
  }
}

/** The namespaces of a project, each with the facts about it alone. */
export function sourcesOf({ namespaces, overlays, findings }: SiteInput): NamespaceSource[] {
  const bySubject = indexFindings(findings)
  return namespaces.map((namespace) => {
    const http = overlays.get(namespace.namespace)
    const names = namespace.functions.map(({ name }) => `${namespace.namespace}.${name}`)
    const own = [namespace.namespace, ...names].flatMap((subject) => bySubject.get(subject) ?? [])
    return { namespace, findings: own, ...(http && { http }) }
  })
}

/** What pages need; the same in every thread. */
export function openSite(frame: SiteFrame, parts: SiteParts): Site {
  const pages = namePages(frame.named)
  const figure = (example: ExampleView): string => parts.templates.example(example).trim()
  const contextAt = (root: string) => pageContext({ pages, documents: frame.documents, root, figure })
  return {
    frame,
    parts,
    pages,
    changes: indexChanges(frame.changes?.findings ?? [], frame.named),
    atRoot: contextAt(''),
    below: contextAt('../'),
  }
}

/** A namespace whose pages can be made. */
export function namespaceSite(site: Site, { namespace, http, findings }: NamespaceSource): NamespaceSite {
  return {
    ...site,
    read: namespace,
    shown: http ? applyOverlay(namespace, http.overlay) : namespace,
    http,
    findings: indexFindings(findings),
  }
}

/** A site whose pages at the root can be made. */
export function wholeSite(site: Site, { title, namespaces, overlays }: SiteInput): WholeSite {
  const shown = namespaces.map((namespace) => {
    const http = overlays.get(namespace.namespace)
    return http ? applyOverlay(namespace, http.overlay) : namespace
  })
  return { ...site, overlays, project: { title, namespaces: shown, pages: site.pages } }
}

/** All files apart from those of namespaces. */
export function rootFiles(site: WholeSite): SiteFile[] {
  const { frame, project, parts } = site
  const own = [homeFile(site), ...(frame.changes ? [changesFile(site, frame.changes)] : [])]
  const pages = [...own.map(({ path }) => path), ...frame.named.flatMap((named) => htmlPaths(site.pages, named))]
  return [
    ...own,
    missingFile(site),
    searchScript(project),
    ...llmsTexts(project, frame.url),
    ...(frame.url === undefined ? [] : siteMap(frame.url, pages)),
    // Without it GitHub Pages leaves out what begins with `_`.
    { path: '.nojekyll', content: '' },
    ...parts.assets,
  ]
}

/** Where the pages of a namespace are, without making them. */
export const htmlPaths = (pages: PageNames, { namespace, functions }: NamedNamespace): string[] => [
  pages.namespace(namespace),
  ...functions.map(({ name }) => pages.function(namespace, name)),
]

function indexFindings(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of findings) {
    const own = found.get(finding.subject)
    if (own) own.push(finding)
    else found.set(finding.subject, [finding])
  }
  return found
}
