/** The answers of `read_result`. */
import type { CallToolResult } from '@modelcontextprotocol/server'
import { type ReadResultOptions, readResult } from '../results/read-result.js'
import type { Session } from './session.js'
import { textAnswer } from './text-answer.js'

export const readRest = ({ results, maxTokens }: Session, options: ReadResultOptions): Promise<CallToolResult> =>
  textAnswer(async () => JSON.stringify(await readResult(results, { maxTokens, ...options })))
