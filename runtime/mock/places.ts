/** Finds where an answer holds the items that a function is about. */

import { typesOf } from '../validation/fits.js'
import type { Schema } from '../validation/schema.js'
import { snake } from './words.js'

/** Names of the fields from the top of an answer to a value. */
export type Place = readonly string[]

/** Fields that wrap the one object that an answer is about. */
const WRAPPERS = ['data', 'result', 'item', 'record', 'object', 'response', 'attributes']

/** How deep answers are searched. */
const DEPTH = 3

export interface ListPlace {
  readonly place: Place
  readonly items: Schema
  readonly minItems: number
  readonly maxItems: number
}

/** The list of objects nearest to the top, if there is one. */
export function listPlace(result: Schema): ListPlace | undefined {
  let level: { readonly place: Place; readonly schema: Schema }[] = [{ place: [], schema: result }]
  for (let depth = 0; depth <= DEPTH && level.length > 0; depth++) {
    for (const {
      place,
      schema: { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY },
    } of level) {
      if (items && isObject(items)) return { place, items, minItems, maxItems }
    }
    level = level.flatMap(({ place, schema }) =>
      Object.entries(schema.properties ?? {}).map(([name, field]) => ({ place: [...place, name], schema: field })),
    )
  }
  return undefined
}

/** The object that an answer is about: within `data` and the like, or a field called as the noun, or all of it. */
export function objectPlace(result: Schema, noun: string): { readonly place: Place; readonly schema: Schema } {
  let at: { place: Place; schema: Schema } = { place: [], schema: result }
  for (let depth = 0; depth < DEPTH; depth++) {
    const fields = Object.entries(at.schema.properties ?? {})
    const wrapped = fields.find(
      ([name, schema]) =>
        isObject(schema) && (WRAPPERS.includes(snake(name)) || snake(name) === noun || fields.length === 1),
    )
    if (!wrapped) break
    at = { place: [...at.place, wrapped[0]], schema: wrapped[1] }
  }
  return at
}

const isObject = (schema: Schema): boolean =>
  typesOf(schema).includes('object') || (schema.type === undefined && schema.properties !== undefined)

/** True if `path` is a field of the object at `place`. */
export const isFieldOf = (place: Place, path: readonly string[]): boolean =>
  path.length === place.length + 1 && startsWith(path, place)

export const isSame = (place: Place, path: readonly string[]): boolean =>
  path.length === place.length && startsWith(path, place)

const startsWith = (path: readonly string[], place: Place): boolean =>
  place.every((step, index) => path[index] === step)
