/** The first page: how scripts make calls, and all namespaces; it lists functions, too, if there are few. */
import { sampleCalls } from '../../runtime/lua/sample-call.js'
import type { Namespace } from '../ir.js'
import { pageFile, rowOf, type WholeSite } from './making.js'
import type { SiteFile } from './project.js'
import { textHtml } from './view/fields.js'
import { counted } from './view/namespace.js'

/** With more functions than this, only the pages of the namespaces list them. */
const MOST_LISTED = 100

export function homeFile(site: WholeSite): SiteFile {
  const { project, parts, frame, atRoot } = site
  const { namespaces, title } = project
  const total = namespaces.reduce((sum, { functions }) => sum + functions.length, 0)
  const counts = `${counted(total, 'function')} in ${counted(namespaces.length, 'namespace')}`
  const lead = `${counts}, called from Lua with one table of named parameters.`
  const body = parts.templates.home({
    title,
    lead,
    sample: atRoot.highlight(sampleOf(namespaces), 'lua'),
    hasChanges: frame.changes !== undefined,
    base: frame.changes?.base ?? '',
    cards: total <= MOST_LISTED ? namespaces.map((namespace, index) => cardOf(site, namespace, index)) : [],
    rows: total <= MOST_LISTED ? [] : namespaces.map((namespace) => lineOf(site, namespace)),
  })
  return pageFile(site, { path: 'index.html', title, summary: lead, body })
}

/**
 * Prefers the call with the most required parameters, up to three, unless it is wider than the page.
 */
function sampleOf(namespaces: readonly Namespace[]): string {
  let best: { readonly lines: readonly string[]; readonly worth: number } | undefined
  for (const { namespace, functions } of namespaces) {
    for (const { name, parameters } of functions) {
      const most = Math.min(3, parameters.filter(({ required }) => required).length)
      if (best && best.worth >= most) continue
      const lines = sampleCalls(namespace, { name, parameters }, false).map(commentAbove)
      const worth = lines.some((line) => longestLine(line) > COLUMNS) ? -1 : most
      if (!best || worth > best.worth) best = { lines, worth }
    }
  }
  return best?.lines.join('\n') ?? ''
}

/** How many characters of a line a wide page shows. */
const COLUMNS = 96

const longestLine = (text: string): number => Math.max(...text.split('\n').map(({ length }) => length))

/** A call is often as wide as the page, so its description is above it. */
const commentAbove = (line: string): string => line.replace(/^(.*\S) {2}-- (.*)$/, '\n-- $2\n$1')

function lineOf({ project }: WholeSite, { namespace, title, functions }: Namespace) {
  return {
    href: project.pages.namespace(namespace),
    title: textHtml(title),
    name: namespace,
    count: counted(functions.length, 'function'),
  }
}

function cardOf(site: WholeSite, namespace: Namespace, index: number) {
  const { project, overlays, atRoot } = site
  const http = overlays.get(namespace.namespace)
  const [summary = ''] = (namespace.description ?? '').trim().split(/\n\s*\n/, 1)
  return {
    ...lineOf(site, namespace),
    id: `.namespace-${index + 1}`,
    summary: /^[#|`>*-]/.test(summary) ? '' : atRoot.prose.inline(summary),
    rows: namespace.functions.map((documented) =>
      rowOf(site, {
        namespace,
        documented,
        http,
        href: project.pages.function(namespace.namespace, documented.name),
      }),
    ),
  }
}
