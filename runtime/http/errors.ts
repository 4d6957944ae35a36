import { defined } from '../defined.js'
import { TransportError } from '../errors.js'

/** What is known about a failed request. */
export interface HttpFailure {
  /** `app.integrations.shop.list_orders` */
  readonly path: string
  /** The number of attempts. */
  readonly attempts: number
  readonly status?: number
  /** The API's own code. */
  readonly apiCode?: string
  readonly title?: string
  readonly detail?: string
  readonly requestId?: string
  /** The documented parameter that the API complains about. */
  readonly parameter?: string
  /** How long the API asks to wait, in milliseconds. */
  readonly retryAfterMs?: number
}

/** A request that failed. None of its fields ever holds a key. */
export class HttpError extends TransportError implements HttpFailure {
  override readonly name: string = 'HttpError'
  declare readonly path: string
  declare readonly attempts: number
  declare readonly status?: number
  declare readonly apiCode?: string
  declare readonly title?: string
  declare readonly detail?: string
  declare readonly requestId?: string
  declare readonly parameter?: string
  declare readonly retryAfterMs?: number

  constructor(code: string, message: string, failure: HttpFailure, options?: ErrorOptions) {
    super(code, message, options)
    Object.assign(this, failure)
  }
}

/** 401: the key is missing, or the API does not know it. */
export class AuthenticationError extends HttpError {
  override readonly name = 'AuthenticationError'
}

/** 403: the key may not do this. */
export class PermissionError extends HttpError {
  override readonly name = 'PermissionError'
}

/** 404 and 410. */
export class NotFoundError extends HttpError {
  override readonly name = 'NotFoundError'
}

/** 400, 422 and other 4xx: the API refuses what was sent, although it is valid according to the document. */
export class RejectedError extends HttpError {
  override readonly name = 'RejectedError'
}

/** 429. */
export class RateLimitError extends HttpError {
  override readonly name = 'RateLimitError'
}

/** 5xx, or an answer that cannot be read. */
export class ServerError extends HttpError {
  override readonly name = 'ServerError'
}

/** The API was not reached, or the connection broke. */
export class ConnectionError extends HttpError {
  override readonly name = 'ConnectionError'
}

/** It took too long. */
export class TimeoutError extends HttpError {
  override readonly name = 'TimeoutError'
}

/** The function or parameter is documented, but the API does not offer it. Nothing was sent. */
export class NotAvailableError extends TransportError {
  override readonly name = 'NotAvailableError'
}

/** The error for a status, with the API's own words; `clean` removes the key from them. */
export function errorOfStatus(
  status: number,
  body: unknown,
  failure: HttpFailure,
  clean: (text: string) => string,
): HttpError {
  const known = { ...failure, status, ...readApiError(body, (text) => cut(clean(text))) }
  const message = describe(status, known)
  if (status === 401) return new AuthenticationError('authentication', message, known)
  if (status === 403) return new PermissionError('permission', message, known)
  if (status === 404 || status === 410) return new NotFoundError('not_found', message, known)
  if (status === 429) return new RateLimitError('rate_limit', message, known)
  return status >= 500 ? new ServerError('server', message, known) : new RejectedError('rejected', message, known)
}

function describe(
  status: number,
  { path, title, detail, apiCode, parameter, requestId, retryAfterMs, attempts }: HttpFailure,
): string {
  const words = [title, detail].filter((text) => text !== undefined && text !== '')
  const notes = [
    ...(apiCode === undefined ? [] : [`code ${apiCode}`]),
    ...(parameter === undefined ? [] : [`parameter "${parameter}"`]),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
    ...(retryAfterMs === undefined ? [] : [`retry after ${Math.ceil(retryAfterMs / 1000)} s`]),
    ...(attempts > 1 ? [`${attempts} attempts`] : []),
  ]
  const said = words.length > 0 ? `: ${[...new Set(words)].join(': ')}` : ''
  return `${path}: HTTP ${status}${said}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
}

/** The first error of an answer, in the forms that APIs use: `errors: [{…}]`, `error: {…}`, `error: "…"`, `message`. */
function readApiError(
  body: unknown,
  shown: (text: string) => string,
): Pick<HttpFailure, 'apiCode' | 'title' | 'detail'> {
  if (!isRecord(body)) return {}
  const listed: unknown = Array.isArray(body['errors']) ? body['errors'][0] : undefined
  const first = isRecord(listed) ? listed : isRecord(body['error']) ? body['error'] : body
  const plain = typeof listed === 'string' ? listed : typeof body['error'] === 'string' ? body['error'] : undefined
  const apiCode = textOf(first, 'code', 'type')
  const title = textOf(first, 'title')
  const detail = textOf(first, 'detail', 'message', 'error_description', 'description') ?? plain
  const show = (words: string | undefined): string | undefined => (words === undefined ? undefined : shown(words))
  return defined({ apiCode: show(apiCode), title: show(title), detail: show(detail) })
}

/** The first of these fields that holds text or a number. */
function textOf(record: { readonly [name: string]: unknown }, ...names: readonly string[]): string | undefined {
  const value = names
    .map((name) => record[name])
    .find((field) => typeof field === 'string' || typeof field === 'number')
  return value === undefined ? undefined : String(value)
}

/** The upstream names that an answer complains about: `source.parameter`, then the last steps of `source.pointer`. */
export function pointedNames(body: unknown): string[] {
  if (!isRecord(body) || !Array.isArray(body['errors'])) return []
  return (body['errors'] as unknown[]).flatMap((error) => {
    const source = isRecord(error) && isRecord(error['source']) ? error['source'] : {}
    const { parameter, pointer } = source
    const steps = typeof pointer === 'string' ? pointer.split('/').filter((step) => step !== '') : []
    return [...(typeof parameter === 'string' ? [parameter] : []), ...steps.reverse()]
  })
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** On one line, without control characters. */
function cut(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ')
  return line.length > 500 ? `${line.slice(0, 497)}...` : line
}
