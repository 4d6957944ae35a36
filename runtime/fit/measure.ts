/** How long the JSON text of a value is, and of every list and object in it. */
import { MoonbindError } from '../errors.js'

/** Deeper values are refused, as everywhere in the runtime. */
const DEEPEST = 200
/** Values with more lists and objects are refused: one that is referenced many times is written as often. */
const MOST_CONTAINERS = 1 << 22

/** Lists and objects in the order in which their texts begin. */
export interface Measured {
  /** Characters of the whole text. */
  readonly size: number
  /** Characters of each list or object. */
  readonly sizes: readonly number[]
  /** For each list or object, the number of the next one that is not inside of it. */
  readonly ends: readonly number[]
}

/**
 * A value as JSON writes it: the result of its `toJSON`, text for a BigInt, null for what JSON cannot write. Undefined
 * if objects leave it out.
 */
export function jsonValue(value: unknown): unknown {
  const own = hasToJson(value) ? value.toJSON() : value
  switch (typeof own) {
    case 'bigint':
      return String(own)
    case 'number':
      return Number.isFinite(own) ? own : null
    case 'undefined':
    case 'function':
    case 'symbol':
      return undefined
    default:
      return own
  }
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === 'object' && value !== null && typeof (value as { toJSON?: unknown }).toJSON === 'function'
}

export const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * Measures a value in one pass.
 *
 * @throws {MoonbindError} `not_json` for a value that contains itself, nests deeper than 200 levels or is too large to
 * be written.
 */
export function measure(value: unknown): Measured {
  const measuring = new Measuring()
  return { size: measuring.sizeOf(value), sizes: measuring.sizes, ends: measuring.ends }
}

class Measuring {
  readonly sizes: number[] = []
  readonly ends: number[] = []
  readonly #open: object[] = []

  sizeOf(value: unknown): number {
    const own = jsonValue(value)
    return isContainer(own) ? this.#container(own) : scalarSize(own)
  }

  #container(value: object): number {
    const number = this.sizes.length
    if (number >= MOST_CONTAINERS) throw refused('is too large to be written as JSON')
    this.sizes.push(0)
    this.ends.push(0)
    this.#open.push(value)
    if (this.#open.length > DEEPEST) throw this.#tooDeep()
    const size = Array.isArray(value) ? this.#items(value) : this.#fields(value as { readonly [name: string]: unknown })
    this.#open.pop()
    this.sizes[number] = size
    this.ends[number] = this.sizes.length
    return size
  }

  #items(items: readonly unknown[]): number {
    let size = 2 + Math.max(0, items.length - 1)
    for (let index = 0; index < items.length; index++) size += this.sizeOf(items[index])
    return size
  }

  #fields(fields: { readonly [name: string]: unknown }): number {
    let size = 1
    for (const name of Object.keys(fields)) {
      const value = jsonValue(fields[name])
      if (value !== undefined) size += keySize(name) + (isContainer(value) ? this.#container(value) : scalarSize(value))
    }
    return Math.max(2, size)
  }

  #tooDeep(): MoonbindError {
    const itself = new Set(this.#open).size < this.#open.length
    return refused(itself ? 'contains itself' : `nests deeper than ${DEEPEST} levels`)
  }
}

const refused = (problem: string): MoonbindError => new MoonbindError('not_json', `fit: the value ${problem}`)

/** Characters of `"name":` and the comma after the field. */
export const keySize = (name: string): number => textSize(name) + 2

/** Characters of a value that is neither a list nor an object. */
export function scalarSize(value: unknown): number {
  if (typeof value === 'string') return textSize(value)
  return value === undefined || value === null ? 4 : Object.is(value, -0) ? 1 : String(value).length
}

/** Characters of a string as JSON writes it. */
function textSize(text: string): number {
  let size = text.length + 2
  for (let index = 0; index < text.length; index++) size += extraSize(text, index)
  return size
}

/** Characters that the escape of a character takes in addition. */
export function extraSize(text: string, index: number): number {
  const code = text.charCodeAt(index)
  if (code >= 0x20 && code < 0xd800) return code === 0x22 || code === 0x5c ? 1 : 0
  if (code < 0x20) return SHORT_ESCAPES.includes(code) ? 1 : 5
  return code <= 0xdfff && isLone(text, index, code) ? 5 : 0
}

/** `\b`, `\t`, `\n`, `\f`, `\r` */
const SHORT_ESCAPES = [8, 9, 10, 12, 13]

function isLone(text: string, index: number, code: number): boolean {
  const isHigh = code < 0xdc00
  const other = text.charCodeAt(isHigh ? index + 1 : index - 1)
  return isHigh ? !(other >= 0xdc00 && other <= 0xdfff) : !(other >= 0xd800 && other <= 0xdbff)
}
