/** Records the calls of one run and everything that happens to them. */
import { inTurns } from '../in-turns.js'
import { DeniedError, PausedError } from '../policy/errors.js'
import { byId } from './ids.js'
import { Reach } from './reach.js'
import type { CallEvent, CallRecord, CallState, OnCall, StartedCall } from './record.js'
import type { Redactor } from './redact.js'
import { mayPass, unanswered } from './retryable.js'

const isoText = (ms: number): string => new Date(ms).toISOString()

/** A call as it begins. */
export interface Begun extends Omit<StartedCall, 'line' | 'startedAt'> {
  readonly idempotent: boolean
  readonly line?: number | undefined
}

/** One call. Its record is written on demand: most records are read only at the end of the run. */
export class LoggedCall {
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
    this.reach = reach ?? new Reach(call.id, (key) => redactor.add(key))
  }

  get path(): string {
    return this.#call.path
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
    return this.#startedWith(this.#redactor.value(this.#call.args))
  }

  /** `clean` are the arguments without secrets. */
  #startedWith(clean: unknown): StartedCall {
    const { id, path, namespace, function: name, account, effect, line } = this.#call
    const startedAt = isoText(this.#startedAt)
    return line === undefined
      ? { id, path, namespace, function: name, account, effect, args: clean, startedAt }
      : { id, path, namespace, function: name, account, effect, args: clean, line, startedAt }
  }

  /** What is known about it now; a call without an answer ends with the run. */
  record(): CallRecord {
    return this.#recordWith(this.#redactor.value(this.#call.args))
  }

  /** The same, with pauses. */
  *recordInParts(): Generator<void, CallRecord> {
    return this.#recordWith(yield* this.#redactor.valueInParts(this.#call.args))
  }

  #recordWith(clean: unknown): CallRecord {
    const record = this.#startedWith(clean) as { -readonly [name in keyof CallRecord]: CallRecord[name] }
    const { status, requestId, attempts } = this.reach
    const over = this.#ms !== undefined
    const state = this.#state()
    record.ms = this.#ms ?? performance.now() - this.#started
    record.state = state
    if (status !== undefined) record.status = status
    if (requestId !== undefined) record.requestId = this.#redactor.text(requestId)
    record.retryable = state !== 'ok' && state !== 'denied' && this.#isRetryable(over)
    record.attempts = attempts
    if (state !== 'ok') record.error = this.#redactor.text(over ? this.#message : 'not answered before the run ended')
    return record
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
  readonly #entries: LoggedCall[] = []
  readonly #redactor: Redactor
  readonly #onCall: OnCall | undefined

  constructor(redactor: Redactor, onCall: OnCall | undefined) {
    this.#redactor = redactor
    this.#onCall = onCall
  }

  /** `reach` is that of the watcher of the same call, if there is one. */
  begin(call: Begun, reach?: Reach): LoggedCall {
    const entry = new LoggedCall(call, this.#redactor, reach)
    this.#entries.push(entry)
    if (this.#onCall) this.#tell({ type: 'start', call: entry.started() })
    return entry
  }

  ended(entry: LoggedCall): void {
    if (this.#onCall) this.#tell({ type: 'end', call: entry.record() })
  }

  /** The calls so far, in the order of the script; later answers do not change what was returned. */
  async records(): Promise<CallRecord[]> {
    const records = await inTurns(this.#recordsInParts())
    // Without branches, calls begin in the order of the script.
    return records.some(({ id }) => id.includes('/')) ? records.sort((a, b) => byId(a.id, b.id)) : records
  }

  *#recordsInParts(): Generator<void, CallRecord[]> {
    const records: CallRecord[] = []
    for (const entry of this.#entries) {
      records.push(yield* entry.recordInParts())
      yield
    }
    return records
  }

  #tell(event: CallEvent): void {
    try {
      this.#onCall?.(event)
    } catch {
      // A watcher must not change what happens.
    }
  }
}
