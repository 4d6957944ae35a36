/** One call with all its attempts. */
import { defined } from '../defined.js'
import { MoonbindError, messageOf } from '../errors.js'
import { callPath } from '../path.js'
import type { Observer } from '../record/reach.js'
import type { TransportRequest } from '../transport.js'
import { readBody, readLimited, UnreadableAnswer } from './body.js'
import type { HttpCall, HttpOptions, HttpRequest, HttpTable } from './call-table.js'
import { DeadlinePassed, withDeadline } from './deadline.js'
import {
  ConnectionError,
  errorOfStatus,
  HttpError,
  type HttpFailure,
  pointedNames,
  ServerError,
  TimeoutError,
} from './errors.js'
import { RefusedRedirect } from './guarded-fetch.js'
import type { Answer } from './incoming.js'
import { OwnCodeFailed, run } from './own-code.js'
import { isProgramError } from './program-error.js'
import { randomUuid } from './random-uuid.js'
import { buildRequest } from './request.js'
import {
  backoffMs,
  isPassing,
  isRead,
  networkCode,
  networkReason,
  readRetryAfter,
  sleep,
  wasNeverSent,
} from './retry.js'
import { scrub } from './scrub.js'
import type { Settings } from './settings.js'
import type { Slots } from './slots.js'

/** The part of openapi-fetch that is used. */
export interface Client {
  request(method: string, path: string, init: object): Promise<{ readonly error?: unknown; readonly response: Answer }>
  use(...middleware: NonNullable<HttpOptions['middleware']>): void
}

/** What the exchanges of an account share. */
export interface Line {
  readonly auth: HttpTable['auth']
  readonly client: Client
  readonly settings: Settings
  readonly random: () => number
  readonly key: () => Promise<string>
}

/** How one attempt ended. `repeat` says whether the failure allows another attempt. */
type Outcome =
  | { readonly value: unknown }
  | { readonly error: HttpError; readonly repeat: 'never' | 'if-idempotent' | 'always' }

export class Exchange {
  readonly #line: Line
  readonly #call: HttpCall
  readonly #path: string
  readonly #request: HttpRequest
  readonly #signal: AbortSignal
  readonly #ends: number
  readonly #observer: Observer | undefined
  #attempts = 0

  /** @throws {ValidationError} for values that their place in the request cannot hold. */
  constructor(line: Line, call: HttpCall, request: TransportRequest) {
    this.#line = line
    this.#call = call
    this.#path = callPath(request.namespace, request.function.name, request.account)
    this.#request = buildRequest(call, request, this.#path)
    this.#signal = request.signal
    this.#observer = request.observer
    this.#ends = performance.now() + line.settings.totalTimeoutMs
  }

  async run(slots: Slots): Promise<unknown> {
    await this.#enter(slots)
    try {
      return await this.#repeat()
    } finally {
      slots.leave()
    }
  }

  /** Waits for a slot among the requests of the account. */
  async #enter(slots: Slots): Promise<void> {
    if (slots.tryEnter()) return
    try {
      await withDeadline(this.#signal, this.#line.settings.totalTimeoutMs, (signal) => slots.enter(signal))
    } catch (error) {
      throw error instanceof DeadlinePassed ? this.#tooLate(error.ms) : error
    }
  }

  async #repeat(): Promise<unknown> {
    const { method, idempotencyHeader } = this.#call
    const idempotent = isRead(method) || idempotencyHeader !== undefined
    const headers = {
      ...this.#request.headers,
      ...(idempotencyHeader !== undefined && { [idempotencyHeader]: randomUuid() }),
    }
    for (;;) {
      this.#attempts++
      const outcome = await this.#once(headers)
      if ('value' in outcome) return outcome.value
      const { error, repeat } = outcome
      const again = repeat === 'always' || (repeat === 'if-idempotent' && idempotent)
      const pause = backoffMs(this.#attempts, error.retryAfterMs, this.#line.random)
      if (!again || this.#attempts > this.#line.settings.retries || pause >= this.#left()) throw error
      await sleep(pause, this.#signal)
    }
  }

  /** The milliseconds that are left for all attempts together. */
  #left(): number {
    return this.#ends - performance.now()
  }

  async #once(headers: HttpRequest['headers']): Promise<Outcome> {
    const { timeoutMs, totalTimeoutMs } = this.#line.settings
    const ms = Math.min(timeoutMs, Math.max(1, this.#left()))
    const sent: { key?: string } = {}
    try {
      return await withDeadline(this.#signal, ms, (signal) => this.#attempt(headers, sent, signal))
    } catch (error) {
      if (error instanceof MoonbindError || this.#signal.aborted) throw error
      if (error instanceof DeadlinePassed)
        return ms < timeoutMs
          ? { error: this.#tooLate(totalTimeoutMs), repeat: 'never' }
          : { error: this.#tooLate(timeoutMs), repeat: 'if-idempotent' }
      return this.#broken(error, sent.key)
    }
  }

  async #attempt(headers: HttpRequest['headers'], sent: { key?: string }, signal: AbortSignal): Promise<Outcome> {
    const { auth, client, settings } = this.#line
    const { method, path, answer } = this.#call
    const key = await this.#line.key()
    signal.throwIfAborted()
    sent.key = key
    this.#observer?.key(key)
    this.#observer?.sent()
    const { error, response } = await client.request(method, path, {
      params: { path: this.#request.path, query: this.#request.query },
      headers: { accept: 'application/json', ...headers, [auth.header]: `${auth.prefix}${key}` },
      ...defined({ body: this.#request.body }),
      parseAs: 'stream',
      signal,
    })
    this.#observer?.answered(response.status, requestIdOf(response, key))
    if (!response.ok)
      return {
        error: this.#refused(response, error, key),
        repeat: isPassing(response.status) ? 'if-idempotent' : 'never',
      }
    const body = await readBody(
      await readLimited(response, settings.maxAnswerBytes),
      response.headers.get('content-type') ?? '',
    )
    return { value: answer ? run('bringing the answer into the documented form', () => answer(body)) : body }
  }

  /** The outcome of an attempt without a usable answer. */
  #broken(error: unknown, key: string | undefined): Outcome {
    if (error instanceof UnreadableAnswer)
      return {
        error: new ServerError('unreadable_answer', `${this.#path}: ${error.message}`, this.#failure()),
        repeat: 'never',
      }
    if (error instanceof RefusedRedirect)
      return {
        error: new ConnectionError('redirect', `${this.#path}: ${error.message}`, this.#failure()),
        repeat: 'never',
      }
    if (error instanceof OwnCodeFailed)
      return {
        error: new HttpError(
          'own_code',
          `${this.#path}: ${error.what} failed: ${scrub(messageOf(error.thrown), key)}`,
          this.#failure(),
        ),
        repeat: 'never',
      }
    if (isProgramError(error))
      return {
        error: new HttpError(
          'internal',
          `${this.#path}: the request could not be made: ${scrub(messageOf(error), key)}. ` +
            'The connection is not at fault: moonbind, or how it was bundled, is.',
          this.#failure(),
        ),
        repeat: 'never',
      }
    const code = networkCode(error)
    const neverSent = wasNeverSent(error)
    if (neverSent) this.#observer?.unsent()
    const what = neverSent ? 'the API was not reached' : 'the connection to the API broke'
    const reason = scrub(networkReason(error), key)
    const tries = this.#attempts > 1 ? `, ${this.#attempts} attempts` : ''
    const message = `${this.#path}: ${what}${code === undefined ? `: ${reason}` : ` (${code})`}${tries}`
    return {
      error: new ConnectionError('connection', message, this.#failure()),
      repeat: neverSent ? 'always' : 'if-idempotent',
    }
  }

  #tooLate(ms: number): TimeoutError {
    const tries = this.#attempts > 1 ? `, ${this.#attempts} attempts` : ''
    return new TimeoutError('timeout', `${this.#path}: no answer within ${ms} ms${tries}`, this.#failure())
  }

  #failure(): HttpFailure {
    return { path: this.#path, attempts: this.#attempts }
  }

  /** The error for a status, without the key: an API may echo what it was sent. */
  #refused(response: Answer, body: unknown, key: string): HttpError {
    const { names } = this.#call
    const pointed = pointedNames(body).find((name) => Object.hasOwn(names, name))
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), Date.now())
    return errorOfStatus(
      response.status,
      body,
      {
        ...this.#failure(),
        ...defined({
          parameter: pointed === undefined ? undefined : names[pointed],
          requestId: requestIdOf(response, key),
          retryAfterMs,
        }),
      },
      (text) => scrub(text, key),
    )
  }
}

/** The API's id of the request. */
function requestIdOf({ headers }: Answer, key: string): string | undefined {
  const id = headers.get('x-request-id') ?? headers.get('request-id')
  return id === null ? undefined : scrub(id, key).slice(0, 200)
}
