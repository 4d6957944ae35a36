/**
 * What generated code hands to the runtime. Data and one function for each documented function; no logic.
 *
 * `format` is checked where a definition is used, so that generated code and runtime refuse each other clearly when
 * they do not fit.
 */
import type { Effect } from './effect.js'
import type { Issue } from './validation/issues.js'
import type { Schema } from './validation/schema.js'

/** Version of the contract between generated code and this runtime. */
export const FORMAT = 5

/** One namespace: `app.integrations.<namespace>`. */
export interface NamespaceDefinition {
  readonly format: number
  readonly namespace: string
  readonly title: string
  readonly functions: readonly FunctionDefinition[]
  /** Forms of call that the document shows in addition to `app.integrations.<namespace>`; scripts may use them. */
  readonly calls?: readonly CallForm[]
  readonly docs: NamespaceDocs
}

/** `tools`: `tools.<function>{…}`; `namespace`: `<namespace>.<function>{…}`; `global`: `<function>{…}`. */
export type CallForm = 'tools' | 'namespace' | 'global'

/** One documented function. */
export interface FunctionDefinition {
  readonly name: string
  /** Further names under which it is documented; callable too. */
  readonly aliases?: readonly string[]
  readonly summary: string
  /** Further prose, as Markdown. */
  readonly description?: string
  readonly deprecated?: boolean
  /** What a call does. */
  readonly effect: Effect
  readonly parameters: readonly ParameterDefinition[]
  /** Requirements that concern more than one parameter. */
  readonly rules?: readonly RuleDefinition[]
  /** Accepts parameters that no document names. */
  readonly open?: boolean
  /** The answer, as far as it is documented or seen in examples. */
  readonly result?: Schema
  /** Documented calls. */
  readonly examples?: readonly ExampleDefinition[]
  /** All problems of an input, or undefined if there are none. Never throws, never changes the input. */
  readonly validate: (input: unknown) => Issue[] | undefined
}

/** One documented parameter. */
export interface ParameterDefinition {
  readonly name: string
  readonly required: boolean
  /** The documented words, as Markdown. */
  readonly description?: string
  readonly schema: Schema
}

/** A requirement on several parameters. */
export interface RuleDefinition {
  /** `any-of`: at least one of them; `one-of`: exactly one; `all-or-none`: together or not at all; `at-most-one`. */
  readonly kind: 'any-of' | 'one-of' | 'all-or-none' | 'at-most-one'
  readonly parameters: readonly string[]
  /** The documented sentence. */
  readonly text: string
}

/** A documented piece of code. */
export interface ExampleDefinition {
  readonly language: string
  readonly code: string
}

/** The Markdown that agents read. */
export interface NamespaceDocs {
  /** Page `<namespace>`. */
  readonly page: string
  /** Pages `<namespace>.<function>`, keyed by the function's name. */
  readonly functions: { readonly [name: string]: string }
  /** The document as it was written, without the notes that `page` adds to it. */
  readonly source?: string
}
