import type { Vm, VmNamespace, VmOptions } from './contract.js'
import { InlineVm } from './inline.js'
import { completeLimits } from './limits.js'

/**
 * A machine that runs Lua against the given namespaces. Each run has a state of its own.
 *
 * Throws a TypeError for an unknown limit and a RangeError for one out of range.
 */
export async function createVm(namespaces: readonly VmNamespace[], options: VmOptions = {}): Promise<Vm> {
  const limits = completeLimits(options.limits)
  return new InlineVm(namespaces, limits)
}
