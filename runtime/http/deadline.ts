import { allowManyListeners } from '#platform/event-loop.js'

/** Thrown into a request that takes too long. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'
  constructor(readonly ms: number) {
    super(`no answer within ${ms} ms`)
  }
}

/**
 * Runs `work` under a signal that is aborted with the outer one, or with `DeadlinePassed` after `ms`. It settles then
 * even if the work ignores the signal.
 */
export function withDeadline<T>(outer: AbortSignal, ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (outer.aborted) return Promise.reject(outer.reason)
  allowManyListeners(outer)
  const controller = new AbortController()
  return new Promise<T>((resolve, reject) => {
    const give = (reason: unknown): void => {
      reject(reason)
      controller.abort(reason)
    }
    const giveUp = (): void => give(outer.reason)
    const timer = setTimeout(() => give(new DeadlinePassed(ms)), ms)
    outer.addEventListener('abort', giveUp, { once: true })
    const tidy = (): void => {
      clearTimeout(timer)
      outer.removeEventListener('abort', giveUp)
    }
    work(controller.signal).then(
      (value) => {
        tidy()
        resolve(value)
      },
      (error: unknown) => {
        tidy()
        reject(error)
      },
    )
  })
}
