/** The one interface between the rest of the runtime and the Lua virtual machine. */
import type { CallForm } from '../definition.js'
import type { EffectKind } from '../effect.js'
import type { Pages } from '../pages/page-reader.js'
import type { Schema } from '../validation/schema.js'

/** A namespace as scripts see it: plain data, so that it can cross into a worker. */
export interface VmNamespace {
  readonly namespace: string
  readonly title?: string
  readonly functions: readonly VmFunction[]
  /** Named accounts. `default` is always callable and is not listed. */
  readonly accounts: readonly string[]
  /** Globals next to `app` that the documents use, for the default account. */
  readonly calls?: readonly CallForm[]
  readonly docs: { readonly page: string; readonly functions: { readonly [name: string]: string } }
}

export interface VmFunction {
  readonly name: string
  readonly aliases?: readonly string[]
  /** What it is for, in a sentence; search and signatures show it, and the effect. */
  readonly summary?: string
  readonly effect?: { readonly kind: EffectKind }
  /** Accepts parameters that no document names. */
  readonly open?: boolean
  /** Their schemas decide what an empty table means: a list where the schema says array, an object otherwise. */
  readonly parameters: readonly VmParameter[]
  /** How a list of many pages is read on. */
  readonly pages?: Pages
}

export interface VmParameter {
  readonly name: string
  readonly required?: boolean
  readonly schema: Schema
}

/** A call that a script makes. `args` is plain data: null-prototype objects, arrays, scalars, null. */
export interface VmCall {
  /** Its step in the script: `3`, `4/1.2`. */
  readonly id: string
  readonly namespace: string
  /** The function's own name, also when the script used an alias. */
  readonly function: string
  readonly account: string
  readonly args: unknown
  /** Line of the script where the call expression begins, counted from 1, where known. */
  readonly line?: number
}

/**
 * What a call came to. A message becomes a Lua error at the script's line. If that error ends the run, the run fails
 * with the same `kind`.
 */
export type VmAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly kind: CallErrorKind }

/** Time between the two calls counts toward no limit. */
export type Hold = () => () => void

/** What counts toward the CPU limit of a run while its host works on a call. */
export interface CallTime {
  /** What was computed until now counts, and what a handler computes from now on does not. */
  asked(): void
  /** Counts milliseconds that were computed elsewhere. */
  charge(ms: number): void
}

/** The host's side of a run. Never throws, never rejects. */
export interface VmHost {
  /** `hold` stops the clock of the run; the function that it returns starts the clock again. */
  call(call: VmCall, signal: AbortSignal, hold: Hold, time: CallTime): VmAnswer | Promise<VmAnswer>
}

/**
 * Why a run failed.
 *
 * - `syntax`: the script does not compile.
 * - `runtime`: an error of the script itself.
 * - `arguments`, `denied`, `api`, `transport`: the error of a call, which the script did not catch.
 * - `cpu`, `wall`, `memory`, `output`, `calls`, `source`: the limit that ended the run. No script can catch these.
 * - `paused`: a call waits for an approval that comes later. No script can catch it.
 * - `aborted`: the signal of the run. No script can catch it.
 * - `closed`: the runtime was closed.
 * - `internal`: a defect of moonbind.
 */
export type RunErrorKind =
  | 'check'
  | 'syntax'
  | 'runtime'
  | CallErrorKind
  | 'paused'
  | 'aborted'
  | 'closed'
  | 'internal'
  | LimitKind

/**
 * Why a call failed.
 *
 * - `arguments`: the call is not as documented, or the API cannot do it. Nothing was sent.
 * - `denied`: the policy, or the person who was asked, did not allow it. Nothing was sent.
 * - `api`: the API, or the handler in its place, answered with an error or with something that cannot be read.
 * - `transport`: no answer came: no key, no connection, no time left, no handler.
 */
export type CallErrorKind = 'arguments' | 'denied' | 'api' | 'transport'

export type LimitKind = 'cpu' | 'wall' | 'memory' | 'output' | 'calls' | 'source'

/** What one run may use. */
export interface VmLimits {
  /**
   * Time in which the script computes, in milliseconds, and in which its calls, answers and results are checked,
   * converted and moved. What a handler computes is not in it, nor is waiting.
   */
  readonly cpuMs: number
  /** Time from start to end, in milliseconds. */
  readonly wallMs: number
  /** Values that the script keeps alive, in bytes. */
  readonly memoryBytes: number
  /** What print may write, in bytes of UTF-8. */
  readonly outputBytes: number
  /** Calls of the host. */
  readonly calls: number
  /** Length of the source, in bytes of UTF-8. */
  readonly sourceBytes: number
}

export interface VmOptions {
  /** Limits that are not given have their defaults. */
  readonly limits?: Partial<VmLimits>
  /**
   * `inline`: in the caller's thread. `worker`: in a thread without environment and credentials, which can be ended.
   */
  readonly isolation?: 'inline' | 'worker'
  /**
   * When the worker starts. `now` (the default): before the machine is ready, so that creating the machine rejects if
   * no worker can start. `soon`: shortly afterwards, by the first script at the latest.
   */
  readonly start?: 'now' | 'soon'
}

/** Why a run failed. */
export interface RunError {
  readonly kind: RunErrorKind
  /** With chunk name and line in front, as Lua says it. */
  readonly message: string
  /** Line of the script, counted from 1, where known. */
  readonly line?: number
  readonly traceback?: string
}

/** One finished run as the machine sees it. */
export interface VmRun {
  readonly ok: boolean
  /** What print wrote: each call one line, lines ended by `\n`. Kept when the run fails. */
  readonly output: string
  /** What the chunk returned. */
  readonly values: readonly unknown[]
  readonly error?: RunError
  readonly usage: VmUsage
}

export interface VmUsage {
  /** What `limits.cpuMs` counts, in milliseconds. */
  readonly cpuMs: number
  /**
   * Bytes that the script kept alive at the last measurement, plus what it has made since. Never less than it kept
   * alive at its end.
   */
  readonly memoryBytes: number
  readonly calls: number
}

export interface VmRunOptions {
  /** Runs of one session share their globals. */
  readonly session?: string
  /** Shown in messages: `script:3: …`. */
  readonly chunkName: string
  readonly host: VmHost
  readonly signal?: AbortSignal
  /** Hears at once what the script prints. */
  readonly printed?: (text: string) => void
}

export interface Vm {
  run(source: string, options: VmRunOptions): Promise<VmRun>
  close(): Promise<void>
}
