import { nearest } from '../../validation/nearest.js'
import type { VmLimits } from '../contract.js'

const DEFAULT_LIMITS: VmLimits = {
  cpuMs: 5_000,
  wallMs: 60_000,
  memoryBytes: 64 * 1024 * 1024,
  outputBytes: 1024 * 1024,
  calls: 1_000,
  sourceBytes: 256 * 1024,
}

/** The number of scripts that may each use all of `memoryBytes` at the same time in one thread. */
export const FULL_RUNS = 3

/** Longest string of a script, in bytes; less if the memory limit is small. */
const LONGEST_STRING = 8 * 1024 * 1024

export const longestString = (limits: VmLimits): number =>
  Math.min(LONGEST_STRING, Math.max(4096, Math.floor(limits.memoryBytes / 2)))

const RANGES: { readonly [name in keyof VmLimits]: readonly [least: number, most: number] } = {
  cpuMs: [1, 86_400_000],
  wallMs: [1, 86_400_000],
  memoryBytes: [1024 * 1024, 4 * 1024 * 1024 * 1024],
  outputBytes: [0, 1024 * 1024 * 1024],
  calls: [0, Number.MAX_SAFE_INTEGER],
  sourceBytes: [0, 64 * 1024 * 1024],
}

/**
 * The limits with their defaults.
 *
 * Throws a TypeError that names an unknown limit, with the nearest right name, and a RangeError for a value out of
 * range.
 */
export function completeLimits(limits: Partial<VmLimits> = {}): VmLimits {
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(RANGES, name)) throw new TypeError(unknown(name))
    if (value !== undefined) checkRange(name as keyof VmLimits, value)
  }
  const given = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
  return { ...DEFAULT_LIMITS, ...given }
}

function unknown(name: string): string {
  const near = nearest(name, Object.keys(RANGES))
  const hint = near === undefined ? `Limits: ${Object.keys(RANGES).join(', ')}` : `Did you mean: ${near}`
  return `Unknown limit "${name}". ${hint}`
}

function checkRange(name: keyof VmLimits, value: number): void {
  const [least, most] = RANGES[name]
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return
  throw new RangeError(`limits.${name}: expected a whole number from ${least} to ${most}, got ${String(value)}`)
}

/** A size for messages: `32 MB`. */
export const inMegabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`
