/** Turns listed values into enumerations. */
import { fits } from '../../../../runtime/validation/fits.js'
import type { Schema, SchemaType } from '../../../../runtime/validation/schema.js'
import type { EnumClaim, ListedValue } from '../claims.js'
import { type Scalar, scalarOf, typesOf, type Verdict } from './types.js'

export function acceptValues(claim: EnumClaim, known: Schema): Verdict {
  const types = typesOf(known)
  if (types.length === 1 && types[0] === 'boolean') return { idle: true }
  if (types.length === 1 && types[0] === 'array') return elementValues(claim, known)
  if (types.length === 1 && types[0] === 'object') return { reason: 'the values do not fit type object' }
  const given = claim.values.filter(({ token }) => !/^(null|nil)$/.test(token.text) || token.quoted)
  const values = given.map(({ token }) => scalarOf(token, types))
  const problem = values.map((value) => valueProblem(value, types)).find((found) => found !== undefined)
  if (problem !== undefined) return { reason: problem }
  const distinct = [...new Set(values.filter((value) => value !== undefined))]
  if (distinct.length < 2 && !claim.single) return { reason: 'it names a single value' }
  if (distinct.every((value) => typeof value === 'boolean')) return { idle: true }
  if (known.enum) return sameValues(distinct, known.enum)
  return withValues(distinct, labelsOf(given, values), known)
}

function withValues(values: readonly Scalar[], labels: Record<string, string> | undefined, known: Schema): Verdict {
  const all: Schema = { ...known, enum: values }
  if (known.default !== undefined && !fits(all, known.default)) return { reason: 'the default is not among the values' }
  if (!values.every((value) => fits({ ...known, type: known.type ?? typeName(value) }, value)))
    return { reason: 'a value is outside of the bounds' }
  return { add: { enum: values, ...(labels && { 'x-labels': labels }) } }
}

const typeName = (value: Scalar): SchemaType =>
  typeof value === 'number' ? 'number' : typeof value === 'string' ? 'string' : 'boolean'

function elementValues(claim: EnumClaim, known: Schema): Verdict {
  if (!claim.element) return { reason: 'it does not say that these are the values of the elements' }
  const items = known.items ?? { type: 'string' }
  if (typesOf(items).includes('object')) return { reason: 'the elements are objects' }
  const type: SchemaType | readonly SchemaType[] = typesOf(items).length === 1 ? (items.type ?? 'string') : 'string'
  const inner = acceptValues(claim, { ...items, type })
  if (!inner.add) return inner
  const elementType = typeof inner.add.enum?.[0] === 'number' ? 'integer' : 'string'
  return { add: { items: { ...items, type: elementType, ...inner.add } } }
}

function sameValues(values: readonly Scalar[], known: readonly Scalar[]): Verdict {
  const same = values.length === known.length && values.every((value) => known.includes(value))
  return same ? { idle: true } : { reason: 'another list of values was stated' }
}

function labelsOf(
  given: readonly ListedValue[],
  values: readonly (Scalar | undefined)[],
): Record<string, string> | undefined {
  const pairs = given.flatMap(({ label }, index) =>
    label === undefined ? [] : [[String(values[index]), label] as const],
  )
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs)
}

/** An operator, a word, or some words. */
const plainValue = /^(?:[<>=!~]{1,3}|[+-]?[\p{L}\p{N}_][\p{L}\p{N}_ .:+/@&'’()-]{0,60}|)$/u
const patternSigns = [/,|\.\.\.|…|https?:/, /^\d{4}-\d\d/, /y{4}|[hm]{2}:[ms]{2}|\bmm-dd\b/i]
const exampleSigns = [/@.*\.|\(/, /\.(?:com|org|net|io|pdf|png|jpg|json|csv|txt)$/i]

function valueProblem(value: Scalar | undefined, types: readonly SchemaType[]): string | undefined {
  if (value === undefined) return `a value does not fit type ${types.join(' or ')}`
  if (types.length === 1 && types[0] === 'integer' && !Number.isInteger(value)) return 'a value is not a whole number'
  if (typeof value !== 'string') return undefined
  if (!plainValue.test(value)) return 'a value is a pattern or a sentence'
  if (patternSigns.some((sign) => sign.test(value))) return 'a value is a pattern or an example'
  if (exampleSigns.some((sign) => sign.test(value))) return 'a value is an example'
  return value.split(' ').length > 4 || value === '' ? 'a value is a sentence' : undefined
}
