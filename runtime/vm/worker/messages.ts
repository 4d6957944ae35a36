import type { VmAnswer, VmLimits, VmNamespace, VmRun } from '../contract.js'
import type { More, Part } from './parcels.js'

/** The first message to a thread. */
export interface Opening {
  readonly type: 'open'
  readonly namespaces: readonly VmNamespace[]
  readonly limits: VmLimits
}

/** Milliseconds that the host computed for the run since its last report. */
export interface Spent {
  readonly spent: number
}

/** Why a call has no answer. */
export type Failure = Omit<Extract<VmAnswer, { ok: false }>, 'ok'>

/**
 * `json` is the answer as JSON text, or `parcel` holds it; both are absent if there is no value. `failure` says why
 * there is no answer.
 */
export interface Answer {
  readonly type: 'answer'
  readonly run: number
  readonly call: number
  readonly json?: string
  readonly parcel?: number
  readonly failure?: Failure
}

/** From the host to the worker. */
export type ToWorker =
  | Opening
  | {
      readonly type: 'run'
      readonly run: number
      readonly source: string
      readonly chunkName: string
      readonly session?: string
    }
  | (Answer & Spent)
  | (Part & Spent)
  | (More & Spent)
  /** The clock of a run stops or goes on. */
  | { readonly type: 'hold'; readonly run: number; readonly held: boolean }
  | { readonly type: 'cancel'; readonly run: number }
  | { readonly type: 'ping' }

/** From the worker to the host. */
export type FromWorker =
  | { readonly type: 'ready'; readonly thread: string | undefined }
  | {
      readonly type: 'call'
      readonly run: number
      readonly call: number
      readonly id: string
      readonly namespace: string
      readonly function: string
      readonly account: string
      readonly args: unknown
      /** What the run has printed since the last time. */
      readonly printed: string
      readonly line: number | undefined
      readonly parcel?: number
    }
  | { readonly type: 'done'; readonly run: number; readonly result: VmRun; readonly parcel?: number }
  | Part
  | More
  /** The thread is alive; what its runs have printed since the last time. */
  | { readonly type: 'pong'; readonly printed: readonly Printed[] }

export interface Printed {
  readonly run: number
  readonly text: string
}
