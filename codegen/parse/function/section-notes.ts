/** What is left of a function's section after the function was read from it. */
import { facts, type Guide } from '../../ir.js'
import { grouped } from '../calls.js'
import { placeOfNode } from '../markdown/markdown.js'
import { allSections, type Section } from '../markdown/sections.js'
import type { Reading } from '../reading.js'
import type { Block } from './section-blocks.js'

/** Code is an example; horizontal rules and comments are not shown. */
const isNoText = ({ node, text }: Block): boolean =>
  node.type === 'thematicBreak' || node.type === 'code' || /^<!--[\s\S]*-->$/.test(text.trim())

/** Subsections and labelled stretches that hold more than what was read into the function. */
export function readNotes(
  section: Section,
  blocks: readonly Block[],
  used: ReadonlySet<Block>,
  reading: Reading,
): Guide[] {
  const bySection = grouped(blocks, (block) => block.section)
  return section.children.flatMap((child) => {
    const own = allSections(child).flatMap((inner) => bySection.get(inner) ?? [])
    const rest = own.filter((block) => !used.has(block) && !isNoText(block))
    const isNote = own.some((block) => block.role === 'note') || rest.length > 0
    if (!isNote) return []
    return [
      {
        title: child.title,
        markdown: reading.text.slice(child.body, child.end).trim(),
        [facts]: child.heading
          ? [{ of: 'title', by: 'heading' as const, text: child.title, place: placeOfNode(reading, child.heading) }]
          : [],
      },
    ]
  })
}
