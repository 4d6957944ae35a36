/** The calls of one run, and everything that is heard of them. */
import { defined } from '../defined.js'
import type { EffectKind } from '../effect.js'
import { DeniedError, PausedError } from '../policy/errors.js'
import { byId } from './ids.js'
import { Reach } from './reach.js'
import type { CallEvent, CallRecord, CallState, OnCall, StartedCall } from './record.js'
import type { Redactor } from './redact.js'
import { mayPass, unanswered } from './retryable.js'

/** A call as it begins. */
export interface Begun {
  readonly id: string
  readonly path: string
  readonly namespace: string
  readonly function: string
  readonly account: string
  readonly effect: EffectKind
  readonly idempotent: boolean
  readonly args: unknown
  readonly line?: number
}

/** One call. Nothing is written down before it is asked for: most runs are only asked at their end. */
export class Entry {
  readonly reach: Reach
  readonly #call: Begun
  readonly #redactor: Redactor
  readonly #startedAt = Date.now()
  readonly #started = performance.now()
  #ms: number | undefined
  #failed = false
  #error: unknown
  #message = ''

  constructor(call: Begun, redactor: Redactor, reach?: Reach) {
    this.#call = call
    this.#redactor = redactor
    this.reach = reach ?? new Reach((key) => redactor.add(key))
  }

  get id(): string {
    return this.#call.id
  }

  succeeded(): void {
    this.#ms = performance.now() - this.#started
    this.reach.open = false
  }

  failed(error: unknown, message: string): void {
    this.#ms = performance.now() - this.#started
    this.#failed = true
    this.#error = error
    this.#message = message
    if (!this.reach.reported && !unanswered(error)) this.reach.open = false
  }

  started(): StartedCall {
    const { id, path, namespace, function: name, account, effect, args, line } = this.#call
    const startedAt = new Date(this.#startedAt).toISOString()
    const known = { id, path, namespace, function: name, account, effect, args: this.#redactor.value(args) }
    return { ...known, ...defined({ line }), startedAt }
  }

  /** What is known of it now; a call without an answer ends with the run. */
  record(): CallRecord {
    const { status, requestId, attempts } = this.reach
    const over = this.#ms !== undefined
    const error = over ? this.#message : 'not answered before the run ended'
    const id = requestId === undefined ? undefined : this.#redactor.text(requestId)
    const state = this.#state()
    return {
      ...this.started(),
      ms: this.#ms ?? performance.now() - this.#started,
      state,
      ...defined({ status, requestId: id }),
      retryable: state !== 'ok' && state !== 'denied' && this.#isRetryable(over),
      attempts,
      ...(state === 'ok' ? {} : { error: this.#redactor.text(error) }),
    }
  }

  #state(): CallState {
    if (this.#ms !== undefined && !this.#failed) return 'ok'
    if (this.#error instanceof DeniedError || this.#error instanceof PausedError) return 'denied'
    return this.reach.open ? 'unknown' : 'error'
  }

  #isRetryable(over: boolean): boolean {
    const harmless = this.#call.idempotent || !this.reach.mayHaveArrived
    return harmless && (!over || mayPass(this.#error))
  }
}

export class CallLog {
  readonly #entries: Entry[] = []
  readonly #redactor: Redactor
  readonly #onCall: OnCall | undefined

  constructor(redactor: Redactor, onCall: OnCall | undefined) {
    this.#redactor = redactor
    this.#onCall = onCall
  }

  /** `reach` is that of whoever watches the same call already. */
  begin(call: Begun, reach?: Reach): Entry {
    const entry = new Entry(call, this.#redactor, reach)
    this.#entries.push(entry)
    if (this.#onCall) this.#tell({ type: 'start', call: entry.started() })
    return entry
  }

  ended(entry: Entry): void {
    if (this.#onCall) this.#tell({ type: 'end', call: entry.record() })
  }

  /** The calls so far, in the order of the script; later answers do not change what was returned. */
  records(): CallRecord[] {
    return this.#entries.map((entry) => entry.record()).sort((a, b) => byId(a.id, b.id))
  }

  #tell(event: CallEvent): void {
    try {
      this.#onCall?.(event)
    } catch {
      // Whoever watches must not change what happens.
    }
  }
}
