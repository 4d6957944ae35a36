import { doNotWaitFor } from '#platform/event-loop.js'
import type { Vm, VmRun, VmRunOptions } from '../contract.js'
import { refusedRun } from '../refusals.js'

/** When a machine is opened that no run has asked for yet, in milliseconds: a program that begins has more to do. */
const SOON = 300

/**
 * A machine that is loaded and opened soon, and by the first run at the latest. A run rejects if it cannot be opened.
 */
export class LaterVm implements Vm {
  readonly #open: () => Promise<Vm>
  #opened: Promise<Vm> | undefined
  #closed = false

  constructor(open: () => Promise<Vm>) {
    this.#open = open
    const timer = setTimeout(() => {
      // The run that needs it reports what is wrong.
      if (!this.#closed) this.#vm().catch(() => {})
    }, SOON)
    doNotWaitFor(timer)
  }

  async run(source: string, options: VmRunOptions): Promise<VmRun> {
    if (this.#closed) return refusedRun('closed', 'The runtime is closed')
    return (await this.#vm()).run(source, options)
  }

  async close(): Promise<void> {
    this.#closed = true
    const vm = await this.#opened?.catch(() => undefined)
    await vm?.close()
  }

  #vm(): Promise<Vm> {
    return (this.#opened ??= this.#open())
  }
}
