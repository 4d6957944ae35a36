/** What threads that share work exchange. */
import type { CacheOrigin } from './cache.js'
import type { Job, Made } from './make.js'
import type { OverlayFiles } from './spec-folder.js'

/** Jobs for several threads. Plain data, but for the counter that all of them see. */
export interface Shift {
  readonly jobs: readonly Job[]
  readonly overlays: readonly OverlayFiles[]
  /** Where results are remembered; undefined if nowhere. */
  readonly cache: CacheOrigin | undefined
  /** The documents themselves are wanted back, as `packDocument` packs them. */
  readonly keep: boolean
  /** The number of the next job that is still free. */
  readonly next: Int32Array
}

/** A thread's answer about a job: its result, or nothing if the job failed. */
export interface Done {
  readonly index: number
  readonly made?: Omit<Made, 'document'>
  readonly document?: unknown
}

/** Takes the next job: its number, or one beyond the last. */
export const claim = (next: Int32Array): number => Atomics.add(next, 0, 1)
