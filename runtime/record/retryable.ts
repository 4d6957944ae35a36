/** What the error of a call says about calling again. */
import { ConnectionError, HttpError, TimeoutError } from '../http/errors.js'
import { isPassing } from '../http/retry.js'

/** Whether no answer came. What a handler throws is its answer. */
export const unanswered = (error: unknown): boolean =>
  error instanceof ConnectionError || error instanceof TimeoutError || isAbort(error)

const isAbort = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { readonly name?: unknown }).name === 'AbortError'

/** Whether the reason may be gone the next time. */
export function mayPass(error: unknown): boolean {
  if (unanswered(error)) return true
  return error instanceof HttpError && error.status !== undefined && isPassing(error.status)
}
