/** A documented example as templates see it. */
export interface ExampleView {
  readonly id: string
  readonly namespace: string
  readonly language: string
  /** Empty if nothing names it. */
  readonly title: string
  /** What is above it then. */
  readonly caption: string
  /** HTML. */
  readonly code: string
  /** Where it can be run; empty if it cannot. */
  readonly runHref: string
  /** HTML: its mistakes, and which of its calls the real API refuses. */
  readonly problems: readonly string[]
}
