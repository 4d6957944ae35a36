/** Checks of numbers, lengths and counts against their limits. */
import { boundsOf, type Measured, type OwnBound } from '../../runtime/validation/bounds.js'
import type { Schema } from '../ir.js'
import type { CheckSite, Value } from './check-site.js'
import { type Branch, type Code, choose } from './code.js'
import { stringLiteral } from './escape.js'

/** Checks of a number. */
export const checkBounds = (schema: Schema, value: Value, scope: CheckSite): Code[] =>
  checkLimits(boundsOf(schema, 'number'), ({ sign, bound }) => `${value.text} ${sign} ${bound}`, value, scope)

/**
 * Checks of a string. Code points are counted only if the number of UTF-16 units (one or two for each) does not decide.
 */
export function checkLength(schema: Schema, value: Value, scope: CheckSite): Code[] {
  const units = `${value.text}.length`
  const points = `[...${value.text}].length`
  const short = (bound: number): string =>
    bound <= 1 ? `${units} < ${bound}` : `${units} < ${bound} || (${units} < ${bound * 2} && ${points} < ${bound})`
  const long = (bound: number): string => `${units} > ${bound} && (${units} > ${bound * 2} || ${points} > ${bound})`
  return checkLimits(
    sizesOf(schema, 'string'),
    ({ sign, bound }) => (sign === '<' ? short(bound) : long(bound)),
    value,
    scope,
  )
}

/** Checks of how many items a list has. */
export const checkCount = (schema: Schema, value: Value, scope: CheckSite): Code[] =>
  checkLimits(sizesOf(schema, 'array'), ({ sign, bound }) => `${value.text}.length ${sign} ${bound}`, value, scope)

/** Nothing has fewer than no characters or items. */
const sizesOf = (schema: Schema, of: Measured): OwnBound[] =>
  boundsOf(schema, of).filter(({ sign, bound }) => sign !== '<' || bound > 0)

function checkLimits(
  limits: readonly OwnBound[],
  test: (limit: OwnBound) => string,
  { text, path }: Value,
  scope: CheckSite,
): Code[] {
  return choose(
    limits.map((limit): Branch => {
      const { code, expected } = limit
      const fail = scope.fail('outOfBounds', path, stringLiteral(code), stringLiteral(expected), text)
      return { test: test(limit), then: [fail] }
    }),
  )
}
