/** The pages of a namespace as a module, so that they need no file at run time. */
import type { ApiFunction, Namespace } from '../ir.js'
import { propertyKey, stringLiteral } from './escape.js'
import { exportConstant, header, importFrom, objectLiteral, type Statements } from './module.js'

/** The statements of a namespace's `docs.ts`. */
export function docsModule(
  { namespace, functions }: Namespace,
  page: string,
  pages: ReadonlyMap<ApiFunction, string>,
): Statements {
  const entries = functions.map((each) => `${propertyKey(each.name)}: ${pageLiteral(pages.get(each) ?? '')}`)
  const body = objectLiteral([
    `page: ${pageLiteral(page)}`,
    entries.length === 0 ? 'functions: {}' : `functions: ${objectLiteral(entries)}`,
  ])
  return [
    header(namespace),
    importFrom('moonbind/runtime', { types: ['NamespaceDocs'] }),
    exportConstant('docs', 'NamespaceDocs', body, ['The Markdown that agents read.']),
  ]
}

/** Line by line, so that a change of a line is a change of a line here. */
const pageLiteral = (page: string): string =>
  `[\n${page
    .split('\n')
    .map((line) => `  ${stringLiteral(line)},\n`)
    .join('')}].join('\\n')`
