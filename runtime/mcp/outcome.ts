/** A run as the answer of a tool. */
import type { CallToolResult } from '@modelcontextprotocol/server'
import type { Run } from '../create-runtime.js'
import { present } from '../results/index.js'
import type { ResultStore } from '../results/store.js'

/** What `run_lua` answers, besides its text. */
export interface Outcome {
  /** There is more than fitted, which `read_result` reads. */
  readonly truncated?: { readonly originalTokens: number; readonly keptTokens: number; readonly result?: string }
  readonly status: Run['status']
  /** What the script returned: one value, or a list of several. */
  readonly value?: unknown
  readonly output?: string
  /** `17 calls: 15 read, 2 write, 1 failed` */
  readonly calls: string
  readonly error?: {
    readonly kind: string
    readonly message: string
    readonly line?: number
    readonly traceback?: string
  }
  /** A run that waits for an approval: pass it on to go on. */
  readonly run?: string
}

/** The outcome within a budget of tokens; what does not fit is kept in the store. */
export const outcomeOf = (run: Run, store: ResultStore, maxTokens: number): Promise<Outcome> =>
  present({ ...run, ...errorOf(run) }, { maxTokens, store })

/** Without the call that an error is about: calls are one line. */
function errorOf({ error }: Run): Pick<Run, 'error'> {
  if (!error) return {}
  const { call: _, ...shown } = error
  return { error: shown }
}

/** The structured answer and the same as text, for clients that show only that. */
export const toolResult = (outcome: Outcome): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(outcome) }],
  structuredContent: { ...outcome },
  ...(outcome.status === 'failed' && { isError: true }),
})
