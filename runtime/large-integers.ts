/** The types of data that may hold large integers. */
import type { LargeIntegers } from './validation/integers.js'

/**
 * `T` with what may stand in the place of a number that is an integer beyond 2^53 - 1: the text of its digits, or with
 * `bigint` a BigInt, as the option `largeIntegers` says. Types do not tell integers from other numbers: each `number`
 * becomes both.
 *
 * Handlers whose parameters may be that large take `WithLargeIntegers<Params>`, and answers of an API are given it:
 * `const contact: WithLargeIntegers<Contact> = await crm.get_contact({ id })`.
 */
export type WithLargeIntegers<T, As extends LargeIntegers = 'text'> = T extends number
  ? number extends T
    ? T | (As extends 'bigint' ? bigint : `${bigint}`)
    : T
  : T extends (...args: never[]) => unknown
    ? T
    : T extends object
      ? { [Name in keyof T]: WithLargeIntegers<T[Name], As> }
      : T
