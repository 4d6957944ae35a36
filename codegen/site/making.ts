/** What the makers of pages share. */
import type { Finding } from '../check/finding.js'
import type { Template } from '../emit/doc-sections.js'
import type { HttpSource } from '../emit/index.js'
import type { ApiFunction, Namespace } from '../ir.js'
import type { OverlayFunction } from '../overlay/overlay.js'
import type { PageNames } from './page-names.js'
import type { SiteFile, SiteFrame, SiteProject } from './project.js'
import { inHtml } from './prose/escape.js'
import type { SiteTemplates } from './templates.js'
import { type ChangeIndex, type ChangeView, changeView } from './view/changes.js'
import type { PageContext } from './view/context.js'
import type { FunctionRow } from './view/namespace.js'

/** What every page needs. */
export interface SiteParts {
  readonly templates: SiteTemplates
  /** The template of the sections that documents do not have. */
  readonly section: Template
  /** Styles, scripts and pictures. */
  readonly assets: readonly SiteFile[]
}

/** A site in the making. */
export interface Site {
  readonly frame: SiteFrame
  readonly parts: SiteParts
  readonly pages: PageNames
  readonly changes: ChangeIndex
  /** Of pages at the root, and of those of namespaces. */
  readonly atRoot: PageContext
  readonly below: PageContext
}

/** A site with all that it documents. */
export interface WholeSite extends Site {
  readonly project: SiteProject
  readonly overlays: ReadonlyMap<string, HttpSource>
}

/** A namespace whose pages are being made. */
export interface NamespaceSite extends Site {
  /** As it was read. */
  readonly read: Namespace
  /** With the restrictions of its overlay. */
  readonly shown: Namespace
  readonly http: HttpSource | undefined
  /** What is wrong with examples, by what they belong to: `telnyx.send_sms`. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>
}

export interface Page {
  readonly path: string
  /** The prefix that leads to the root of the site, if its place does not decide it. */
  readonly root?: string
  readonly title: string
  /** One line for search engines. */
  readonly summary: string
  readonly body: string
  /** The page as Markdown, relative to it. */
  readonly markdownHref?: string
  /** HTML: the namespace that it belongs to. */
  readonly crumb?: string
  /** HTML. */
  readonly navigation?: string
}

/** A page in the frame that all have. */
export function pageFile({ frame, parts }: Site, page: Page): SiteFile {
  const { path, root, title, summary, body, markdownHref = '', crumb = '', navigation = '' } = page
  const view = {
    title,
    summary: summary.replace(/\s+/g, ' ').slice(0, 200),
    root: root ?? (path.includes('/') ? '../' : ''),
    siteTitle: frame.title,
    markdownHref,
    crumb,
    navigation,
    body: body.trim(),
    hasChanges: frame.changes !== undefined,
  }
  return { path, content: inHtml(parts.templates.page(view)) }
}

/** How the overlay of a namespace reaches the API for a function. */
export const reachedBy = (http: HttpSource | undefined, { name }: ApiFunction): OverlayFunction | undefined =>
  http?.overlay.functions.get(name)

/** The changes of a function; without a name, those of the namespace as a whole. */
export function changesOf(site: Site, namespace: Namespace, documented?: ApiFunction): ChangeView[] {
  const { pages, changes, below } = site
  const href = documented ? '' : below.root + pages.namespace(namespace.namespace)
  return changes.of(namespace.namespace, documented?.name).map((finding) => changeView(finding, href, below))
}

/** What a list needs to know of a function. */
export interface ListedFunction {
  readonly namespace: Namespace
  readonly documented: ApiFunction
  readonly http: HttpSource | undefined
  /** Relative to the page. */
  readonly href: string
}

/** A function in a list. */
export function rowOf(site: Site, { namespace, documented, http, href }: ListedFunction): FunctionRow {
  const { name, effect, summary, deprecated = false } = documented
  return {
    name,
    href,
    effect: effect.kind,
    summary: site.below.prose.inline(summary),
    deprecated,
    unavailable: reachedBy(http, documented)?.kind === 'absent',
    changed: site.changes.of(namespace.namespace, name).length > 0,
  }
}
