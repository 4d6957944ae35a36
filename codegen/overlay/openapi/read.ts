/** Reads OpenAPI documents 3.0 and 3.1 as far as a comparison with the documentation needs them. */
import { readData } from './data.js'
import { type Operation, readOperation } from './operation.js'
import { isRaw, type OpenApiProblem, type Raw } from './raw.js'
import { openReferences, type ReadBeside, type References } from './references.js'

/** An operation that is read on demand: a large document has thousands, and only a few of them are called. */
export interface OperationEntry {
  /** In capitals: `GET`. */
  readonly method: string
  readonly path: string
  readonly read: () => Operation
}

export interface OpenApi extends References {
  readonly version: '3.0' | '3.1'
  readonly operations: readonly OperationEntry[]
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/**
 * Reads JSON or YAML. `readBeside` gives files that references name, as paths from the document's folder; without it
 * only references within the document are followed.
 */
export function readOpenApi(text: string, readBeside?: ReadBeside): { api: OpenApi } | { problem: OpenApiProblem } {
  const read = readData(text)
  if ('problem' in read) return read
  const root = read.data
  const problem = (message: string): { problem: OpenApiProblem } => ({ problem: { line: 1, column: 1, message } })
  if (!isRaw(root)) return problem('expected an OpenAPI document, got no map of names to values')
  if (root['swagger'] !== undefined)
    return problem(`expected OpenAPI 3.0 or 3.1, got Swagger ${String(root['swagger'])}: convert it first`)
  const version = /^(3\.[01])(\.|$)/.exec(String(root['openapi'] ?? ''))?.[1] as '3.0' | '3.1' | undefined
  if (!version)
    return problem(
      root['openapi'] === undefined
        ? 'expected an OpenAPI document: it has no "openapi" version'
        : `expected OpenAPI 3.0 or 3.1, got ${String(root['openapi'])}`,
    )
  if (!isRaw(root['paths'])) return problem('expected "paths" with the operations of the API')
  const references = openReferences(root, readBeside)
  return { api: { version, ...references, operations: entriesOf(root, root['paths'], references) } }
}

function entriesOf(root: Raw, paths: Raw, references: References): OperationEntry[] {
  return Object.entries(paths).flatMap(([path, item]) => {
    const pathItem = references.resolve(item) ?? {}
    return methods.flatMap((method): OperationEntry[] => {
      const operation = references.resolve(pathItem[method])
      if (!operation) return []
      let known: Operation | undefined
      const read = (): Operation => (known ??= readOperation(method, path, operation, { references, root, pathItem }))
      return [{ method: method.toUpperCase(), path, read }]
    })
  })
}
