/** What checking a script reports. */
import type { Edit } from '../lua/source.js'

/** Slips of syntax, and words and operators of other languages. */
export type SyntaxRule =
  | 'syntax'
  | 'unclosed'
  | 'missing-comma'
  | 'reserved-word'
  | 'string-escape'
  | 'placeholder'
  | 'foreign-operator'
  | 'foreign-comment'
  | 'foreign-declaration'
  | 'foreign-assignment'
  | 'foreign-string'
  | 'foreign-list'
  | 'foreign-key'
  | 'foreign-function'
  | 'foreign-conditional'
  | 'foreign-block'
  | 'foreign-loop'
  | 'foreign-error'
  | 'foreign-await'
  | 'else-if'
  | 'continue'
  | 'call-parentheses'
  | 'named-arguments'

/** Calls of documented functions, and what scripts do with values. */
export type MeaningRule =
  | 'unknown-namespace'
  | 'unknown-function'
  | 'unknown-account'
  | 'unknown-parameter'
  | 'missing-parameter'
  | 'wrong-type'
  | 'unknown-value'
  | 'out-of-bounds'
  | 'broken-rule'
  | 'positional-arguments'
  | 'colon-call'
  | 'unused-function'
  | 'unknown-field'
  | 'list-expected'
  | 'list-field'
  | 'zero-index'
  | 'foreign-name'
  | 'foreign-method'
  | 'undefined-name'
  | 'unavailable'
  | 'not-callable'
  | 'not-indexable'
  | 'concatenation'
  | 'comparison'
  | 'arithmetic'
  | 'format'

export type LintRule = SyntaxRule | MeaningRule

/** `error`: the script cannot do what it says. `warning`: it may, but nothing documented says so. */
export type LintSeverity = 'error' | 'warning'

/** One problem of a script. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Finding {
  readonly rule: LintRule
  readonly severity: LintSeverity
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The nearest right name or value. */
  readonly nearest?: string
  /** What was expected, if the message names it. */
  readonly expected?: string
  /**
   * Edits that fix it, in order, by offsets in the source (UTF-16 units). Only if it is clear what was meant.
   */
  readonly fix?: readonly Edit[]
}

/** A finding whose place is still an offset, not a line and a column. */
export interface Report {
  readonly rule: LintRule
  readonly severity?: LintSeverity
  readonly message: string
  readonly start: number
  readonly end: number
  readonly nearest?: string
  readonly expected?: string
  readonly fix?: readonly Edit[]
}
