import { brokenBoundsOf } from '../../../runtime/validation/bounds.js'
import type { View } from '../../overlay/openapi/view.js'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What the API expects instead of a value; undefined if it accepts the value. */
export function refusal(value: unknown, view: View): string | undefined {
  if (view.enum && !view.enum.includes(value)) return `one of ${listText(view.enum)}`
  if (view.excluded.includes(value)) return `anything but ${listText(view.excluded)}`
  if (typeof value === 'string' && view.format === 'uuid' && !uuid.test(value)) return 'a UUID'
  const [broken] = brokenBoundsOf(view, value)
  if (broken) return broken.expected
  if (typeof value === 'number') return stepRefusal(value, view)
  return typeof value === 'string' ? patternRefusal(value, view) : undefined
}

export const listText = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ')

const stepRefusal = (value: number, { multipleOf }: View): string | undefined =>
  multipleOf !== undefined && !isMultiple(value, multipleOf) ? `a multiple of ${multipleOf}` : undefined

/** 0.3 counts as a multiple of 0.1, although the division of binary fractions leaves a remainder. */
const isMultiple = (value: number, step: number): boolean =>
  step <= 0 || Math.abs(value / step - Math.round(value / step)) < 1e-9

const patternRefusal = (value: string, { pattern }: View): string | undefined =>
  pattern !== undefined && !matches(value, pattern) ? `text that matches ${pattern}` : undefined

/** A pattern that JavaScript cannot compile refuses nothing here. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    return true
  }
}
