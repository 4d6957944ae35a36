import { externalBytes } from '#platform/memory.js'
import { FULL_RUNS, inMegabytes } from './limits.js'

/** What a run holds, as its guard knows it. */
export interface Holder {
  readonly memoryBytes: number
  /** Counts again what the run keeps alive. */
  recount(): void
}

/** Buffers that nobody needs any more, which V8 has not freed yet: it lets them grow to 64 MB. */
const GARBAGE = 96 * 1024 * 1024
/** Milliseconds between two looks. */
const EVERY = 10

/**
 * The memory of a thread that all its runs share. Two walls outside of what each run counts for itself: together the
 * runs hold no more than the heap has room for, and buffers outside the heap are measured, whatever was counted. Who
 * asks for more when a wall is reached is ended, and the others go on.
 */
export class ThreadMemory {
  readonly #memoryBytes: number
  readonly #runs = new Set<Holder>()
  #looked = 0
  /** All runs are counted again when they seem to hold more than this. */
  #enough: number

  constructor(memoryBytes: number) {
    this.#memoryBytes = memoryBytes
    this.#enough = this.#room
  }

  add(run: Holder): void {
    this.#runs.add(run)
  }

  remove(run: Holder): void {
    this.#runs.delete(run)
  }

  /** Why `run`, which computes, must end, if it must. Looks every 10 ms. */
  refusal(run: Holder, now: number): string | undefined {
    if (now - this.#looked < EVERY) return undefined
    this.#looked = now
    if (externalBytes() > 1.5 * this.#memoryBytes * Math.min(this.#runs.size, FULL_RUNS) + GARBAGE)
      return 'Memory limit exceeded by the buffers of the thread'
    return this.#isFull(run)
      ? `Memory limit of ${inMegabytes(this.#room)} for all scripts of the thread exceeded`
      : undefined
  }

  /** What all runs together may hold. */
  get #room(): number {
    return this.#memoryBytes * FULL_RUNS
  }

  /** Whether the runs hold more than there is room for, and `run` more than its part of it. */
  #isFull(run: Holder): boolean {
    if (this.#held() <= this.#enough) return false
    // What was counted since the last walk may be gone.
    for (const holder of this.#runs) holder.recount()
    const held = this.#held()
    const full = held > this.#room && run.memoryBytes > this.#room / this.#runs.size
    // A walk takes long: the next one is due when there is more.
    this.#enough = Math.max(this.#room, full ? held - run.memoryBytes : held) + this.#room / 16
    return full
  }

  #held(): number {
    let held = 0
    for (const run of this.#runs) held += run.memoryBytes
    return held
  }
}
