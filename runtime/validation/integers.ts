/** Integers that no JavaScript number holds exactly: beyond 2^53 - 1 in size. */

import { atOnce } from '../at-once.js'
import { oneOf } from '../options.js'
import { typesOf } from './fits.js'
import { type Issues, wrongType } from './issues.js'
import type { Schema } from './schema.js'

/** How such an integer reaches JavaScript: as the text of its digits, or as a BigInt. */
export type LargeIntegers = 'text' | 'bigint'

/** The value of the option, `text` if it is absent. Throws a MoonbindError for another one. */
export const readLargeIntegers = (what: string, value: unknown): LargeIntegers =>
  value === undefined ? 'text' : oneOf(what, 'largeIntegers', value, ['text', 'bigint'])

const DIGITS = /^-?(?:0|[1-9]\d{0,29})$/
/** Deeper values are left to other checks: they may contain themselves. */
const DEEPEST = 200
const EXPECTED = 'integer (one beyond 9007199254740991 as a text of its digits, or a BigInt)'

/** Parameters as they are sent, and as they are validated. */
export interface ReadParameters {
  /** Integers are numbers as far as those are exact, else BigInt. */
  readonly exact: unknown
  /** The same, but with the number nearest to each BigInt. */
  readonly rounded: unknown
  /** Numbers given for an integer that may have been rounded. */
  readonly issues: Issues
}

/** Reads integers where the schema asks for them: texts of digits, and BigInt everywhere. */
export function readIntegers(params: unknown, schema: Schema): ReadParameters {
  const reader = new Reader()
  const exact = reader.read(params, schema)
  return { exact, rounded: reader.large ? mapLarge(exact, Number) : exact, issues: reader.issues }
}

class Reader {
  issues: Issues
  large = false
  readonly #path: (string | number)[] = []

  read(value: unknown, schema: Schema | undefined): unknown {
    switch (typeof value) {
      case 'bigint':
        return this.#integer(value)
      case 'string':
        return wantsInteger(schema) && DIGITS.test(value) ? this.#integer(BigInt(value)) : value
      case 'number':
        if (Number.isInteger(value) && !Number.isSafeInteger(value) && wantsInteger(schema))
          this.issues = wrongType(this.issues, [...this.#path], EXPECTED, value)
        return value
      case 'object':
        return value === null || this.#path.length > DEEPEST ? value : this.#inside(value, schema)
      default:
        return value
    }
  }

  #integer(value: bigint): number | bigint {
    const number = Number(value)
    if (Number.isSafeInteger(number)) return number
    this.large = true
    return value
  }

  #inside(value: object, schema: Schema | undefined): unknown {
    return mapInside(value, (inner, step) => {
      this.#path.push(step)
      const read = this.read(inner, typeof step === 'number' ? schema?.items : propertyOf(schema, step))
      this.#path.pop()
      return read
    })
  }
}

/** Whether a schema requires an integer and accepts neither a text nor another number. */
function wantsInteger(schema: Schema | undefined): boolean {
  if (schema === undefined || (schema.anyOf === undefined && schema.type === 'string')) return false
  const types = [schema, ...(schema.anyOf ?? [])].flatMap(typesOf)
  return types.includes('integer') && !types.includes('string') && !types.includes('number')
}

function propertyOf(schema: Schema | undefined, name: string): Schema | undefined {
  if (schema?.properties !== undefined && Object.hasOwn(schema.properties, name)) return schema.properties[name]
  return typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined
}

/** Data with each large integer in the requested form. The same data if it has none. */
export const withLargeIntegers = (data: unknown, as: LargeIntegers): unknown =>
  atOnce(withLargeIntegersInParts(data, as))

/** The same, with pauses. */
export function* withLargeIntegersInParts(data: unknown, as: LargeIntegers): Generator<void, unknown> {
  return as === 'bigint' ? data : yield* new LargeMapper((large) => String(large)).map(data)
}

const mapLarge = (data: unknown, map: (value: bigint) => unknown): unknown => atOnce(new LargeMapper(map).map(data))

/** Values between two pauses. */
const PART = 1_000

/** Replaces each BigInt. An object without any stays the same object. */
class LargeMapper {
  readonly #map: (value: bigint) => unknown
  #seen = 0

  constructor(map: (value: bigint) => unknown) {
    this.#map = map
  }

  *map(value: unknown, depth = 0): Generator<void, unknown> {
    if (typeof value === 'bigint') return this.#map(value)
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return value
    if (Array.isArray(value)) return yield* this.#list(value, depth)
    return isPlain(value) ? yield* this.#object(value, depth) : value
  }

  *#list(items: readonly unknown[], depth: number): Generator<void, readonly unknown[]> {
    let copy: unknown[] | undefined
    for (let i = 0; i < items.length; i++) {
      if (++this.#seen % PART === 0) yield
      const item = items[i]
      if (!mayChange(item)) continue
      const mapped = yield* this.map(item, depth + 1)
      if (mapped !== item) (copy ??= [...items])[i] = mapped
    }
    return copy ?? items
  }

  *#object(object: object, depth: number): Generator<void, object> {
    let copy: object | undefined
    for (const name of Object.keys(object)) {
      if (++this.#seen % PART === 0) yield
      const field = (object as { readonly [name: string]: unknown })[name]
      if (!mayChange(field)) continue
      const mapped = yield* this.map(field, depth + 1)
      if (mapped !== field) set((copy ??= copyOf(object)), name, mapped)
    }
    return copy ?? object
  }
}

const mayChange = (value: unknown): boolean =>
  typeof value === 'bigint' || (typeof value === 'object' && value !== null)

/** Sets a field, even under a name that objects inherit. */
const set = (object: object, name: string, value: unknown): void =>
  void Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })

function copyOf(object: object): object {
  const copy = Object.create(Object.getPrototypeOf(object) as object | null) as object
  for (const [name, value] of Object.entries(object)) set(copy, name, value)
  return copy
}

/** A list or a plain object with its content mapped: itself if nothing changes. */
function mapInside(value: object, map: (inner: unknown, step: string | number) => unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) => map(item, index))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (!isPlain(value)) return value
  let copy: object | undefined
  for (const [name, field] of Object.entries(value) as [string, unknown][]) {
    const mapped = map(field, name)
    if (mapped !== field) set((copy ??= copyOf(value)), name, mapped)
  }
  return copy ?? value
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
