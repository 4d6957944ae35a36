/** What the error of a call says about trying again. */
import { ConnectionError, HttpError, TimeoutError } from '../http/errors.js'
import { isPassing } from '../http/retry.js'

/** Whether there was no answer. What a handler throws counts as its answer. */
export const unanswered = (error: unknown): boolean =>
  error instanceof ConnectionError || error instanceof TimeoutError || isAbort(error)

const isAbort = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { readonly name?: unknown }).name === 'AbortError'

/** Whether the cause may have disappeared by the next attempt. */
export function mayPass(error: unknown): boolean {
  if (unanswered(error)) return true
  return error instanceof HttpError && error.status !== undefined && isPassing(error.status)
}
