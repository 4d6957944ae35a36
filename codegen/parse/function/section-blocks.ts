/** The blocks of a function's section, each with its role. */
import type { RootContent } from 'mdast'
import { type Source, sourceOf } from '../markdown/markdown.js'
import type { Section } from '../markdown/sections.js'
import { readLabel } from '../markdown/text.js'
import { type Role, roleOf } from '../roles.js'

/** What a block is under: a label, a subsection, or (as `description`) neither yet. */
export interface Block {
  readonly node: RootContent
  readonly role: Role | 'description'
  /** The title or label that it is under, as written. */
  readonly under: string
  /** The paragraph's text without a label in front, and where it begins in the node. */
  readonly text: string
  readonly offset: number
  /** The subsection that a note is in. */
  readonly section: Section
}

/** All blocks of a function section in order. Subsections inside notes stay notes. */
export function readBlocks(section: Section, source: Source): Block[] {
  return [
    ...ownBlocks(section, 'description', '', source),
    ...section.children.flatMap((child) => subsectionBlocks(child, source)),
  ]
}

function subsectionBlocks(section: Section, source: Source): Block[] {
  const role = roleOf(section.title)
  const own = ownBlocks(section, role, section.title, source)
  // Titles below “Examples” name examples; below anything else they take the role of their parent unless they have
  // their own.
  const deeper = section.children.flatMap((child) =>
    subsectionBlocks(child, source).map(
      (block): Block => (role === 'note' || block.role !== 'note' ? block : { ...block, role }),
    ),
  )
  return [...own, ...deeper]
}

function ownBlocks(section: Section, first: Block['role'], title: string, source: Source): Block[] {
  let role = first
  let under = title
  return section.blocks.map((node): Block => {
    const text = node.type === 'paragraph' || node.type === 'heading' ? sourceOf(source, node) : ''
    const label = text === '' ? undefined : readLabel(text)
    // “Returns a table with:” introduces what the subsection is about.
    if (role === 'returns' && /[^*_]:\s*$/.test(text) && (!label || roleOf(label.name) === 'note')) {
      under = text
      return { node, role, under, text, offset: 0, section }
    }
    if (label && (label.rest.trim() === '' || roleOf(label.name) !== 'note')) {
      role = roleOf(label.name)
      under = label.name
      return {
        node,
        role,
        under,
        text: label.rest.trim(),
        offset: label.offset + (label.rest.length - label.rest.trimStart().length),
        section,
      }
    }
    return { node, role, under, text, offset: 0, section }
  })
}

/** Quotations between the parts of a function: asides such as “> At least one field is required.” */
export function quotedTexts(blocks: readonly Block[], source: Source): string[] {
  return blocks
    .filter(({ node, role }) => node.type === 'blockquote' && role !== 'note')
    .map(({ node }) => sourceOf(source, node).replace(/^[ \t]*> ?/gm, ''))
}
