/** What tools are made from: a namespace as `schema.json` and `moonbind schema` hold it. */
import type { Schema } from '../schema.js'

/** A documented namespace; the objects of `generated/<namespace>/schema.json` are such. */
export interface ToolNamespace {
  readonly namespace: string
  readonly functions: readonly ToolFunction[]
}

/** A documented function, as far as tools tell models about it. */
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
