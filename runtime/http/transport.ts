/** Answers documented calls through a REST API. */
import createClient from 'openapi-fetch'
import { MoonbindError, ValidationError } from '../errors.js'
import { callPath } from '../path.js'
import { checkOptions } from '../options.js'
import { outOfBounds, type Issues } from '../issues.js'
import type { Transport, TransportRequest } from '../transport.js'
import { readBody, readLimited, UnreadableAnswer } from './body.js'
import type { ApiKey, HttpCall, HttpOptions, HttpRequest, HttpTable } from './call-table.js'
import { DeadlinePassed, withDeadline } from './deadline.js'
import { ConnectionError, errorOfStatus, HttpError, NotAvailableError, pointedNames, ServerError, TimeoutError, type HttpErrorDetail } from './errors.js'
import { guardFetch, RefusedRedirect } from './guarded-fetch.js'
import { resolveKey, type Environment } from './keys.js'
import { backoffMs, isPassing, isRead, networkCode, readRetryAfter, sleep, wasNeverSent } from './retry.js'
import { Slots } from './slots.js'

/** What the HTTP transport is given beside the generated table. */
export interface HttpTransportOptions extends HttpOptions {
  /** Keys by account. */
  readonly keys: ReadonlyMap<string, ApiKey | undefined>
  readonly environment?: Environment
  /** For tests of waiting: replaces `Math.random`. */
  readonly random?: () => number
}

/** The options that a consumer may give. */
export const httpOptionNames = ['baseUrl', 'timeoutMs', 'totalTimeoutMs', 'retries', 'concurrency', 'maxAnswerBytes', 'middleware', 'fetch'] as const

const defaults = { timeoutMs: 30_000, totalTimeoutMs: 120_000, retries: 2, concurrency: 10, maxAnswerBytes: 10 << 20 }

/** The part of openapi-fetch that is used: paths are checked where they are generated. */
interface Client {
  request(method: string, path: string, init: object): Promise<{ readonly error?: unknown; readonly response: Response }>
  use(...middleware: readonly NonNullable<HttpOptions['middleware']>[number][]): void
}

/**
 * A transport for the calls of a table.
 *
 * @throws {MoonbindError} `invalid_options` for options that are unknown or out of range.
 */
export function httpTransport(table: HttpTable, options: HttpTransportOptions): Transport {
  const { keys, environment = readEnvironment(), random = Math.random, ...given } = options
  checkOptions('http', given, httpOptionNames)
  const settings = checkSettings({ ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) } as typeof defaults & HttpOptions)
  const baseUrl = checkBaseUrl(settings.baseUrl ?? environment[`${table.env}_BASE_URL`] ?? table.baseUrl)
  const client = createClient({ baseUrl, redirect: 'manual', fetch: guardFetch(settings.fetch ?? ((request) => fetch(request)), settings.maxAnswerBytes) }) as unknown as Client
  client.use(...(settings.middleware ?? []))
  const slots = new Map<string, Slots>()
  return (request) => {
    const own = slots.get(request.account) ?? new Slots(settings.concurrency)
    slots.set(request.account, own)
    return new Exchange(table, client, settings, random, () => resolveKey(table, request.account, keys.get(request.account), environment), request).run(own)
  }
}

function readEnvironment(): Environment {
  return typeof process === 'object' ? process.env : {}
}

function checkSettings<T extends typeof defaults>(settings: T): T {
  for (const [name, least] of [['timeoutMs', 1], ['totalTimeoutMs', 1], ['retries', 0], ['concurrency', 1], ['maxAnswerBytes', 1]] as const) {
    const value: unknown = settings[name]
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > 2 ** 31 - 1) throw new MoonbindError('invalid_options', `http.${name}: expected a whole number from ${least} to ${2 ** 31 - 1}, got ${String(value)}`)
  }
  return settings
}

function checkBaseUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new MoonbindError('invalid_options', `http.baseUrl: expected an address such as https://api.example.com/v2, got ${JSON.stringify(address.replace(/\/\/[^@/]*@/, '//***@'))}`)
  }
  return address.replace(/\/+$/, '')
}

/** One call with all its attempts. */
class Exchange {
  private readonly path: string
  private attempts = 0

  constructor(
    private readonly table: HttpTable,
    private readonly client: Client,
    private readonly settings: typeof defaults & HttpOptions,
    private readonly random: () => number,
    private readonly key: () => Promise<string>,
    private readonly call: TransportRequest,
  ) {
    this.path = callPath(call.namespace, call.function.name, call.account)
  }

  async run(slots: Slots): Promise<unknown> {
    const entry = this.table.calls[this.call.function.name]
    if (!entry) throw new NotAvailableError('not_available', `${this.path}: nothing says how the API answers it. No request was made.`)
    if ('absent' in entry && typeof entry.absent === 'string') throw new NotAvailableError('not_available', `${this.path} is not available: ${entry.absent} No request was made.`)
    const call = entry as HttpCall
    this.refuse(call)
    const request = buildRequest(call, this.call, this.path)
    const { signal } = this.call
    try {
      return await withDeadline(signal, this.settings.totalTimeoutMs, (total) => slots.run(total, () => this.attempt(call, request, total)))
    } catch (error) {
      throw error instanceof DeadlinePassed ? this.timeout(error) : error
    }
  }

  /** Says before anything is sent what the API would refuse. */
  private refuse({ absent = {}, limits = [] }: HttpCall): void {
    const { params } = this.call
    for (const [name, reason] of Object.entries(absent)) {
      if (params[name] !== undefined) throw new NotAvailableError('not_available', `${this.path}: the parameter "${name}" is not available: ${reason} No request was made.`)
    }
    let issues: Issues
    for (const { parameter, maximum, reason } of limits) {
      const value = params[parameter]
      if (typeof value === 'number' && value > maximum) issues = outOfBounds(issues, [parameter], 'too_big', `at most ${maximum} (${reason.replace(/\.$/, '')})`, value)
    }
    if (issues) throw new ValidationError(this.path, issues)
  }

  private async attempt(call: HttpCall, request: HttpRequest, total: AbortSignal): Promise<unknown> {
    const idempotent = isRead(call.method) || call.idempotencyHeader !== undefined
    const headers = { ...request.headers, ...(call.idempotencyHeader === undefined ? {} : { [call.idempotencyHeader]: crypto.randomUUID() }) }
    for (;;) {
      this.attempts++
      const outcome = await this.once(call, { ...request, headers }, total)
      if ('value' in outcome) return outcome.value
      const { error, repeat } = outcome
      const again = repeat === 'always' || (repeat === 'if-idempotent' && idempotent)
      if (!again || this.attempts > this.settings.retries) throw error
      await sleep(backoffMs(this.attempts, error.detail.retryAfterMs, this.random), total)
    }
  }

  private async once(call: HttpCall, request: HttpRequest, total: AbortSignal): Promise<{ value: unknown } | { error: HttpError; repeat: 'never' | 'if-idempotent' | 'always' }> {
    const { auth } = this.table
    const key = await this.key()
    try {
      return await withDeadline(total, this.settings.timeoutMs, async (signal) => {
        const { error, response } = await this.client.request(call.method, call.path, {
          params: { path: request.path, query: request.query },
          headers: { accept: 'application/json', ...request.headers, [auth.header]: `${auth.prefix}${key}` },
          ...(request.body !== undefined && { body: request.body }),
          parseAs: 'stream',
          signal,
        })
        if (!response.ok) return { error: this.refused(call, response, error, key), repeat: isPassing(response.status) ? 'if-idempotent' : 'never' }
        const body = readBody(await readLimited(response, this.settings.maxAnswerBytes), response.headers.get('content-type') ?? '')
        return { value: call.answer ? call.answer(body) : body }
      })
    } catch (error) {
      return this.failed(error, key)
    }
  }

  private failed(error: unknown, key: string): { error: HttpError; repeat: 'never' | 'if-idempotent' | 'always' } {
    if (error instanceof DeadlinePassed && error.ms === this.settings.timeoutMs) return { error: this.timeout(error), repeat: 'if-idempotent' }
    if (error instanceof DeadlinePassed || this.call.signal.aborted || error instanceof MoonbindError) throw error
    if (error instanceof UnreadableAnswer) return { error: new ServerError('unreadable_answer', `${this.path}: ${error.message}`, this.detail()), repeat: 'never' }
    if (error instanceof RefusedRedirect) return { error: new ConnectionError('redirect', `${this.path}: ${error.message}`, this.detail()), repeat: 'never' }
    const code = networkCode(error)
    const reason = scrub(error instanceof Error ? error.message : String(error), key)
    const message = `${this.path}: the API was not reached${code === undefined ? `: ${reason}` : ` (${code})`}${this.attempts > 1 ? `, ${this.attempts} attempts` : ''}`
    return { error: new ConnectionError('connection', message, this.detail()), repeat: wasNeverSent(error) ? 'always' : 'if-idempotent' }
  }

  private timeout({ ms }: DeadlinePassed): TimeoutError {
    return new TimeoutError('timeout', `${this.path}: no answer within ${ms} ms${this.attempts > 1 ? `, ${this.attempts} attempts` : ''}`, this.detail())
  }

  private detail(): HttpErrorDetail {
    return { path: this.path, attempts: this.attempts }
  }

  /** The error of a status. Whatever the server says, an echoed key is taken out. */
  private refused(call: HttpCall, response: Response, error: unknown, key: string): HttpError {
    const body = scrubAll(error, key)
    const pointed = pointedNames(body).find((name) => Object.hasOwn(call.names, name))
    const requestId = response.headers.get('x-request-id') ?? response.headers.get('request-id')
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), Date.now())
    return errorOfStatus(response.status, body, {
      ...this.detail(),
      ...(pointed !== undefined && { parameter: call.names[pointed]! }),
      ...(requestId !== null && { requestId: scrub(requestId, key) }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
  }
}

const scrub = (text: string, key: string): string => text.replaceAll(key, '***')

function scrubAll(value: unknown, key: string): unknown {
  if (typeof value === 'string') return scrub(value, key)
  if (typeof value !== 'object' || value === null) return value
  return JSON.parse(JSON.stringify(value).replaceAll(JSON.stringify(key).slice(1, -1), '***'))
}

/** Values that would change the path or a header instead of standing in it are refused. */
function buildRequest(call: HttpCall, { params }: TransportRequest, path: string): HttpRequest {
  const request = call.request(params)
  for (const [name, value] of Object.entries(request.path ?? {})) {
    const text = String(value)
    if (text === '' || text === '.' || text === '..') throw refusedValue(path, call.names[name] ?? name, text, 'a name that can stand in an address')
  }
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw refusedValue(path, call.names[name] ?? name, value, 'text that a header can carry')
  }
  if (!request.query) return request
  const { query: all, ...rest } = request
  const query = present(all)
  return query ? { ...rest, query } : rest
}

/** Without what is absent: an empty filter would still be written into the address. */
function present(query: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } | undefined {
  const entries = Object.entries(query).flatMap(([name, value]) => {
    const kept = typeof value === 'object' && value !== null && !Array.isArray(value) ? present(value as { readonly [name: string]: unknown }) : value
    return kept === undefined ? [] : [[name, kept] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function refusedValue(path: string, parameter: string, value: string, expected: string): ValidationError {
  return new ValidationError(path, outOfBounds(undefined, [parameter], 'too_short', expected, value))
}

