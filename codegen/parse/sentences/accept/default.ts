/** Turns defaults into values of the type. */
import { fits } from '../../../../runtime/validation/fits.js'
import type { Json, Schema } from '../../../../runtime/validation/schema.js'
import type { DefaultClaim } from '../claims.js'
import type { Token } from '../tokens.js'
import { isCode } from '../words.js'
import { isNumeric, scalarOf, typesOf, type Verdict } from './types.js'

export function acceptDefault(claim: DefaultClaim, known: Schema): Verdict {
  const { token, unit: own } = claim
  const unit = known['x-unit']
  if (own !== undefined && unit !== undefined && own !== unit) return { reason: `its unit is not ${unit}` }
  if (claim.qualified && !known.enum?.includes(token.text))
    return { reason: 'words after the default value qualify it' }
  const value = defaultValue(token, known)
  if (value === undefined)
    return { reason: token.kind === 'word' ? wordReason(token.text, known) : 'the default is not a value of the type' }
  if (known.default !== undefined)
    return JSON.stringify(value) === JSON.stringify(known.default)
      ? { idle: true }
      : { reason: 'another default was stated' }
  if (!fits(known, value)) return { reason: 'the default is not among the values or outside of the bounds' }
  const adopts = own !== undefined && unit === undefined && isNumeric(typesOf(known))
  return { add: { default: value, ...(adopts && { 'x-unit': own }) } }
}

const wordReason = (word: string, schema: Schema): string =>
  typesOf(schema).includes('string') && !schema.enum
    ? `“${word}” has no quotation marks and may describe`
    : `“${word}” is not a value of the parameter`

const noValue = /^(null|nil|none|undefined)$/i

function defaultValue(token: Token, known: Schema): Json | undefined {
  const types = typesOf(known)
  if (/^(true|false)$/i.test(token.text) && !token.quoted && (types.includes('boolean') || types.length === 0))
    return /^true$/i.test(token.text)
  if (types.some((type) => type === 'array' || type === 'object') && token.kind === 'literal' && !token.quoted)
    return structure(token.text)
  if (token.kind === 'word') return wordValue(token.text, known)
  const value = scalarOf(token, types)
  return value === token.text && !token.quoted && noValue.test(token.text) ? undefined : value
}

/** A bare word is a value if a list names it, or if it is spelled like code: “Defaults to HEAD”. */
function wordValue(word: string, known: Schema): Json | undefined {
  if (!typesOf(known).includes('string')) return undefined
  if (known.enum) return known.enum.includes(word) ? word : undefined
  return isCode(word) && !noValue.test(word) ? word : undefined
}

function structure(text: string): Json | undefined {
  if (!/^[[{]/.test(text) || text.length > 1_000) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
