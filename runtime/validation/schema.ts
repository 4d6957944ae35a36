/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The type names of JSON Schema 2020-12 (Validation, 6.1.1). */
export type SchemaType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null'

/**
 * The part of JSON Schema 2020-12 that documents are read into. Everything here is standard vocabulary,
 * except the keywords that begin with `x-`, which are annotations and never reject a value.
 *
 * `{}` is anything at all.
 */
export interface Schema {
  readonly type?: SchemaType | readonly SchemaType[]
  readonly enum?: readonly (string | number | boolean)[]
  readonly default?: Json
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  /** Length limits count Unicode code points (JSON Schema Validation, 6.3). */
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
  /** `false` refuses properties that are not named; absent, or `true`, accepts them. */
  readonly additionalProperties?: boolean | Schema
  readonly anyOf?: readonly Schema[]
  /** An annotation: `date`, `date-time`, `uri`, `email`, `uuid`, `e164`, `json`. Never rejects. */
  readonly format?: string
  readonly description?: string
  readonly deprecated?: boolean
  /** Documented example values. */
  readonly examples?: readonly Json[]
  /** What each value of `enum` means, if the document says so: value as text → label. */
  readonly 'x-labels'?: { readonly [value: string]: string }
  /** Unit of a number: `seconds`, `cents`, `bytes`, … */
  readonly 'x-unit'?: string
  /** Nothing documents this: it was seen in an example. */
  readonly 'x-inferred'?: boolean
}
