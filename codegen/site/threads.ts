/** Makes namespaces on several threads; the main thread works, too, and does what the others leave undone. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { claim } from '../project/shift.js'
import { createNamespaceMaker } from './make-namespace.js'
import type { SiteFrame } from './project.js'
import { type MadeFile, madeFile, type PackedSource, type SiteDone, type SiteShift, unpackSource } from './shift.js'

export interface SiteCrew {
  readonly onMade: (index: number, files: readonly MadeFile[]) => void
  /** Called when a thread died and this one does its work. */
  readonly onNotice?: (message: string) => void
  /** How many threads; by default as many as the work pays for. */
  readonly threads?: number
}

/** Makes the files of all sources, in any order. */
export async function makeNamespaces(
  frame: SiteFrame,
  sources: readonly PackedSource[],
  { onMade, onNotice, threads }: SiteCrew,
): Promise<void> {
  if (sources.length === 0) return
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const open = new Set(sources.keys())
  const settle = ({ index, files }: SiteDone): void => {
    if (files && open.delete(index)) onMade(index, files)
  }
  // A failure at files of another thread, such as a write to a full disk, is the same as one at files of this thread.
  const failures: unknown[] = []
  const settleOther = (done: SiteDone): void => {
    try {
      if (failures.length === 0) settle(done)
    } catch (error) {
      failures.push(error)
    }
  }
  const helpers = Array.from({ length: helpersFor(sources, threads) }, () =>
    help({ frame, sources, next }, settleOther),
  )
  const make = await createNamespaceMaker(frame)
  const makeHere = (index: number): void => settle({ index, files: make(unpackSource(sources[index]!)).map(madeFile) })
  try {
    for (let index = claim(next); index < sources.length && failures.length === 0; index = claim(next)) {
      makeHere(index)
      // Files of other threads arrive between two namespaces, and free their memory.
      if (helpers.length > 0) await new Promise(setImmediate)
    }
  } finally {
    // After a failure nothing more is begun.
    Atomics.store(next, 0, sources.length)
  }
  for (const death of await Promise.all(helpers)) {
    if (death !== undefined) onNotice?.(`a thread died (${death}): its pages are made by the main thread`)
  }
  if (failures.length > 0) throw failures[0]
  for (const index of [...open]) makeHere(index)
}

/** Starts a thread; resolves when it has ended, with the reason if it died. */
function help(shift: SiteShift, settle: (done: SiteDone) => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: shift })
    worker.on('message', settle)
    worker.on('error', (error: unknown) => resolve(error instanceof Error ? error.message : String(error)))
    worker.on('exit', (code) => resolve(code === 0 ? undefined : `exit code ${code}`))
  })
}

/** A thread loads all libraries anew before it helps: it must have this much to do. */
const BYTES_PER_HELPER = 512 << 10

/** More would share little work and much memory. */
const MOST_THREADS = 4

function helpersFor(sources: readonly PackedSource[], threads: number | undefined): number {
  if (threads !== undefined) return Math.max(0, Math.min(threads, sources.length) - 1)
  const bytes = sources.reduce((sum, { length }) => sum + length, 0)
  return Math.min(
    availableParallelism() - 1,
    MOST_THREADS - 1,
    Math.floor(bytes / BYTES_PER_HELPER),
    sources.length - 1,
  )
}
