/** The output that a comment documents. */
export interface DocumentedOutput {
  /** Source text of the expression that is shown: `result.data.status`. */
  readonly expression: string
  /** Line within the code, counted from 1. */
  readonly line: number
  /** The text that print must show. */
  readonly text: string
}
