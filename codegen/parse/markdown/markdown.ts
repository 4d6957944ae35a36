/** Markdown as a tree: CommonMark and GFM tables only. */
import type { Nodes, Root, RootContent } from 'mdast'
import type { Place } from '../../ir.js'
import { type Layout, layOut, type Piece } from './layout.js'
import { type ReadMarkdown, remark } from './remark.js'
import { readSimpleBlock } from './simple-blocks.js'

export type { Root }

/** Parses a document. Positions count lines and columns from 1 and offsets from 0, in UTF-16 units. */
export function parseMarkdown(text: string, { pieces }: Layout = layOut(text)): Root {
  let parse: ReadMarkdown | undefined
  const read = (piece: Piece): RootContent[] => shifted((parse ??= remark())(piece.text), piece).children
  const children: RootContent[] = []
  let waiting: Piece | undefined
  for (const piece of pieces) {
    const block = readSimpleBlock(piece)
    if (waiting && (block || waiting.text.length >= PIECE_LENGTH)) {
      children.push(...read(waiting))
      waiting = undefined
    }
    if (block) children.push(block)
    else waiting = waiting ? { ...waiting, text: waiting.text + piece.text } : piece
  }
  return { type: 'root', children: waiting ? [...children, ...read(waiting)] : children }
}

/** remark gets the rest of the text in pieces of at least this many characters. */
const PIECE_LENGTH = 4 << 10

/** A tree with the positions that it has in the whole document. */
function shifted(tree: Root, piece: Piece): Root {
  if (piece.offset > 0) shift(tree, piece)
  return tree
}

function shift(node: Nodes, piece: Piece): void {
  for (const point of node.position ? [node.position.start, node.position.end] : []) {
    point.line += piece.lines
    point.offset = (point.offset ?? 0) + piece.offset
  }
  if ('children' in node) for (const child of node.children) shift(child, piece)
}

/** A piece of the document that is being read. */
export interface Source {
  readonly file: string
  readonly text: string
  /** The line of the original document for each line of the text, if lines were added to the text. */
  readonly lines?: readonly number[]
}

/** The line of the original document for a line of the text. */
export const deliveredLine = ({ lines }: Source, line: number): number => lines?.[line] ?? line

/** The place of a node; nodes that remark makes always have positions. */
export function placeOfNode(source: Source, { position }: Nodes): Place {
  const { file } = source
  const start = {
    line: deliveredLine(source, position?.start.line ?? 1),
    column: position?.start.column ?? 1,
    offset: position?.start.offset ?? 0,
  }
  const end = {
    line: deliveredLine(source, position?.end.line ?? 1),
    column: position?.end.column ?? 1,
    offset: position?.end.offset ?? 0,
  }
  return { file, start, end }
}

/** The source text of a node. */
export function sourceOf({ text }: Source, { position }: Nodes): string {
  return text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

/** The place of a stretch inside a node whose text is on one line from `offset` on. */
export function placeWithin(source: Source, node: Nodes, from: number, length: number): Place {
  const base = placeOfNode(source, node)
  const before = source.text.slice(base.start.offset, base.start.offset + from)
  const lines = before.split('\n')
  const line = base.start.line + lines.length - 1
  const column = lines.length === 1 ? base.start.column + from : lines.at(-1)!.length + 1
  const offset = base.start.offset + from
  return {
    file: source.file,
    start: { line, column, offset },
    end: { line, column: column + length, offset: offset + length },
  }
}
