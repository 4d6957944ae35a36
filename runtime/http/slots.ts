/** A fair queue: at most a certain number at once, first come, first served. */
export class Slots {
  #free: number
  /** In order of arrival. A set keeps the order, and leaving it costs nothing. */
  readonly #waiting = new Set<() => void>()

  constructor(count: number) {
    this.#free = count
  }

  /** Takes a slot if one is free. `leave` gives it back. */
  tryEnter(): boolean {
    if (this.#free === 0) return false
    this.#free--
    return true
  }

  /** Takes a slot as soon as one is free. Rejects with the signal's reason if that is aborted first. */
  enter(signal: AbortSignal): Promise<void> {
    if (this.tryEnter()) return Promise.resolve()
    return new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = (): void => {
        this.#waiting.delete(enter)
        reject(signal.reason)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      this.#waiting.add(enter)
    })
  }

  leave(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#free++
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
