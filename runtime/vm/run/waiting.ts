import type { LuaState } from '../fengari.js'

/**
 * Why a thread gave control back: it wants a turn of the event loop, an answer of the host, or other threads to end.
 */
export interface Waiting {
  /** Set by the run while it waits: what to do when the wait is over. */
  go?: () => void
  /** Set with it: the same for an answer of the host, of which many may come in one turn of the event loop. */
  answered?: () => void
}

/** A thread that the run drives itself: the script, or a branch of `parallel`. */
export interface Driven {
  readonly L: LuaState
  readonly ended: (failed: boolean) => void
}
