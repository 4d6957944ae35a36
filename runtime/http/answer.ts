/**
 * Helpers with which generated code converts answers into the documented form. Answers are fresh data and are changed
 * in place.
 */

type Data = { [name: string]: unknown }

/** The object that keeps changed fields as the API answered them. It is next to those fields. */
const ORIGINAL = '_original'

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field of an object; undefined if the value is not an object. */
export const field = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** One item of a list; undefined if the value is not a list. */
export const item = (value: unknown, index: number): unknown =>
  Array.isArray(value) ? (value as unknown[])[index] : undefined

/** The items of a list; an empty list if the value is not one. */
export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** The given values that exist, as a list; undefined if none does. */
export function listOf(...values: readonly unknown[]): unknown[] | undefined {
  const there = values.filter((value) => value !== undefined && value !== null)
  return there.length === 0 ? undefined : there
}

/** A number in another unit, without the noise of binary fractions. */
export const scaled = (value: unknown, by: number): unknown =>
  typeof value === 'number' ? Number((value * by).toPrecision(15)) : undefined

/** A list that an address holds as one text (OpenAPI 3.1.0, 4.8.12.3: `explode: false`). */
export class JoinedList {
  constructor(
    readonly values: readonly unknown[],
    readonly separator: ',' | ' ' | '|',
  ) {}
}

/** A list whose values are joined in the query. Other values stay as they are. */
export const joined = (value: unknown, separator: JoinedList['separator']): unknown =>
  Array.isArray(value) ? new JoinedList(value, separator) : value

/**
 * The value that the map gives for this one, else the value itself. Maps are lists of pairs, because keys may be any
 * scalar.
 */
export function mapped(value: unknown, pairs: readonly (readonly [unknown, unknown])[]): unknown {
  const pair = pairs.find(([from]) => from === value)
  return pair ? pair[1] : value
}

/**
 * Sets a documented field. A previous value of another form moves into `_original`. It also moves if there is no value
 * to set, because it must not be mistaken for the documented one.
 */
export function setField(target: unknown, name: string, value: unknown): void {
  if (!isObject(target)) return
  const before = Object.hasOwn(target, name) ? target[name] : undefined
  if (before === value) return
  if (before !== undefined) {
    const originals = isObject(target[ORIGINAL]) ? target[ORIGINAL] : {}
    Object.defineProperty(originals, name, { value: before, enumerable: true, configurable: true, writable: true })
    target[ORIGINAL] = originals
  }
  if (value === undefined) delete target[name]
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}
