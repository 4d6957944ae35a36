import { counted, failedAnswer, isPromise } from '../answers.js'
import type { Hold, VmAnswer, VmCall, VmRunOptions } from '../contract.js'
import type { Guard } from '../limits/guard.js'
import { inMegabytes } from '../limits/limits.js'
import { InFlight } from './in-flight.js'

/** The calls that a run makes of its host. Each call is counted, and a limit ends the run before anything is sent. */
export class HostCalls {
  readonly #guard: Guard
  readonly #options: VmRunOptions
  readonly inFlight: InFlight
  /** Made with the first call. */
  #controller: AbortController | undefined
  /** Shared with answers that may outlive the run. */
  readonly #open = { calls: 0 }
  #over = false
  #made = 0
  #sent = 0

  readonly #hold: Hold

  constructor(guard: Guard, options: VmRunOptions, hold: Hold) {
    this.#guard = guard
    this.#hold = hold
    this.#options = options
    this.inFlight = new InFlight(guard.limits.memoryBytes)
  }

  /** The number of calls made. */
  get made(): number {
    return this.#made
  }

  /**
   * Arguments leave the state, but the host may keep them until the run ends: together they have the limit of its
   * memory.
   */
  spend(bytes: number): void {
    const { memoryBytes } = this.#guard.limits
    this.#sent += bytes
    if (this.#sent <= memoryBytes) return
    this.#guard.stop('memory', `Memory limit of ${inMegabytes(memoryBytes)} exceeded by the arguments of all calls`)
  }

  make(call: VmCall): VmAnswer | Promise<VmAnswer> {
    const { calls } = this.#guard.limits
    if (this.#made >= calls) this.#guard.stop('calls', `Limit of ${calls} calls exceeded`)
    this.#made++
    return this.#guard.asking(() => this.#ask(call))
  }

  /** Ends the calls that are still under way when the run is over. */
  end(): void {
    this.#over = true
    if (this.#open.calls > 0) this.#controller?.abort()
  }

  #ask(call: VmCall): VmAnswer | Promise<VmAnswer> {
    const controller = (this.#controller ??= new AbortController())
    try {
      const answer = this.#options.host.call(call, controller.signal, this.#hold, this.#guard)
      // The host itself may have ended the run while it was called.
      if (this.#over) controller.abort()
      return isPromise(answer) ? counted(answer, this.#open) : answer
    } catch (thrown) {
      return failedAnswer(thrown)
    }
  }
}
