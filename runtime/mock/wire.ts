/** Reads requests and writes answers, as REST APIs do. */
import { defined } from '../defined.js'
import { parseJson } from '../json/json-text.js'

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

/** Most bytes of a body that is read. */
export const MOST_BYTES = 1 << 20

export const tooLarge = (): Refusal =>
  refusal(413, 'too_large', 'Payload too large', `At most ${MOST_BYTES} bytes are read.`)

/** @throws {Refusal} 400 for invalid JSON. */
export function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : parseJson(text)
  } catch {
    throw refusal(400, 'invalid_json', 'Bad Request', 'The body is not JSON.')
  }
}
