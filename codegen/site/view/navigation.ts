/** The functions of a namespace next to each of its pages; of a large one those around the page. */
import type { EffectKind } from '../../../runtime/effect.js'
import type { ApiFunction, Namespace } from '../../ir.js'
import { textHtml } from './fields.js'

export interface NavigationView {
  readonly name: string
  /** HTML. */
  readonly title: string
  /** Whether the page is that of the namespace. */
  readonly atTop: boolean
  readonly groups: readonly {
    readonly title: string
    readonly rows: readonly NavigationRow[]
  }[]
  /** What leads to the functions that are not listed; empty if all are. */
  readonly others: string
  readonly guides: readonly { readonly title: string; readonly href: string }[]
}

interface NavigationRow {
  readonly name: string
  readonly href: string
  readonly effect: EffectKind
  readonly current: boolean
}

/** More entries would make every page too large. */
const MOST = 80

/** Whether one navigation serves all pages of functions, apart from the mark of the current one. */
export const isSharedNavigation = ({ functions }: Namespace): boolean => functions.length <= MOST

/**
 * `hrefOf` leads from the page to a function. `current` is the function of the page; undefined for the page of the
 * namespace, and `any` where the mark of the current one is left out.
 */
export function navigationView(
  { namespace, title, functions, guides }: Namespace,
  hrefOf: (documented: ApiFunction) => string,
  page?: ApiFunction | 'any',
): NavigationView {
  const current = page === 'any' ? undefined : page
  const start = current ? Math.max(0, Math.min(functions.indexOf(current) - MOST / 2, functions.length - MOST)) : 0
  const listed = functions.slice(start, start + MOST)
  const groups = new Map<string, NavigationRow[]>()
  for (const documented of listed) {
    const { name, group = '', effect } = documented
    const row = { name, href: hrefOf(documented), effect: effect.kind, current: documented === current }
    groups.set(group, [...(groups.get(group) ?? []), row])
  }
  return {
    name: namespace,
    title: textHtml(title),
    atTop: page === undefined,
    groups: [...groups].map(([group, rows]) => ({ title: group, rows })),
    others: listed.length < functions.length ? `All ${functions.length} functions` : '',
    guides: guides.map((guide, index) => ({
      title: guide.title,
      href: `${page ? 'index.html' : ''}#.guide-${index + 1}`,
    })),
  }
}
