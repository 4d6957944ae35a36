/** The pages that agents read, as `docs.read` returns them. */
import type { NamespaceDocs } from '../../runtime/definition.js'
import { documentation } from '../../runtime/docs/documentation.js'
import type { Template } from '../emit/doc-sections.js'
import { documentParts } from '../emit/docs.js'
import { describedFunction } from '../emit/function-module.js'
import type { HttpSource } from '../emit/index.js'
import type { Namespace } from '../ir.js'
import { pagedFunctions } from '../overlay/paged.js'

/** `read` is the namespace as documented, `shown` the namespace with the restrictions of its overlay. */
export function agentPages(
  read: Namespace,
  shown: Namespace,
  http: HttpSource | undefined,
  template: Template,
): NamespaceDocs {
  const notes = shown.functions.flatMap(({ name, reservations = [] }) =>
    reservations.length === 0 ? [] : [[name, reservations] as const],
  )
  const described = shown.functions.map((fn) => ({
    ...describedFunction(fn),
    ...(fn.aliases && { aliases: fn.aliases }),
  }))
  return documentation(read.namespace, described, {
    parts: documentParts(read, template),
    notes: Object.fromEntries(notes),
    paged: http ? pagedFunctions(read, http.overlay).map((list) => list.function.name) : [],
  })
}
