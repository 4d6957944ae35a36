import { soon } from '#platform/event-loop.js'
import { foreignBytes } from '#platform/memory.js'
import { computedMs } from '#platform/processor.js'

/** A thread that stays silent for this many milliseconds while scripts run in it is ended. */
const SILENCE = 2_000
/**
 * On a busy machine the thread may only have lacked a processor: the watch waits this many times as long, unless
 * the thread has computed meanwhile.
 */
const PATIENCE = 5
const PING_EVERY = 100
/**
 * How much more than scripts may use the process may grow while a thread is silent: garbage, and the work of others.
 */
const SPARE = 128 * 1024 * 1024

/** Why a thread must be ended. */
export interface StuckThread {
  readonly kind: 'cpu' | 'memory'
  readonly message: string
}

/** What the watch needs from the thread that it watches. */
export interface Watched {
  ping(): void
  /** The thread must be ended: it is busy with something that nothing in it counts. */
  stuck(thread: StuckThread): void
}

/** Watches a thread in which scripts run: it must report, and the process must not grow while it is silent. */
export class Watch {
  readonly #watched: Watched
  readonly #room: number
  #timer: ReturnType<typeof setInterval> | undefined
  #heard = 0
  /** The system's id of the thread. Without one, the time of the whole process counts. */
  thread: string | undefined
  /** The time that the thread had computed by its last report. */
  #computed = 0
  /** The memory of the process at the last report of the thread. */
  #before = 0
  /** Whether the thread has reported since the last check. */
  #alive = true

  constructor(memoryBytes: number, watched: Watched) {
    this.#room = 1.5 * memoryBytes + SPARE
    this.#watched = watched
  }

  start(): void {
    this.heard()
    this.#before = foreignBytes()
    this.#timer = setInterval(() => this.#look(), PING_EVERY)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  heard(): void {
    this.#alive = true
    this.#heard = performance.now()
  }

  #look(): void {
    const bytes = foreignBytes()
    if (this.#alive) {
      this.#before = bytes
      this.#computed = computedMs(this.thread)
    } else if (bytes - this.#before > this.#room)
      return this.#suspect({ kind: 'memory', message: 'Memory limit exceeded by a step that cannot be interrupted' })
    this.#alive = false
    if (this.#isSilent())
      return this.#suspect({ kind: 'cpu', message: `The script did not give control back for ${SILENCE} ms` })
    this.#watched.ping()
  }

  #isSilent(): boolean {
    const silence = performance.now() - this.#heard
    return (
      silence > SILENCE && (computedMs(this.thread) - this.#computed > SILENCE * 0.75 || silence > SILENCE * PATIENCE)
    )
  }

  /** The host itself may have been busy, so it first reads what was sent meanwhile. */
  #suspect(thread: StuckThread): void {
    const heard = this.#heard
    soon(() => {
      if (this.#heard === heard) this.#watched.stuck(thread)
    })
  }
}
