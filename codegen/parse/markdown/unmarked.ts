/**
 * Restores the Markdown of a page that was copied from a browser: it has no `#`, no fences, and tables without outer
 * pipes. The words of a line show what it was; each line gets its marks back before the document is read.
 */
import { readFunctionName } from '../heading.js'
import { roleOf } from '../roles.js'
import { columnOf } from './table.js'

/** The text with marks, and for each of its lines the line of the text without marks. */
export interface Marked {
  readonly text: string
  /** The line of the text without marks for each line, both counted from 1; index 0 is unused. */
  readonly lines: readonly number[]
  readonly headings: number
  readonly tables: number
  readonly examples: number
}

const MARKS = /^[ \t]{0,3}(?:#{1,6}[ \t]|`{3}|~{3}|\|)/m

/**
 * The text with marks; undefined for one that has marks, or in which nothing looks like a function with a table or
 * code.
 */
export function restoreMarks(text: string): Marked | undefined {
  if (MARKS.test(text)) return undefined
  const page = new Page(text.split('\n'))
  const marked = page.read()
  return page.functions > 0 && marked.tables + marked.examples > 0 ? marked : undefined
}

class Page {
  functions = 0
  #headings = 0
  #tables = 0
  #examples = 0
  readonly #out: string[] = []
  readonly #lines: number[] = [0]
  readonly #page: readonly string[]

  constructor(page: readonly string[]) {
    this.#page = page
  }

  read(): Marked {
    for (let at = 0; at < this.#page.length; ) at = this.#readBlock(at)
    return {
      text: this.#out.join('\n'),
      lines: this.#lines,
      headings: this.#headings,
      tables: this.#tables,
      examples: this.#examples,
    }
  }

  /** Reads what begins at a line; returns the line after it. */
  #readBlock(at: number): number {
    const line = this.#page[at]!
    if (line.trim() === '') {
      this.#emit('', at)
      return at + 1
    }
    if (isHeader(line)) return this.#readTable(at)
    if (CODE.test(line)) return this.#readCode(at)
    const depth = this.#depthOf(line)
    this.#emit('', at)
    if (depth > 0) {
      this.#headings++
      if (depth === 2 && readFunctionName(line)) this.functions++
    }
    this.#emit(depth === 0 ? line : `${'#'.repeat(depth)} ${line.trim()}`, at)
    return at + 1
  }

  /** How deep a heading a line is; 0 for prose. */
  #depthOf(line: string): number {
    const text = line.trim()
    if (this.#headings === 0) return 1
    if (/^[a-z]\w*$/.test(text)) return 2
    if (text.length < 40 && roleOf(text) !== 'note') return 3
    return TITLE.test(text) ? 2 : 0
  }

  #readTable(from: number): number {
    this.#tables++
    const end = this.#endOf(from, (line) => cellsOf(line).length > 1)
    const columns = cellsOf(this.#page[from]!).length
    this.#emit('', from)
    for (let at = from; at < end; at++) {
      if (at > from && DELIMITERS.test(this.#page[at]!)) continue
      this.#emit(`| ${cellsOf(this.#page[at]!).join(' | ')} |`, at)
      if (at === from) this.#emit(`|${'---|'.repeat(columns)}`, at)
    }
    this.#emit('', end - 1)
    return end
  }

  #readCode(from: number): number {
    this.#examples++
    let open = 0
    const end = this.#endOf(from, (line, index) => {
      if (line.trim() === '') return MORE_CODE.test(this.#afterBlanks(index))
      const goesOn = open > 0 || MORE_CODE.test(line)
      open += opened(line)
      return goesOn
    })
    // Lines of code count from the one above the first.
    this.#emit('```lua', from - 1)
    for (let at = from; at < end; at++) this.#emit(this.#page[at]!, at)
    this.#emit('```', end - 1)
    return end
  }

  #endOf(from: number, belongs: (line: string, index: number) => boolean): number {
    let end = from
    while (end < this.#page.length && belongs(this.#page[end]!, end)) end++
    return Math.max(end, from + 1)
  }

  /** The next line with text, if it is only a few lines away. */
  #afterBlanks(at: number): string {
    return this.#page.slice(at, at + 4).find((line) => line.trim() !== '') ?? ''
  }

  #emit(text: string, line: number): void {
    this.#out.push(text)
    this.#lines.push(Math.max(1, line + 1))
  }
}

/** A few words that begin with a capital and end without a full stop. */
const TITLE = /^[A-Z][^.!?:;|,]{2,60}$/

const DELIMITERS = /^[\s:|-]*-[\s:|-]*$/

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .split(/\t+|(?<!\\)\s+\|\s+|(?<!\\)\|/)
    .map((cell) => cell.trim())

/** A line whose cells are column titles, one of them for names. */
function isHeader(line: string): boolean {
  if (line.length > 300 || !/[\t|]/.test(line)) return false
  const columns = cellsOf(line).map(columnOf)
  return columns.includes('name') && columns.filter((column) => column !== 'other').length > 1
}

const CODE = /^(?:local \w|app[.[]|tools\.|print\(|for \w+|while |if .* then$|return |function \w|--)/
const MORE_CODE = new RegExp(`${CODE.source}|^(?:\\s+\\S|[\\w.]+ = |[})\\]]|end\\b|else)`)

/** How many more brackets and blocks a line of Lua opens than it closes. */
function opened(line: string): number {
  const code = line.replace(/"[^"]*"|'[^']*'|--.*$/g, '')
  const count = (pattern: RegExp): number => code.match(pattern)?.length ?? 0
  return count(/[({[]|\b(?:do|then|function|repeat)\b/g) - count(/[)}\]]|\b(?:end|until|elseif)\b/g)
}
