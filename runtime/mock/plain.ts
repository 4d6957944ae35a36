import { fits } from '../validation/fits.js'
import { readIntegers } from '../validation/integers.js'
import type { Json, Schema } from '../validation/schema.js'

/** Deeper values are cut. */
const DEPTH = 32

/**
 * Whether a field of this schema can hold a value. An integer beyond 2^53 is the text of its digits inside the mock.
 */
export const holds = (schema: Schema, value: Json): boolean => fits(schema, readIntegers(value, schema).rounded)

/** A copy of a caller's value as JSON; undefined if JSON cannot hold it. */
export function plain(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'object' || depth > DEPTH) return undefined
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1) ?? null)
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      const copy = plain(field, depth + 1)
      return copy === undefined ? [] : [[name, copy]]
    }),
  )
}
