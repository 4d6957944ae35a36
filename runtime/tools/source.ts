/** What tools are made from: the definition of a namespace, or what `moonbind schema` prints of it. */
import type { Schema } from '../validation/schema.js'

/** A documented namespace; the `definition` of every generated one is such. */
export interface ToolNamespace {
  readonly namespace: string
  readonly functions: readonly ToolFunction[]
}

/** The part of a documented function that tools show to models. */
export interface ToolFunction {
  readonly name: string
  readonly summary: string
  /** Further prose, as Markdown. */
  readonly description?: string
  readonly deprecated?: boolean
  readonly parameters: readonly ToolParameter[]
  readonly rules?: readonly ToolRule[]
  /** Accepts parameters that nothing documents. */
  readonly open?: boolean
  readonly examples?: readonly ToolExample[]
}

/** A documented parameter. */
export interface ToolParameter {
  readonly name: string
  readonly required: boolean
  /** Markdown on one line. */
  readonly description?: string
  readonly schema: Schema
}

/** A requirement on several parameters, with the documented sentence. */
export interface ToolRule {
  readonly kind: 'any-of' | 'one-of' | 'all-or-none' | 'at-most-one'
  readonly parameters: readonly string[]
  readonly text: string
}

/** A documented piece of code. */
export interface ToolExample {
  readonly language: string
  readonly code: string
}
