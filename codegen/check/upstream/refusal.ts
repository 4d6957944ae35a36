import type { View } from '../../overlay/openapi/view.js'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What the API wants instead of a value; undefined if it accepts it. */
export function refusal(value: unknown, view: View): string | undefined {
  if (view.enum && !view.enum.includes(value)) return `one of ${listText(view.enum)}`
  if (view.excluded.includes(value)) return `anything but ${listText(view.excluded)}`
  if (typeof value === 'number') return numberRefusal(value, view)
  if (typeof value === 'string') return textRefusal(value, view)
  if (Array.isArray(value)) return countRefusal(value.length, view.minItems, view.maxItems, 'items')
  return undefined
}

export const listText = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ')

function numberRefusal(value: number, view: View): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = view
  if (maximum !== undefined && value > maximum) return `at most ${maximum}`
  if (minimum !== undefined && value < minimum) return `at least ${minimum}`
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return `less than ${exclusiveMaximum}`
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return `more than ${exclusiveMinimum}`
  return multipleOf !== undefined && !isMultiple(value, multipleOf) ? `a multiple of ${multipleOf}` : undefined
}

/** 0.3 is a multiple of 0.1, whatever the division of binary fractions leaves over. */
const isMultiple = (value: number, step: number): boolean =>
  step <= 0 || Math.abs(value / step - Math.round(value / step)) < 1e-9

function textRefusal(value: string, view: View): string | undefined {
  if (view.format === 'uuid' && !uuid.test(value)) return 'a UUID'
  const length = countRefusal([...value].length, view.minLength, view.maxLength, 'characters')
  if (length !== undefined) return length
  return view.pattern !== undefined && !matches(value, view.pattern) ? `text that matches ${view.pattern}` : undefined
}

function countRefusal(
  count: number,
  least: number | undefined,
  most: number | undefined,
  what: string,
): string | undefined {
  if (most !== undefined && count > most) return `at most ${most} ${what}`
  return least !== undefined && count < least ? `at least ${least} ${what}` : undefined
}

/** A pattern that JavaScript does not know refuses nothing here. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    return true
  }
}
