/** What the runtime needs of the event loop, if there is no Node. */

/**
 * Runs `work` in a later turn, after what has arrived meanwhile. A message is not held back, as a timer in a nested
 * call is.
 */
export function soon(work: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', () => {
    port1.close()
    work()
  })
  port1.start()
  port2.postMessage(undefined)
}

/** Does nothing: a page need not wait for timers. */
export const doNotWaitFor = (_timer: ReturnType<typeof setTimeout>): void => {}

/** Does nothing: only Node counts listeners. */
export const allowManyListeners = (_signal: AbortSignal): void => {}
