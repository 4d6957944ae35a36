/** Whether a failed request may be repeated, and after how long. */
import { messageOf } from '../errors.js'
import type { HttpMethod } from './call-table.js'

/** Methods that change nothing (RFC 9110, 9.2.1). */
export const isRead = (method: HttpMethod): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** Statuses that say “not now” rather than “not so”. */
export const isPassing = (status: number): boolean =>
  status === 408 ||
  status === 425 ||
  status === 429 ||
  status === 500 ||
  status === 502 ||
  status === 503 ||
  status === 504

/** Failures before the first byte of the request was sent. Repeating it cannot do anything twice. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** The code of a network failure, however deep `fetch` nests it. */
export function networkCode(error: unknown): string | undefined {
  for (let inner = error; typeof inner === 'object' && inner !== null; inner = (inner as { cause?: unknown }).cause) {
    const { code, errors } = inner as { code?: unknown; errors?: unknown }
    if (typeof code === 'string') return code
    if (Array.isArray(errors) && errors.length > 0) return networkCode(errors[0])
  }
  return undefined
}

/** The innermost message, because that of `fetch` itself only says that it failed. */
export function networkReason(error: unknown): string {
  const { cause } = Object(error) as { readonly cause?: unknown }
  return cause instanceof Error && cause.message !== '' ? networkReason(cause) : messageOf(error)
}

export const wasNeverSent = (error: unknown): boolean => neverSent.has(networkCode(error) ?? '')

/** Milliseconds that a `Retry-After` header asks for: seconds or a date (RFC 9110, 10.2.3). */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(header)) return Number(header) * 1000
  // A date begins with its day. `Date.parse` would take "-5" for a date, too.
  const date = /^\s*[A-Za-z]/.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const FIRST_MS = 250
const LONGEST_MS = 8_000

/** Exponential with full jitter; the time that the server asks for is a lower bound. `attempt` counts from 1. */
export function backoffMs(attempt: number, retryAfterMs: number | undefined, random: () => number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1))
  return Math.max(random() * most, retryAfterMs ?? 0)
}

/** Waits. Rejects with the reason of the signal if that is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const giveUp = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp)
      resolve()
    }, ms)
    signal.addEventListener('abort', giveUp, { once: true })
  })
}
