import type { FunctionDefinition } from './definition.js'

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
}

/** Answers calls: a consumer's handlers, the mock, or HTTP. Rejects with an `Error` whose message is fit for scripts. */
export type Transport = (request: TransportRequest) => Promise<unknown>
