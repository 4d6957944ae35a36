/** Reads long JSON text without holding the event loop: in parts, each of which is read at once. */
import { soon } from '#platform/event-loop.js'
import { parseJson } from './json-text.js'

/** Characters that are read at once. */
const PART = 64 * 1024
/** A text of no more parts is read at once: it takes a few milliseconds. */
const PARTS = 8
/** Milliseconds after which the event loop gets a turn. */
const SLICE = 8
/** Deeper values are read at once, together with the list or object around them. */
const DEEPEST = 100

/**
 * As `parseJson`, in as many turns of the event loop as it takes. Rejects with a SyntaxError. Parts have about `part`
 * characters.
 */
export async function parseJsonInTurns(text: string, part = PART): Promise<unknown> {
  return text.length <= PARTS * part || !STRUCTURE.test(text) ? parseJson(text) : new LongText(text, part).read()
}

type Data = { [name: string]: unknown }

/** A list or an object whose end has not been read. */
interface Open {
  readonly closing: number
  readonly start: number
  /** Where the entries begin that have not been read. */
  from: number
  /** Where the last entry begins. */
  entry: number
  /** What was read, if it is not read at once. */
  value?: unknown[] | Data
  /** The value of the last entry, if that is not read at once: under which key, and once it is read, where it ends. */
  inner?: { readonly key: string; value?: unknown; end?: number }
}

const STRUCTURE = /^[ \t\n\r]*[[{]/
const BLANK = /^[ \t\n\r]*$/
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const

/** A list or an object. Its entries are read as they are, several at once, unless they are longer than a part. */
class LongText {
  readonly #text: string
  readonly #part: number
  readonly #open: Open[] = []
  #position = 0
  /** Levels that are deeper than those in `#open`. */
  #deeper = 0
  /** The value of all of the text, when its end was seen. */
  #whole: { readonly value: unknown } | undefined

  constructor(text: string, part: number) {
    this.#text = text
    this.#part = part
  }

  async read(): Promise<unknown> {
    for (let began = performance.now(); this.#position < this.#text.length; ) {
      this.#scan(Math.min(this.#position + this.#part, this.#text.length))
      if (performance.now() - began <= SLICE) continue
      await new Promise<void>(soon)
      began = performance.now()
    }
    if (this.#whole === undefined) throw new SyntaxError('Unexpected end of JSON input')
    return this.#whole.value
  }

  #scan(to: number): void {
    for (; this.#position < to; this.#position++) {
      const code = this.#text.charCodeAt(this.#position)
      if (this.#whole !== undefined && !BLANK.test(this.#text[this.#position]!)) throw this.#unexpected()
      if (code === QUOTE) this.#position = this.#endOfString()
      else if (code === OPEN_LIST) this.#begin(CLOSE_LIST)
      else if (code === OPEN_OBJECT) this.#begin(CLOSE_OBJECT)
      else if (code === CLOSE_LIST || code === CLOSE_OBJECT) this.#end(code)
      else if (code === COMMA && this.#deeper === 0) this.#separate(this.#open.at(-1)!)
    }
  }

  #endOfString(): number {
    for (let end = this.#text.indexOf('"', this.#position + 1); end >= 0; end = this.#text.indexOf('"', end + 1)) {
      let escapes = end
      while (this.#text.charCodeAt(escapes - 1) === BACKSLASH) escapes--
      if ((end - escapes) % 2 === 0) return end
    }
    throw new SyntaxError(`Unterminated string in JSON at position ${this.#position}`)
  }

  #begin(closing: number): void {
    const start = this.#position
    if (this.#open.length === DEEPEST) this.#deeper++
    else this.#open.push({ closing, start, from: start + 1, entry: start + 1 })
  }

  #end(code: number): void {
    if (this.#deeper > 0) return void this.#deeper--
    const open = this.#open.at(-1)!
    if (open.closing !== code) throw this.#unexpected()
    if (open.value !== undefined) this.#take(open)
    this.#open.pop()
    const outer = this.#open.at(-1)
    if (outer === undefined) this.#whole = { value: open.value ?? this.#parse(open.start, this.#position + 1) }
    else if (open.value !== undefined) Object.assign(outer.inner!, { value: open.value, end: this.#position })
  }

  #separate(open: Open): void {
    if (open.inner !== undefined || this.#position - open.from > this.#part) this.#take(open)
    open.entry = this.#position + 1
  }

  /** Reads the entries of the innermost list or object up to here. */
  #take(open: Open): void {
    this.#unfold()
    if (open.inner === undefined) this.#entries(open, this.#position)
    else {
      const { key, value, end } = open.inner
      if (!BLANK.test(this.#text.slice(end! + 1, this.#position))) throw this.#unexpected()
      add(open.value!, key, value)
      delete open.inner
    }
    open.from = this.#position + 1
  }

  /** The innermost list or object is not read at once, so that nothing around it is. */
  #unfold(): void {
    for (const [level, open] of this.#open.entries()) {
      open.value ??= open.closing === CLOSE_LIST ? [] : {}
      const inner = this.#open[level + 1]
      if (inner === undefined || (open.inner !== undefined && open.inner.end === undefined)) continue
      if (open.inner !== undefined) throw this.#unexpected(inner.start)
      if (open.entry > open.from) this.#entries(open, open.entry - 1)
      open.from = open.entry
      open.inner = { key: this.#key(open, inner.start) }
    }
  }

  /** Reads the entries that have not been read, up to `to`, where a comma or a bracket is. */
  #entries(open: Open, to: number): void {
    if (BLANK.test(this.#text.slice(open.from, to))) throw this.#unexpected(to)
    const isList = open.closing === CLOSE_LIST
    const read = this.#parse(open.from, to, isList ? ['[', ']'] : ['{', '}']) as unknown[] | Data
    if (Array.isArray(read)) for (const entry of read) add(open.value!, '', entry)
    else for (const key of Object.keys(read)) add(open.value!, key, read[key])
  }

  /** The key of the value that begins at `start`: nothing else may be before it. */
  #key(open: Open, start: number): string {
    if (open.closing === CLOSE_OBJECT) return Object.keys(this.#parse(open.entry, start, ['{', 'null}']) as Data)[0]!
    if (!BLANK.test(this.#text.slice(open.entry, start))) throw this.#unexpected(start)
    return ''
  }

  #parse(from: number, to: number, [before, after] = ['', '']): unknown {
    try {
      return parseJson(before + this.#text.slice(from, to) + after)
    } catch (error) {
      const message = error instanceof Error ? error.message : ''
      const shift = from - before!.length
      throw new SyntaxError(message.replace(/(?<=position )\d+/, (position) => String(Number(position) + shift)))
    }
  }

  #unexpected(position = this.#position): SyntaxError {
    return new SyntaxError(`Unexpected token ${this.#text[position]} in JSON at position ${position}`)
  }
}

/** A repeated key keeps its last value, as in JSON.parse. */
function add(value: unknown[] | Data, key: string, entry: unknown): void {
  if (Array.isArray(value)) value.push(entry)
  else if (key !== '__proto__') value[key] = entry
  else Object.defineProperty(value, key, { value: entry, enumerable: true, configurable: true, writable: true })
}
