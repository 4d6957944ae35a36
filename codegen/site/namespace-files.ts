/** The pages of one namespace: its own, one for each function, and all of them as Markdown. */
import { gzipSync } from 'node:zlib'
import type { NamespaceDocs } from '../../runtime/definition.js'
import type { ApiFunction, Namespace } from '../ir.js'
import { agentPages } from './agent-pages.js'
import type { SiteExample } from './examples.js'
import { changesOf, pageFile, reachedBy, rowOf, type Site } from './making.js'
import type { SiteFile } from './project.js'
import { textHtml } from './view/fields.js'
import { type FunctionView, functionView } from './view/function.js'
import { namespaceView } from './view/namespace.js'
import { navigationView } from './view/navigation.js'

/** A namespace shows its functions in full on its own page up to so many, and so many bytes as they are sent. */
const MOST_FUNCTIONS = 40
const MOST_BYTES = 20_000

/** `shown` is the namespace with what its overlay takes back. */
export function namespaceFiles(site: Site, shown: Namespace, read: Namespace): SiteFile[] {
  const { pages } = site.project
  const docs = agentPages(read, shown, site.input.overlays.get(shown.namespace), site.parts.section)
  const views = shown.functions.map((documented) => viewOf(site, shown, documented, 2))
  const functions = shown.functions.flatMap((documented, index) => [
    functionPage({ site, namespace: shown, documented, view: views[index]!, docs }),
    markdownFile(site, pages.functionMarkdown(shown.namespace, documented.name), docs.functions[documented.name]!),
  ])
  const whole = shown.functions.length <= MOST_FUNCTIONS ? namespacePage(site, shown, views, docs) : undefined
  const page = whole !== undefined && isLight(whole) ? whole : namespacePage(site, shown, undefined, docs)
  return [page, markdownFile(site, pages.namespaceMarkdown(shown.namespace), docs.page), ...functions]
}

/** What agents read, below a line that leads to everything else. */
const markdownFile = ({ input }: Site, path: string, text: string): SiteFile => ({
  path,
  content: `> All pages: [llms.txt](${input.url ?? '../'}llms.txt)\n\n${text}`,
})

const isLight = ({ content }: SiteFile): boolean => gzipSync(content, { level: 1 }).length <= MOST_BYTES

function viewOf(site: Site, namespace: Namespace, documented: ApiFunction, level: number): FunctionView {
  return functionView(
    {
      namespace,
      documented,
      anchor: anchorOf(site, namespace, documented),
      reached: reachedBy(site, namespace, documented),
      findings: site.findings.get(`${namespace.namespace}.${documented.name}`) ?? [],
      changes: changesOf(site, namespace, documented),
      runHref: (example) => runHref(site, example),
    },
    site.below,
    level,
  )
}

/** The name of a function's page without folder and ending; its place in the page of the namespace, too. */
const anchorOf = ({ project }: Site, { namespace }: Namespace, { name }: ApiFunction): string =>
  project.pages.function(namespace, name).replace(/^.*\/|\.html$/g, '')

function runHref(site: Site, { runnable, namespace, id }: SiteExample): string | undefined {
  if (!runnable || !site.input.playground) return undefined
  return `${site.below.root}playground/index.html#${encodeURIComponent(namespace)}/${encodeURIComponent(id)}`
}

interface FunctionPage {
  readonly site: Site
  readonly namespace: Namespace
  readonly documented: ApiFunction
  /** As a part of the page of the namespace. */
  readonly view: FunctionView
  readonly docs: NamespaceDocs
}

function functionPage({ site, namespace, documented, view, docs }: FunctionPage): SiteFile {
  const { functions } = namespace
  const index = functions.indexOf(documented)
  const linkTo = (other: ApiFunction | undefined) =>
    other === undefined ? false : { name: other.name, href: `${anchorOf(site, namespace, other)}.html` }
  const markdown = { href: view.markdownHref, file: view.markdownHref, text: docs.functions[documented.name]! }
  const body = site.parts.templates['function-page']({
    function: { ...ownLevel(site, namespace, documented, view), isPage: true, sub: 'h2', markdown },
    previous: linkTo(functions[index - 1]),
    next: linkTo(functions[index + 1]),
  })
  return pageFile(site, {
    path: site.project.pages.function(namespace.namespace, documented.name),
    title: `${documented.name} · ${namespace.title} · ${site.project.title}`,
    summary: documented.summary || `${namespace.title}: ${documented.name}`,
    body,
    markdownHref: view.markdownHref,
    crumb: textHtml(namespace.title),
    navigation: navigationView(namespace, (other) => `${anchorOf(site, namespace, other)}.html`, documented),
  })
}

/** Headings in its prose stand one level higher on its own page: it is rendered again only if there are some. */
function ownLevel(site: Site, namespace: Namespace, documented: ApiFunction, view: FunctionView): FunctionView {
  const html = [view.description, ...view.notes.map((note) => note.html)].join('')
  return /<h[3-6]/.test(html) ? viewOf(site, namespace, documented, 1) : view
}

/** With its functions in full if `views` has them. */
function namespacePage(
  site: Site,
  namespace: Namespace,
  views: readonly FunctionView[] | undefined,
  docs: NamespaceDocs,
): SiteFile {
  const { input, parts, project, below } = site
  const hrefOf = (documented: ApiFunction): string => {
    const anchor = anchorOf(site, namespace, documented)
    return views ? `#${anchor}` : `${anchor}.html`
  }
  const view = namespaceView(
    {
      namespace,
      server: input.overlays.get(namespace.namespace)?.overlay.baseUrl,
      changes: changesOf(site, namespace),
      findings: site.findings.get(namespace.namespace) ?? [],
      rowOf: (documented) => rowOf(site, namespace, documented, hrefOf(documented)),
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
    path: project.pages.namespace(namespace.namespace),
    title: `${namespace.title} · ${project.title}`,
    summary: `${view.count} that Lua scripts call as app.integrations.${namespace.namespace}.FUNCTION`,
    body,
    markdownHref: 'index.md',
    navigation: navigationView(namespace, hrefOf),
  })
}
