/** Thrown into a request that takes too long. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'
  constructor(readonly ms: number) {
    super(`no answer within ${ms} ms`)
  }
}

/** Runs `work` under a signal that is aborted with the outer one, or with `DeadlinePassed` after `ms`. */
export async function withDeadline<T>(outer: AbortSignal, ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  outer.throwIfAborted()
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DeadlinePassed(ms)), ms)
  const giveUp = (): void => controller.abort(outer.reason)
  outer.addEventListener('abort', giveUp, { once: true })
  try {
    return await work(controller.signal)
  } catch (error) {
    // What a library makes of an abort varies: the reason itself is what happened.
    throw controller.signal.aborted ? controller.signal.reason : error
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', giveUp)
  }
}
