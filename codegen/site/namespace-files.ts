/** The pages of one namespace: its own, one for each function, and all of them as Markdown. */
import { gzipSync } from 'node:zlib'
import type { NamespaceDocs } from '../../runtime/definition.js'
import type { ApiFunction } from '../ir.js'
import { agentPages } from './agent-pages.js'
import { type DrawnFunction, drawFunction, drawNavigations, type Navigations } from './drawing.js'
import type { SiteExample } from './examples.js'
import { changesOf, type NamespaceSite, pageFile, reachedBy, rowOf, type Site } from './making.js'
import type { SiteFile } from './project.js'
import { textHtml } from './view/fields.js'
import { functionView } from './view/function.js'
import { namespaceView } from './view/namespace.js'

/** The page of a namespace shows its functions in full up to this number, and up to this many bytes as sent. */
const MOST_FUNCTIONS = 40
const MOST_BYTES = 20_000

/** All pages of a namespace. */
export function namespaceFiles(site: NamespaceSite): SiteFile[] {
  const { read, shown, http, pages } = site
  const docs = agentPages(read, shown, http, site.parts.section)
  const views = shown.functions.map((documented) => viewOf(site, documented, 2))
  const navigations = drawNavigations(site, (documented) => `${anchorOf(site, documented)}.html`)
  const functions = shown.functions.flatMap((documented, index) => [
    functionPage({ site, documented, view: views[index]!, docs, navigations }),
    markdownFile(site, pages.functionMarkdown(shown.namespace, documented.name), docs.functions[documented.name]!),
  ])
  const whole = shown.functions.length <= MOST_FUNCTIONS ? namespacePage(site, views, docs) : undefined
  const page = whole !== undefined && isLight(whole) ? whole : namespacePage(site, undefined, docs)
  return [page, markdownFile(site, pages.namespaceMarkdown(shown.namespace), docs.page), ...functions]
}

/** The text for agents, below a line that links to everything else. */
const markdownFile = ({ frame }: Site, path: string, text: string): SiteFile => ({
  path,
  content: `> All pages: [llms.txt](${frame.url ?? '../'}llms.txt)\n\n${text}`,
})

const isLight = ({ content }: SiteFile): boolean => gzipSync(content, { level: 1 }).length <= MOST_BYTES

function viewOf(site: NamespaceSite, documented: ApiFunction, level: number): DrawnFunction {
  const { shown: namespace, http } = site
  const input = {
    namespace,
    documented,
    anchor: anchorOf(site, documented),
    reached: reachedBy(http, documented),
    findings: site.findings.get(`${namespace.namespace}.${documented.name}`) ?? [],
    changes: changesOf(site, namespace, documented),
    runHref: (example: SiteExample) => runHref(site, example),
  }
  return drawFunction(site.parts, functionView(input, site.below, level))
}

/** The name of a function's page without folder and ending; its place in the page of the namespace, too. */
const anchorOf = ({ pages, shown }: NamespaceSite, { name }: ApiFunction): string =>
  pages.function(shown.namespace, name).replace(/^.*\/|\.html$/g, '')

function runHref(site: Site, { runnable, namespace, id }: SiteExample): string | undefined {
  if (!runnable || !site.frame.playground) return undefined
  return `${site.below.root}playground/index.html#${encodeURIComponent(namespace)}/${encodeURIComponent(id)}`
}

interface FunctionPage {
  readonly site: NamespaceSite
  readonly documented: ApiFunction
  /** As a part of the page of the namespace. */
  readonly view: DrawnFunction
  readonly docs: NamespaceDocs
  readonly navigations: Navigations
}

function functionPage({ site, documented, view, docs, navigations }: FunctionPage): SiteFile {
  const { shown: namespace, frame } = site
  const { functions } = namespace
  const index = functions.indexOf(documented)
  const linkTo = (other: ApiFunction | undefined) =>
    other === undefined ? false : { name: other.name, href: `${anchorOf(site, other)}.html` }
  const markdown = { href: view.markdownHref, file: view.markdownHref, text: docs.functions[documented.name]! }
  const body = site.parts.templates['function-page']({
    function: { ...ownLevel(site, documented, view), isPage: true, sub: 'h2', markdown },
    previous: linkTo(functions[index - 1]),
    next: linkTo(functions[index + 1]),
  })
  return pageFile(site, {
    path: site.pages.function(namespace.namespace, documented.name),
    title: `${documented.name} · ${namespace.title} · ${frame.title}`,
    summary: documented.summary || `${namespace.title}: ${documented.name}`,
    body,
    markdownHref: view.markdownHref,
    crumb: textHtml(namespace.title),
    navigation: navigations(documented),
  })
}

/** Headings in its prose stand one level higher on its own page: it is rendered again only if there are some. */
function ownLevel(site: NamespaceSite, documented: ApiFunction, view: DrawnFunction): DrawnFunction {
  const html = [view.description, ...view.notes.map((note) => note.html)].join('')
  return /<h[3-6]/.test(html) ? viewOf(site, documented, 1) : view
}

/** With its functions in full if `views` has them. */
function namespacePage(
  site: NamespaceSite,
  views: readonly DrawnFunction[] | undefined,
  docs: NamespaceDocs,
): SiteFile {
  const { frame, parts, pages, below, shown: namespace, http } = site
  const hrefOf = (documented: ApiFunction): string => {
    const anchor = anchorOf(site, documented)
    return views ? `#${anchor}` : `${anchor}.html`
  }
  const view = namespaceView(
    {
      namespace,
      server: http?.overlay.baseUrl,
      changes: changesOf(site, namespace),
      findings: site.findings.get(namespace.namespace) ?? [],
      rowOf: (documented) => rowOf(site, { namespace, documented, http, href: hrefOf(documented) }),
      runHref: (example) => runHref(site, example),
    },
    below,
  )
  const body = parts.templates.namespace({
    ...view,
    functions: (views ?? []).map((full) => ({ ...full, isPage: false, sub: 'h3' })),
    markdown: views ? { href: 'index.md', file: 'index.md', text: docs.page } : false,
  })
  return pageFile(site, {
    path: pages.namespace(namespace.namespace),
    title: `${namespace.title} · ${frame.title}`,
    summary: `${view.count} that Lua scripts call as app.integrations.${namespace.namespace}.FUNCTION`,
    body,
    markdownHref: 'index.md',
    navigation: drawNavigations(site, hrefOf)(undefined),
  })
}
