/** What the makers of pages share. */
import type { Finding } from '../check/finding.js'
import type { Template } from '../emit/doc-sections.js'
import type { ApiFunction, Namespace } from '../ir.js'
import type { OverlayFunction } from '../overlay/overlay.js'
import type { SiteFile, SiteInput, SiteProject } from './project.js'
import { inHtml } from './prose/escape.js'
import type { SiteTemplates } from './templates.js'
import { type ChangeIndex, type ChangeView, changeView } from './view/changes.js'
import type { PageContext } from './view/context.js'
import type { FunctionRow } from './view/namespace.js'
import type { NavigationView } from './view/navigation.js'

/** What every page is made with. */
export interface SiteParts {
  readonly templates: SiteTemplates
  /** The template of the sections that documents do not have. */
  readonly section: Template
  /** Styles, scripts and pictures. */
  readonly assets: readonly SiteFile[]
}

/** A site that is being made. */
export interface Site {
  readonly input: SiteInput
  readonly parts: SiteParts
  readonly project: SiteProject
  readonly changes: ChangeIndex
  /** What is wrong with examples, by what they belong to: `telnyx.send_sms`. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  /** Of pages at the root, and of those of namespaces. */
  readonly atRoot: PageContext
  readonly below: PageContext
}

export interface Page {
  readonly path: string
  /** What leads to the root of the site, if not its place. */
  readonly root?: string
  readonly title: string
  /** One line for search engines. */
  readonly summary: string
  readonly body: string
  /** The page as Markdown, relative to it. */
  readonly markdownHref?: string
  /** HTML: the namespace that it belongs to. */
  readonly crumb?: string
  readonly navigation?: NavigationView
}

/** A page in the frame that all have. */
export function pageFile({ input, parts, project }: Site, page: Page): SiteFile {
  const { path, root, title, summary, body, markdownHref = '', crumb = '', navigation = false } = page
  const view = {
    title,
    summary: summary.replace(/\s+/g, ' ').slice(0, 200),
    root: root ?? (path.includes('/') ? '../' : ''),
    siteTitle: project.title,
    markdownHref,
    crumb,
    navigation,
    body: body.trim(),
    hasChanges: input.changes !== undefined,
  }
  return { path, content: inHtml(parts.templates.page(view)) }
}

/** How the overlay of a namespace reaches the API for a function. */
export const reachedBy = (
  { input }: Site,
  { namespace }: Namespace,
  { name }: ApiFunction,
): OverlayFunction | undefined => input.overlays.get(namespace)?.overlay.functions.get(name)

/** What changed of a function, or without one of a namespace as a whole. */
export function changesOf(site: Site, namespace: Namespace, documented?: ApiFunction): ChangeView[] {
  const { project, changes, below } = site
  const href = documented ? '' : below.root + project.pages.namespace(namespace.namespace)
  return changes.of(namespace.namespace, documented?.name).map((finding) => changeView(finding, href, below))
}

/** A function in a list. `href` is relative to the page. */
export function rowOf(site: Site, namespace: Namespace, documented: ApiFunction, href: string): FunctionRow {
  const { name, effect, summary, deprecated = false } = documented
  return {
    name,
    href,
    effect: effect.kind,
    summary: site.below.prose.inline(summary),
    deprecated,
    unavailable: reachedBy(site, namespace, documented)?.kind === 'absent',
    changed: site.changes.of(namespace.namespace, name).length > 0,
  }
}
