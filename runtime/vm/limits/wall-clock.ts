/** The time of a run from start to end, less the times in which it is held. */
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

  /** Stops the time until what is answered is called. Holds may overlap. */
  hold(): () => void {
    if (++this.#holds === 1) this.#stop()
    let held = true
    return () => {
      if (!held) return
      held = false
      if (--this.#holds === 0 && !this.#ended) this.start()
    }
  }

  /** Nothing happens any more. */
  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#left = Math.max(0, this.#left - (performance.now() - this.#since))
  }
}
