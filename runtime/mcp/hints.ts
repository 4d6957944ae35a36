import type { ToolAnnotations } from '@modelcontextprotocol/server'
import type { Effect } from '../effect.js'

/** What a client may assume of a call: all four hints, because clients guess what is missing. */
export const hintsOf = ({ kind, idempotent }: Effect): ToolAnnotations => ({
  readOnlyHint: kind === 'read',
  destructiveHint: kind === 'destructive',
  idempotentHint: idempotent,
  openWorldHint: true,
})

/** Of what reads the documentation, or what is kept here. */
export const local: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}
