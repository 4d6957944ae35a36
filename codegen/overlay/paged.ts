import type { ApiFunction, Namespace } from '../ir.js'
import type { Overlay } from './overlay.js'

/** A list and where its items are. */
export interface PagedFunction {
  readonly function: ApiFunction
  readonly items: readonly string[]
}

/** The functions whose further pages the overlay describes. */
export function pagedFunctions(namespace: Namespace, overlay: Overlay): PagedFunction[] {
  return namespace.functions.flatMap((fn) => {
    const entry = overlay.functions.get(fn.name)
    return entry?.kind === 'call' && entry.pages ? [{ function: fn, items: entry.pages.items }] : []
  })
}
