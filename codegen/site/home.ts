/** The first page: how scripts call, and all namespaces; few functions are listed, too. */
import { sampleCalls } from '../../runtime/lua/sample-call.js'
import type { Namespace } from '../ir.js'
import { pageFile, rowOf, type WholeSite } from './making.js'
import type { SiteFile } from './project.js'
import { textHtml } from './view/fields.js'
import { counted } from './view/namespace.js'

/** More functions than these are found on the pages of their namespaces. */
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

/** The call with the most required parameters, up to three, shows most. */
function sampleOf(namespaces: readonly Namespace[]): string {
  const calls = namespaces.flatMap(({ namespace, functions }) =>
    functions.map((documented) => ({ namespace, documented })),
  )
  const required = ({ documented }: (typeof calls)[number]): number =>
    documented.parameters.filter((parameter) => parameter.required).length
  const best = calls.reduce<(typeof calls)[number] | undefined>(
    (chosen, call) => (chosen && Math.min(3, required(chosen)) >= Math.min(3, required(call)) ? chosen : call),
    undefined,
  )
  if (!best) return ''
  return sampleCalls(
    best.namespace,
    { name: best.documented.name, parameters: best.documented.parameters },
    false,
  ).join('\n')
}

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
