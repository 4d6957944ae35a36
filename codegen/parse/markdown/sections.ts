/** The headings of a document as a tree. */
import type { Heading, Root, RootContent } from 'mdast'
import { type Source, sourceOf } from './markdown.js'
import { plainText } from './text.js'

/** A heading with everything until the next heading of its depth or above. */
export interface Section {
  /** 0 for the document itself, which has no heading. */
  readonly depth: number
  readonly heading?: Heading
  /** The heading's Markdown. */
  readonly source: string
  /** The heading as a reader sees it. */
  readonly title: string
  /** Blocks before the first subsection. */
  readonly blocks: readonly RootContent[]
  readonly children: readonly Section[]
  /** Offsets of the whole section in the document; `body` is where its heading ends. */
  readonly start: number
  readonly body: number
  readonly end: number
}

interface OpenSection extends Omit<Section, 'blocks' | 'children' | 'end'> {
  readonly blocks: RootContent[]
  readonly children: OpenSection[]
  end: number
}

/** The section tree of a document. */
export function readSections(root: Root, source: Source): Section {
  const top: OpenSection = {
    depth: 0,
    source: '',
    title: '',
    blocks: [],
    children: [],
    start: 0,
    body: 0,
    end: source.text.length,
  }
  const open: OpenSection[] = [top]
  for (const node of root.children) {
    if (node.type !== 'heading') {
      open.at(-1)!.blocks.push(node)
      continue
    }
    const start = node.position?.start.offset ?? 0
    while (open.at(-1)!.depth >= node.depth) open.pop()!.end = start
    const section = readHeading(node, source, start)
    open.at(-1)!.children.push(section)
    open.push(section)
  }
  return top
}

function readHeading(node: Heading, source: Source, start: number): OpenSection {
  const markdown = sourceOf(source, node)
    .replace(/^\s*#{1,6}\s*/, '')
    .trim()
    .replace(/[ \t]#+$/, '')
    .trim()
  return {
    depth: node.depth,
    heading: node,
    source: markdown,
    title: plainText(markdown),
    blocks: [],
    children: [],
    start,
    body: node.position?.end.offset ?? start,
    end: source.text.length,
  }
}

/** All sections of a tree, each before its subsections. */
export function allSections(section: Section): Section[] {
  return [section, ...section.children.flatMap(allSections)]
}
