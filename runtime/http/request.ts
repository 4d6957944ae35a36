/** Puts parameters into their places in a request. */
import { MoonbindError, messageOf, TransportError, ValidationError } from '../errors.js'
import { jsonText } from '../json/json-text.js'
import type { TransportRequest } from '../transport.js'
import { wrongType } from '../validation/issues.js'
import { JoinedList } from './answer.js'
import type { HttpCall, HttpRequest } from './call-table.js'

/**
 * The request of a call.
 *
 * @throws {ValidationError} for values that would change the address or a header.
 */
export function buildRequest(call: HttpCall, { params }: TransportRequest, path: string): HttpRequest {
  const request = makeRequest(call, params, path)
  const refuse = (name: string, expected: string, value: unknown): never => {
    throw new ValidationError(path, wrongType(undefined, [call.names[name] ?? name], expected, value))
  }
  for (const [name, value] of Object.entries(request.path ?? {})) {
    const text = String(value)
    if (text === '' || text === '.' || text === '..' || isBroken(text))
      refuse(name, 'a name that an address can hold', value)
  }
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value !== undefined && !/^[\t\x20-\x7e\x80-\xff]*$/.test(String(value)))
      refuse(name, 'text that a header can carry', value)
  }
  for (const { name, texts } of queryEntries(request.query))
    for (const text of texts) if (isBroken(text)) refuse(name, 'text of Unicode characters', text)
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
      `${path}: building the request failed: ${messageOf(cause)}. No request was made.`,
      { cause },
    )
  }
}

/** Half a surrogate pair is not a character, so an address cannot hold it. */
const isBroken = (text: string): boolean => /\p{Surrogate}/u.test(text)

/** The JSON of a body: integers beyond 2^53 keep their digits. */
export const writeBody = (body: unknown): string => jsonText(body)!

/** Without `?`; empty if nothing is given. Names keep their brackets: `page[size]=10`. */
export function writeQuery(query: HttpRequest['query']): string {
  let text = ''
  for (const { name, texts, separator } of queryEntries(query)) {
    const key = encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')
    text += `${text === '' ? '' : '&'}${key}=${texts.map(encodeURIComponent).join(separator)}`
  }
  return text
}

/** A name in the query with its text, or with the texts of a joined list. */
interface QueryEntry {
  readonly name: string
  readonly texts: readonly string[]
  /** The separator of the texts, as an address writes it. */
  readonly separator: string
}

/** In the order of the query; absent values are left out. */
function queryEntries(query: HttpRequest['query']): QueryEntry[] {
  const entries: QueryEntry[] = []
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return
    if (value instanceof JoinedList) {
      if (value.values.length > 0)
        entries.push({ name, texts: value.values.map(String), separator: separators[value.separator] })
    } else if (Array.isArray(value)) for (const item of value as unknown[]) add(name, item)
    else if (typeof value === 'object') for (const [key, inner] of Object.entries(value)) add(`${name}[${key}]`, inner)
    else entries.push({ name, texts: [String(value)], separator: '' })
  }
  for (const [name, value] of Object.entries(query ?? {})) add(name, value)
  return entries
}

/** An address may hold a plain comma, but not a space or a bar (RFC 3986, 2.2 and 3.4). */
const separators: { readonly [separator in JoinedList['separator']]: string } = { ',': ',', ' ': '%20', '|': '%7C' }
