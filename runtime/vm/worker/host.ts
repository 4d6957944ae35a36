import { doNotWaitFor } from '#platform/event-loop.js'
import type { Vm, VmLimits, VmNamespace, VmRun, VmRunOptions } from '../contract.js'
import { refusedRun, tooLong } from '../refusals.js'
import { ThreadHandle } from './thread-handle.js'

/** When the second thread is started, in milliseconds: not while the first script waits for the first one. */
const SPARE_AFTER = 100

/**
 * The machine in a worker thread, with a second one warm: when a thread has to be ended, the next run begins at once.
 */
export class WorkerVm implements Vm {
  readonly #namespaces: readonly VmNamespace[]
  readonly #limits: VmLimits
  #active: ThreadHandle
  #spare: ThreadHandle | undefined
  #closed = false

  private constructor(namespaces: readonly VmNamespace[], limits: VmLimits) {
    this.#namespaces = namespaces
    this.#limits = limits
    this.#active = this.#thread()
  }

  /** Rejects if no worker can start. */
  static async open(namespaces: readonly VmNamespace[], limits: VmLimits): Promise<WorkerVm> {
    const vm = new WorkerVm(namespaces, limits)
    await vm.#active.opened()
    vm.#warmSoon()
    return vm
  }

  run(source: string, options: VmRunOptions): Promise<VmRun> {
    if (this.#closed) return Promise.resolve(refusedRun('closed', 'The runtime is closed'))
    if (options.signal?.aborted === true) return Promise.resolve(refusedRun('aborted', 'The run was aborted'))
    const refusal = tooLong(source, this.#limits)
    if (refusal !== undefined) return Promise.resolve(refusedRun('source', refusal))
    return this.#living().run(source, options)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.all([
      this.#active.end('closed', 'The runtime was closed'),
      this.#spare?.end('closed', 'The runtime was closed'),
    ])
  }

  /** The thread for the next run: the warm one if the last has ended. */
  #living(): ThreadHandle {
    if (!this.#active.dead) return this.#active
    this.#active = this.#spare !== undefined && !this.#spare.dead ? this.#spare : this.#thread()
    this.#spare = undefined
    this.#warmSoon()
    return this.#active
  }

  #warmSoon(): void {
    const timer = setTimeout(() => {
      if (!this.#closed) this.#spare ??= this.#thread()
    }, SPARE_AFTER)
    doNotWaitFor(timer)
  }

  #thread(): ThreadHandle {
    return new ThreadHandle({ namespaces: this.#namespaces, limits: this.#limits })
  }
}
