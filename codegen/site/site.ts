/** A project's documentation as the files of a static site. Pure: the same input makes the same files, to the byte. */

import type { Finding } from '../check/finding.js'
import { applyOverlay } from '../overlay/apply.js'
import { homeFile } from './home.js'
import { llmsTexts } from './llms.js'
import type { Site, SiteParts } from './making.js'
import { namespaceFiles } from './namespace-files.js'
import { namePages } from './page-names.js'
import type { SiteFile, SiteInput, SiteProject } from './project.js'
import { changesFile, missingFile, siteMap } from './root-files.js'
import { searchScript } from './search-data.js'
import { indexChanges } from './view/changes.js'
import { pageContext } from './view/context.js'
import type { ExampleView } from './view/example-view.js'

/** Everything that the site consists of. */
export function siteFiles(input: SiteInput, parts: SiteParts): SiteFile[] {
  const { title, overlays } = input
  const namespaces = input.namespaces.map((namespace) => {
    const http = overlays.get(namespace.namespace)
    return http ? applyOverlay(namespace, http.overlay) : namespace
  })
  const project: SiteProject = { title, namespaces, overlays, pages: namePages(namespaces) }
  const site = openSite(input, parts, project)
  const pages = [
    homeFile(site),
    ...(input.changes ? [changesFile(site, input.changes)] : []),
    ...namespaces.flatMap((namespace, index) => namespaceFiles(site, namespace, input.namespaces[index]!)),
  ]
  return [
    ...pages,
    missingFile(site),
    searchScript(project),
    ...llmsTexts(project, input.url),
    ...(input.url === undefined ? [] : siteMap(input.url, pages)),
    // Without it GitHub Pages leaves out what begins with `_`.
    { path: '.nojekyll', content: '' },
    ...parts.assets,
  ]
}

function openSite(input: SiteInput, parts: SiteParts, project: SiteProject): Site {
  const figure = (example: ExampleView): string => parts.templates.example(example).trim()
  const contextAt = (root: string) => pageContext({ project, documents: input.documents, root, figure })
  const findings = new Map<string, Finding[]>()
  for (const finding of input.findings)
    findings.set(finding.subject, [...(findings.get(finding.subject) ?? []), finding])
  return {
    input,
    parts,
    project,
    changes: indexChanges(input.changes?.findings ?? [], project.namespaces),
    findings,
    atRoot: contextAt(''),
    below: contextAt('../'),
  }
}
