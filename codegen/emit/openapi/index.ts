/** Documented functions that have an overlay as a document of OpenAPI 3.1. */
import type { Namespace } from '../../ir.js'
import type { Overlay } from '../../overlay/overlay.js'
import { operation, type Use } from './operation.js'

/** A document, and the functions that are not in it, with the reason. */
export interface OpenapiOutput {
  readonly document: object
  readonly absent: readonly { readonly function: string; readonly reason: string }[]
}

/**
 * The operations that documented functions use, with the parameters that they send. Functions that share an operation
 * become one operation, which accepts what any of them sends.
 */
export function openapiDocument(namespace: Namespace, overlay: Overlay, version: string): OpenapiOutput {
  const paths = new Map<string, Map<string, Use[]>>()
  const absent: { function: string; reason: string }[] = []
  for (const documented of namespace.functions) {
    const call = overlay.functions.get(documented.name)
    const path = `${namespace.namespace}.${documented.name}`
    if (call?.kind !== 'call') absent.push({ function: path, reason: call?.reason ?? 'the overlay does not name it' })
    else {
      if (call.hooks.length > 0)
        absent.push({ function: path, reason: `its ${call.hooks.join(' and ')} is written by hand, and may differ` })
      const operations = paths.get(call.path) ?? new Map<string, Use[]>()
      paths.set(call.path, operations)
      const method = call.method.toLowerCase()
      operations.set(method, [...(operations.get(method) ?? []), { documented, call }])
    }
  }
  return { document: documentOf(namespace, overlay, version, paths), absent }
}

function documentOf(
  { namespace, title, description }: Namespace,
  { baseUrl, auth }: Overlay,
  version: string,
  paths: ReadonlyMap<string, ReadonlyMap<string, readonly Use[]>>,
): object {
  return {
    openapi: '3.1.0',
    info: { title, version, ...(description !== undefined && { description }) },
    servers: [{ url: baseUrl }],
    tags: [{ name: namespace }],
    security: [{ key: [] }],
    paths: Object.fromEntries(
      [...paths].map(([path, operations]) => [
        path,
        Object.fromEntries([...operations].map(([method, uses]) => [method, operation(uses, namespace)])),
      ]),
    ),
    components: { securitySchemes: { key: securityScheme(auth) } },
  }
}

/** Bearer and basic authentication by their names, any other header as it is (OpenAPI 3.1.0, 4.8.27). */
function securityScheme({ header, prefix }: Overlay['auth']): object {
  const scheme = prefix.trim().toLowerCase()
  if (header.toLowerCase() === 'authorization' && (scheme === 'bearer' || scheme === 'basic'))
    return { type: 'http', scheme }
  return { type: 'apiKey', in: 'header', name: header }
}
