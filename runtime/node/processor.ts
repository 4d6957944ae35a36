/** What Node reports about processor time. */
import { closeSync, openSync, readlinkSync, readSync } from 'node:fs'
import { performance as nodePerformance } from 'node:perf_hooks'

/** The thread that reads it. Linux has it. */
const THIS_THREAD = '/proc/thread-self'
const isKnown = (readSchedule(THIS_THREAD)?.ran ?? 0) > 0

/**
 * How long this thread has waited for a processor since some time in the past, in milliseconds. If the system does not
 * report it, this is the time on the clock beyond the CPU time of the whole process. NaN if it cannot be read now.
 */
export function waitedMs(): number {
  if (isKnown) return readSchedule(THIS_THREAD)?.waited ?? Number.NaN
  return performance.now() - processMs()
}

/** The name by which other threads know this one; undefined if the system does not report it. */
export function threadName(): string | undefined {
  return isKnown ? readlinkSync(THIS_THREAD).split('/').at(-1) : undefined
}

/**
 * CPU time of a thread of this process, in milliseconds; of all its threads if the name is unknown.
 */
export function computedMs(thread: string | undefined): number {
  return (thread === undefined ? undefined : readSchedule(`/proc/self/task/${thread}`)?.ran) ?? processMs()
}

/** A clock that stands still while the event loop of this thread sleeps, in milliseconds. */
export const busyMs = (): number => performance.now() - nodePerformance.nodeTiming.idleTime

function processMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds for which a thread ran, and for which it waited for a processor. */
function readSchedule(thread: string): { readonly ran: number; readonly waited: number } | undefined {
  try {
    const file = openSync(`${thread}/schedstat`, 'r')
    try {
      const bytes = Buffer.allocUnsafe(64)
      const [ran, waited] = bytes.toString('latin1', 0, readSync(file, bytes, 0, 64, 0)).split(' ')
      return { ran: Number(ran) / 1e6, waited: Number(waited) / 1e6 }
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}
