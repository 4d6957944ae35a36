import type { CallToolResult } from '@modelcontextprotocol/server'
import { MoonbindError, messageOf } from '../errors.js'
import { LONGEST_MESSAGE } from './longest-message.js'

const asText = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] })

/** Makes an answer of the text; a mistake in the arguments becomes an answer with its message. */
export async function textAnswer(make: () => string | Promise<string>): Promise<CallToolResult> {
  try {
    return asText(await make())
  } catch (error) {
    if (!(error instanceof MoonbindError)) throw error
    return { ...asText(messageOf(error).slice(0, LONGEST_MESSAGE)), isError: true }
  }
}
