/** What checks need to know of the place where they are. */

export interface CheckSite {
  /** The statement for a problem: it is reported, or the attempt to fit an option ends. */
  fail(maker: ErrorMaker, path: PathText, ...args: readonly string[]): string
  /** A name that no other variable of the function has. */
  fresh(wanted: string): string
  /** The constant of the module that holds these right values or names of what it is about. */
  choices(values: readonly (string | number | boolean)[], about: string, kind: 'names' | 'values'): string
  /** The first problem ends the check: it only tries whether an option fits. */
  readonly attempt: boolean
}

/** The functions of `moonbind/runtime` that report problems. */
export type ErrorMaker = 'missing' | 'wrongType' | 'notInEnum' | 'outOfBounds' | 'unknownNames'

/** Source texts of the steps to a value. */
export type PathText = readonly string[]

/** A value under check: the text that reads it, and where it is in the input. */
export interface Value {
  readonly text: string
  readonly path: PathText
}
