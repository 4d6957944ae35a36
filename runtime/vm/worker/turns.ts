import { soon } from '#platform/event-loop.js'

/** How long the host may work for scripts before it does something else, in milliseconds. */
const SLICE = 8

/**
 * Does pieces of work in order, at once if there is time, and no more in one turn of the event loop than fits into a
 * slice.
 */
export class Turns {
  readonly #waiting: (() => void)[] = []
  /** When the slice of this turn ends; undefined before its first piece. */
  #until: number | undefined

  do(work: () => void): void {
    if (this.#waiting.length > 0 || (this.#until !== undefined && performance.now() >= this.#until)) {
      this.#waiting.push(work)
      return
    }
    this.#begin()
    work()
  }

  #begin(): void {
    if (this.#until !== undefined) return
    this.#until = performance.now() + SLICE
    soon(() => this.#next())
  }

  #next(): void {
    this.#until = undefined
    if (this.#waiting.length === 0) return
    this.#begin()
    while (this.#waiting.length > 0 && performance.now() < this.#until!) this.#waiting.shift()!()
  }
}
