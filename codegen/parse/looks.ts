/** What looks like parameters, wherever it stands. */
import type { Nodes } from 'mdast'
import { isTypedList } from './function/list-entries.js'
import { isPlaceholder } from './function/table-entries.js'
import type { Source } from './markdown/markdown.js'
import { kindOf, readTable } from './markdown/table.js'

/** Whether a block lists names the way parameters are listed: with a presence, or with types below a title for them. */
export function looksLikeParameters(node: Nodes, source: Source): boolean {
  if (node.type === 'list') return isTypedList(node, source)
  if (node.type !== 'table') return false
  const table = readTable(node, source)
  return kindOf(table) === 'parameters' && !table.rows.every(isPlaceholder)
}
