/** Finds the documented function of a request and answers it. */
import type { FunctionDefinition } from '../definition.js'
import { TransportError } from '../errors.js'
import { isCall } from '../http/refuse.js'
import type { Pages } from '../pages/page-reader.js'
import type { Transport } from '../transport.js'
import type { Schema } from '../validation/schema.js'
import type { MockCall, MockNamespace, MockRequest } from './routes.js'
import { Refusal, refusal } from './wire.js'

/** A documented function as an operation of the API. */
export interface Operation {
  readonly definition: FunctionDefinition
  readonly method: string
  /** Matches a path below the base address; its groups are the variables. */
  readonly pattern: RegExp
  readonly variables: readonly string[]
  readonly call: MockCall
  /** The upstream name of each documented parameter, and whether it is in the body. */
  readonly names: ReadonlyMap<string, string>
}

/** All operations of a namespace, in documented order. */
export function operationsOf({ definition, table, calls }: MockNamespace): Operation[] {
  return definition.functions.flatMap((documented) => {
    if (!table)
      return [
        operation(
          documented,
          'POST',
          `/${encodeURIComponent(documented.name)}`,
          { params: ({ body }) => (body ?? {}) as { readonly [name: string]: unknown } },
          {},
        ),
      ]
    const entry = Object.hasOwn(table.calls, documented.name) ? table.calls[documented.name] : undefined
    const call = calls && Object.hasOwn(calls, documented.name) ? calls[documented.name] : undefined
    if (!entry || !call || !isCall(entry)) return []
    const answered = entry.pages ? { ...documented, result: withTotal(documented.result, entry.pages) } : documented
    return [operation(answered, entry.method, entry.path, call, entry.names)]
  })
}

function operation(
  definition: FunctionDefinition,
  method: string,
  path: string,
  call: MockCall,
  upstream: { readonly [name: string]: string },
): Operation {
  const variables: string[] = []
  const source = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{([^{}]+)\}/g, (_, name: string) => {
    variables.push(name)
    return '([^/]+)'
  })
  const names = new Map<string, string>()
  for (const [name, documented] of Object.entries(upstream)) if (!names.has(documented)) names.set(documented, name)
  return { definition, method, pattern: new RegExp(`^${source}$`), variables, call, names }
}

/** The schema of an answer that says how many pages there are, even if the document does not show it. */
function withTotal(result: Schema | undefined, { items, total }: Pages): Schema {
  const list: Schema =
    result ??
    items.reduceRight<Schema>((inner, name) => ({ type: 'object', properties: { [name]: inner } }), {
      type: 'array',
      items: { type: 'object' },
    })
  return total === undefined ? list : withField(list, total)
}

function withField(schema: Schema, [name, ...rest]: readonly string[]): Schema {
  if (name === undefined) return schema.type === undefined ? { ...schema, type: 'integer' } : schema
  const field = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name]! : {}
  return {
    ...schema,
    type: schema.type ?? 'object',
    properties: { ...schema.properties, [name]: withField(field, rest) },
    required: [...new Set([...(schema.required ?? []), name])],
  }
}

/** @throws {Refusal} 404 and 405. */
export function findOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
  request: Omit<MockRequest, 'path'>,
): { operation: Operation; request: MockRequest } {
  const there = operations.flatMap((operation) => {
    const match = operation.pattern.exec(path)
    return match
      ? [
          {
            operation,
            request: {
              ...request,
              path: Object.fromEntries(operation.variables.map((name, index) => [name, decode(match[index + 1]!)])),
            },
          },
        ]
      : []
  })
  if (there.length === 0) throw refusal(404, 'not_found', 'Not Found', `Nothing is at ${path}.`)
  const found = there.find(
    (candidate) =>
      candidate.operation.method === method && (candidate.operation.call.matches?.(candidate.request) ?? true),
  )
  if (found) return found
  if (there.every(({ operation }) => operation.method !== method))
    throw refusal(405, 'method_not_allowed', 'Method Not Allowed', `${method} ${path} does not exist.`)
  throw refusal(400, 'invalid_request', 'Bad Request', `${method} ${path} needs other constants.`)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw refusal(400, 'invalid_path', 'Bad Request', 'The path is not percent-encoded UTF-8.')
  }
}

/** @throws {Refusal} 422 names each wrong upstream parameter; 404 says that an item was deleted. */
export async function answerOperation(
  { definition, call, names }: Operation,
  request: MockRequest,
  namespace: string,
  account: string,
  transport: Transport,
): Promise<unknown> {
  const params = Object.fromEntries(Object.entries(call.params(request)).filter(([, value]) => value !== undefined))
  const issues = definition.validate(params)
  if (issues) {
    throw new Refusal(
      422,
      issues.map(({ code, message, path }) => {
        const name = typeof path[0] === 'string' ? (names.get(path[0]) ?? path[0]) : undefined
        const inBody = request.body !== undefined
        const source =
          name === undefined
            ? {}
            : {
                source: inBody ? { pointer: `/${name.replaceAll('[', '/').replaceAll(']', '')}` } : { parameter: name },
              }
        return {
          code,
          title: 'Invalid parameter',
          detail:
            name === undefined || name === path[0] ? message : message.replaceAll(`"${String(path[0])}"`, `"${name}"`),
          ...source,
        }
      }),
    )
  }
  try {
    const answer = await transport({
      namespace,
      function: definition,
      account,
      params,
      signal: new AbortController().signal,
    })
    return call.answer ? call.answer(answer) : answer
  } catch (error) {
    if (error instanceof TransportError)
      throw refusal(404, error.code, 'Not Found', error.message.replace(/^app\.\S+: /, ''))
    throw error
  }
}
