import { TransportError, UnknownNameError, ValidationError } from './errors.js'
import { ConnectionError, HttpError, NotAvailableError, ServerError, TimeoutError } from './http/errors.js'
import { DeniedError } from './policy/errors.js'
import type { CallErrorKind } from './vm/contract.js'

/** Codes of a `TransportError` without an answer; a handler may throw one with any other code. */
const UNANSWERED = new Set(['no_handler', 'own_code'])

/** What a failed call means for its caller: whether something was sent, and whether an answer came. */
export function callErrorKind(error: unknown): CallErrorKind {
  if (error instanceof DeniedError) return 'denied'
  if (error instanceof ValidationError || error instanceof UnknownNameError || error instanceof NotAvailableError)
    return 'arguments'
  if (error instanceof ConnectionError || error instanceof TimeoutError) return 'transport'
  if (error instanceof HttpError)
    return error.status !== undefined || error instanceof ServerError ? 'api' : 'transport'
  return error instanceof TransportError && !UNANSWERED.has(error.code) ? 'api' : 'transport'
}
