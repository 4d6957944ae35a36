/**
 * Tells a bug in a program from a failure of the connection: only the latter may go away when a request is repeated.
 */
import { networkCode } from './retry.js'

/**
 * Errors that JavaScript itself throws. `TypeError` is decided below: `fetch` rejects with one when the network fails.
 */
const LANGUAGE_ERRORS = new Set(['ReferenceError', 'SyntaxError', 'RangeError', 'EvalError'])

/** The messages with which `fetch` reports a network failure: Node, Chromium, Firefox, Safari. */
const NETWORK_WORDS =
  /^(?:fetch failed|terminated|Failed to fetch|NetworkError\b|Load failed|The (?:network|Internet) connection\b)/i

/** Codes of Node and undici for wrong arguments and missing modules. */
const PROGRAM_CODE = new RegExp(
  [
    '^ERR_(?:INVALID|MODULE|MISSING|UNSUPPORTED|REQUIRE|PACKAGE)_',
    '^(?:MODULE_NOT_FOUND|UND_ERR_(?:INVALID_ARG|NOT_SUPPORTED|INVALID_RETURN_VALUE))$',
  ].join('|'),
)

/** Whether a retry cannot help. */
export function isProgramError(error: unknown): boolean {
  const code = networkCode(error)
  if (code !== undefined) return PROGRAM_CODE.test(code)
  const { name, message, cause } = Object(error) as { readonly [field: string]: unknown }
  if (typeof message === 'string' && /^Dynamic require of /.test(message)) return true
  if (name !== 'TypeError') return typeof name === 'string' && LANGUAGE_ERRORS.has(name)
  return cause === undefined && typeof message === 'string' && !NETWORK_WORDS.test(message)
}
