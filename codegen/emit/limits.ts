/** Checks of numbers, lengths and counts against their limits. */
import type { Schema } from '../ir.js'
import type { CheckSite, Value } from './check-site.js'
import { type Branch, type Code, choose } from './code.js'
import { stringLiteral } from './escape.js'

/** One limit: broken if `test` is true. */
interface Limit {
  readonly bound: number | undefined
  readonly test: (bound: number) => string
  readonly code: 'too_small' | 'too_big' | 'too_short' | 'too_long'
  readonly expected: (bound: number) => string
}

/** Checks of a number. */
export function checkBounds(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema,
  value: Value,
  scope: CheckSite,
): Code[] {
  const compare =
    (sign: string) =>
    (bound: number): string =>
      `${value.text} ${sign} ${bound}`
  const limits: readonly Limit[] = [
    { bound: minimum, test: compare('<'), code: 'too_small', expected: (bound) => `at least ${bound}` },
    { bound: exclusiveMinimum, test: compare('<='), code: 'too_small', expected: (bound) => `more than ${bound}` },
    { bound: maximum, test: compare('>'), code: 'too_big', expected: (bound) => `at most ${bound}` },
    { bound: exclusiveMaximum, test: compare('>='), code: 'too_big', expected: (bound) => `less than ${bound}` },
  ]
  return checkLimits(limits, value, scope)
}

/**
 * Checks of a string. Code points are counted only if the count of UTF-16 units, one or two for each, leaves it open.
 */
export function checkLength({ minLength, maxLength }: Schema, value: Value, scope: CheckSite): Code[] {
  const units = `${value.text}.length`
  const points = `[...${value.text}].length`
  const short = (bound: number): string =>
    bound <= 1 ? `${units} < ${bound}` : `${units} < ${bound} || (${units} < ${bound * 2} && ${points} < ${bound})`
  const long = (bound: number): string => `${units} > ${bound} && (${units} > ${bound * 2} || ${points} > ${bound})`
  return checkLimits(lengthLimits([minLength, maxLength], [short, long], 'character'), value, scope)
}

/** Checks of how many items a list has. */
export function checkCount({ minItems, maxItems }: Schema, value: Value, scope: CheckSite): Code[] {
  const count = `${value.text}.length`
  const tests = [(bound: number) => `${count} < ${bound}`, (bound: number) => `${count} > ${bound}`] as const
  return checkLimits(lengthLimits([minItems, maxItems], tests, 'item'), value, scope)
}

function lengthLimits(
  [least, most]: readonly [number | undefined, number | undefined],
  [short, long]: readonly [Limit['test'], Limit['test']],
  what: string,
): readonly Limit[] {
  const count = (bound: number): string => `${bound} ${what}${bound === 1 ? '' : 's'}`
  return [
    {
      bound: least === 0 ? undefined : least,
      test: short,
      code: 'too_short',
      expected: (bound) => `at least ${count(bound)}`,
    },
    { bound: most, test: long, code: 'too_long', expected: (bound) => `at most ${count(bound)}` },
  ]
}

function checkLimits(limits: readonly Limit[], { text, path }: Value, scope: CheckSite): Code[] {
  return choose(
    limits.flatMap(({ bound, test, code, expected }): Branch[] => {
      if (bound === undefined) return []
      const fail = scope.fail('outOfBounds', path, stringLiteral(code), stringLiteral(expected(bound)), text)
      return [{ test: test(bound), then: [fail] }]
    }),
  )
}
