import { createDocs, type Docs } from './agent-docs.js'
import { defined } from './defined.js'
import type { NamespaceDefinition } from './definition.js'
import { MoonbindError } from './errors.js'
import { type LargeIntegers, readLargeIntegers } from './integers.js'
import { type Connection, connection } from './integration.js'
import type { Finding } from './lint/index.js'
import { checkOptions, checkSignal, kindOf } from './options.js'
import type { PolicySurface } from './policy/check.js'
import { type Approve, gateOfRun, openGate } from './policy/gate.js'
import { readApproveMs } from './policy/limit.js'
import type { Policy } from './policy/policy.js'
import type { CallRecord, OnCall } from './record/record.js'
import { Redactor } from './record/redact.js'
import { refuseWrong } from './refuse-wrong.js'
import { type ScriptError, ScriptRun } from './script-run.js'
import type { VmLimits, VmNamespace, VmUsage } from './vm/contract.js'
import { createVm } from './vm/index.js'

/** What the function of a generated namespace returns. */
export interface Connected {
  readonly [connection]: Connection
}

export interface RuntimeOptions {
  readonly integrations: readonly Connected[]
  /** What one run may use. Limits that are not given have their defaults. */
  readonly limits?: Partial<RuntimeLimits>
  /**
   * Where scripts run: in a worker thread without environment and credentials, which can be ended at any time
   * (`worker`, the default; a Web Worker in browsers), or in the caller's thread under the same limits (`inline`).
   */
  readonly isolation?: 'inline' | 'worker'
  /**
   * How an integer beyond 2^53 - 1, which no JavaScript number holds exactly, stands in `values` and `calls` of a run:
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
  /** Hears of every call of every run, when it begins and when it ends. */
  readonly onCall?: OnCall
}

/** What one run may use. */
export interface RuntimeLimits extends VmLimits {
  /** How long `approve` may take for one call, in milliseconds. Counts to no other limit. */
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

/**
 * A runtime for connected integrations.
 *
 * @throws {MoonbindError} for options that are unknown or do not fit together.
 * @throws {TypeError | RangeError} for a limit or an isolation that is unknown or out of range.
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  checkOptions('createRuntime', options, [
    'integrations',
    'limits',
    'isolation',
    'largeIntegers',
    'policy',
    'approve',
    'trustInferred',
    'onCall',
  ])
  const largeIntegers = readLargeIntegers('createRuntime', options.largeIntegers)
  checkOnCall('createRuntime', options.onCall)
  const { approveMs, limits } = readApproveMs(options.limits)
  const connections = readConnections(options.integrations)
  const namespaces = [...connections.values()].map(asNamespace)
  const surfaces = [...connections.values()].map(surfaceOf)
  const gate = openGate('createRuntime', { ...options, approveMs }, surfaces)
  const redactor = new Redactor(largeIntegers)
  for (const { keys } of connections.values()) for (const key of keys) redactor.add(key)
  const vm = await createVm(namespaces, {
    isolation: options.isolation ?? 'worker',
    ...(limits && { limits }),
  })
  let closed = false
  const busy = new Set<string>()
  return {
    docs: createDocs(namespaces),
    namespaces: [...connections.values()].map(({ definition }) => definition),
    guarded: gate !== undefined,
    async run(source, runOptions = {}) {
      checkOptions('run', runOptions, ['signal', 'chunkName', 'session', 'onCall', 'approve', 'readOnly', 'check'])
      const { signal, chunkName = 'script', session, onCall, check } = runOptions
      checkDecisions(runOptions)
      checkSource(source, chunkName)
      checkSignal('run', signal)
      checkOnCall('run', onCall)
      if (closed) throw new MoonbindError('closed', 'the runtime is closed: create another one')
      const refused = check === true ? await refuseWrong(source, chunkName, options.integrations) : undefined
      if (refused) return refused
      const own = gateOfRun(gate, runOptions, approveMs)
      const run = new ScriptRun({ vm, connections, gate: own, redactor, largeIntegers }, both(options.onCall, onCall))
      checkSession(session, busy)
      if (session !== undefined) busy.add(session)
      return run.run(source, { chunkName, session, signal }).finally(() => busy.delete(session ?? ''))
    },
    async close() {
      closed = true
      await vm.close()
    },
  }
}

/** What a policy can be about. Accounts are those that are configured. */
const surfaceOf = ({ definition: { namespace, functions }, accounts }: Connection): PolicySurface => ({
  namespace,
  functions,
  accounts,
})

function both(first: OnCall | undefined, second: OnCall | undefined): OnCall | undefined {
  if (!first || !second) return first ?? second
  return (event) => {
    try {
      first(event)
    } finally {
      second(event)
    }
  }
}

function checkDecisions({ approve, readOnly, check }: RunOptions): void {
  if (approve !== undefined && typeof approve !== 'function')
    throw invalidOptions(`run: expected "approve" to be a function, got ${kindOf(approve)}`)
  if (readOnly !== undefined && typeof readOnly !== 'boolean')
    throw invalidOptions(`run: expected "readOnly" to be true or false, got ${kindOf(readOnly)}`)
  if (check !== undefined && typeof check !== 'boolean')
    throw invalidOptions(`run: expected "check" to be true or false, got ${kindOf(check)}`)
}

function checkOnCall(what: string, onCall: unknown): void {
  if (onCall === undefined || typeof onCall === 'function') return
  throw invalidOptions(`${what}: expected "onCall" to be a function, got ${kindOf(onCall)}`)
}

function checkSession(session: unknown, busy: ReadonlySet<string>): void {
  if (session === undefined) return
  if (typeof session !== 'string' || session === '')
    throw invalidOptions(`run: expected "session" to be a name, got ${session === '' ? '""' : kindOf(session)}`)
  if (busy.has(session))
    throw new MoonbindError('busy', `the session ${JSON.stringify(session)} runs a script: wait until it has ended`)
}

function checkSource(source: unknown, chunkName: unknown): void {
  if (typeof source !== 'string') throw invalidOptions(`run: expected Lua source as a string, got ${kindOf(source)}`)
  if (chunkName === undefined || typeof chunkName === 'string') return
  throw invalidOptions(`run: expected "chunkName" to be a string, got ${kindOf(chunkName)}`)
}

const invalidOptions = (problem: string): MoonbindError => new MoonbindError('invalid_options', problem)

function readConnections(integrations: readonly Connected[]): Map<string, Connection> {
  if (!Array.isArray(integrations)) throw invalidOptions('createRuntime: expected "integrations" to be a list')
  const connections = new Map<string, Connection>()
  for (const integration of integrations as readonly (Connected | undefined)[]) {
    const connected = integration?.[connection]
    if (!connected) {
      throw invalidOptions(
        `createRuntime: expected connected integrations, such as \`namespace({ handlers })\` makes them, got ${kindOf(integration)}`,
      )
    }
    const { namespace } = connected.definition
    if (connections.has(namespace)) throw invalidOptions(`createRuntime: two integrations are called ${namespace}`)
    connections.set(namespace, connected)
  }
  return connections
}

function asNamespace({ definition, accounts, pages }: Connection): VmNamespace {
  return {
    namespace: definition.namespace,
    title: definition.title,
    accounts,
    docs: { page: definition.docs.page, functions: definition.docs.functions },
    ...(definition.calls && { calls: definition.calls }),
    functions: definition.functions.map(({ name, aliases, summary, effect, open, parameters }) => ({
      name,
      summary,
      ...defined({ aliases, effect, open, pages: pages.get(name) }),
      parameters: parameters.map(({ name: parameter, required, schema }) => ({ name: parameter, required, schema })),
    })),
  }
}
