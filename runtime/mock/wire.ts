/** Reads requests and writes answers, as REST APIs do. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { defined } from '../defined.js'

/** An answer that is an error, in the shape `{ "errors": [{ code, title, detail, source }] }`. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly errors: readonly ApiError[],
  ) {
    super(errors[0]?.detail ?? `HTTP ${status}`)
  }
}

export interface ApiError {
  readonly code: string
  readonly title: string
  readonly detail?: string
  /** The parameter of the query, or the place in the body, that is wrong. */
  readonly source?: { readonly parameter: string } | { readonly pointer: string }
}

export const refusal = (status: number, code: string, title: string, detail?: string): Refusal =>
  new Refusal(status, [defined({ code, title, detail })])

/** Objects without a prototype, so that no name leads to one. */
type Tree = { [name: string]: unknown }

/** `page[size]=10&tag=a&tag=b` as `{ page: { size: '10' }, tag: ['a', 'b'] }`. */
export function readQuery(search: URLSearchParams): Tree {
  const query = Object.create(null) as Tree
  for (const [name, value] of search) {
    const [, first = name, rest = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? []
    const steps = [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, step]) => step!)]
    const last = steps.pop()!
    const inner = steps.reduce<Tree>((tree, step) => {
      const there = tree[step]
      return typeof there === 'object' && there !== null && !Array.isArray(there)
        ? (there as Tree)
        : (tree[step] = Object.create(null) as Tree)
    }, query)
    const before = inner[last]
    inner[last] = before === undefined ? value : [...(Array.isArray(before) ? (before as unknown[]) : [before]), value]
  }
  return query
}

const MOST_BYTES = 1 << 20

/** @throws {Refusal} 400 for invalid JSON, 413 for a body that is too large. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw refusal(413, 'too_large', 'Payload too large', `At most ${MOST_BYTES} bytes are read.`)
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    throw refusal(400, 'invalid_json', 'Bad Request', 'The body is not JSON.')
  }
}

export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly requestId: string
  /** Half of the answer only. */
  readonly truncated?: boolean
}

export function reply(response: ServerResponse, { status, body, requestId, truncated = false }: Reply): void {
  const text = JSON.stringify(body)
  const waits = status === 429 || status === 503 ? { 'retry-after': '1' } : {}
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': requestId, ...waits })
  response.end(truncated ? text.slice(0, Math.floor(text.length / 2)) : text)
}
