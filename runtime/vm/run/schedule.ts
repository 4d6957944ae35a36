import { soon } from '#platform/event-loop.js'
import type { Driven } from './waiting.js'

/** How long a run may occupy the event loop of its thread, in milliseconds. */
const LONG_TURN = 20

/**
 * When the threads of a run go on: one after another, never one inside another. A branch that ends lets the thread go on
 * that waits for it, and so on outwards: a script may nest branches deeper than JavaScript can nest calls.
 */
export class Schedule {
  readonly #resume: (driven: Driven) => void
  #ready: Driven[] = []
  #isResuming = false
  /** When the event loop last had a turn, as far as this run knows. */
  #turnAt = performance.now()

  constructor(resume: (driven: Driven) => void) {
    this.#resume = resume
  }

  /** Resumes a thread now, or after the one that runs and those that became ready before. */
  add(driven: Driven): void {
    this.#ready.push(driven)
    if (!this.#isResuming) this.#resumeAll()
  }

  /** Does something in the next turn of the event loop. */
  nextTurn(work: () => void): void {
    soon(() => {
      this.#turnAt = performance.now()
      work()
    })
  }

  /** Does something in this turn of the event loop, or in the next if this one has lasted long. */
  inTurn(work: () => void): void {
    if (this.#isLong) this.nextTurn(work)
    else work()
  }

  /** The run is over. */
  end(): void {
    this.#ready = []
  }

  get #isLong(): boolean {
    return performance.now() - this.#turnAt >= LONG_TURN
  }

  #resumeAll(): void {
    this.#isResuming = true
    for (let next = this.#ready.shift(); next !== undefined; next = this.#ready.shift()) {
      this.#resume(next)
      if (this.#ready.length > 0 && this.#isLong) return this.nextTurn(() => this.#resumeAll())
    }
    this.#isResuming = false
  }
}
