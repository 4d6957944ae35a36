/** Presents a run as the answer of a tool. */
import type { CallToolResult } from '@modelcontextprotocol/server'
import { type Presented, present } from '../results/index.js'
import type { ResultStore } from '../results/store.js'
import type { Run } from '../script/runtime-types.js'
import { estimateTokens } from '../tokens.js'

/** What `run_lua` answers, besides its text. */
export interface Outcome {
  /** Not everything fitted; `read_result` reads the rest. */
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
  /** The name of a run that waits for an approval; pass it to continue. */
  readonly run?: string
}

const LEAST_OF_TEXT = 300
/** The text gets one part in this many if both do not fit completely. Escapes may double its size on the wire. */
const PART_OF_TEXT = 12

/**
 * A run within a budget of tokens, of text and structure together. Some clients show only the text, others only the
 * structure, so both say the same as long as both fit. Otherwise the structure gets most of the room, and the text is a
 * short form that says how to read the rest. The store keeps what does not fit.
 */
export async function runResult(run: Run, store: ResultStore, maxTokens: number): Promise<CallToolResult> {
  const shown = { ...run, ...errorOf(run) }
  const twice = toolResult(await present(shown, { maxTokens: Number.MAX_SAFE_INTEGER }))
  if (estimateTokens(JSON.stringify(twice)) <= maxTokens) return twice
  const forText = Math.max(LEAST_OF_TEXT, Math.floor(maxTokens / PART_OF_TEXT))
  const outcome = await present(shown, { maxTokens: maxTokens - forText, store })
  const text = await present(shown, { maxTokens: forText, ...(!outcome.truncated && { store }) })
  return toolResult(outcome, { note: NOTE, ...text, ...(text.truncated && { truncated: truncation(outcome, text) }) })
}

const NOTE = 'Short form: structuredContent has more. read_result reads the rest.'

/** One handle for both, because the run is stored once. */
const truncation = ({ truncated: first }: Presented, { truncated: second }: Presented) => ({ ...second, ...first })

/** The error without its call: calls are one line. */
function errorOf({ error }: Run): Pick<Run, 'error'> {
  if (!error) return {}
  const { call: _, ...shown } = error
  return { error: shown }
}

/** The structured answer and its text, the same unless given, for clients that show only that. */
export const toolResult = (outcome: Outcome, text: object = outcome): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(text) }],
  structuredContent: { ...outcome },
  ...(outcome.status === 'failed' && { isError: true }),
})
