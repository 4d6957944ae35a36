/**
 * How long threads waited for a processor, as Linux tells it: on a busy machine a script that takes 2 s by the clock
 * may have had 500 ms. Elsewhere nobody knows, and clocks are believed.
 */
import { readdirSync, readFileSync } from 'node:fs'

const TASKS = '/proc/self/task'

/** Milliseconds that a thread has run and waited. */
function read(thread) {
  try {
    const [ran, waited] = readFileSync(`${TASKS}/${thread}/schedstat`, 'utf8').split(' ')
    return { ran: Number(ran) / 1e6, waited: Number(waited) / 1e6 }
  } catch {
    // Not Linux, or the thread has ended.
    return undefined
  }
}

/** Of the main thread. */
export const mainWaited = () => read(process.pid)?.waited ?? 0

/** Of every thread of this process. */
export function threads() {
  try {
    return new Map(readdirSync(TASKS).flatMap((id) => [[id, read(id)]].filter(([, times]) => times !== undefined)))
  } catch {
    return new Map()
  }
}

/** Milliseconds for which the thread that ran most since `before` waited. */
export function waitedSince(before) {
  const [busiest] = [...threads()]
    .map(([id, { ran, waited }]) => ({
      ran: ran - (before.get(id)?.ran ?? 0),
      waited: waited - (before.get(id)?.waited ?? 0),
    }))
    .toSorted((a, b) => b.ran - a.ran)
  return busiest?.waited ?? 0
}
