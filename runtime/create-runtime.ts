import { createDocs, type Docs } from './agent-docs.js'
import { callErrorKind } from './call-error-kind.js'
import { CallLog, type CallRecord } from './call-log.js'
import { defined } from './defined.js'
import { MoonbindError, messageOf, ValidationError } from './errors.js'
import { type LargeIntegers, readLargeIntegers, withLargeIntegers } from './integers.js'
import { type Connection, connection } from './integration.js'
import { checkOptions, checkSignal, kindOf } from './options.js'
import type { RunError, Vm, VmAnswer, VmCall, VmLimits, VmNamespace, VmUsage } from './vm/contract.js'
import { createVm } from './vm/index.js'

/** What the function of a generated namespace returns. */
export interface Connected {
  readonly [connection]: Connection
}

export interface RuntimeOptions {
  readonly integrations: readonly Connected[]
  /** What one run may use. Limits that are not given have their defaults. */
  readonly limits?: Partial<VmLimits>
  /**
   * Where scripts run: in a worker thread without environment and credentials, which can be ended at any time (`worker`, the
   * default; a Web Worker in browsers), or in the caller's thread under the same limits (`inline`).
   */
  readonly isolation?: 'inline' | 'worker'
  /**
   * How an integer beyond 2^53 - 1, which no JavaScript number holds exactly, stands in `values` and `calls` of a run: `text`
   * (the default) as its digits, `bigint` as a BigInt.
   */
  readonly largeIntegers?: LargeIntegers
}

export interface RunOptions {
  /** Ends the run at once; nothing is sent afterwards. */
  readonly signal?: AbortSignal
  /** What messages call the script: `script:3: …`. */
  readonly chunkName?: string
}

/** The outcome of a script. */
export interface Run {
  readonly ok: boolean
  /** What print wrote. Kept when the script fails. */
  readonly output: string
  /** What the chunk returned. */
  readonly values: readonly unknown[]
  readonly calls: readonly CallRecord[]
  /** Why it failed; absent if `ok`. */
  readonly error?: RunError
  /** How much of the limits it used. */
  readonly usage: VmUsage
}

/** Runs Lua against connected integrations. */
export interface Runtime {
  /** What scripts have as `docs`: the same pages, hits and errors. */
  readonly docs: Docs
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
  checkOptions('createRuntime', options, ['integrations', 'limits', 'isolation', 'largeIntegers'])
  const largeIntegers = readLargeIntegers('createRuntime', options.largeIntegers)
  const connections = readConnections(options.integrations)
  const namespaces = [...connections.values()].map(asNamespace)
  const vm = await createVm(namespaces, {
    isolation: options.isolation ?? 'worker',
    ...(options.limits && { limits: options.limits }),
  })
  let closed = false
  return {
    docs: createDocs(namespaces),
    async run(source, runOptions = {}) {
      checkOptions('run', runOptions, ['signal', 'chunkName'])
      checkSource(source, runOptions.chunkName)
      checkSignal('run', runOptions.signal)
      if (closed) throw new MoonbindError('closed', 'the runtime is closed: create another one')
      const run = await runScript(vm, connections, source, runOptions)
      return withLargeIntegers(run, largeIntegers) as Run
    },
    async close() {
      closed = true
      await vm.close()
    },
  }
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

async function runScript(
  vm: Vm,
  connections: ReadonlyMap<string, Connection>,
  source: string,
  { signal, chunkName = 'script' }: RunOptions,
): Promise<Run> {
  const log = new CallLog()
  const call = (request: VmCall, callSignal: AbortSignal): Promise<VmAnswer> =>
    answer(connections, request, callSignal, log)
  const run = await vm.run(source, { chunkName, host: { call }, ...(signal && { signal }) })
  return { ...run, calls: log.records() }
}

async function answer(
  connections: ReadonlyMap<string, Connection>,
  request: VmCall,
  signal: AbortSignal,
  log: CallLog,
): Promise<VmAnswer> {
  const { namespace, function: name, account, args } = request
  const settle = log.begin(request)
  try {
    const connected = connections.get(namespace)
    if (!connected) throw new MoonbindError('unknown_name', `Unknown integration: ${namespace}`)
    const value = await connected.call({ function: name, account, args, signal })
    settle()
    return { ok: true, value }
  } catch (error) {
    const message = error instanceof ValidationError ? error.luaMessage : messageOf(error)
    settle(message)
    return { ok: false, message, kind: callErrorKind(error) }
  }
}
