/** What the views of one page need. */

import type { PageNames } from '../page-names.js'
import { createHighlight, type Highlight } from '../prose/highlight.js'
import { createProse, type Prose } from '../prose/markdown.js'
import type { ExampleView } from './example-view.js'

/** A page directly below the folder of a namespace, or at the root. */
export interface PageContext {
  /** What leads from the page to the root of the site: empty, or `../`. */
  readonly root: string
  readonly prose: Prose
  readonly highlight: Highlight
  /** An example as HTML. */
  readonly figure: (example: ExampleView) => string
}

interface ContextInput extends Pick<PageContext, 'root' | 'figure'> {
  readonly pages: PageNames
  /** The file of each namespace's document, as others link to it. */
  readonly documents: ReadonlyMap<string, string>
}

/** The context of all pages in one folder: that of a namespace, or the root. */
export function pageContext({ pages, documents, root, figure }: ContextInput): PageContext {
  const highlight = createHighlight((path) => linkOfCall(path, pages, root))
  const prose = createProse({ highlight, resolve: (target) => linkOfDocument(target, documents, pages, root) })
  return { root, prose, highlight, figure }
}

/** `app.integrations.NAMESPACE.FUNCTION`, with or without an account between. */
function linkOfCall(
  [app, integrations, namespace, ...rest]: readonly string[],
  pages: PageNames,
  root: string,
): string | undefined {
  if (app !== 'app' || integrations !== 'integrations' || namespace === undefined) return undefined
  const name = rest.at(-1)
  if (name === undefined || rest.length > 2 || !pages.has(namespace, name)) return undefined
  return root + pages.function(namespace, name)
}

/** A link from one document to another leads to its page; documents know no other pages of the site. */
function linkOfDocument(
  target: string,
  documents: ReadonlyMap<string, string>,
  pages: PageNames,
  root: string,
): string | undefined {
  const [path = ''] = target.split('#', 1)
  const name = path.replace(/^\.\//, '')
  const namespace = [...documents].find(([, file]) => file === name)?.[0]
  return namespace === undefined ? undefined : root + pages.namespace(namespace)
}
