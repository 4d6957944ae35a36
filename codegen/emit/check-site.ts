/** What checks need to know about the place where they are written. */

export interface CheckSite {
  /** The statement for a problem: it reports the problem, or ends the attempt to match an option. */
  fail(maker: ErrorMaker, path: PathText, ...args: readonly string[]): string
  /** A name that no other variable of the function has. */
  fresh(wanted: string): string
  /** The constant of the module that holds these allowed values or names. */
  choices(values: readonly (string | number | boolean)[], about: string, kind: 'names' | 'values'): string
  /** The name of a test of `moonbind/runtime`, which the module imports then. */
  guard(name: Guard): Guard
  /** The first problem ends the check, which only tests whether an option matches. */
  readonly attempt: boolean
}

/** The functions of `moonbind/runtime` that report problems. */
export type ErrorMaker = 'missing' | 'wrongType' | 'notInEnum' | 'outOfBounds' | 'unknownNames'

/** Tests of types that have no operator of their own. */
export type Guard = 'isTable' | 'isFields' | 'isNumber' | 'isInteger'

/** Source texts of the steps to a value. */
export type PathText = readonly string[]

/** A value under check: the text that reads it, and where it is in the input. */
export interface Value {
  readonly text: string
  readonly path: PathText
}
