/**
 * What the lines of a document reveal before it is parsed: where it can be cut into pieces, and how much work it will
 * be. Markdown parsers take more than linear time for long documents. In pieces, the time grows with the length, and
 * only single blocks need a limit.
 */
import { Fences } from './fences.js'

/** A piece of whole lines that no block crosses. */
export interface Piece {
  readonly text: string
  readonly offset: number
  /** How many lines are before it. */
  readonly lines: number
}

/**
 * The marks of a piece: its lines, pipes, headings, list items and length. The time and memory of parsing grow with
 * them.
 */
export interface Weight {
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly marks: number
}

export interface Layout {
  readonly pieces: readonly Piece[]
  readonly marks: number
  /** The block outside of fences that has the most marks. */
  readonly heaviest: Weight
}

/**
 * Looks at every line once. Lines end with `\n` or `\r\n`. Pieces are cut at the first chance after `pieceLength`
 * characters.
 */
export function layOut(text: string, pieceLength = 0): Layout {
  const scan = new Scan(text, pieceLength)
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf('\n', from)
    scan.read(text.slice(from, endOfText(text, from, feed < 0 ? text.length : feed)), from)
    from = feed < 0 ? text.length : feed + 1
  }
  return scan.end()
}

/** The end of the line without trailing blanks (spaces and tabs) and without its line end. */
function endOfText(text: string, from: number, to: number): number {
  let end = to
  while (end > from && (text[end - 1] === ' ' || text[end - 1] === '\t' || text[end - 1] === '\r')) end--
  return end
}

/** A line that continues a list or quotation without repeating its marks costs this many times as much as another. */
const LAZY = 4

class Scan {
  private readonly fences = new Fences()
  private readonly pieces: Piece[] = []
  private start = { offset: 0, lines: 0 }
  private lines = 0
  private marks = 0
  private block = { line: 1, marks: 0 }
  private heaviest = this.block
  private blank = true
  /** The line before ended a block, whatever follows. */
  private ended = false

  constructor(
    private readonly text: string,
    private readonly pieceLength: number,
  ) {}

  read(line: string, offset: number): void {
    if (line === '') this.readBlank()
    else this.readText(line, offset)
    this.lines++
  }

  private readBlank(): void {
    if (this.blank || this.fences.contained) this.weigh(1, !this.fences.surelyOpen)
    this.blank = true
  }

  private readText(line: string, offset: number): void {
    const outside = this.fences.surelyClosed
    const begins = beginsBlock(line, this.blank)
    if (outside && (begins || this.ended)) this.cut(offset)
    this.fences.read(line, begins)
    this.ended = outside && /^(?:-{3,}$|#{1,6}(?:[ \t]|$))/.test(line)
    this.blank = false
    const inFence = this.fences.surelyOpen
    const lazy = !begins && this.fences.contained && /^[^ \t>+*\d-]/.test(line)
    this.weigh(inFence ? 1 : marksOf(line) * (lazy ? LAZY : 1), !inFence)
  }

  private weigh(marks: number, inBlock: boolean): void {
    this.marks += marks
    if (!inBlock) return
    this.block.marks += marks
    if (this.block.marks > this.heaviest.marks) this.heaviest = this.block
  }

  private cut(offset: number): void {
    this.block = { line: this.lines + 1, marks: 0 }
    if (offset === 0 || offset - this.start.offset < this.pieceLength) return
    this.pieces.push({ text: this.text.slice(this.start.offset, offset), ...this.start })
    this.start = { offset, lines: this.lines }
  }

  end(): Layout {
    const last = { text: this.text.slice(this.start.offset), ...this.start }
    return { pieces: [...this.pieces, last], marks: this.marks, heaviest: this.heaviest }
  }
}

/**
 * A heading or a fence at the margin ends everything before it (CommonMark 0.31, 4.2, 4.5). Below a blank line, text
 * that continues neither a list nor a quotation does the same.
 */
function beginsBlock(line: string, afterBlank: boolean): boolean {
  return (
    /^(?:#{1,6}(?:[ \t]|$)|`{3,}[^`]*$|~{3})/.test(line) || (afterBlank && !/^(?:[\s>\d]|[-+*](?:\s|$))/.test(line))
  )
}

/** This many characters take a parser as much memory as a line, above all if they are tabs. */
const CHARACTERS = 256

/** How much a line costs a parser, relative to a line of text. */
function marksOf(line: string): number {
  const marks = (/^[ \t]*#/.test(line) ? 3 : 1) + weightOfPipes(line) + Math.floor(line.length / CHARACTERS)
  const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/.exec(line)?.[0] ?? ''
  return marks + 2 * (containers.match(/[>\-+*.)]/g)?.length ?? 0) + (containers.match(/[ \t]{2}/g)?.length ?? 0)
}

/** No real table has this many columns; in one that has, each cell costs twice as much. */
const MANY_PIPES = 50

function weightOfPipes(line: string): number {
  let pipes = 0
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) pipes++
  return pipes > MANY_PIPES ? 2 * pipes : pipes
}
