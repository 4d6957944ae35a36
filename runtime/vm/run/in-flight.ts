import { soon } from '#platform/event-loop.js'

/** How many calls of a run are under way at once while the length of their answers is unknown. */
const MOST = 16

/**
 * The calls of a run that are under way: they were made, and their answers are not converted yet. What a handler
 * answers takes memory before anybody can weigh it. So only some calls are made at once, and the longer the answers
 * were, the fewer: together they take about a quarter of the run's memory. Further calls wait.
 */
export class InFlight {
  readonly #room: number
  readonly #waiting: (() => void)[] = []
  #open = 0
  #most = MOST

  constructor(memoryBytes: number) {
    this.#room = memoryBytes / 4
  }

  /** Takes a place for a call that is made now. False if there is none: `wait` for one. */
  begin(): boolean {
    if (this.#open >= this.#most) return false
    this.#open++
    return true
  }

  /** An answer was converted to values of so many bytes. */
  end(weight: number): void {
    this.#open--
    if (weight * this.#most > this.#room) this.#most = Math.max(1, Math.floor(this.#room / weight))
    this.#next()
  }

  /** Calls `go`, which makes a call, when there is a place for it. The oldest goes first. */
  wait(go: () => void): void {
    this.#waiting.push(go)
  }

  /** The place is taken at once: whoever has just got an answer must not come before those that wait. */
  #next(): void {
    if (this.#waiting.length > 0 && this.begin()) soon(this.#waiting.shift()!)
  }
}
