/** What a claim means under the type of its parameter. */
import type { Schema, SchemaType } from '../../../../runtime/validation/schema.js'
import type { Token } from '../tokens.js'

/** The keywords to add, or the reason why there are none. */
export interface Verdict {
  readonly add?: Schema
  readonly reason?: string
  /** Nothing to add, for example for a boolean with a list of `true` and `false`. */
  readonly idle?: true
}

export type Scalar = string | number | boolean

/** The types that a schema allows; empty if it does not name any. */
export function typesOf(schema: Schema): readonly SchemaType[] {
  const types: readonly SchemaType[] = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  return types.filter((type) => type !== 'null')
}

export const isNumeric = (types: readonly SchemaType[]): boolean =>
  types.length > 0 && types.every((type) => type === 'integer' || type === 'number')

/** The value that a token spells for a parameter of these types; undefined if it spells none. */
export function scalarOf(token: Token, types: readonly SchemaType[]): Scalar | undefined {
  const text = types.length === 0 || types.includes('string')
  const number = types.length === 0 || types.includes('integer') || types.includes('number')
  if (token.kind === 'number') return number ? token.value : undefined
  if (token.quoted) return text ? token.text : undefined
  if (number && token.value !== undefined && (!text || types.length === 0)) return token.value
  if (/^(true|false)$/i.test(token.text) && (types.length === 0 || types.includes('boolean')))
    return /^true$/i.test(token.text)
  return text ? token.text : undefined
}
