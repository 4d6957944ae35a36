/** The types of a runtime and its options, apart from the code that makes one, which loads much more. */

import type { NamespaceDefinition } from '../definition.js'
import type { Docs } from '../docs/agent-docs.js'
import type { Connection, connection } from '../integration.js'
import type { Finding } from '../lint/index.js'
import type { Approve } from '../policy/gate.js'
import type { Policy } from '../policy/policy.js'
import type { CallRecord, OnCall } from '../record/record.js'
import type { LargeIntegers } from '../validation/integers.js'
import type { VmLimits, VmUsage } from '../vm/contract.js'
import type { ScriptError } from './script-run.js'

/** What the function of a generated namespace returns. */
export interface Connected {
  readonly [connection]: Connection
}

export interface RuntimeOptions {
  readonly integrations: readonly Connected[]
  /** What one run may use. Absent limits have their defaults. */
  readonly limits?: Partial<RuntimeLimits>
  /**
   * Where scripts run: in a worker thread without environment and credentials, which can be ended at any time
   * (`worker`, the default; a Web Worker in browsers), or in the caller's thread under the same limits (`inline`).
   */
  readonly isolation?: 'inline' | 'worker'
  /**
   * How an integer beyond 2^53 - 1, which no JavaScript number holds exactly, appears in `values` and `calls` of a run:
   * `text` (the default) as its digits, `bigint` as a BigInt.
   */
  readonly largeIntegers?: LargeIntegers
  /**
   * Which calls of scripts are sent, asked about or denied. With a policy or an `approve`, and no rule about a call:
   * reads are sent, everything else is asked about. Without both, everything is sent.
   */
  readonly policy?: Policy
  /** Decides about calls that are asked about. Without it they are denied. */
  readonly approve?: Approve
  /**
   * Whether a read that is only guessed from the name of its function counts as a read; by default it counts as a
   * write.
   */
  readonly trustInferred?: boolean
  /** Receives every call of every run, when it begins and when it ends. */
  readonly onCall?: OnCall
}

/** What one run may use. */
export interface RuntimeLimits extends VmLimits {
  /** How long `approve` may take for one call, in milliseconds. Counts for no other limit. */
  readonly approveMs: number
}

export interface RunOptions {
  /** Ends the run at once; nothing is sent afterwards. */
  readonly signal?: AbortSignal
  /** What messages call the script: `script:3: …`. */
  readonly chunkName?: string
  /**
   * Runs that name the same session have the same globals, one after the other: what a script assigns, the next one
   * finds. It begins anew if its thread has to be ended, and ends with the runtime.
   */
  readonly session?: string
  /** Hears of every call of this run. */
  readonly onCall?: OnCall
  /** Decides about calls of this run that are asked about, in place of the runtime's. */
  readonly approve?: Approve
  /** Denies every call of this run that does more than read. */
  readonly readOnly?: boolean
  /**
   * Check the script before it runs: one that cannot do what it says makes no call at all. It ends with an error of
   * kind `check` and its findings. `false` by default: a script that catches an error on purpose runs.
   */
  readonly check?: boolean
}

/** The outcome of a script. */
export interface Run {
  readonly ok: boolean
  /** `paused`: a call waits for an approval that comes later; `error.call` is that call. */
  readonly status: 'completed' | 'failed' | 'paused'
  /** What print wrote. Kept when the script fails. */
  readonly output: string
  /** What the chunk returned. */
  readonly values: readonly unknown[]
  /** In the order of the script. */
  readonly calls: readonly CallRecord[]
  /** Why it failed; absent if `ok`. */
  readonly error?: ScriptError
  /** What the check before the first call found, warnings included; absent if it found no error. */
  readonly findings?: readonly Finding[]
  /** How much of the limits it used. */
  readonly usage: VmUsage
}

/** Runs Lua against connected integrations. */
export interface Runtime {
  /** What scripts have as `docs`: the same pages, hits and errors. */
  readonly docs: Docs
  /** What is connected, as generated code describes it. */
  readonly namespaces: readonly NamespaceDefinition[]
  /** Whether a policy, or an `approve`, decides about calls. */
  readonly guarded: boolean
  /**
   * Runs one script in a state of its own. Never rejects for what the script does.
   *
   * @throws {MoonbindError} `closed` after `close()`.
   */
  run(source: string, options?: RunOptions): Promise<Run>
  /** Ends what is running and frees everything. Further calls do nothing. */
  close(): Promise<void>
}
