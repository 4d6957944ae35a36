/** Types of the lists with several pages, read item by item. */
import type { Namespace, Schema } from '../ir.js'
import type { PagedFunction } from '../overlay/paged.js'
import { commentText, docComment, propertyKey, stringLiteral } from './escape.js'
import { exportInterface, type SourceStatement } from './module.js'
import { type NamespaceNames, pascalCase } from './names.js'

/** `ShopPages`: no function has a type of this ending. */
export const pagesType = (namespace: Namespace): string => `${pascalCase(namespace.namespace)}Pages`

/** What `pages(api)` answers. */
export function pagesInterface(
  namespace: Namespace,
  names: NamespaceNames,
  paged: readonly PagedFunction[],
): SourceStatement {
  const methods = paged.map(({ function: fn, items }) => {
    const { params, result } = names.functions.get(fn)!
    const optional = fn.parameters.every(({ required }) => !required) ? '?' : ''
    const doc = docComment([`All items of \`${commentText(fn.name)}\`.`])
    const answer = `AsyncIterable<${itemType(result, fn.result, items)}>`
    return `  ${doc}  ${propertyKey(fn.name)}(params${optional}: ${params}, options?: CallOptions): ${answer};\n`
  })
  return exportInterface(pagesType(namespace), () => `{\n${methods.join('')}}`, [
    `The lists of ${commentText(namespace.title)} over all their pages, as \`pages(api)\` reads them: stopping ` +
      'early fetches no more.',
  ])
}

function itemType(result: string, schema: Schema | undefined, items: readonly string[]): string {
  let text = result
  let at = schema
  for (const name of items) {
    const field = at?.properties && Object.hasOwn(at.properties, name) ? at.properties[name] : undefined
    if (!field) return 'unknown'
    text = at?.required?.includes(name)
      ? `${text}[${stringLiteral(name)}]`
      : `NonNullable<${text}[${stringLiteral(name)}]>`
    at = field
  }
  return at?.type === 'array' ? `${text}[number]` : 'unknown'
}
