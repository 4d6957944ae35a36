/** What Node says about processors. */
import { closeSync, openSync, readSync } from 'node:fs'

/** Of the thread that reads it: nanoseconds for which it ran, and for which it waited for a processor. Linux has it. */
const SCHEDULE = '/proc/thread-self/schedstat'
const told = (readSchedule()?.ran ?? 0) > 0

/**
 * How long this thread has waited for a processor since some time in the past, in milliseconds: others had it. Where
 * the system does not tell, it is what the clock shows beyond the time of the whole process. NaN if it cannot be read
 * now.
 */
export function waitedMs(): number {
  if (told) return readSchedule()?.waited ?? Number.NaN
  return performance.now() - processMs()
}

/** Time for which the threads of this process have had a processor, in milliseconds. */
export function processMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function readSchedule(): { readonly ran: number; readonly waited: number } | undefined {
  try {
    const file = openSync(SCHEDULE, 'r')
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
