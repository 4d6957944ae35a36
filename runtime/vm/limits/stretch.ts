import type { ThreadClock } from './thread-clock.js'

/** At most this many milliseconds count between two readings of the clock. */
const LONGEST_GAP = 50

/**
 * Between two readings there is little work. If more milliseconds than this have passed, other processes may have used
 * the processor.
 */
const GAP = 0.3
/** Gaps that are shorter add up: it is asked for after so many milliseconds in any case. */
const UNCHECKED = 5
/** What the thread had waited when a stretch begins may have been read so many milliseconds before. */
const AGE = 5

/** The computing time of a stretch, which lasts from when a run enters the machine until the run leaves it. */
export class Stretch {
  /** When the clock was last read. */
  seen = 0
  /** Milliseconds that were counted since the stretch began. */
  ms = 0
  /** How long the thread had waited for a processor when that was last asked for (NaN: never). */
  #waited = 0
  /** What was counted since then. */
  #unchecked = 0
  /** How many milliseconds before the stretch began that was: the thread may have waited then, and not in the stretch. */
  #before = 0
  readonly #clock: ThreadClock

  constructor(clock: ThreadClock) {
    this.#clock = clock
  }

  begin(): void {
    this.#waited = this.#clock.waited(AGE)
    this.seen = performance.now()
    this.#before = this.seen - this.#clock.askedAt
    this.ms = this.#unchecked = 0
  }

  /** Milliseconds of this stretch. Those in which the thread waited for a processor are not the script's. */
  count(most = LONGEST_GAP): number {
    const now = performance.now()
    const gap = now - this.seen
    this.seen = now
    this.ms += gap
    this.#unchecked += gap
    if (gap > GAP || this.#unchecked > UNCHECKED) this.#forgive(most)
    return this.ms
  }

  /** Keeps of the time counted since the last call only what the thread computed, and at most `most`. */
  #forgive(most: number): void {
    const waited = this.#clock.waited(0)
    const since = Number.isNaN(this.#waited) ? 0 : Math.max(0, waited - this.#waited - this.#before)
    const computed = Math.max(0, this.#unchecked - since)
    this.ms -= this.#unchecked - Math.min(computed, most)
    this.#waited = waited
    this.#unchecked = this.#before = 0
  }
}
