import type { OptionSpec } from '../command.js'

/** A command with all that a shell offers after it. */
export interface Completed {
  readonly name: string
  readonly summary: string
  readonly options: readonly (readonly [name: string, spec: OptionSpec])[]
  /** What its one word may be; a file if absent. */
  readonly words?: readonly string[]
}

/** A text in quotes, as all three shells take it. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", '’')}'`
