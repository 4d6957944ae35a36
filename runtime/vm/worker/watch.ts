import { soon } from '#platform/event-loop.js'
import { foreignBytes } from '#platform/memory.js'
import { computedMs } from '#platform/processor.js'

/** A thread that is not heard of for so long, while scripts run in it, is ended. In milliseconds. */
const SILENCE = 2_000
/** On a busy machine it may only have had no processor: so much longer is waited, unless it has computed meanwhile. */
const PATIENCE = 5
const PING_EVERY = 100
/** By so much more than scripts may hold the process may grow while a thread is silent: garbage, and what others do. */
const SPARE = 128 * 1024 * 1024

/** Why a thread must be ended. */
export interface StuckThread {
  readonly kind: 'cpu' | 'memory'
  readonly message: string
}

/** What the watch of a thread asks of it. */
export interface Watched {
  ping(): void
  /** The thread must be ended: it is busy with something that nothing in it counts. */
  stuck(thread: StuckThread): void
}

/**
 * Looks after a thread in which scripts run: that it is heard of, and that the process does not grow while it is
 * silent.
 */
export class Watch {
  readonly #watched: Watched
  readonly #room: number
  #timer: ReturnType<typeof setInterval> | undefined
  #heard = 0
  /** What the system knows the thread by; if it does not, the time of the whole process is believed. */
  thread: string | undefined
  /** Time that it had computed then. */
  #computed = 0
  /** What the process had when the thread was last heard of. */
  #before = 0
  /** Heard of since the last look. */
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

  /** The host itself may have been busy: what was sent meanwhile is heard first. */
  #suspect(thread: StuckThread): void {
    const heard = this.#heard
    soon(() => {
      if (this.#heard === heard) this.#watched.stuck(thread)
    })
  }
}
