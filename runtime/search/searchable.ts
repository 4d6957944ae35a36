/**
 * What search and signatures need to know about a namespace. Generated definitions have it, and so do the machine's own
 * namespaces.
 */
import type { DocumentedNamespace } from '../docs/docs.js'
import type { EffectKind } from '../effect.js'
import type { Schema } from '../validation/schema.js'

export interface SearchableFunction {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly summary?: string
  readonly parameters: readonly { readonly name: string; readonly required?: boolean; readonly schema: Schema }[]
  /** Accepts parameters that no document names. */
  readonly open?: boolean
  readonly effect?: { readonly kind: EffectKind }
}

export interface SearchableNamespace extends DocumentedNamespace {
  readonly title?: string
  readonly functions: readonly SearchableFunction[]
}
