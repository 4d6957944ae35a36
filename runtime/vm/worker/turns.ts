import { soon } from '#platform/event-loop.js'

/** How long the host may work for scripts before it does something else, in milliseconds. */
const SLICE = 8
/** Work of less than this, in milliseconds, does not ask for a turn: short calls come by the thousand. */
const LITTLE = 0.5

/**
 * Does pieces of work in order, at once if there is time, and no more in one turn of the event loop than fits into a
 * slice.
 */
export class Turns {
  readonly #waiting: (() => void)[] = []
  /** Milliseconds worked since the last requested turn. */
  #worked = 0
  #asked = false

  do(work: () => void): void {
    if (this.#waiting.length > 0 || this.#worked >= SLICE) this.#waiting.push(work)
    else this.#work(work)
  }

  /** The same, ahead of all work that waits. */
  doFirst(work: () => void): void {
    if (this.#worked >= SLICE) this.#waiting.unshift(work)
    else this.#work(work)
  }

  #work(work: () => void): void {
    const began = performance.now()
    try {
      work()
    } finally {
      this.#worked += performance.now() - began
      if (this.#worked >= LITTLE) this.#ask()
    }
  }

  #ask(): void {
    if (this.#asked) return
    this.#asked = true
    soon(() => this.#next())
  }

  #next(): void {
    this.#asked = false
    this.#worked = 0
    try {
      while (this.#waiting.length > 0 && this.#worked < SLICE) this.#work(this.#waiting.shift()!)
    } finally {
      if (this.#waiting.length > 0) this.#ask()
    }
  }
}
