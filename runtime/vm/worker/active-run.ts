/** A run as the host sees it while a thread works on it. */
import type { RunErrorKind, VmCall, VmRun, VmRunOptions } from '../contract.js'
import { refusedRun } from '../refusals.js'
import type { HostTime } from './host-time.js'
import type { FromWorker } from './messages.js'
import type { Names } from './names.js'
import type { Inbox } from './parcels.js'

export interface ActiveRun {
  readonly options: VmRunOptions
  readonly controller: AbortController
  readonly finish: (run: VmRun) => void
  /** What the script is known to have printed, in case the thread ends before the run. */
  printed: string
  /** Calls that have no answer yet. */
  open: number
  holds: number
  /** The time that the host computes for it. */
  readonly time: HostTime
  /** Arguments and results that arrive in parts. */
  readonly inbox: Inbox
  /** Long answers, sent one after the other: an answer on its way takes memory. */
  readonly long: { readonly call: number; readonly value: unknown; readonly names: Names }[]
  /** Calls that wait until the long answers have arrived. */
  readonly held: Call[]
}

export type Call = FromWorker & { readonly type: 'call' }

/** The result of a run whose thread does not report how it ended. */
export const lostRun = ({ printed }: ActiveRun, kind: RunErrorKind, message: string): VmRun => ({
  ...refusedRun(kind, message),
  output: printed,
})

export function madeCall({ id, namespace, function: name, account, args, line, parcel }: Call, inbox: Inbox): VmCall {
  const plain = parcel === undefined ? bare(args) : inbox.take(parcel)
  return line === undefined
    ? { id, namespace, function: name, account, args: plain }
    : { id, namespace, function: name, account, args: plain, line }
}

/** The same data in objects without a prototype, as the contract requires: cloning gives them one. */
function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(bare)
  const copy = Object.create(null) as { [name: string]: unknown }
  for (const name of Object.keys(value)) copy[name] = bare((value as { readonly [name: string]: unknown })[name])
  return copy
}
