import type { RequestStateCodec } from '@modelcontextprotocol/server'

/** What survives from one round of a run to the next, if a client is asked in between. */
export interface RoundState {
  readonly run: string
  readonly call: string
}

/** Signs it: the client keeps it meanwhile. */
export type Rounds = RequestStateCodec<RoundState>
