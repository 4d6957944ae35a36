import type { AgentDocs } from '../../docs/agent-docs.js'
import { instantiate } from '../chunks.js'
import type { RunErrorKind, VmAnswer, VmCall, VmLimits, VmNamespace, VmRun, VmRunOptions } from '../contract.js'
import fengari, { type LuaState, type Proto } from '../fengari.js'
import { Guard, type Guarded, type Shared } from '../limits/guard.js'
import { Tally } from '../limits/memory.js'
import { WallClock } from '../limits/wall-clock.js'
import { toResult } from '../values/inspect.js'
import type { ToLua } from '../values/to-lua.js'
import { LUA_FUNCTION, push, valuesFrom } from '../values/values.js'
import { describeError, describeNative, errorAt, located } from './errors.js'
import { Failures } from './failures.js'
import { HostCalls } from './host-calls.js'
import { Output } from './output.js'
import { positioned } from './position.js'
import { Schedule } from './schedule.js'
import { ThreadSteps } from './thread-steps.js'
import type { Driven, Waiting } from './waiting.js'

const { meter, TValue } = fengari

const OK = 0
const YIELD = 1

/** What a machine gives each of its runs. */
export interface Machine extends Shared {
  readonly limits: VmLimits
  readonly toLua: ToLua
  readonly namespaces: readonly VmNamespace[]
  readonly docs: AgentDocs
  /** A new state whose functions find `run`. */
  open(run: Run): LuaState
  /** The compiled chunk, from the cache if it was seen before. */
  compile(L: LuaState, source: string, chunkName: string): Proto | string
}

/**
 * One run of one script on a state of its own. It begins in a microtask, so that one run never enters the machine
 * inside another, and it settles exactly once; after that nothing of the script is resumed.
 */
export class Run implements Guarded {
  readonly state: LuaState
  readonly machine: Machine
  readonly options: VmRunOptions
  readonly guard: Guard
  readonly calls: HostCalls
  readonly output: Output
  readonly failures = new Failures()
  readonly #clock: WallClock
  readonly #steps = new ThreadSteps()
  readonly #resolve: (run: VmRun) => void
  readonly #driven = new Set<LuaState>()
  readonly #waits = new Set<Waiting>()
  readonly #schedule = new Schedule((driven) => this.#resume(driven))
  #over = false
  #running: LuaState | undefined
  #pending: Waiting | undefined

  constructor(machine: Machine, options: VmRunOptions, resolve: (run: VmRun) => void) {
    this.machine = machine
    this.options = options
    this.#resolve = resolve
    this.guard = new Guard(this, machine.limits, machine)
    this.calls = new HostCalls(this.guard, options, () => this.#clock.hold())
    const { wallMs } = machine.limits
    this.#clock = new WallClock(wallMs, () => this.#fail('wall', `Time limit of ${wallMs} ms exceeded`))
    this.output = new Output(machine.limits.outputBytes, options.printed)
    this.state = machine.open(this)
    fengari.lua_atnativeerror(this.state, describeNative)
  }

  /** Of what belongs to this state. */
  static of(L: LuaState): Run {
    return L.l_G.run as Run
  }

  begin(source: string): void {
    this.machine.memory?.add(this.guard)
    const { signal } = this.options
    if (signal?.aborted === true) return this.#fail('aborted', 'The run was aborted')
    signal?.addEventListener('abort', this.#abort, { once: true })
    this.#clock.start()
    queueMicrotask(() => this.#start(source))
  }

  /** Ends the run from outside. The error of a limit names the line that waits, if there is one. */
  cancel(kind: RunErrorKind, message: string): void {
    const [L] = this.#driven
    if (L === undefined || kind !== 'cpu') return this.#fail(kind, message)
    this.#failWith(kind, positioned(L, message), L)
  }

  readonly #abort = (): void => this.#fail('aborted', 'The run was aborted')

  #start(source: string): void {
    if (this.#over) return
    const { chunkName } = this.options
    const L = fengari.lua_newthread(this.state)
    // It is on the stack of the state now, which a session has for all of its runs.
    fengari.lua_settop(this.state, 0)
    this.#driven.add(L)
    const failure = this.#guarded(L, () => {
      const compiled = this.guard.stepped(() => this.machine.compile(L, source, chunkName))
      if (typeof compiled === 'string') return compiled
      push(L, new TValue(LUA_FUNCTION, instantiate(L, compiled)))
      return undefined
    })
    if (this.#over) return
    if (failure !== undefined) return this.#failWith('syntax', failure, L)
    this.#schedule.add({ L, ended: (failed) => this.#ended(L, failed) })
  }

  /** What `work` answers, or undefined if a limit ended the run. */
  #guarded<T>(L: LuaState, work: () => T): T | undefined {
    try {
      return this.guard.enter(work)
    } catch (thrown) {
      const at = this.#running ?? L
      if (thrown instanceof meter.Stop) this.#failWith(thrown.kind as RunErrorKind, positioned(at, thrown.message), at)
      else if (thrown instanceof RangeError)
        this.#failWith('memory', positioned(at, `Memory limit exceeded: out of resources (${thrown.message})`), at)
      else this.#failWith('internal', thrown instanceof Error ? thrown.message : String(thrown), at)
      return undefined
    }
  }

  #resume(driven: Driven): void {
    if (this.#over) return
    this.#running = driven.L
    const status = this.#guarded(driven.L, () => fengari.lua_resume(driven.L, null, 0))
    this.#running = undefined
    if (this.#over || status === undefined) return
    if (status !== YIELD) return this.#thread(driven, status !== OK)
    const waiting = this.#pending
    this.#pending = undefined
    if (waiting === undefined)
      return this.#failWith('internal', 'the script gave control back without a reason', driven.L)
    waiting.go = () => {
      this.#waits.delete(waiting)
      this.#schedule.add(driven)
    }
    // Many answers may be there at once: whoever shares the thread has a turn in between.
    waiting.answered = () => this.#schedule.inTurn(() => waiting.go?.())
    this.#waits.add(waiting)
  }

  #thread(driven: Driven, failed: boolean): void {
    this.#driven.delete(driven.L)
    driven.ended(failed)
  }

  #ended(L: LuaState, failed: boolean): void {
    if (failed) {
      const value = L.stack[L.top - 1]
      const error = this.#guarded(L, () => located(L, value, describeError(value)))
      return error === undefined ? undefined : this.#failWith(this.failures.kindOf(value) ?? 'runtime', error, L)
    }
    const values = this.#guarded(L, () => {
      const tally = new Tally()
      return this.guard.stepped(() => valuesFrom(L, 1).map((value) => toResult(value, tally)))
    })
    if (values !== undefined) this.#finish({ ok: true, values })
  }

  /** Whether a thread is the script itself or a branch of `parallel`: only the run resumes those. */
  drives(L: LuaState): boolean {
    return this.#driven.has(L)
  }

  get over(): boolean {
    return this.#over
  }

  *threads(): Iterable<LuaState> {
    if (this.#running !== undefined) yield this.#running
    yield* this.#driven
  }

  /** The innermost thread that runs: set by whoever resumes one. */
  set running(L: LuaState | undefined) {
    this.#running = L
  }

  get running(): LuaState | undefined {
    return this.#running
  }

  /** True while a thread that gave control back did so for the host, and not for the script. */
  get suspending(): boolean {
    return this.#pending !== undefined
  }

  takeTurn(L: LuaState): never {
    const turn: Waiting = {}
    this.#pending = turn
    this.#schedule.nextTurn(() => turn.go?.())
    return fengari.preempt(L)
  }

  /** Suspends thread L, which must be able to, until `waiting.go` is called. `k` continues. */
  suspend<W extends Waiting>(L: LuaState, waiting: W, k: (L: LuaState, status: number, waiting: W) => number): never {
    this.#pending = waiting
    return fengari.lua_yieldk(L, 0, waiting, k)
  }

  /** The next step of the thread that leads to L: a call, or a `parallel`. */
  step(L: LuaState): string {
    return this.#steps.next(L)
  }

  /**
   * Runs another thread of this run, which has a function and no arguments on its stack. `prefix` precedes its steps.
   */
  spawn(L: LuaState, prefix: string, ended: (failed: boolean) => void): void {
    this.#driven.add(L)
    this.#steps.begin(L, prefix)
    this.#schedule.nextTurn(() => this.#schedule.add({ L, ended }))
  }

  /** The host's answer to a call. A limit ends the run before anything is sent. */
  call(call: VmCall): VmAnswer | Promise<VmAnswer> {
    const answer = this.calls.make(call)
    if (this.#over) this.guard.stop('wall', 'The run is over')
    return answer
  }

  /** Ends the run with an error at `L`. */
  #failWith(kind: RunErrorKind, message: string, L: LuaState): void {
    this.#finish({ ok: false, values: [], error: errorAt(L, kind, message, this.options.chunkName) })
  }

  #fail(kind: RunErrorKind, message: string): void {
    this.#finish({ ok: false, values: [], error: { kind, message } })
  }

  #finish(result: Pick<VmRun, 'ok' | 'values' | 'error'>): void {
    if (this.#over) return
    this.#over = true
    this.#clock.end()
    this.machine.memory?.remove(this.guard)
    this.options.signal?.removeEventListener('abort', this.#abort)
    for (const waiting of this.#waits) {
      delete waiting.go
      delete waiting.answered
    }
    this.#waits.clear()
    this.#schedule.end()
    this.#driven.clear()
    this.calls.end()
    const usage = { cpuMs: this.guard.cpuMs, memoryBytes: this.guard.memoryBytes, calls: this.calls.made }
    this.#resolve({ output: this.output.text(), ...result, usage })
  }
}
