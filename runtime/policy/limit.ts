import type { VmLimits } from '../vm/contract.js'

const DEFAULT_MS = 300_000
const LONGEST_MS = 86_400_000

/**
 * How long one approval may take, and the other limits.
 *
 * @throws {RangeError} for a value out of range.
 */
export function readApproveMs(limits: (Partial<VmLimits> & { readonly approveMs?: number }) | undefined): {
  readonly approveMs: number
  readonly limits: Partial<VmLimits> | undefined
} {
  if (typeof limits !== 'object' || limits === null) return { approveMs: DEFAULT_MS, limits }
  const { approveMs = DEFAULT_MS, ...others } = limits
  if (!Number.isSafeInteger(approveMs) || approveMs < 1 || approveMs > LONGEST_MS)
    throw new RangeError(`limits.approveMs: expected a whole number from 1 to ${LONGEST_MS}, got ${String(approveMs)}`)
  return { approveMs, limits: others }
}
