import { soon } from '#platform/event-loop.js'
import { toJsonText } from './json-answer.js'

/** Up to about so many characters of JSON an answer is written at once. */
const SHORT = 32 * 1024
/** What a name, a number or a bracket counts. */
const NODE = 8
/** Characters of a string that are written at once, and of a message. */
const PIECE = 64 * 1024
/** How long the host may write before it does something else, in milliseconds. */
const SLICE = 8
const DEEPEST = 200

/** Whether an answer is written in next to no time. What cannot be read is: its error comes at once. */
export function isShort(value: unknown): boolean {
  try {
    return left(value, SHORT, 0) >= 0
  } catch {
    return true
  }
}

/** What is left of a budget after a value; negative as soon as it does not suffice. */
function left(value: unknown, budget: number, depth: number): number {
  if (typeof value === 'string') return budget - value.length
  if (typeof value !== 'object' || value === null) return budget - NODE
  if (depth > DEEPEST) return -1
  let rest = budget - NODE
  for (const name in value) {
    rest = left((value as { readonly [name: string]: unknown })[name], rest - NODE - name.length, depth + 1)
    if (rest < 0) return rest
  }
  return rest
}

/** An answer that was written: its text in pieces, or only its length if that is more than was allowed. */
export type Written = { readonly pieces: readonly string[] } | { readonly size: number } | undefined

/**
 * Writes an answer as `toJsonText` does, in slices between which others have their turn. Ends early, with undefined, when nobody
 * waits for it any more. Rejects with what a getter threw, and with a RangeError for a cycle.
 */
export async function writeInSlices(value: unknown, most: number, wanted: () => boolean): Promise<Written> {
  const pieces: string[] = []
  let piece = ''
  let size = 0
  let until = performance.now() + SLICE
  for (const text of write(value, 0)) {
    size += text.length
    if (size > most) return { size }
    piece += text
    if (piece.length >= PIECE) {
      pieces.push(piece)
      piece = ''
    }
    if (performance.now() < until) continue
    await turn()
    if (!wanted()) return undefined
    until = performance.now() + SLICE
  }
  return { pieces: [...pieces, piece] }
}

/** Until others had their turn. */
export const turn = (): Promise<void> => new Promise((resolve) => soon(resolve))

function* write(value: unknown, depth: number): Iterable<string> {
  if (typeof value === 'string') return yield* quoted(value)
  if (typeof value !== 'object' || value === null || isShort(value)) return yield toJsonText(value) ?? 'null'
  if (depth >= DEEPEST) throw new RangeError(`nests deeper than ${DEEPEST} levels, or contains itself`)
  if ('toJSON' in value && typeof value.toJSON === 'function') return yield* write(value.toJSON(), depth + 1)
  if (Array.isArray(value)) return yield* items(value, depth)
  yield* fields(value, depth)
}

function* quoted(text: string): Iterable<string> {
  yield '"'
  // A pair of surrogates that is cut in two is written as two escapes, which are read as the pair again.
  for (let at = 0; at < text.length; at += PIECE) yield JSON.stringify(text.slice(at, at + PIECE)).slice(1, -1)
  yield '"'
}

function* items(list: readonly unknown[], depth: number): Iterable<string> {
  yield '['
  for (let i = 0; i < list.length; i++) {
    if (i > 0) yield ','
    yield* write(list[i], depth + 1)
  }
  yield ']'
}

function* fields(object: object, depth: number): Iterable<string> {
  yield '{'
  let first = true
  for (const name of Object.keys(object)) {
    const value = (object as { readonly [name: string]: unknown })[name]
    if (value === undefined || typeof value === 'function' || typeof value === 'symbol') continue
    if (!first) yield ','
    first = false
    yield* quoted(name)
    yield ':'
    yield* write(value, depth + 1)
  }
  yield '}'
}
