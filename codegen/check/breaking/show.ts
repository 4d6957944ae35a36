import type { Json } from '../../ir.js'

/** A value as a sentence shows it: strings in quotes, long ones cut. */
export function show(value: Json): string {
  const text = asText(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** Equal texts for equal values. */
export const asText = (value: unknown): string => JSON.stringify(value) ?? ''
