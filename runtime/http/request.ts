/** Parameters in the places where they travel. */
import { MoonbindError, messageOf, TransportError, ValidationError } from '../errors.js'
import { wrongType } from '../issues.js'
import type { TransportRequest } from '../transport.js'
import type { HttpCall, HttpRequest } from './call-table.js'

/**
 * The request of a call.
 *
 * @throws {ValidationError} for values that would change the address or a header instead of standing in it.
 */
export function buildRequest(call: HttpCall, { params }: TransportRequest, path: string): HttpRequest {
  const request = makeRequest(call, params, path)
  const refuse = (name: string, expected: string, value: unknown): never => {
    throw new ValidationError(path, wrongType(undefined, [call.names[name] ?? name], expected, value))
  }
  for (const [name, value] of Object.entries(request.path ?? {})) {
    const text = String(value)
    if (text === '' || text === '.' || text === '..' || isBroken(text))
      refuse(name, 'a name that can stand in an address', value)
  }
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value !== undefined && !/^[\t\x20-\x7e\x80-\xff]*$/.test(String(value)))
      refuse(name, 'text that a header can carry', value)
  }
  for (const [name, value] of queryPairs(request.query))
    if (isBroken(value)) refuse(name, 'text of Unicode characters', value)
  return request
}

/** Hooks may throw. */
function makeRequest(call: HttpCall, params: TransportRequest['params'], path: string): HttpRequest {
  try {
    return call.request(params)
  } catch (cause) {
    if (cause instanceof MoonbindError) throw cause
    throw new TransportError(
      'own_code',
      `${path}: making the request failed: ${messageOf(cause)}. No request was made.`,
      { cause },
    )
  }
}

/** Half a surrogate pair stands for no character: no address can hold it. */
const isBroken = (text: string): boolean => /\p{Surrogate}/u.test(text)

/** Without `?`; empty where nothing is given. Names keep their brackets: `page[size]=10`. */
export function writeQuery(query: HttpRequest['query']): string {
  let text = ''
  for (const [name, value] of queryPairs(query))
    text += `${text === '' ? '' : '&'}${encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${encodeURIComponent(value)}`
  return text
}

/** Names and values in the order of the query; what is absent is left out. */
function queryPairs(query: HttpRequest['query']): [name: string, value: string][] {
  const pairs: [string, string][] = []
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return
    if (Array.isArray(value)) for (const each of value as unknown[]) add(name, each)
    else if (typeof value === 'object') for (const [key, each] of Object.entries(value)) add(`${name}[${key}]`, each)
    else pairs.push([name, String(value)])
  }
  for (const [name, value] of Object.entries(query ?? {})) add(name, value)
  return pairs
}
