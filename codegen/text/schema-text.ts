/** Constraints in words. */
import { constraintText, meaningOf, sentence } from '../../runtime/tools/prose.js'
import { type BoundKeyword, bounds, rangeText } from '../../runtime/validation/bounds.js'
import type { Schema } from '../ir.js'

/** The constraints beyond the type, one sentence each, for pages and editors of Lua. */
export function describeConstraints(schema: Schema): string[] {
  const text = (keyword: BoundKeyword | 'format'): string[] => {
    const value = schema[keyword]
    return value === undefined ? [] : [constraintText(keyword, value)]
  }
  const range = (least: BoundKeyword, most: BoundKeyword): string[] => {
    const [low, high] = [schema[least], schema[most]]
    if (low === undefined || high === undefined) return [...text(least), ...text(most)]
    return [sentence(rangeText(bounds[least].of, low, high))]
  }
  return [
    ...range('minimum', 'maximum'),
    ...text('exclusiveMinimum'),
    ...text('exclusiveMaximum'),
    ...range('minLength', 'maxLength'),
    ...range('minItems', 'maxItems'),
    ...text('format'),
    ...meaningOf(schema),
  ]
}
