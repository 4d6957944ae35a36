import type { CallTime } from '../contract.js'
import { Stretch } from '../limits/stretch.js'
import type { ThreadClock } from '../limits/thread-clock.js'

/** The time that the host computes for one run, in milliseconds. Its thread adds it to the CPU time of the run. */
export class HostTime {
  readonly #stretch: Stretch
  #ms = 0
  #isCounting = false

  constructor(clock: ThreadClock) {
    this.#stretch = new Stretch(clock)
  }

  /** Counts the time of `work`, which may call this again. */
  during<T>(work: () => T): T {
    if (this.#isCounting) return work()
    this.#isCounting = true
    this.#stretch.begin()
    try {
      return work()
    } finally {
      this.#isCounting = false
      this.#ms += this.#stretch.count()
    }
  }

  /** Counts the time of `ask` until it says that it has asked. If it never says so, all of it is a handler's own. */
  asking<T>(ask: (time: CallTime) => T): T {
    this.#stretch.begin()
    let isOpen = true
    const asked = (): void => {
      if (isOpen) this.#ms += this.#stretch.count()
      isOpen = false
    }
    try {
      return ask({ asked, charge: (ms) => (this.#ms += ms) })
    } finally {
      isOpen = false
    }
  }

  /** The time counted since the last call of this. */
  take(): number {
    if (this.#isCounting) {
      this.#ms += this.#stretch.count()
      this.#stretch.begin()
    }
    const ms = this.#ms
    this.#ms = 0
    return ms
  }
}
