/** Documents as search sees them, without generating and compiling anything. */
import { readFileSync } from 'node:fs'
import handlebars from 'handlebars'
import { documentParts } from '#codegen/emit/docs.js'
import { describedFunction } from '#codegen/emit/function-module.js'
import type { Namespace } from '#codegen/ir.js'
import { parseDocument } from '#codegen/parse/index.js'
import { documentation } from '#runtime/docs/documentation.js'
import type { SearchableNamespace } from '#runtime/search/searchable.js'

const template = handlebars.compile(
  readFileSync(new URL('../../codegen/emit/templates/function.hbs', import.meta.url), 'utf8'),
  { noEscape: true, strict: true },
)

export function documented(file: string, text: string): SearchableNamespace[] {
  return parseDocument(file, text).namespaces.map(asNamespace)
}

const asNamespace = (namespace: Namespace): SearchableNamespace => ({
  ...namespace,
  docs: documentation(namespace.namespace, namespace.functions.map(describedFunction), {
    parts: documentParts(namespace, template),
  }),
})
