import { busyMs, waitedMs } from '#platform/processor.js'

/** A time between two stretches that is longer, in milliseconds, may be one in which others had the processor. */
const GAP = 0.3
/** No more than this is counted between two stretches, in milliseconds. */
const LONGEST_GAP = 50

/**
 * What a thread computed and how long it waited for a processor. One for each thread; it asks the system only when
 * someone needs to know.
 */
export class ThreadClock {
  /** Whether the thread is the scripts' own: all that it does is done for one of them. */
  readonly own: boolean
  #waited = 0
  #at = Number.NEGATIVE_INFINITY
  /** When the last stretch ended, on the clock that stands still while the thread sleeps; NaN during a stretch. */
  #left = Number.NaN

  constructor({ own = false }: { readonly own?: boolean } = {}) {
    this.own = own
  }

  /**
   * Milliseconds waited since some time in the past, as of at most `age` milliseconds ago. NaN as long as only ages
   * above 0 were asked for: asking the system costs as much as a short script, which never needs to know.
   */
  waited(age: number): number {
    if (age > 0 && this.#at === Number.NEGATIVE_INFINITY) return Number.NaN
    const now = performance.now()
    if (now - this.#at > age) {
      const waited = waitedMs()
      if (waited > this.#waited) this.#waited = waited
      this.#at = now
    }
    return this.#waited
  }

  /** When that was asked for, on the clock of `performance.now`. */
  get askedAt(): number {
    return this.#at
  }

  /** A run enters the machine. */
  enter(): void {
    this.#left = Number.NaN
  }

  /** A run leaves the machine: what the thread computes from now on counts toward the first run that asks. */
  leave(): void {
    if (this.own) this.#left = busyMs()
  }

  /**
   * Milliseconds that the thread computed since a run left the machine, or since this was last asked: it unpacked and
   * packed messages, handled timers and collected garbage. 0 in a thread that does other things, too, or that cannot
   * tell when it slept.
   */
  between(): number {
    if (Number.isNaN(this.#left)) return 0
    const now = busyMs()
    const gap = now - this.#left
    this.#left = now
    if (gap <= GAP) return gap
    const before = this.#waited
    return Math.min(LONGEST_GAP, Math.max(0, gap - (this.waited(0) - before)))
  }
}
