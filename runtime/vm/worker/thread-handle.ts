import { startThread } from '#platform/thread.js'
import { MoonbindError } from '../../errors.js'
import { failedAnswer, isPromise } from '../answers.js'
import type { RunErrorKind, VmAnswer, VmRun, VmRunOptions } from '../contract.js'
import { ThreadClock } from '../limits/thread-clock.js'
import { type ActiveRun, type Call, lostRun, madeCall } from './active-run.js'
import { failureOf, textOf, unreadable } from './answer-text.js'
import type { HostEnd } from './ends.js'
import { HostTime } from './host-time.js'
import type { Answer, FromWorker, Opening, ToWorker } from './messages.js'
import { Names } from './names.js'
import { type End, Inbox, type More, Outbox, type Part } from './parcels.js'
import { isShort } from './short.js'
import { Turns } from './turns.js'
import { type StuckThread, Watch } from './watch.js'

/** How long a cancelled script may take to send its output, in milliseconds. */
const CANCEL_GRACE = 40

/** One worker thread and the runs in it. Keeps the process alive only while there are some. */
export class ThreadHandle {
  readonly ready: Promise<void>
  #settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined
  readonly #thread: HostEnd
  readonly #runs = new Map<number, ActiveRun>()
  readonly #turns = new Turns()
  readonly #outbox = new Outbox((part) => this.#tell(part))
  readonly #clock = new ThreadClock()
  #ids = 0
  readonly #watch: Watch
  #dead = false

  /** @throws {MoonbindError} `no_worker` if there are no threads here. */
  constructor(opening: Omit<Opening, 'type'>) {
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    this.ready.catch(() => {})
    this.#thread = startThread(opening.limits.memoryBytes, {
      received: (message) => this.#receive(message),
      failed: ({ kind, message }) => this.#fail(kind, message),
    })
    this.#watch = new Watch(opening.limits.memoryBytes, {
      ping: () => this.#send({ type: 'ping' }),
      stuck: (thread) => this.#stuck(thread),
    })
    this.#send({ type: 'open', ...opening })
  }

  /** Resolves when the thread answers; the process stays alive until then. Rejects if it cannot be started. */
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
        setTimeout(() => active.finish(lostRun(active, 'aborted', 'The run was aborted')), CANCEL_GRACE)
      }
      const active: ActiveRun = {
        options,
        controller: new AbortController(),
        printed: '',
        open: 0,
        holds: 0,
        time: new HostTime(this.#clock),
        inbox: new Inbox(),
        long: [],
        held: [],
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
      const { chunkName, session } = options
      this.#send({ type: 'run', run, source, chunkName, ...(session !== undefined && { session }) })
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

  /** Sends what belongs to a run, with the time that the host has spent on it. */
  #tell(message: Answer | Part | More): void {
    this.#send({ ...message, spent: this.#runs.get(message.run)?.time.take() ?? 0 })
  }

  /** Does a piece of work whose time counts toward the run. */
  #do(run: number, work: () => void): void {
    this.#turns.do(() => this.#counted(run, work))
  }

  #counted(run: number, work: () => void): void {
    const time = this.#runs.get(run)?.time
    if (time === undefined) work()
    else time.during(work)
  }

  #receive(message: FromWorker): void {
    this.#watch.heard()
    switch (message.type) {
      case 'call':
        this.#printed(message.run, message.printed)
        return this.#turns.do(() => this.#call(message))
      case 'done':
        return this.#do(message.run, () => this.#done(message))
      case 'part':
        return this.#do(message.run, () => this.#part(message))
      case 'more':
        return this.#do(message.run, () => this.#outbox.more(message))
      case 'ready':
        this.#watch.thread = message.thread
        return this.#settle?.resolve()
      case 'pong':
        for (const { run, text } of message.printed) this.#printed(run, text)
    }
  }

  #printed(run: number, text: string): void {
    const active = this.#runs.get(run)
    if (active !== undefined) active.printed += text
  }

  #call(message: Call): void {
    const active = this.#runs.get(message.run)
    if (active === undefined) return
    if (active.long.length > 0) return void active.held.push(message)
    const { run } = message
    const { options, controller, time, inbox } = active
    active.open++
    const reply = (answer: VmAnswer): void => {
      active.open--
      if (this.#runs.get(run) === active) this.#counted(run, () => this.#answer(active, message, answer))
    }
    const hold = (): (() => void) => this.#hold(run, active)
    try {
      const call = time.during(() => madeCall(message, inbox))
      const answer = time.asking((asking) => options.host.call(call, controller.signal, hold, asking))
      if (!isPromise(answer)) return reply(answer)
      // Many may come at once, and each may be long: further calls wait for those.
      const later = (settled: VmAnswer): void => this.#turns.doFirst(() => reply(settled))
      answer.then(later, (thrown: unknown) => later(failedAnswer(thrown)))
    } catch (thrown) {
      reply(failedAnswer(thrown))
    }
  }

  #answer(active: ActiveRun, { run, call }: Call, answer: VmAnswer | undefined): void {
    const names = new Names()
    const short = answer?.ok === true && isShort(answer.value, names) ? textOf(answer.value) : undefined
    if (short !== undefined) return this.#tell({ type: 'answer', run, call, ...short })
    if (answer?.ok !== true) return this.#tell({ type: 'answer', run, call, failure: failureOf(answer) })
    if (active.long.push({ call, value: answer.value, names }) === 1) this.#sendLong(run, active)
  }

  /** Sends the first of the long answers of a run, then the next; then the calls are made that waited for it. */
  #sendLong(run: number, active: ActiveRun): void {
    const { call, value, names } = active.long[0]!
    const end: End = (parcel, failure) => {
      this.#tell({ type: 'answer', run, call, ...(failure === undefined ? { parcel } : unreadable(failure.thrown)) })
      active.long.shift()
      if (this.#runs.get(run) !== active) return
      if (active.long.length > 0) return this.#do(run, () => this.#sendLong(run, active))
      for (const held of active.held.splice(0)) this.#turns.do(() => this.#call(held))
    }
    this.#outbox.send(run, value, end, names)
  }

  /** The thread stops its clock once, however many calls do so. */
  #hold(run: number, active: ActiveRun): () => void {
    if (++active.holds === 1) this.#send({ type: 'hold', run, held: true })
    let held = true
    return () => {
      if (!held) return
      held = false
      if (--active.holds === 0 && this.#runs.get(run) === active) this.#send({ type: 'hold', run, held: false })
    }
  }

  #done({ run, result, parcel }: FromWorker & { type: 'done' }): void {
    const active = this.#runs.get(run)
    if (active === undefined) return
    if (parcel === undefined) return active.finish(result)
    active.finish({ ...result, ...(active.inbox.take(parcel) as Pick<VmRun, 'values' | 'output'>) })
  }

  #part(part: Part): void {
    const wanted = this.#runs.get(part.run)?.inbox.add(part) ?? false
    if (!part.last) this.#tell({ type: 'more', run: part.run, parcel: part.parcel, wanted })
  }

  #busy(): void {
    this.#thread.keepAlive(true)
    this.#watch.start()
  }

  #idle(): void {
    this.#watch.stop()
    if (!this.#dead) this.#thread.keepAlive(false)
  }

  #stuck({ kind, message }: StuckThread): void {
    if (this.#dead) return
    this.#fail(kind, message)
    void this.#thread.end()
  }

  #fail(kind: RunErrorKind, message: string): void {
    if (this.#dead) return
    this.#dead = true
    this.#settle?.reject(new MoonbindError('no_worker', message))
    this.#finishAll(kind, message)
  }

  #finishAll(kind: RunErrorKind, message: string): void {
    for (const active of [...this.#runs.values()]) active.finish(lostRun(active, kind, message))
    this.#watch.stop()
  }
}
