import type { FunctionDefinition } from './definition.js'
import type { Observer } from './record/reach.js'

/** A validated call on its way to whatever answers it. */
export interface TransportRequest {
  readonly namespace: string
  readonly function: FunctionDefinition
  /** `default` or the name of a configured account. */
  readonly account: string
  /** Validated, under the documented names; absent parameters are absent. */
  readonly params: { readonly [name: string]: unknown }
  /** Aborted when the caller gives up: nothing may be sent or retried afterwards. */
  readonly signal: AbortSignal
  /** Hears what happens to the request. A transport of your own may leave it alone. */
  readonly observer?: Observer
}

/**
 * Answers calls: a consumer's handlers, the mock, or HTTP. Rejects with an `Error` whose message is fit for scripts.
 */
export type Transport = (request: TransportRequest) => Promise<unknown>
