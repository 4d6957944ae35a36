/**
 * Jobs on several threads. The main thread works too, so that one processor is never worse off, and whatever a thread
 * leaves undone is done by the main one: the result is that of one thread, to the byte.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Job, Made } from './make.js'
import { unpackDocument } from './pack.js'
import { claim, type Done, type Shift } from './shift.js'

/** A result; the document only if it was made by this thread or asked for. */
export type Result = Omit<Made, 'document'> & Partial<Pick<Made, 'document'>>

export interface Crew {
  /** Does one job on this thread. */
  readonly make: (job: Job) => Promise<Made>
  /** How many threads; by default as many as the work pays for. */
  readonly threads?: number
  readonly onDone: (index: number, result: Result) => void
  /** Told when a thread died and this one does its work. */
  readonly onNotice?: (message: string) => void
  /** What other threads run: `worker.js`, unless a test has one of its own. */
  readonly script?: URL
}

/** Does all jobs. Rejects as the first of them would on one thread. */
export async function doJobs(shift: Omit<Shift, 'next'>, crew: Crew): Promise<void> {
  const { jobs } = shift
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const open = new Set(jobs.keys())
  const settle = (index: number, result: Result): void => {
    open.delete(index)
    crew.onDone(index, result)
  }
  const script = crew.script ?? new URL('./worker.js', import.meta.url)
  const helpers = Array.from({ length: helpersFor(jobs, crew.threads) }, () =>
    help(script, { ...shift, next }, settle).catch(messageOf),
  )
  try {
    for (let index = claim(next); index < jobs.length; index = claim(next)) {
      settle(index, await crew.make(jobs[index]!))
      // Results of other threads arrive between two jobs, and free their memory.
      if (helpers.length > 0) await new Promise(setImmediate)
    }
  } finally {
    // After a failure nothing more is begun.
    Atomics.store(next, 0, jobs.length)
  }
  for (const death of await Promise.all(helpers)) {
    if (death !== undefined) crew.onNotice?.(`a thread died (${death}): its documents are read by the main thread`)
  }
  for (const index of [...open].sort((a, b) => a - b)) settle(index, await crew.make(jobs[index]!))
}

/** Starts a thread; resolves when it has ended, with the reason if it died. Rejects if it cannot be started. */
function help(script: URL, shift: Shift, settle: (index: number, result: Result) => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(script, { workerData: shift })
    worker.on('message', ({ index, made, document }: Done) => {
      if (made) settle(index, { ...made, ...(document !== undefined && { document: unpackDocument(document) }) })
    })
    worker.on('error', (error: unknown) => resolve(messageOf(error)))
    worker.on('exit', (code) => resolve(code === 0 ? undefined : `exit code ${code}`))
  })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A thread loads all libraries anew before it helps: it must have this much to do. */
const BYTES_PER_HELPER = 96 << 10

/** More would share little work and much memory. */
const MOST_THREADS = 4

function helpersFor(jobs: readonly Job[], threads: number | undefined): number {
  if (jobs.length < 2) return 0
  if (threads !== undefined) return Math.max(0, Math.min(threads, jobs.length) - 1)
  const bytes = jobs.reduce((sum, { file }) => sum + (file.bytes?.length ?? 0), 0)
  return Math.min(availableParallelism() - 1, MOST_THREADS - 1, Math.floor(bytes / BYTES_PER_HELPER), jobs.length - 1)
}
