/**
 * Runs scripts against connected integrations: a runtime but for the documentation, whose search takes long to load.
 */
import { defined } from '../defined.js'
import { MoonbindError } from '../errors.js'
import { type Connection, connection } from '../integration.js'
import { checkOptions, checkSignal, kindOf } from '../options.js'
import { gateOfRun, openGate } from '../policy/gate.js'
import { readApproveMs } from '../policy/limit.js'
import { surfaceOf } from '../policy/surface.js'
import type { OnCall } from '../record/record.js'
import { Redactor } from '../record/redact.js'
import { readLargeIntegers } from '../validation/integers.js'
import type { VmNamespace } from '../vm/contract.js'
import { createVm } from '../vm/index.js'
import { refuseWrong } from './refuse-wrong.js'
import type { Connected, RunOptions, Runtime, RuntimeOptions } from './runtime-types.js'
import { ScriptRun } from './script-run.js'

/** What runs scripts. */
export interface ScriptRunner extends Omit<Runtime, 'docs'> {
  /** What is documented, with the accounts that are configured. */
  readonly documented: readonly VmNamespace[]
}

/**
 * A runner for connected integrations. `start`: whether its thread is started before it is there, or soon after.
 * Throws as `createRuntime` does.
 */
export async function createRunner(
  options: RuntimeOptions,
  { start = 'now' }: { readonly start?: 'now' | 'soon' } = {},
): Promise<ScriptRunner> {
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
    start,
    ...(limits && { limits }),
  })
  let closed = false
  const busy = new Set<string>()
  return {
    documented: namespaces,
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
        `createRuntime: expected connected integrations, such as \`namespace({ handlers })\` makes them, got ` +
          `${kindOf(integration)}`,
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
