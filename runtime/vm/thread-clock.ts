import { waitedMs } from '#platform/processor.js'

/**
 * Looks at how long the thread has waited for a processor, not more often than somebody needs to know. One for each
 * thread.
 */
export class ThreadClock {
  #waited = 0
  #at = Number.NEGATIVE_INFINITY

  /** Milliseconds waited since some time in the past, as of at most `age` milliseconds ago. */
  waited(age: number): number {
    const now = performance.now()
    if (now - this.#at > age) {
      const waited = waitedMs()
      if (waited > this.#waited) this.#waited = waited
      this.#at = now
    }
    return this.#waited
  }
}
