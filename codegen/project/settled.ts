import type { Stamp } from '../files/index.js'

/** Two seconds are the coarsest of the common file systems. */
const COARSEST_CLOCK_MS = 2_500

/**
 * Whether a file that is read now can be known by its identity from now on: its times are older than what the coarsest
 * clock tells apart, so that every later change gives it others.
 */
export const isSettled = ({ changed }: Stamp, now = Date.now()): boolean =>
  changed < BigInt(now - COARSEST_CLOCK_MS) * 1_000_000n
