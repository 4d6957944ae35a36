import type { LimitKind, VmLimits } from './contract.js'
import fengari, { type LuaState, type LuaTable } from './fengari.js'
import { inMegabytes, longestString } from './limits.js'
import { liveBytes } from './memory.js'
import { raise } from './position.js'
import type { ThreadClock } from './thread-clock.js'
import type { ThreadMemory } from './thread-memory.js'

const { meter } = fengari

/** Steps between two looks at the clock: about 50 µs of instructions. */
const STEPS = 2_000
/** A script that computes gives the event loop a turn after this many milliseconds. */
const SLICE = 5
/** A stretch in which it cannot (a pattern, a comparison inside the library) may take this many. */
const STRETCH = 250
/** More than this is not counted between two looks, in milliseconds. */
const LONGEST_GAP = 50

/**
 * Between two looks there is little work. If more milliseconds than these have passed, others may have had the
 * processor.
 */
const GAP = 0.3
/** Gaps that are shorter add up: it is asked for after so many milliseconds in any case. */
const UNCHECKED = 5
/** What the thread had waited when a stretch begins may have been read so many milliseconds before. */
const AGE = 5

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
export class Guard {
  readonly limits: VmLimits
  readonly #run: Guarded
  #cpu = 0
  /** When the clock was last looked at, and what was counted since the machine was entered. */
  #seen = 0
  #stretch = 0
  /** What walks and collections took of it: infinite in the middle of one. */
  #ours = 0
  readonly #clock: ThreadClock
  /** Undefined in a thread that is not the scripts' own. */
  readonly #thread: ThreadMemory | undefined
  /** How long the thread had waited for a processor when that was last asked for (NaN: never), and what was counted since. */
  #waited = 0
  #unchecked = 0
  #bytes: number
  /** Bytes alive at the last look. */
  #live = 0
  #budget: number

  constructor(run: Guarded, limits: VmLimits, { clock, memory }: Shared) {
    this.#clock = clock
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
    return this.#cpu + this.#count()
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
    this.#waited = this.#clock.waited(AGE)
    this.#seen = performance.now()
    this.#stretch = this.#unchecked = this.#ours = 0
    try {
      // Many short stretches: none of them is long enough to look at the clock. The next instruction does, and knows
      // its line.
      if (this.#cpu > this.limits.cpuMs) meter.work = 0
      if (this.#cpu > this.limits.cpuMs + OVERRUN) this.#exhausted()
      return work()
    } finally {
      this.#cpu += this.#count()
      this.#bytes = meter.bytes
      meter.work = meter.bytes = meter.longest = meter.largest = Number.POSITIVE_INFINITY
    }
  }

  /** Ends the run from the work of another one. */
  end(message: string): void {
    this.#run.cancel('memory', message)
  }

  /** Runs code of the host in the middle of a run: neither counted nor limited. */
  outside<T>(work: () => T): T {
    this.#count()
    try {
      return this.#unlimited(work)
    } finally {
      this.#seen = performance.now()
    }
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
    this.#count()
    try {
      return work()
    } finally {
      this.#count(Number.POSITIVE_INFINITY)
    }
  }

  /** The same, but however long it takes, the stretch goes on: the script cannot help it. */
  #own<T>(work: () => T): T {
    const before = this.#count() - this.#ours
    this.#ours = Number.POSITIVE_INFINITY
    try {
      return this.whole(work)
    } finally {
      this.#ours = this.#stretch - before
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

  /** Milliseconds of this stretch. Those in which the thread waited for a processor are not the script's. */
  #count(most = LONGEST_GAP): number {
    const now = performance.now()
    const gap = now - this.#seen
    this.#seen = now
    this.#stretch += gap
    this.#unchecked += gap
    if (gap > GAP || this.#unchecked > UNCHECKED) this.#forgive(most)
    return this.#stretch
  }

  /** Of what was counted since the last time, takes back what was not computed. */
  #forgive(most: number): void {
    const waited = this.#clock.waited(0)
    const since = Number.isNaN(this.#waited) ? 0 : waited - this.#waited
    const computed = Math.max(0, this.#unchecked - since)
    this.#stretch -= this.#unchecked - Math.min(computed, most)
    this.#waited = waited
    this.#unchecked = 0
  }

  #look(): number {
    if (this.#run.over) this.stop('wall', 'The run is over')
    const spent = this.#count()
    if (this.#cpu + spent > this.limits.cpuMs) this.#exhausted()
    this.#lookAtThread()
    if (spent - this.#ours > STRETCH)
      this.stop('cpu', `CPU limit of ${STRETCH} ms for one step that cannot be interrupted exceeded`)
    return spent
  }

  #lookAtThread(): void {
    const thread = this.#thread
    if (thread === undefined || this.#ours === Number.POSITIVE_INFINITY || !thread.isDue(this.#seen)) return
    this.#bytes = meter.bytes
    const refusal = this.#own(() => this.#unlimited(() => thread.refusal(this, this.#seen)))
    meter.bytes = this.#bytes
    if (refusal !== undefined) this.stop('memory', refusal)
  }

  #exhausted(): never {
    this.stop('cpu', `CPU limit of ${this.limits.cpuMs} ms exceeded`)
  }

  readonly #onBytes = (): void => {
    const limit = this.limits.memoryBytes
    this.#live = this.#own(() => liveBytes(this.#run.state, this.#run.threads(), limit))
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
