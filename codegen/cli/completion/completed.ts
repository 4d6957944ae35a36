import type { OptionSpec } from '../command.js'

/** A command with everything that a shell offers after it. */
export interface Completed {
  readonly name: string
  readonly summary: string
  readonly options: readonly (readonly [name: string, spec: OptionSpec])[]
  /** The values that its word may have; a file if absent. */
  readonly words?: readonly string[]
}

/** A text in quotes that all three shells understand. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", '’')}'`
