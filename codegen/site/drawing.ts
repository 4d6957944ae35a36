/** Parts that several pages of a namespace show, as HTML: each is drawn once. */
import type { ApiFunction } from '../ir.js'
import type { NamespaceSite, SiteParts } from './making.js'
import type { FunctionView } from './view/function.js'
import { isSharedNavigation, navigationView } from './view/navigation.js'

/** A function with the parts that its own page and the page of its namespace share. */
export interface DrawnFunction extends FunctionView {
  readonly parts: {
    readonly changes: string
    readonly parameters: string
    readonly answer: string
    readonly errors: string
    readonly examples: string
  }
}

export function drawFunction({ templates }: SiteParts, view: FunctionView): DrawnFunction {
  const { changes, parameters, answer, errors, examples } = view
  const drawn = <Item extends object>(items: readonly Item[], template: (items: readonly Item[]) => string): string =>
    items.length === 0 ? '' : template(items).trimEnd()
  return {
    ...view,
    parts: {
      changes: drawn(changes, templates['changes-list']),
      parameters: drawn(parameters, templates.fields),
      answer: drawn(answer, templates.fields),
      errors: drawn(errors, templates.errors),
      examples: drawn(examples, (all) => all.map(templates.example).join('')),
    },
  }
}

/** The navigation of the page of a function; without one, of the namespace. */
export type Navigations = (documented: ApiFunction | undefined) => string

export function drawNavigations(
  { shown, parts }: NamespaceSite,
  hrefOf: (documented: ApiFunction) => string,
): Navigations {
  const draw = (page?: ApiFunction | 'any'): string =>
    parts.templates.navigation(navigationView(shown, hrefOf, page)).trimEnd()
  let shared: string | undefined
  return (documented) => {
    if (documented === undefined || !isSharedNavigation(shown)) return draw(documented)
    shared ??= draw('any')
    const link = `<li><a href="${hrefOf(documented)}"`
    const start = shared.indexOf(`${link}>`) + link.length
    // A name that HTML escapes is not found.
    if (start < link.length) return draw(documented)
    return `${shared.slice(0, start)} aria-current="page"${shared.slice(start)}`
  }
}
