/** Cuts values so that their JSON text fits into a number of characters. */
import { extraSize, isContainer, jsonValue, keySize, type Measured, scalarSize } from './measure.js'
import { fairShare } from './share.js'

/** The field that says what was left out. */
const MORE = '…'
/** With this many characters, any list, object or text can say how much of it was left out. */
export const LEAST = 40
/** Unless all parts of a list can be shown, each takes at most this share of the room. */
const LARGEST_ITEM = 1 / 4
const LARGEST_FIELD = 1 / 8

interface Part {
  /** Of a field; empty for an item. */
  readonly name: string
  readonly value: unknown
  readonly size: number
  /** Of a list or an object: its number among those that were measured. */
  readonly number: number
  /** Characters that it takes in addition to its value. */
  readonly around: number
}

/** A copy of the value as JSON data, cut where it does not fit. */
export function cut(value: unknown, measured: Measured, room: number): unknown {
  return new Cutter(measured).cut({ value: jsonValue(value) ?? null, size: measured.size, number: 0 }, room)
}

class Cutter {
  readonly #measured: Measured

  constructor(measured: Measured) {
    this.#measured = measured
  }

  cut({ value, size, number }: Pick<Part, 'value' | 'size' | 'number'>, most: number): unknown {
    const room = size <= most ? Number.POSITIVE_INFINITY : most
    if (Array.isArray(value)) return this.#list(value, number, room)
    if (isContainer(value)) return this.#object(value as { readonly [name: string]: unknown }, number, room)
    return typeof value === 'string' && room !== Number.POSITIVE_INFINITY ? cutText(value, room) : value
  }

  #list(items: readonly unknown[], number: number, room: number): unknown[] {
    const largest = Math.max(LEAST, room * LARGEST_ITEM)
    const { kept, share } = divided(this.#items(items, number), { count: items.length, room, least: largest, largest })
    const shown: unknown[] = kept.map((part) => this.cut(part, share))
    if (kept.length < items.length) shown.push({ [MORE]: `${items.length - kept.length} more items` })
    return shown
  }

  #object(object: { readonly [name: string]: unknown }, number: number, room: number): unknown {
    const fields = Object.keys(object).filter((name) => jsonValue(object[name]) !== undefined)
    const largest = Math.max(LEAST, room * LARGEST_FIELD)
    const parts = this.#fields(object, fields, number)
    const { kept, share } = divided(parts, { count: fields.length, room, least: LEAST, largest })
    const shown = kept.map((part): [string, unknown] => [part.name, this.cut(part, share)])
    if (kept.length < fields.length) shown.push([MORE, `${fields.length - kept.length} more fields`])
    return Object.fromEntries(shown)
  }

  *#items(items: readonly unknown[], number: number): Iterable<Part> {
    let next = number + 1
    for (let index = 0; index < items.length; index++) {
      const part = this.#part('', jsonValue(items[index]) ?? null, next)
      if (isContainer(part.value)) next = this.#measured.ends[next]!
      yield part
    }
  }

  *#fields(object: { readonly [name: string]: unknown }, names: readonly string[], number: number): Iterable<Part> {
    let next = number + 1
    for (const name of names) {
      const part = this.#part(name, jsonValue(object[name]), next)
      if (isContainer(part.value)) next = this.#measured.ends[next]!
      yield part
    }
  }

  #part(name: string, value: unknown, next: number): Part {
    const size = isContainer(value) ? this.#measured.sizes[next]! : scalarSize(value)
    return { name, value, size, number: next, around: name === '' ? 1 : keySize(name) }
  }
}

interface Room {
  /** How many parts there are. */
  readonly count: number
  readonly room: number
  /** How much each part may take if all are shown, and if not. */
  readonly least: number
  readonly largest: number
}

/** The parts that are shown, from the first on, and the most that one of them may take. */
function divided(parts: Iterable<Part>, { count, room, least, largest }: Room): { kept: Part[]; share: number } {
  const most = room - 2
  const marker = `${count}`.length + MARKER
  const seen: Part[] = []
  let all = 0
  let some = 0
  let fitting = 0
  for (const part of parts) {
    all += part.around + Math.min(part.size, least)
    if (all > most) break
    seen.push(part)
    some += part.around + Math.min(part.size, largest)
    // A field of this name would be taken for the marker.
    if (some + marker <= most && part.name !== MORE && fitting === seen.length - 1) fitting = seen.length
  }
  const kept = seen.length === count ? seen : seen.slice(0, fitting)
  const around = kept.reduce((sum, part) => sum + part.around, 0)
  const left = most - around - (kept.length < count ? marker : 0)
  return {
    kept,
    share: fairShare(
      kept.map(({ size }) => size),
      left,
    ),
  }
}

/** Characters of `{"…":" more fields"}` and a comma. */
const MARKER = 24

/** The beginning of a text, and how much there is in addition. No character is cut in two. */
function cutText(text: string, room: number): string {
  const most = room - 2 - ` ${text.length} more characters`.length - MORE.length
  let end = 0
  for (let size = 0; end < text.length; end++) {
    size += 1 + extraSize(text, end)
    if (size > most) break
  }
  if (isInside(text, end)) end--
  return `${text.slice(0, end)}${MORE} ${text.length - end} more characters`
}

/** Whether a cut there would separate a surrogate pair. */
const isInside = (text: string, end: number): boolean => end > 0 && (text.codePointAt(end - 1) ?? 0) > 0xffff
