import { AgentDocs } from '../docs/agent-docs.js'
import { buildGlobals } from './app.js'
import { Chunks } from './chunks.js'
import type { Vm, VmLimits, VmNamespace, VmRun, VmRunOptions } from './contract.js'
import fengari, { type LuaState, type LuaValue } from './fengari.js'
import type { Shared } from './limits/guard.js'
import { ThreadClock } from './limits/thread-clock.js'
import type { Holder } from './limits/thread-memory.js'
import { refusedRun, tooLong } from './refusals.js'
import { type Machine, Run } from './run/run.js'
import { freshState } from './state.js'
import { ToLua } from './values/to-lua.js'

/** What runs of one session share; a holder of memory while none of them runs. */
class Session implements Holder {
  memoryBytes = 0
  readonly state: LuaState
  readonly end: () => void

  constructor(state: LuaState, end: () => void) {
    this.state = state
    this.end = end
  }
}

/** The machine in the caller's thread. */
export class InlineVm implements Vm {
  readonly #machine: Machine
  readonly #runs = new Set<Run>()
  readonly #sessions = new Map<string, Session>()
  #closed = false

  /** `shared` is that of a thread of the scripts' own. */
  constructor(namespaces: readonly VmNamespace[], limits: VmLimits, shared?: Shared) {
    const globals = buildGlobals(fengari.lua_newstate(), namespaces)
    const chunks = new Chunks()
    this.#machine = {
      ...(shared ?? { clock: new ThreadClock(), memory: undefined }),
      limits,
      toLua: new ToLua(),
      namespaces,
      docs: new AgentDocs(namespaces),
      open: (run) => this.#open(run, globals),
      compile: (L, source, chunkName) => chunks.compile(L, source, chunkName),
    }
  }

  run(source: string, options: VmRunOptions): Promise<VmRun> {
    if (this.#closed) return Promise.resolve(refusedRun('closed', 'The runtime is closed'))
    const refusal = tooLong(source, this.#machine.limits)
    if (refusal !== undefined) return Promise.resolve(refusedRun('source', refusal))
    return new Promise((resolve) => {
      const run = new Run(this.#machine, options, (result) => {
        this.#runs.delete(run)
        this.#rest(options.session, result.usage.memoryBytes)
        resolve(result)
      })
      this.#runs.add(run)
      run.begin(source)
    })
  }

  /** A state of its own, or that of its session. */
  #open(run: Run, globals: ReadonlyMap<string, LuaValue>): LuaState {
    const name = run.options.session
    const session = name === undefined ? undefined : this.#sessions.get(name)
    if (session === undefined) {
      const state = freshState(run, globals)
      if (name !== undefined) this.#sessions.set(name, new Session(state, () => this.#sessions.delete(name)))
      return state
    }
    this.#machine.memory?.wake(session)
    session.state.l_G.run = run
    return session.state
  }

  /** The globals of a session stay when its run has ended. */
  #rest(name: string | undefined, memoryBytes: number): void {
    const session = name === undefined ? undefined : this.#sessions.get(name)
    if (session === undefined) return
    session.memoryBytes = memoryBytes
    this.#machine.memory?.keep(session)
  }

  close(): Promise<void> {
    this.#closed = true
    for (const run of this.#runs) run.cancel('closed', 'The runtime was closed')
    return Promise.resolve()
  }
}
