/** Constraints in words. */
import type { Schema } from '../ir.js'

/** The constraints beyond the type, one sentence each, for pages and editors of Lua. */
export function describeConstraints(schema: Schema): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, minItems, maxItems } = schema
  return [
    ...range(minimum, maximum, ''),
    ...(exclusiveMinimum === undefined ? [] : [`More than ${exclusiveMinimum}.`]),
    ...(exclusiveMaximum === undefined ? [] : [`Less than ${exclusiveMaximum}.`]),
    ...range(minLength, maxLength, ' characters'),
    ...range(minItems, maxItems, ' items'),
    ...(schema.format === undefined ? [] : [`Format: ${schema.format}.`]),
    ...describeMeaning(schema),
  ]
}

/** What numbers count and values stand for: no tag of a doc comment says that. */
export function describeMeaning(schema: Schema): string[] {
  const labels = schema['x-labels'] ?? {}
  return [
    ...(schema['x-unit'] === undefined ? [] : [`Unit: ${schema['x-unit']}.`]),
    ...(Object.keys(labels).length === 0
      ? []
      : [
          `Values: ${Object.entries(labels)
            .map(([value, label]) => `${value} = ${label}`)
            .join(', ')}.`,
        ]),
  ]
}

function range(least: number | undefined, most: number | undefined, what: string): string[] {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${what}.`]
  if (least !== undefined) return [`At least ${least}${what}.`]
  return most === undefined ? [] : [`At most ${most}${what}.`]
}
