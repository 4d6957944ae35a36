/** Reads OpenAPI documents 3.0 and 3.1 as far as a comparison with the documentation needs them. */
import { LineCounter, parseDocument } from 'yaml'

/** A part of the document as JSON. */
export type Raw = { readonly [key: string]: unknown }

/** Where a parameter travels (OpenAPI 3.1.0, 4.8.12.1). */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie'

export interface UpstreamParameter {
  readonly name: string
  readonly place: ParameterPlace
  readonly required: boolean
  readonly deprecated: boolean
  readonly schema: Raw
}

/** One operation with its references to parameters, body and answer resolved one step. */
export interface Operation {
  /** In capitals: `GET`. */
  readonly method: string
  readonly path: string
  readonly deprecated: boolean
  readonly parameters: readonly UpstreamParameter[]
  /** Schema of the JSON body. */
  readonly body?: Raw
  readonly bodyRequired: boolean
  /** Schema of the JSON answer of the first successful status. */
  readonly answer?: Raw
}

export interface OpenApi {
  readonly version: '3.0' | '3.1'
  readonly operations: readonly Operation[]
  /** The thing itself, or what its `$ref` leads to; undefined for a reference that leads nowhere or in a circle. */
  resolve(thing: unknown): Raw | undefined
}

/** Why a file is no OpenAPI document that can be read, placed. */
export interface OpenApiProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/** Reads JSON or YAML. */
export function readOpenApi(text: string): { api: OpenApi } | { problem: OpenApiProblem } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const [error] = document.errors
  if (error) {
    const { line, col } = lines.linePos(error.pos[0])
    return { problem: { line, column: col, message: `neither JSON nor YAML: ${error.message}` } }
  }
  const root = toData(document)
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
  const resolve = resolver(root)
  return {
    api: {
      version,
      resolve,
      operations: Object.entries(root['paths']).flatMap(([path, item]) => readPath(path, resolve(item) ?? {}, resolve)),
    },
  }
}

/** Anchors that multiply (a “billion laughs” file) are refused by the library and read as nothing here. */
function toData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    return undefined
  }
}

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Follows references within the document (RFC 6901 pointers); a circle of references alone resolves to nothing. */
function resolver(root: Raw): (thing: unknown) => Raw | undefined {
  return (thing) => {
    let at = thing
    for (let hops = 0; hops < 32; hops++) {
      if (!isRaw(at)) return undefined
      const reference = at['$ref']
      if (typeof reference !== 'string') return at
      at = follow(root, reference)
    }
    return undefined
  }
}

function follow(root: Raw, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined
  return reference
    .slice(2)
    .split('/')
    .map((step) => decode(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (at, step) =>
        isRaw(at) && Object.hasOwn(at, step) ? at[step] : Array.isArray(at) ? at[Number(step)] : undefined,
      root,
    )
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}

function readPath(path: string, item: Raw, resolve: OpenApi['resolve']): Operation[] {
  const shared = asList(item['parameters'])
  return methods.flatMap((method) => {
    const operation = resolve(item[method])
    return operation ? [readOperation(method, path, operation, shared, resolve)] : []
  })
}

function readOperation(
  method: string,
  path: string,
  operation: Raw,
  shared: readonly unknown[],
  resolve: OpenApi['resolve'],
): Operation {
  const parameters = [...shared, ...asList(operation['parameters'])].flatMap((each) =>
    readParameter(resolve(each), resolve),
  )
  const body = resolve(operation['requestBody'])
  const bodySchema = jsonSchema(body, resolve)
  const answer = readAnswer(operation, resolve)
  return {
    method: method.toUpperCase(),
    path,
    deprecated: operation['deprecated'] === true,
    // Of two with one name and place the operation's own replaces the path's (OpenAPI 3.1.0, 4.8.10.1).
    parameters: [...new Map(parameters.map((each) => [`${each.place} ${each.name}`, each])).values()],
    bodyRequired: body?.['required'] === true,
    ...(bodySchema && { body: bodySchema }),
    ...(answer && { answer }),
  }
}

function readParameter(raw: Raw | undefined, resolve: OpenApi['resolve']): UpstreamParameter[] {
  const place = raw?.['in']
  if (
    !raw ||
    typeof raw['name'] !== 'string' ||
    (place !== 'path' && place !== 'query' && place !== 'header' && place !== 'cookie')
  )
    return []
  const schema = resolve(raw['schema']) ?? jsonSchema(raw, resolve) ?? {}
  return [
    { name: raw['name'], place, required: raw['required'] === true, deprecated: raw['deprecated'] === true, schema },
  ]
}

function readAnswer(operation: Raw, resolve: OpenApi['resolve']): Raw | undefined {
  const responses = resolve(operation['responses']) ?? {}
  const status =
    Object.keys(responses)
      .filter((code) => /^2(\d\d|XX)$/i.test(code))
      .sort()[0] ?? (Object.hasOwn(responses, 'default') ? 'default' : undefined)
  return status === undefined ? undefined : jsonSchema(resolve(responses[status]), resolve)
}

function jsonSchema(holder: Raw | undefined, resolve: OpenApi['resolve']): Raw | undefined {
  const content = holder?.['content']
  if (!isRaw(content)) return undefined
  const type =
    Object.keys(content).find((name) => /^application\/([\w.+-]+\+)?json\b/i.test(name)) ?? Object.keys(content)[0]
  const media = type === undefined ? undefined : content[type]
  return isRaw(media) ? resolve(media['schema']) : undefined
}
