/** What the runtime needs of the event loop, in Node. */
import { setMaxListeners } from 'node:events'

/** Runs `work` in a later turn, after what has arrived meanwhile. */
export const soon = (work: () => void): void => void setImmediate(work)

/** The process may end although the timer still runs. */
export const doNotWaitFor = (timer: ReturnType<typeof setTimeout>): void => void timer.unref()

/** Parallel calls share a signal, and each stops listening when it ends, so Node need not warn of a leak. */
export const allowManyListeners = (signal: AbortSignal): void => setMaxListeners(0, signal)
