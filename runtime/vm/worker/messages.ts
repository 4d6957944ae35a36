import type { VmAnswer, VmLimits, VmNamespace, VmRun } from '../contract.js'
import type { Tokens } from './parcel.js'

/** What a thread is told first. */
export interface Opening {
  readonly type: 'open'
  readonly namespaces: readonly VmNamespace[]
  readonly limits: VmLimits
}

/** Why a call has no answer. */
export type Failure = Omit<Extract<VmAnswer, { ok: false }>, 'ok'>

/** From the host to the worker. */
export type ToWorker =
  | Opening
  | { readonly type: 'run'; readonly run: number; readonly source: string; readonly chunkName: string }
  /**
   * `json` is the answer as JSON text, absent if there is no value; or `failure` says why there is no answer; or `size`
   * is the length of a text that is too long for the memory of any run, and therefore not sent.
   */
  | {
      readonly type: 'answer'
      readonly run: number
      readonly call: number
      readonly json?: string
      readonly failure?: Failure
      readonly size?: number
    }
  /** The beginning of the JSON text of an answer that is long; the answer itself has the end. */
  | { readonly type: 'piece'; readonly run: number; readonly call: number; readonly json: string }
  /** The next part of a parcel may come, if it is still wanted. */
  | { readonly type: 'more'; readonly parcel: number; readonly wanted: boolean }
  | { readonly type: 'cancel'; readonly run: number }
  | { readonly type: 'ping' }

/** From the worker to the host. */
export type FromWorker =
  | { readonly type: 'ready' }
  | {
      readonly type: 'call'
      readonly run: number
      readonly call: number
      readonly namespace: string
      readonly function: string
      readonly account: string
      readonly args: unknown
      readonly line?: number
      readonly parcel?: number
    }
  | { readonly type: 'done'; readonly run: number; readonly result: VmRun; readonly parcel?: number }
  /** A part of long arguments or of a long result, which come with the message that names the parcel. */
  | { readonly type: 'part'; readonly run: number; readonly parcel: number; readonly tokens: Tokens }
  | { readonly type: 'pong' }
