import { waitedMs } from '#platform/processor.js'

/**
 * Looks at how long the thread has waited for a processor, not more often than someone needs to know. One for each
 * thread.
 */
export class ThreadClock {
  #waited = 0
  #at = Number.NEGATIVE_INFINITY

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
}
