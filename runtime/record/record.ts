/** What is known about one call: for the log of a run, for events and for approvals. */
import type { EffectKind } from '../effect.js'

/** A call that has begun. Secrets are removed from it. */
export interface StartedCall {
  /**
   * Its place in the script, the same in every run that takes the same path: `3` is the third step, `4/1.2` the second
   * step of the first branch of the `parallel` that is the fourth step.
   */
  readonly id: string
  /** `app.integrations.telnyx.work.send_sms` */
  readonly path: string
  readonly namespace: string
  readonly function: string
  readonly account: string
  readonly effect: EffectKind
  /** What was passed, before validation. */
  readonly args: unknown
  /** Line of the script, counted from 1, if known. */
  readonly line?: number
  /** ISO 8601, in UTC. */
  readonly startedAt: string
}

/**
 * How a call ended.
 *
 * - `ok`: it was answered.
 * - `error`: it was refused, by moonbind before anything was sent or by the API.
 * - `denied`: the policy, or the person who was asked, did not allow it, or not yet. Nothing was sent.
 * - `unknown`: it may have reached the API, and no answer came.
 */
export type CallState = 'ok' | 'error' | 'denied' | 'unknown'

/** A call that is over. */
export interface CallRecord extends StartedCall {
  /**
   * From its beginning until its answer or the end of the run, in milliseconds; waiting for an approval is included.
   */
  readonly ms: number
  readonly state: CallState
  /** Status of the last answer over HTTP. */
  readonly status?: number
  /** The API's id of the request, from the headers of its answer. */
  readonly requestId?: string
  /** Calling again may succeed and cannot do anything twice. False for a call that succeeded. */
  readonly retryable: boolean
  /** How often it was sent; 0 if never. */
  readonly attempts: number
  /** The message that the caller got; absent if `ok`. */
  readonly error?: string
}

/** One step of a call while a script runs. */
export type CallEvent =
  | { readonly type: 'start'; readonly call: StartedCall }
  | { readonly type: 'end'; readonly call: CallRecord }

/** Called for every call. What it throws is ignored: it only watches and decides nothing. */
export type OnCall = (event: CallEvent) => void
