import { soon } from '#platform/event-loop.js'
import { startThread } from '#platform/thread.js'
import { MoonbindError } from '../../errors.js'
import { failedAnswer, isPromise } from '../answers.js'
import type { RunErrorKind, VmAnswer, VmCall, VmRun, VmRunOptions } from '../contract.js'
import { longestString } from '../limits.js'
import { refusedRun } from '../refusals.js'
import type { HostEnd } from './ends.js'
import { toJsonText } from './json-answer.js'
import type { Failure, FromWorker, Opening, ToWorker } from './messages.js'
import { Unpacker } from './parcel.js'
import { isShort, turn, writeInSlices } from './slices.js'

/** A thread that is not heard of for so long, while scripts run in it, is ended. In milliseconds. */
const SILENCE = 2_000
const PING_EVERY = 500
/** How long a cancelled script may take to hand over its output, in milliseconds. */
const CANCEL_GRACE = 40

interface Active {
  readonly options: VmRunOptions
  readonly controller: AbortController
  readonly finish: (run: VmRun) => void
  open: number
  /** Arguments and results that arrive in parts. */
  readonly parcels: Map<number, Unpacker>
  /** What has arrived. */
  readonly unpack: (parcel: number) => unknown
}

/** One worker thread and the runs in it. Keeps the process alive only while there are some. */
export class ThreadHandle {
  readonly ready: Promise<void>
  #settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined
  readonly #thread: HostEnd
  readonly #runs = new Map<number, Active>()
  /** Longest answer that is sent, in characters of JSON. */
  readonly #longest: number
  #ids = 0
  #heard = 0
  #watch: ReturnType<typeof setInterval> | undefined
  #dead = false
  /** Long answers that are being sent. */
  #long: Promise<void> = Promise.resolve()

  /** @throws {MoonbindError} `no_worker` if there are no threads here. */
  constructor(opening: Omit<Opening, 'type'>) {
    const { memoryBytes } = opening.limits
    this.#longest = Math.max(longestString(opening.limits), memoryBytes)
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    this.ready.catch(() => {})
    this.#thread = startThread(memoryBytes, {
      received: (message) => this.#receive(message),
      failed: ({ kind, message }) => this.#fail(kind, message),
    })
    this.#send({ type: 'open', ...opening })
  }

  /** Resolves when the thread answers; the process stays alive until then. Rejects where it cannot be started. */
  async opened(): Promise<this> {
    this.#thread.keepAlive(true)
    await this.ready
    if (this.#runs.size === 0) this.#thread.keepAlive(false)
    return this
  }

  /** Whether the thread has ended, by itself or by `end`: no run can begin in it. */
  get dead(): boolean {
    return this.#dead
  }

  run(source: string, options: VmRunOptions): Promise<VmRun> {
    return new Promise((resolve) => {
      const run = ++this.#ids
      const abort = (): void => {
        active.controller.abort()
        this.#send({ type: 'cancel', run })
        setTimeout(() => active.finish(refusedRun('aborted', 'The run was aborted')), CANCEL_GRACE)
      }
      const active: Active = {
        options,
        controller: new AbortController(),
        open: 0,
        parcels: new Map(),
        unpack: (parcel) => {
          const value = active.parcels.get(parcel)?.value
          active.parcels.delete(parcel)
          return value
        },
        finish: (result) => {
          if (!this.#runs.delete(run)) return
          options.signal?.removeEventListener('abort', abort)
          if (active.open > 0) active.controller.abort()
          if (this.#runs.size === 0) this.#idle()
          resolve(result)
        },
      }
      if (this.#runs.size === 0) this.#busy()
      this.#runs.set(run, active)
      options.signal?.addEventListener('abort', abort, { once: true })
      this.#send({ type: 'run', run, source, chunkName: options.chunkName })
    })
  }

  /** Ends the thread, and with it every run in it, for the given reason. */
  async end(kind: RunErrorKind, message: string): Promise<void> {
    this.#dead = true
    this.#finishAll(kind, message)
    await this.#thread.end()
  }

  #send(message: ToWorker): void {
    this.#thread.send(message)
  }

  #receive(message: FromWorker): void {
    this.#heard = performance.now()
    switch (message.type) {
      case 'call':
        return this.#call(message)
      case 'done':
        return this.#done(message)
      case 'part':
        return this.#part(message)
      case 'ready':
        return this.#settle?.resolve()
      case 'pong':
        return
    }
  }

  #call({ run, call, namespace, function: name, account, args, line, parcel }: FromWorker & { type: 'call' }): void {
    const active = this.#runs.get(run)
    if (active === undefined) return
    active.open++
    const plain = parcel === undefined ? bare(args) : active.unpack(parcel)
    const named = { namespace, function: name, account, args: plain }
    const made: VmCall = line === undefined ? named : { ...named, line }
    const reply = (answer: VmAnswer): void => {
      active.open--
      if (this.#runs.get(run) !== active) return
      if (answer?.ok !== true || isShort(answer.value))
        return this.#send({ type: 'answer', run, call, ...this.#textOf(answer) })
      // One after the other: what is on its way takes memory, too.
      this.#long = this.#long.then(() => this.#sendLong(run, call, answer.value, () => this.#runs.get(run) === active))
    }
    try {
      const answer = active.options.host.call(made, active.controller.signal)
      if (!isPromise(answer)) return reply(answer)
      answer.then(reply, (thrown: unknown) => reply(failedAnswer(thrown)))
    } catch (thrown) {
      reply(failedAnswer(thrown))
    }
  }

  #done({ run, result, parcel }: FromWorker & { type: 'done' }): void {
    const active = this.#runs.get(run)
    if (active === undefined) return
    if (parcel === undefined) return active.finish(result)
    active.finish({ ...result, ...(active.unpack(parcel) as Pick<VmRun, 'values' | 'output'>) })
  }

  #part({ run, parcel, tokens }: FromWorker & { type: 'part' }): void {
    const active = this.#runs.get(run)
    const unpacker = active?.parcels.get(parcel) ?? new Unpacker()
    active?.parcels.set(parcel, unpacker)
    if (active !== undefined) unpacker.add(tokens)
    // In another turn: parts that follow each other at once would hold the host together.
    soon(() => this.#send({ type: 'more', parcel, wanted: this.#runs.get(run) === active && active !== undefined }))
  }

  async #sendLong(run: number, call: number, value: unknown, wanted: () => boolean): Promise<void> {
    const written = await writeInSlices(value, this.#longest, wanted).catch((thrown: unknown) => unreadable(thrown))
    if (written === undefined || !wanted()) return
    if (!('pieces' in written)) return this.#send({ type: 'answer', run, call, ...written })
    for (const json of written.pieces.slice(0, -1)) {
      this.#send({ type: 'piece', run, call, json })
      await turn()
      if (!wanted()) return
    }
    this.#send({ type: 'answer', run, call, json: written.pieces.at(-1)! })
  }

  #textOf(answer: VmAnswer | undefined): { json?: string } | { failure: Failure } | { size: number } {
    if (typeof answer?.ok !== 'boolean') return { failure: { message: 'the host gave no answer', kind: 'transport' } }
    if (!answer.ok) return { failure: { message: String(answer.message), kind: answer.kind } }
    try {
      const json = toJsonText(answer.value)
      if (json === undefined) return {}
      return json.length > this.#longest ? { size: json.length } : { json }
    } catch (thrown) {
      return unreadable(thrown)
    }
  }

  #busy(): void {
    this.#thread.keepAlive(true)
    this.#heard = performance.now()
    this.#watch = setInterval(() => {
      if (performance.now() - this.#heard > SILENCE) return this.#silent()
      this.#send({ type: 'ping' })
    }, PING_EVERY)
  }

  #idle(): void {
    clearInterval(this.#watch)
    if (!this.#dead) this.#thread.keepAlive(false)
  }

  #silent(): void {
    const waited = this.#heard
    /* The host itself may have been busy: what was sent meanwhile is heard first. */
    soon(() => {
      if (this.#heard !== waited || this.#dead) return
      this.#fail('cpu', `The script did not give control back for ${SILENCE} ms`)
      void this.#thread.end()
    })
  }

  #fail(kind: RunErrorKind, message: string): void {
    if (this.#dead) return
    this.#dead = true
    this.#settle?.reject(new MoonbindError('no_worker', message))
    this.#finishAll(kind, message)
  }

  #finishAll(kind: RunErrorKind, message: string): void {
    for (const active of [...this.#runs.values()])
      active.finish({ ...refusedRun('internal', message), error: { kind, message } })
    clearInterval(this.#watch)
  }
}

function unreadable(thrown: unknown): { failure: Failure } {
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  return { failure: { message: `the answer cannot be read: ${why}`, kind: 'api' } }
}

/** The same data in objects without a prototype, as the contract has it: cloning gives them one. */
function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(bare)
  const copy = Object.create(null) as { [name: string]: unknown }
  for (const name of Object.keys(value)) copy[name] = bare((value as { readonly [name: string]: unknown })[name])
  return copy
}
