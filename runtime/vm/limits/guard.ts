import type { CallTime, LimitKind, VmLimits } from '../contract.js'
import fengari, { type LuaState, type LuaTable } from '../fengari.js'
import { raise } from '../run/position.js'
import { inMegabytes, longestString } from './limits.js'
import { liveBytes } from './memory.js'
import { Stretch } from './stretch.js'
import type { ThreadClock } from './thread-clock.js'
import type { ThreadMemory } from './thread-memory.js'

const { meter } = fengari

/** Steps between two looks at the clock: about 50 µs of instructions. */
const STEPS = 2_000
/** A script that computes gives the event loop a turn after this many milliseconds. */
const SLICE = 5
/** A stretch in which it cannot (a pattern, a comparison inside the library) may take this many. */
const STRETCH = 250

/** What the guard must know of a run, and what it asks of it. */
export interface Guarded {
  readonly state: LuaState
  /** The innermost thread that runs, and those that wait. */
  threads(): Iterable<LuaState>
  /** Settled already, from outside: what still runs is stopped. */
  readonly over: boolean
  /** Suspends the run until the event loop had a turn. */
  takeTurn(L: LuaState): never
  /** Ends the run, which does not compute at the moment. */
  cancel(kind: LimitKind, message: string): void
}

/** Milliseconds beyond the CPU limit after which a stretch does not even begin. */
const OVERRUN = 20

/** What the guards of all runs in a thread have in common. */
export interface Shared {
  readonly clock: ThreadClock
  readonly memory: ThreadMemory | undefined
}

/** Counts what one run uses and ends it at its limits. One for each run. */
export class Guard implements CallTime {
  readonly limits: VmLimits
  readonly #run: Guarded
  #cpu = 0
  readonly #clock: ThreadClock
  readonly #stretch: Stretch
  #isInside = false
  /** The host is being asked, and its time is not the run's. */
  #isOutside = false
  /** What walks and collections took of the stretch: infinite in the middle of one. */
  #ours = 0
  /** Undefined in a thread that is not the scripts' own. */
  readonly #thread: ThreadMemory | undefined
  #bytes: number
  /** Bytes alive at the last look. */
  #live = 0
  #budget: number

  constructor(run: Guarded, limits: VmLimits, { clock, memory }: Shared) {
    this.#clock = clock
    this.#stretch = new Stretch(clock)
    this.#thread = memory
    this.#run = run
    this.limits = limits
    this.#bytes = this.#budget = limits.memoryBytes
  }

  get cpuMs(): number {
    return this.#cpu
  }

  /** The same in the middle of a run. */
  cpuNow(): number {
    return this.#cpu + this.#stretch.count()
  }

  get memoryBytes(): number {
    return Math.max(0, this.#live + this.#budget - this.#bytes)
  }

  /** Counts again what the run keeps alive, unless nearly all of it was found by the last walk. */
  recount(): void {
    if (this.#budget - this.#bytes <= this.#live >> 1) return
    const limit = this.limits.memoryBytes
    this.#live = liveBytes(this.#run.state, this.#run.threads(), limit)
    this.#bytes = this.#budget = Math.max(limit - this.#live, limit >> 3)
  }

  /** Runs `work` under the limits. Throws a Stop where one of them ends it. */
  enter<T>(work: () => T): T {
    meter.work = STEPS
    meter.least = 0
    meter.bytes = this.#bytes
    meter.longest = longestString(this.limits)
    meter.largest = this.limits.memoryBytes
    meter.onStep = this.#onStep
    meter.onWork = this.#onWork
    meter.onBytes = this.#onBytes
    meter.onLongest = this.#onLongest
    meter.onLargest = this.#onLargest
    meter.onLocked = refuseLocked
    this.#cpu += this.#clock.between()
    this.#clock.enter()
    this.#isInside = true
    this.#stretch.begin()
    this.#ours = 0
    try {
      // Many short stretches: none of them is long enough to look at the clock. The next instruction does, and knows
      // its line.
      if (this.#cpu > this.limits.cpuMs) meter.work = 0
      if (this.#cpu > this.limits.cpuMs + OVERRUN) this.stop('cpu', this.#exhaustion)
      return work()
    } finally {
      this.#cpu += this.#stretch.count()
      this.#isInside = false
      this.#clock.leave()
      this.#bytes = meter.bytes
      meter.work = meter.bytes = meter.longest = meter.largest = Number.POSITIVE_INFINITY
    }
  }

  /** Ends the run from the work of another one. */
  end(message: string): void {
    this.#run.cancel('memory', message)
  }

  /**
   * Counts milliseconds in which something else than the script computed for it, and what the thread did for it since it
   * left the machine.
   */
  charge(ms: number): void {
    this.#cpu += ms + this.#clock.between()
    if (!this.#isInside && this.#cpu > this.limits.cpuMs + OVERRUN) this.#run.cancel('cpu', this.#exhaustion)
  }

  /** Runs code of the host in the middle of a run: neither counted nor limited. */
  outside<T>(work: () => T): T {
    this.#stretch.count()
    this.#isOutside = true
    try {
      return this.#unlimited(work)
    } finally {
      this.#isOutside = false
      this.#stretch.seen = performance.now()
    }
  }

  /** Asks the host, without limits. What a thread of the scripts' own does for that is the run's. */
  asking<T>(work: () => T): T {
    return this.#clock.own ? this.whole(() => this.#unlimited(work)) : this.outside(work)
  }

  /** Counts what was computed since the host was asked: it was done for the run. */
  asked(): void {
    if (this.#isOutside) this.#stretch.count(Number.POSITIVE_INFINITY)
  }

  #unlimited<T>(work: () => T): T {
    const { work: steps, bytes, longest, largest } = meter
    meter.work = meter.bytes = meter.longest = meter.largest = Number.POSITIVE_INFINITY
    try {
      return work()
    } finally {
      meter.work = steps
      meter.bytes = bytes
      meter.longest = longest
      meter.largest = largest
    }
  }

  /** Runs work of ours that takes long without looking at the clock: all of its time is the script's. */
  whole<T>(work: () => T): T {
    this.#stretch.count()
    try {
      return work()
    } finally {
      this.#stretch.count(Number.POSITIVE_INFINITY)
    }
  }

  /**
   * The same, but however long it takes, the stretch goes on: the script cannot help it. The CPU limit holds, if the work
   * counts its steps.
   */
  own<T>(work: () => T): T {
    const before = this.#stretch.count() - this.#ours
    this.#ours = Number.POSITIVE_INFINITY
    try {
      return this.whole(work)
    } finally {
      this.#ours = this.#stretch.ms - before
    }
  }

  /**
   * The same for work that is nearly always over before the clock is looked at, and then costs nothing: conversions, with
   * a step for each value.
   */
  stepped<T>(work: () => T): T {
    const { seen, ms } = this.#stretch
    const ours = this.#ours
    this.#ours = Number.POSITIVE_INFINITY
    try {
      return work()
    } finally {
      this.#ours = this.#stretch.seen === seen ? ours : ours + this.#stretch.count() - ms
    }
  }

  stop(kind: LimitKind, message: string): never {
    throw new meter.Stop(kind, message)
  }

  readonly #onStep = (L: LuaState): void => {
    const spent = this.#look()
    meter.work = STEPS
    meter.least = 0
    if (spent > SLICE && canSuspend(L)) this.#run.takeTurn(L)
  }

  /**
   * Inside a function of the library nothing can be suspended: where a turn is due, it is taken at the next
   * instruction.
   */
  readonly #onWork = (): void => {
    const due = this.#look() > SLICE
    meter.work = due ? 0 : STEPS
    meter.least = due ? -STEPS : 0
  }

  #look(): number {
    if (this.#run.over) this.stop('wall', 'The run is over')
    const spent = this.#stretch.count()
    if (this.#cpu + spent > this.limits.cpuMs) this.stop('cpu', this.#exhaustion)
    this.#lookAtThread()
    if (spent - this.#ours > STRETCH)
      this.stop('cpu', `CPU limit of ${STRETCH} ms for one step that cannot be interrupted exceeded`)
    return spent
  }

  #lookAtThread(): void {
    const thread = this.#thread
    if (thread === undefined || this.#ours === Number.POSITIVE_INFINITY || !thread.isDue(this.#stretch.seen)) return
    this.#bytes = meter.bytes
    const refusal = this.own(() => this.#unlimited(() => thread.refusal(this, this.#stretch.seen)))
    meter.bytes = this.#bytes
    if (refusal !== undefined) this.stop('memory', refusal)
  }

  get #exhaustion(): string {
    return `CPU limit of ${this.limits.cpuMs} ms exceeded`
  }

  readonly #onBytes = (): void => {
    const limit = this.limits.memoryBytes
    this.#live = this.own(() => liveBytes(this.#run.state, this.#run.threads(), limit))
    if (this.#live > limit) {
      this.#budget = meter.bytes = 0
      this.stop('memory', `Memory limit of ${inMegabytes(limit)} exceeded`)
    }
    this.#budget = Math.max(limit - this.#live, limit >> 3)
    meter.bytes = this.#budget
  }

  readonly #onLargest = (): void => {
    this.stop('memory', `Memory limit of ${inMegabytes(this.limits.memoryBytes)} exceeded by a value that is converted`)
  }

  readonly #onLongest = (size: number): void => {
    this.stop(
      'memory',
      `Memory limit exceeded: a string of ${size} bytes, at most ${longestString(this.limits)} are allowed`,
    )
  }
}

function refuseLocked(L: LuaState, table: LuaTable): void {
  raise(L, `${table.locked} is read-only`)
}

/** Whether a call of the host can wait here: no function of the library, and no metamethod of one, is in the way. */
export function canSuspend(L: LuaState): boolean {
  for (let thread: LuaState | null = L; thread !== null; thread = thread.resumer) if (thread.nny > 0) return false
  return true
}
