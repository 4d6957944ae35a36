/** Places in a piece of code, also when it was repaired before it was read. */

/** Where something is in the code: lines and columns from 1, offsets from 0. */
export interface LuaPlace {
  readonly line: number
  readonly column: number
  readonly start: number
  readonly end: number
}

/** One change of a text: what was between two offsets becomes `text`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The offsets of a node of a tree; the library's types leave them out. */
export const rangeOf = (node: object): readonly [number, number] =>
  (node as { readonly range?: readonly [number, number] }).range ?? [0, 0]

/** The text with edits made; they are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let [made, from] = ['', 0]
  for (const { start, end, text: inserted } of edits) {
    made += text.slice(from, start) + inserted
    from = end
  }
  return made + text.slice(from)
}

/** Code as written, and the repaired text that was read in its place. */
export class LuaSource {
  #lineStarts: readonly number[] | undefined

  readonly #layers: readonly (readonly Edit[])[]

  constructor(
    /** As written; places are places in it. */
    readonly written: string,
    /** With its repairs; trees are trees of it. */
    readonly read: string = written,
    layers: readonly (readonly Edit[])[] = [],
  ) {
    this.#layers = layers
  }

  /** The same after one more round of edits. */
  repaired(edits: readonly Edit[]): LuaSource {
    return new LuaSource(this.written, applyEdits(this.read, edits), [...this.#layers, edits])
  }

  /** Where a node of the tree is in the code as written. */
  place(node: object): LuaPlace {
    const [start, end] = rangeOf(node)
    return this.between(start, end)
  }

  /** The place of a stretch of the text that was read. */
  between(from: number, to: number): LuaPlace {
    const [start, end] = [this.#asWritten(from), this.#asWritten(to)]
    return { ...this.#position(start), start, end }
  }

  /** The line, counted from 1, of an offset in the text that was read. */
  line(offset: number): number {
    return this.#position(this.#asWritten(offset)).line
  }

  #asWritten(offset: number): number {
    return this.#layers.reduceRight((position, edits) => offsetBefore(edits, position), offset)
  }

  #position(offset: number): { line: number; column: number } {
    const starts = (this.#lineStarts ??= lineStartsOf(this.written))
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Where a character was before the edits; inserted text has the place of its insertion. */
function offsetBefore(edits: readonly Edit[], offset: number): number {
  let shift = 0
  for (const { start, end, text } of edits) {
    if (offset < start + shift) break
    if (offset < start + shift + text.length) return start
    shift += text.length - (end - start)
  }
  return offset - shift
}
