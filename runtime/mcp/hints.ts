import type { ToolAnnotations } from '@modelcontextprotocol/server'
import type { Effect } from '../effect.js'

/** What a client may assume about a call. All four hints are given, because clients guess missing ones. */
export const hintsOf = ({ kind, idempotent }: Effect): ToolAnnotations => ({
  readOnlyHint: kind === 'read',
  destructiveHint: kind === 'destructive',
  idempotentHint: idempotent,
  openWorldHint: true,
})

/** For tools that read the documentation or stored results. */
export const local: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}
