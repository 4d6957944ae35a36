/** What a function's section states about its effect. */
import type { RootContent } from 'mdast'
import { effectOfText, type StatedEffect, together } from '../../effect/statement.js'
import type { Fact } from '../../ir.js'
import { placeOfNode, sourceOf } from '../markdown/markdown.js'
import type { Reading } from '../reading.js'
import type { Block } from './section-blocks.js'

/** The statement and its first place. */
export interface StatedHere {
  readonly stated: StatedEffect
  readonly fact: Fact
}

/** Statements in prose, in quotations and in lists that were not read as parameters. */
export function readEffect(blocks: readonly Block[], source: Reading): StatedHere | undefined {
  const free = blocks.filter(({ node }) => !source.claimed.has(node))
  const found = free.flatMap((block) =>
    nodesOf(block).flatMap((node) => {
      const text = sourceOf(source, node)
      const stated = effectOfText(TITLE.test(block.under) ? `${block.under}: ${text}` : text)
      return stated ? [{ stated, node, text }] : []
    }),
  )
  const [first] = found
  const stated = together(found.map((statement) => statement.stated))
  if (!first || !stated) return undefined
  return {
    stated,
    fact: { of: 'effect', by: 'sentence', text: first.text.trim(), place: placeOfNode(source, first.node) },
  }
}

/** `### Effect`, with the statement below it. */
const TITLE = /^(?:side[ -])?effects?$/i

/** The texts of a block that may state an effect; each list item counts by itself. */
function nodesOf({ node, role }: Block): readonly RootContent[] {
  switch (node.type) {
    case 'paragraph':
    case 'blockquote':
      return [node]
    case 'list':
      return role === 'parameters' || role === 'returns' ? [] : node.children
    default:
      return []
  }
}
