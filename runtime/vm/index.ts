import type { Vm, VmNamespace, VmOptions } from './contract.js'
import { completeLimits } from './limits/limits.js'
import { LaterVm } from './run/later.js'

/**
 * A machine that runs Lua against the given namespaces. Each run has a state of its own. Only what the isolation needs
 * is loaded: with a worker, Fengari is loaded there and not here.
 *
 * Rejects with a TypeError for an unknown limit or isolation, with a RangeError for a limit out of range.
 */
export async function createVm(namespaces: readonly VmNamespace[], options: VmOptions = {}): Promise<Vm> {
  const limits = completeLimits(options.limits)
  const { isolation = 'inline', start = 'now' } = options
  switch (isolation) {
    case 'inline':
      return new (await import('./inline.js')).InlineVm(namespaces, limits)
    case 'worker': {
      const open = async () => (await import('./worker/host.js')).WorkerVm.open(namespaces, limits)
      return start === 'soon' ? new LaterVm(open) : open()
    }
    default:
      throw new TypeError(`isolation: expected "inline" or "worker", got ${JSON.stringify(isolation satisfies never)}`)
  }
}
