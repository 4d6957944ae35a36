/** The time of a run from start to end, without the times in which it is stopped. */
export class WallClock {
  readonly #over: () => void
  #left: number
  #since = 0
  #holds = 0
  #ended = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `over` is called once, when `ms` have passed. */
  constructor(ms: number, over: () => void) {
    this.#left = ms
    this.#over = over
  }

  start(): void {
    this.#since = performance.now()
    this.#timer = setTimeout(this.#over, this.#left)
  }

  /** Stops the clock until the returned function is called. Stops may overlap. */
  hold(): () => void {
    if (++this.#holds === 1) this.#stop()
    let held = true
    return () => {
      if (!held) return
      held = false
      if (--this.#holds === 0 && !this.#ended) this.start()
    }
  }

  /** Ends the clock: `over` is no longer called. */
  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#left = Math.max(0, this.#left - (performance.now() - this.#since))
  }
}
