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

  /** Whether a call can be made now. */
  get hasRoom(): boolean {
    return this.#open < this.#most
  }

  begin(): void {
    this.#open++
  }

  /** An answer was converted to values of so many bytes. */
  end(weight: number): void {
    this.#open--
    if (weight * this.#most > this.#room) this.#most = Math.max(1, Math.floor(this.#room / weight))
    this.#next()
  }

  /** Calls `go`, which makes a call, when there is room. The oldest goes first. */
  wait(go: () => void): void {
    this.#waiting.push(go)
  }

  #next(): void {
    if (!this.hasRoom) return
    const go = this.#waiting.shift()
    if (go !== undefined) soon(go)
  }
}
