import type { RequestStateCodec } from '@modelcontextprotocol/server'

/** The state between two rounds of a run, while the client is asked a question. */
export interface RoundState {
  readonly run: string
  readonly call: string
}

/** Signs the state, because the client keeps it meanwhile. */
export type Rounds = RequestStateCodec<RoundState>
