import { defined } from './defined.js'
import { callPath } from './path.js'
import type { VmCall } from './vm/contract.js'

/** One call of a run. */
export interface CallRecord {
  /** `app.integrations.telnyx.work.send_sms` */
  readonly path: string
  readonly namespace: string
  readonly function: string
  readonly account: string
  /** What the script passed, before validation. Never holds credentials, because these do not enter the machine. */
  readonly params: unknown
  /** Line of the script, counted from 1, where known. */
  readonly line?: number
  /** Until it was answered or the run ended, in milliseconds. */
  readonly durationMs: number
  readonly ok: boolean
  /** The message that the script got; absent if `ok`. */
  readonly error?: string
}

interface Entry {
  readonly call: VmCall
  readonly started: number
  outcome?: Outcome
}

type Outcome = Pick<CallRecord, 'durationMs' | 'ok' | 'error'>

/** The calls of one run, in the order in which they were made. */
export class CallLog {
  readonly #entries: Entry[] = []

  /** Begins a call. The returned function is called when it is answered, with the message if it failed. */
  begin(call: VmCall): (error?: string) => void {
    const started = performance.now()
    const entry: Entry = { call, started }
    this.#entries.push(entry)
    return (error) => {
      entry.outcome = {
        durationMs: performance.now() - started,
        ...(error === undefined ? { ok: true } : { ok: false, error }),
      }
    }
  }

  /** The calls so far; later answers do not change what was returned. */
  records(): CallRecord[] {
    const now = performance.now()
    return this.#entries.map(({ call: { namespace, function: name, account, args, line }, started, outcome }) => ({
      path: callPath(namespace, name, account),
      namespace,
      function: name,
      account,
      params: args,
      ...defined({ line }),
      ...(outcome ?? { durationMs: now - started, ok: false, error: 'not answered before the run ended' }),
    }))
  }
}
