/** One run of one script, as the host sees it: every call of the script comes through `#answer`. */
import { callErrorKind } from '../call-error-kind.js'
import type { Connection, Permit } from '../connection.js'
import { defined } from '../defined.js'
import { MoonbindError, messageOf, ValidationError } from '../errors.js'
import { inTurns } from '../in-turns.js'
import { callPath } from '../path.js'
import { PausedError } from '../policy/errors.js'
import type { Gate } from '../policy/gate.js'
import { CallLog, type LoggedCall } from '../record/log.js'
import type { CallRecord, OnCall } from '../record/record.js'
import type { Redactor } from '../record/redact.js'
import { type LargeIntegers, withLargeIntegersInParts } from '../validation/integers.js'
import type { CallTime, Hold, RunError, Vm, VmAnswer, VmCall, VmHost, VmRun } from '../vm/contract.js'
import { explainError } from './explain-error.js'

/** What all runs of a runtime share. */
export interface Host {
  readonly vm: Vm
  readonly connections: ReadonlyMap<string, Connection>
  /** Absent: everything is sent. */
  readonly gate?: Gate | undefined
  readonly redactor: Redactor
  readonly largeIntegers: LargeIntegers
}

export interface ScriptOptions {
  readonly chunkName: string
  readonly session?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onCall?: OnCall | undefined
}

/** Why a run ended; `call` is the one that waits for an approval. */
export interface ScriptError extends RunError {
  readonly call?: CallRecord
}

export interface ScriptResult extends Omit<VmRun, 'error'> {
  readonly status: 'completed' | 'failed' | 'paused'
  readonly error?: ScriptError
  readonly calls: readonly CallRecord[]
}

export class ScriptRun {
  readonly #host: Host
  readonly #log: CallLog
  readonly #controller = new AbortController()
  /** The last answer of each function. */
  readonly #answers = new Map<string, unknown>()
  /** Calls that are not answered, until they are. Kept if a policy may end the run. */
  readonly #underWay = new Map<LoggedCall, Promise<void>>()
  #paused: { readonly entry: LoggedCall; readonly message: string; readonly line: number | undefined } | undefined

  constructor(host: Host, onCall: OnCall | undefined) {
    this.#host = host
    this.#log = new CallLog(host.redactor, onCall)
  }

  async run(source: string, { chunkName, session, signal }: ScriptOptions): Promise<ScriptResult> {
    const abort = (): void => this.#controller.abort(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    const call: VmHost['call'] = (made, callSignal, hold, time) => this.#answer(made, callSignal, hold, time)
    const options = { chunkName, host: { call }, signal: this.#controller.signal, ...defined({ session }) }
    const run = await this.#host.vm.run(source, options)
    signal?.removeEventListener('abort', abort)
    const ending = this.#ending(run, chunkName)
    const error = ending.error ?? (run.error && (await this.#explained(run.error, source, chunkName)))
    const values = await inTurns(withLargeIntegersInParts(run.values, this.#host.largeIntegers))
    const calls = await this.#log.records()
    return { ...run, values: values as readonly unknown[], ...ending, ...(error && { error }), calls }
  }

  #explained(error: RunError, source: string, chunkName: string): Promise<RunError> {
    const connections = this.#host.connections.values()
    return explainError(error, { source, chunkName, connections, answers: this.#answers })
  }

  #ending(run: VmRun, chunkName: string): Pick<ScriptResult, 'status' | 'error'> {
    const paused = this.#paused
    if (!paused || run.error?.kind !== 'aborted') return { status: run.ok ? 'completed' : 'failed' }
    const { entry, message, line } = paused
    const where = line === undefined ? '' : `${chunkName}:${line}: `
    const error = { kind: 'paused' as const, message: `${where}${message}`, call: entry.record() }
    return { status: 'paused', error: line === undefined ? error : { ...error, line } }
  }

  /** The one way of a call to an API. */
  async #answer(made: VmCall, signal: AbortSignal, hold: Hold, time: CallTime): Promise<VmAnswer> {
    const { namespace, function: name, account, args } = made
    const { redactor } = this.#host
    if (this.#paused) return unanswered()
    const connected = this.#host.connections.get(namespace)
    const entry = this.#begin(made, connected)
    try {
      if (!connected) throw new MoonbindError('unknown_name', `Unknown integration: ${namespace}`)
      const permit = this.#permit(made, entry, { signal, hold })
      const sent = connected.call({ function: name, account, args, signal, ...permit, observer: entry.reach, time })
      // Nothing was handed over at once: the checks were all that happened.
      if (!entry.reach.handedOver) time.asked()
      if (this.#host.gate?.mayPause) this.#watch(entry, sent)
      const value = await sent
      this.#answers.set(`${namespace}.${name}`, value)
      entry.succeeded()
      this.#log.ended(entry)
      return { ok: true, value }
    } catch (error) {
      if (error instanceof PausedError) return this.#pause(entry, error, made.line)
      // A handler, or an API that repeats what it got, may put a key into its message; scripts must not see it.
      const message = shortened(error, redactor)
      entry.failed(error, message)
      this.#log.ended(entry)
      return { ok: false, message, kind: callErrorKind(error) }
    }
  }

  #begin(made: VmCall, connected: Connection | undefined): LoggedCall {
    const found = connected?.find(made.function)
    return this.#log.begin({
      id: made.id,
      path: callPath(made.namespace, made.function, made.account),
      namespace: made.namespace,
      function: made.function,
      account: made.account,
      effect: found?.effect.kind ?? 'write',
      idempotent: found?.effect.idempotent ?? false,
      args: made.args,
      line: made.line,
    })
  }

  #permit(
    { namespace, account }: VmCall,
    entry: LoggedCall,
    { signal, hold }: { readonly signal: AbortSignal; readonly hold: Hold },
  ): { readonly permit: Permit } | undefined {
    const { gate } = this.#host
    if (!gate) return undefined
    const { path } = entry
    return {
      permit: (subject) => {
        const ask = gate.pass({ namespace, subject, account, path, signal, hold, started: () => entry.started() })
        return (
          ask &&
          (async () => {
            await ask()
            // Another branch is waiting for its approval: nothing more is sent.
            if (this.#paused) await unanswered()
          })
        )
      },
    }
  }

  #watch(entry: LoggedCall, sent: Promise<unknown>): void {
    const done = (): void => void this.#underWay.delete(entry)
    this.#underWay.set(entry, sent.then(done, done))
  }

  /** Ends the run when what was sent before is answered: those answers would be lost later. */
  async #pause(entry: LoggedCall, error: PausedError, line: number | undefined): Promise<VmAnswer> {
    entry.failed(error, error.message)
    this.#log.ended(entry)
    if (this.#paused) return unanswered()
    this.#paused = { entry, message: error.message, line }
    const sent = [...this.#underWay].filter(([{ reach }]) => reach.handedOver).map(([, settled]) => settled)
    await Promise.all(sent)
    this.#controller.abort(error)
    return unanswered()
  }
}

/** More of a message is not read by anybody, in characters. */
const LONGEST_MESSAGE = 16 * 1024
/** A key that a cut would leave a part of is no longer than this. */
const LONGEST_KEY = 4 * 1024

/** What scripts see of an error. It is cut before the keys are looked for, which takes long in long texts. */
function shortened(error: unknown, redactor: Redactor): string {
  const message = error instanceof ValidationError ? error.luaMessage : messageOf(error)
  const text = redactor.text(message.slice(0, LONGEST_MESSAGE + LONGEST_KEY))
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text
}

/** The run ends before there is an answer. */
const unanswered = (): Promise<never> => new Promise(() => {})
