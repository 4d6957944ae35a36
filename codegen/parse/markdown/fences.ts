/** A fence that may be open: its character, and how many characters close it. */
interface Fence {
  readonly mark: string
  readonly length: number
  /**
   * It is inside a list or quotation and ends with it. A line that is indented at least this far certainly continues
   * it.
   */
  readonly inner: false | number
}

/** An open fence, or none. */
type State = Fence | undefined

const CLOSED = undefined

/** With more possible states than this, nothing is certain any more. */
const MOST_STATES = 8

const FENCE = /^([ \t]*)((?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/
const CONTAINED = /^[ \t]*(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))/

/** The part of a line that belongs to a fence. */
interface Marked extends Omit<Fence, 'inner'> {
  readonly at: 'margin' | 'indented' | 'after a marker'
  /** Nothing follows it, so it may close a fence. */
  readonly bare: boolean
}

/**
 * Tracks which fences can be open after the lines read so far. The indentation of a list decides whether an indented
 * fence is inside it; both possibilities are kept until a line decides. Indentation of any width counts, because
 * indented code is not read.
 */
export class Fences {
  private states: readonly State[] = [CLOSED]
  /** A list or quotation may be open. */
  contained = false
  private lost = false

  /** No fence can be open. */
  get surelyClosed(): boolean {
    return !this.lost && this.states.every((state) => state === CLOSED)
  }

  /** A fence of the document itself must be open. */
  get surelyOpen(): boolean {
    return !this.lost && this.states.every((state) => state?.inner === false)
  }

  /** Reads a line that is not blank. `begins`: outside a fence, the line would end everything that is open. */
  read(line: string, begins: boolean): void {
    const marked = markedIn(line)
    const container = CONTAINED.test(line)
    if (begins && this.surelyClosed) this.contained = false
    // Most lines are outside of fences, or inside of one that this line does not close.
    if (marked !== undefined || !(this.surelyClosed || this.surelyOpen))
      this.step(marked, container ? UNKNOWN : indentOf(line))
    if (container) this.contained = true
  }

  private step(marked: Marked | undefined, indent: number): void {
    const next = this.states.flatMap((state) => this.after(state, marked, indent))
    this.states = next.filter((state, index) => next.findIndex((other) => isSame(other, state)) === index)
    if (this.states.length > MOST_STATES) this.lost = true
  }

  /** What may be open after a line with this indentation. */
  private after(state: State, marked: Marked | undefined, indent: number): readonly State[] {
    if (state === CLOSED) return marked ? this.opened(marked, indent) : [CLOSED]
    const closes =
      marked?.bare === true &&
      marked.mark === state.mark &&
      marked.length >= state.length &&
      marked.at !== 'after a marker'
    if (state.inner === false) return [closes ? CLOSED : state]
    const within = closes ? CLOSED : state
    if (indent >= state.inner) return [within]
    const ended = this.after(CLOSED, marked, indent)
    return indent === 0 ? ended : [within, ...ended]
  }

  private opened({ mark, length, at }: Marked, indent: number): readonly State[] {
    if (at === 'after a marker') return [{ mark, length, inner: Number.POSITIVE_INFINITY }, CLOSED]
    const outer = { mark, length, inner: false } as const
    return at === 'margin' || !this.contained ? [outer] : [outer, { mark, length, inner: indent }]
  }
}

/**
 * The indentation of a line that begins with the mark of a list or quotation: the line may continue a list or
 * quotation, but this is never certain.
 */
const UNKNOWN = 0.5

/** Columns before the text; a tab goes to the next multiple of four (CommonMark 0.31, 2.2). */
function indentOf(line: string): number {
  let column = 0
  for (const char of line) {
    if (char === ' ') column++
    else if (char === '\t') column += 4 - (column % 4)
    else break
  }
  return column
}

function markedIn(line: string): Marked | undefined {
  if (!line.includes('```') && !line.includes('~~~')) return undefined
  const [, indent, markers, fence, rest] = FENCE.exec(line) ?? []
  if (fence === undefined) return undefined
  const at = markers !== '' ? 'after a marker' : indent === '' ? 'margin' : 'indented'
  return { mark: fence[0]!, length: fence.length, at, bare: !/[^ \t]/.test(rest!) }
}

const isSame = (a: State, b: State): boolean => a?.mark === b?.mark && a?.length === b?.length && a?.inner === b?.inner
