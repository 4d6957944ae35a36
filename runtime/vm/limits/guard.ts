import type { CallTime, LimitKind, VmLimits } from '../contract.js'
import fengari, { type LuaState, type LuaTable } from '../fengari.js'
import { raise } from '../run/position.js'
import { inMegabytes, longestString } from './limits.js'
import { liveBytes } from './memory.js'
import { Stretch } from './stretch.js'
import type { ThreadClock } from './thread-clock.js'
import type { ThreadMemory } from './thread-memory.js'

const { meter } = fengari

/** Steps between two readings of the clock: about 50 µs of instructions. */
const STEPS = 2_000
/** A script that computes gives the event loop a turn after this many milliseconds. */
const SLICE = 5
/** If it cannot give a turn (in a pattern, or a comparison inside the library), a stretch may take this many. */
const STRETCH = 250

/** What the guard must know about a run, and what it asks the run to do. */
export interface Guarded {
  readonly state: LuaState
  /** The innermost thread that runs, and those that wait. */
  threads(): Iterable<LuaState>
  /** Already settled from outside: the guard stops what still runs. */
  readonly over: boolean
  /** Suspends the run until the event loop has had a turn. */
  takeTurn(L: LuaState): never
  /** Ends the run while it does not compute. */
  cancel(kind: LimitKind, message: string): void
}

/** Milliseconds beyond the CPU limit after which a stretch does not begin at all. */
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
  /** Milliseconds of the stretch that walks and collections took: infinite during one of them. */
  #ours = 0
  /** Undefined in a thread that does not belong to the scripts alone. */
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

  /** Runs `work` under the limits. Throws a Stop if one of them ends it. */
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
   * Counts milliseconds that the host computed for the script, and what the thread did for the script since the run
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

  /**
   * Asks the host, without limits. If the thread belongs to the scripts alone, its work for that counts toward the run.
   */
  asking<T>(work: () => T): T {
    try {
      return this.#clock.own ? this.whole(() => this.#unlimited(work)) : this.outside(work)
    } finally {
      // What the host computed may have come with its answer: the next instruction looks, and knows its line.
      if (this.#cpu + this.#stretch.ms > this.limits.cpuMs) meter.work = 0
    }
  }

  /** Counts what was computed for the run since it asked the host. */
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

  /** Runs long work of the machine that does not read the clock. All of its time counts toward the script. */
  whole<T>(work: () => T): T {
    this.#stretch.count()
    try {
      return work()
    } finally {
      this.#stretch.count(Number.POSITIVE_INFINITY)
    }
  }

  /**
   * The same, but the stretch goes on however long the work takes, because the script cannot interrupt it. The CPU
   * limit applies if the work counts its steps.
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
   * The same for work that nearly always ends before the clock is read and then costs nothing: conversions, with a step
   * for each value.
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

  /** Inside a function of the library nothing can be suspended. If a turn is due, the next instruction takes it. */
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

/**
 * Whether a call of the host can wait here: it cannot inside a function of the library, or a metamethod that one
 * called.
 */
export function canSuspend(L: LuaState): boolean {
  for (let thread: LuaState | null = L; thread !== null; thread = thread.resumer) if (thread.nny > 0) return false
  return true
}
