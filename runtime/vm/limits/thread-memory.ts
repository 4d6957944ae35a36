import { collectGarbage, threadBytes } from '#platform/memory.js'
import { FULL_RUNS, inMegabytes } from './limits.js'

/** What holds memory in a thread: a run, or the globals of a session that waits for its next run. */
export interface Holder {
  readonly memoryBytes: number
  /** Releases what it holds. */
  end(message: string): void
}

export interface RunHolder extends Holder {
  /** Counts again what it keeps alive. */
  recount(): void
}

/** What a thread may use beyond what scripts may use: code, garbage, and values that were weighed too lightly. */
const SPARE = 40 * 1024 * 1024
/** Garbage is collected again when the thread has grown by this much, or by a sixteenth of what was alive. */
const GROWTH = 32 * 1024 * 1024
/** Milliseconds between two measurements. */
const EVERY = 10

/**
 * The memory of a thread that all its runs share. It adds two limits to what each run counts for itself: all runs
 * together may use only the memory there is room for, and the measured heap and buffers of the thread are limited,
 * whatever the runs counted. At a limit, waiting sessions lose their globals and begin anew. If that is not enough, one
 * run ends, and the others go on.
 */
export class ThreadMemory {
  readonly #memoryBytes: number
  /** With the bytes by which the thread grew while each of them computed. */
  readonly #runs = new Map<RunHolder, number>()
  readonly #idle = new Set<Holder>()
  #looked = 0
  /** All runs are counted again when they seem to hold more than this. */
  #enough: number
  /** What the thread had before its first run. */
  #base: number | undefined
  #measured = 0
  /** Garbage is not collected before the thread has more than this. */
  #collectAbove = 0

  constructor(memoryBytes: number) {
    this.#memoryBytes = memoryBytes
    this.#enough = this.#room
  }

  add(run: RunHolder): void {
    this.#base ??= threadBytes()
    this.#runs.set(run, 0)
  }

  remove(run: RunHolder): void {
    this.#runs.delete(run)
    this.#collectAbove = 0
  }

  /** A session whose globals are kept. */
  keep(session: Holder): void {
    this.#idle.add(session)
  }

  /** A session that runs again. */
  wake(session: Holder): void {
    this.#idle.delete(session)
  }

  /** Whether it is time to call `refusal`: every 10 ms. */
  isDue(now: number): boolean {
    return now - this.#looked >= EVERY
  }

  /** Why `run`, which computes, must end, if it must. */
  refusal(run: RunHolder, now: number): string | undefined {
    this.#looked = now
    if (this.#isFull(run)) return `Memory limit of ${inMegabytes(this.#room)} for all scripts of the thread exceeded`
    this.#measure(run)
    return this.#isOvergrown() ? this.#endLargest(run) : undefined
  }

  /** What all runs together may use. */
  get #room(): number {
    return this.#memoryBytes * FULL_RUNS
  }

  /** The measured memory that the thread may use. */
  get #wall(): number {
    const holders = Math.min(this.#runs.size + this.#idle.size, FULL_RUNS)
    return (this.#base ?? 0) + this.#memoryBytes * holders + SPARE
  }

  /** Whether the runs hold more than there is room for, and `run` more than its part of it. */
  #isFull(run: RunHolder): boolean {
    if (this.#held() <= this.#enough) return false
    // What was counted since the last walk may be gone.
    for (const holder of this.#runs.keys()) holder.recount()
    if (this.#held() > this.#room) this.#endIdle()
    const held = this.#held()
    const full = held > this.#room && run.memoryBytes > this.#room / this.#runs.size
    // A walk takes long: the next one is due when there is more.
    this.#enough = Math.max(this.#room, full ? held - run.memoryBytes : held) + this.#room / 16
    return full
  }

  #held(): number {
    let held = 0
    for (const holder of [...this.#runs.keys(), ...this.#idle]) held += holder.memoryBytes
    return held
  }

  #measure(run: RunHolder): void {
    const measured = threadBytes()
    this.#runs.set(run, Math.max(0, (this.#runs.get(run) ?? 0) + measured - this.#measured))
    this.#measured = measured
  }

  /** Whether the thread has more than its limit, without its garbage. */
  #isOvergrown(): boolean {
    if (this.#measured <= this.#wall || this.#measured <= this.#collectAbove) return false
    this.#collect()
    if (this.#measured > this.#wall && this.#idle.size > 0) {
      this.#endIdle()
      this.#collect()
    }
    this.#collectAbove = this.#measured + Math.max(GROWTH, this.#measured / 16)
    return this.#measured > this.#wall
  }

  #collect(): void {
    collectGarbage()
    this.#measured = threadBytes()
  }

  /** Ends the run in which the thread grew most. If that is `run`, returns the refusal that ends it. */
  #endLargest(run: RunHolder): string | undefined {
    const message = `Memory limit of ${inMegabytes(this.#memoryBytes)} exceeded, as the thread measures it`
    const [largest] = [...this.#runs].reduce((most, other) => (other[1] > most[1] ? other : most))
    if (largest === run) return message
    largest.end(message)
    return undefined
  }

  #endIdle(): void {
    for (const session of this.#idle) session.end('')
    this.#idle.clear()
  }
}
