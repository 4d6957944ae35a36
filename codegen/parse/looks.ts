/** Recognises what looks like parameters, anywhere in a document. */
import type { Nodes } from 'mdast'
import { isParameterItem, isTypedList, listsValues } from './function/list-entries.js'
import { isPlaceholder } from './function/table-entries.js'
import { type Source, sourceOf } from './markdown/markdown.js'
import { hasNames, kindOf, readTable } from './markdown/table.js'

/**
 * Whether a block lists names the way parameters are listed: with their presence, or with types below a title for
 * parameters.
 */
export function looksLikeParameters(node: Nodes, source: Source): boolean {
  if (node.type === 'list') return isTypedList(node, source)
  if (node.type !== 'table') return false
  const table = readTable(node, source)
  return kindOf(table) === 'parameters' && !table.rows.every(isPlaceholder)
}

/** Whether a block lists names in code, each with words after it, and does not state their presence or type. */
export function looksLikeNames(node: Nodes, source: Source): boolean {
  if (node.type === 'list')
    return (
      !listsValues(node, source) &&
      node.children.every((item) => isParameterItem(sourceOf(source, item)) && NAME.test(sourceOf(source, item)))
    )
  if (node.type !== 'table') return false
  const table = readTable(node, source)
  return hasNames(table) && table.rows.length > 0 && table.rows.every(({ cells }) => NAME.test(cells[0]?.source ?? ''))
}

const NAME = /^(?:\s*(?:[-*+]|\d+[.)])\s+)?(?:\*\*)?`[A-Za-z_][\w.[\]]*`/
