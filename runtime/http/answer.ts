/** What generated code brings answers into the documented form with. Answers are fresh data: they are changed in place. */

type Data = { [name: string]: unknown }

/** Name of the object, beside a field that was brought into another form, that holds the field as the API answered it. */
export const ORIGINAL = '_original'

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The field of an object, undefined of anything else. */
export const field = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** One item of a list, undefined of anything else. */
export const item = (value: unknown, index: number): unknown =>
  Array.isArray(value) ? (value as unknown[])[index] : undefined

/** The items of a list, none of anything else. */
export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** Those of several values that are there, as a list; undefined where none is. */
export function listOf(...values: readonly unknown[]): unknown[] | undefined {
  const there = values.filter((value) => value !== undefined && value !== null)
  return there.length === 0 ? undefined : there
}

/** A number in another unit, without the noise of binary fractions. */
export const scaled = (value: unknown, by: number): unknown =>
  typeof value === 'number' ? Number((value * by).toPrecision(15)) : undefined

/** A list that stands in an address as one text (OpenAPI 3.1.0, 4.8.12.3: `explode: false`). */
export class JoinedList {
  constructor(
    readonly values: readonly unknown[],
    readonly separator: ',' | ' ' | '|',
  ) {}
}

/** A list whose values are joined in the query; anything else as it is. */
export const joined = (value: unknown, separator: JoinedList['separator']): unknown =>
  Array.isArray(value) ? new JoinedList(value, separator) : value

/** A value under another name where the map has one, else as it is. Maps are lists of pairs: keys are of any scalar type. */
export function mapped(value: unknown, pairs: readonly (readonly [unknown, unknown])[]): unknown {
  const pair = pairs.find(([from]) => from === value)
  return pair ? pair[1] : value
}

/**
 * Sets a documented field. A value of another form that stood there moves into `_original` beside it. Where nothing
 * was found to set, a value of another form must not pass for the documented one: it moves all the same.
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
