import { fits } from '../../../runtime/fits.js'
import type { Json, Schema, SchemaType } from '../../../runtime/schema.js'
import type { Found } from './scan.js'
import type { Claim, Entry, Measure } from './statement.js'
import type { Token } from './tokens.js'

/** What a claim comes to under the type of its parameter: keywords to add, or the reason why none are. */
export interface Verdict {
  readonly add?: Schema
  readonly reason?: string
  /** Nothing to say: a list of `true` and `false` adds nothing to a boolean. */
  readonly idle?: true
}

/** The types that a schema allows; empty where it says nothing of them. */
export function typesOf(schema: Schema): readonly SchemaType[] {
  const types: readonly SchemaType[] = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  return types.filter((type) => type !== 'null')
}

/** Judges one claim. `known` is the schema with all that was taken before. */
export function judge(claim: Claim, known: Schema, unit: string | undefined): Verdict {
  if (known.anyOf) return { reason: 'the parameter has several types' }
  switch (claim.of) {
    case 'enum':
      return judgeEnum(claim.entries, claim.element, known)
    case 'bound':
      return judgeBound(claim, known, unit)
    case 'default':
      return judgeDefault(claim.token, claim.unit, known, unit)
  }
}

const numeric = (types: readonly SchemaType[]): boolean =>
  types.length > 0 && types.every((type) => type === 'integer' || type === 'number')

function judgeBound(claim: Extract<Claim, { of: 'bound' }>, known: Schema, unit: string | undefined): Verdict {
  const types = typesOf(known)
  if (numeric(types)) return valueBound(claim, types.includes('number') ? 'number' : 'integer', unit, known)
  if (types.length !== 1)
    return { reason: types.length === 0 ? 'the parameter has no type' : 'the parameter has several types' }
  if (types[0] === 'string') return sizeBound(claim, known, 'string', claim.measure === 'characters')
  if (types[0] === 'array') return sizeBound(claim, known, 'array', counts(claim.measure))
  return { reason: `a bound does not fit type ${types[0]}` }
}

/** A bare number on a list is the count of its elements where it is an upper limit. */
function counts(measure: Measure): boolean {
  return measure === 'items' || measure === 'any' || measure === 'value'
}

type Bound = Extract<Claim, { of: 'bound' }>

function valueBound(claim: Bound, type: 'integer' | 'number', unit: string | undefined, known: Schema): Verdict {
  const { measure } = claim
  if (measure === 'characters') return { reason: 'a length does not fit a number' }
  if (typeof measure === 'object' && unit !== undefined && measure.unit !== unit)
    return { reason: `its unit is not ${unit}` }
  const values = [claim.low, claim.high].filter((value) => value !== undefined)
  if (type === 'integer' && !values.every(Number.isInteger)) return { reason: 'it is no whole number' }
  const step = claim.exclusive && type === 'integer' ? 1 : 0
  const add: Schema = claim.exclusive && type === 'number' ? exclusive(claim) : inclusive(claim, step)
  return withUnit(within(add, known), measure, unit)
}

const exclusive = (claim: Bound): Schema => ({
  ...(claim.low !== undefined && { exclusiveMinimum: claim.low }),
  ...(claim.high !== undefined && { exclusiveMaximum: claim.high }),
})

const inclusive = (claim: Bound, step: number): Schema => ({
  ...(claim.low !== undefined && { minimum: claim.low + step }),
  ...(claim.high !== undefined && { maximum: claim.high - step }),
})

function withUnit(verdict: Verdict, measure: Measure, unit: string | undefined): Verdict {
  if (!verdict.add || typeof measure !== 'object' || unit !== undefined) return verdict
  return { add: { ...verdict.add, 'x-unit': measure.unit } }
}

/** Refuses bounds that contradict what is known already. */
function within(add: Schema, known: Schema): Verdict {
  for (const key of [
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
  ] as const) {
    if (add[key] !== undefined && known[key] !== undefined && add[key] !== known[key])
      return { reason: `it contradicts ${key} ${known[key]}` }
  }
  const all = { ...known, ...add }
  const low = Math.max(all.minimum ?? -Infinity, all.exclusiveMinimum ?? -Infinity)
  const high = Math.min(all.maximum ?? Infinity, all.exclusiveMaximum ?? Infinity)
  const strict = all.exclusiveMinimum === low || all.exclusiveMaximum === high
  const empty =
    low > high ||
    (low === high && strict) ||
    (all.minLength ?? 0) > (all.maxLength ?? Infinity) ||
    (all.minItems ?? 0) > (all.maxItems ?? Infinity)
  if (empty) return { reason: 'minimum and maximum exclude each other' }
  if (all.enum?.some((value) => typeof value === 'number' && (value < low || value > high)))
    return { reason: 'a listed value is outside of it' }
  if (all.default !== undefined && !fits(all, all.default)) return { reason: 'the default is outside of it' }
  return { add }
}

function sizeBound(claim: Bound, known: Schema, type: 'string' | 'array', fit: boolean): Verdict {
  if (type === 'array' && claim.measure === 'characters') return { reason: 'it concerns each element' }
  if (!fit)
    return {
      reason:
        typeof claim.measure === 'object'
          ? `a size in ${claim.measure.unit} is no count`
          : `a number does not bound type ${type}`,
    }
  const [least, most] = [claim.low, claim.high]
  if (![least, most].every((value) => value === undefined || (Number.isInteger(value) && value >= 0)))
    return { reason: 'it is no count' }
  if (type === 'array' && claim.measure === 'value' && most === undefined)
    return { reason: 'it does not say that elements are counted' }
  const step = claim.exclusive ? 1 : 0
  const low = least === undefined ? undefined : least + step
  const high = most === undefined ? undefined : Math.max(0, most - step)
  if (type === 'string')
    return within(
      { ...(low !== undefined && { minLength: low }), ...(high !== undefined && { maxLength: high }) },
      known,
    )
  return within({ ...(low !== undefined && { minItems: low }), ...(high !== undefined && { maxItems: high }) }, known)
}

type Scalar = string | number | boolean

function judgeEnum(entries: readonly Entry[], element: boolean, known: Schema): Verdict {
  const types = typesOf(known)
  if (types.length === 1 && types[0] === 'boolean') return { idle: true }
  if (types.length === 1 && types[0] === 'array') return elementEnum(entries, element, known)
  if (types.length === 1 && types[0] === 'object') return { reason: 'the values do not fit type object' }
  const given = entries.filter(({ token }) => !/^(null|nil)$/.test(token.text) || token.quoted)
  const values = given.map(({ token }) => scalar(token, types))
  const problem = given.map((_, index) => valueProblem(values[index], types)).find((found) => found !== undefined)
  if (problem !== undefined) return { reason: problem }
  const distinct = [...new Set(values.filter((value) => value !== undefined))]
  if (distinct.length < 2) return { reason: 'it names a single value' }
  if (distinct.every((value) => typeof value === 'boolean')) return { idle: true }
  if (known.enum) return sameValues(distinct, known.enum)
  const labels = labelsOf(given, values)
  const all: Schema = { ...known, enum: distinct }
  if (known.default !== undefined && !fits(all, known.default)) return { reason: 'the default is not among the values' }
  if (!distinct.every((value) => fits({ ...known, type: known.type ?? typeNames(value) }, value)))
    return { reason: 'a value is outside of the bounds' }
  return { add: { enum: distinct, ...(labels && { 'x-labels': labels }) } }
}

const typeNames = (value: Scalar): SchemaType =>
  typeof value === 'number' ? 'number' : typeof value === 'string' ? 'string' : 'boolean'

function elementEnum(entries: readonly Entry[], element: boolean, known: Schema): Verdict {
  if (!element) return { reason: 'it does not say that these are the values of the elements' }
  const items = known.items ?? { type: 'string' }
  if (typesOf(items).includes('object')) return { reason: 'the elements are objects' }
  const inner = judgeEnum(entries, element, {
    ...items,
    type: typesOf(items).length === 1 ? (items.type ?? 'string') : 'string',
  })
  if (!inner.add) return inner
  return {
    add: { items: { ...items, type: typeof inner.add.enum?.[0] === 'number' ? 'integer' : 'string', ...inner.add } },
  }
}

function sameValues(values: readonly Scalar[], known: readonly Scalar[]): Verdict {
  const same = values.length === known.length && values.every((value) => known.includes(value))
  return same ? { idle: true } : { reason: 'another list of values was stated' }
}

function labelsOf(
  entries: readonly Entry[],
  values: readonly (Scalar | undefined)[],
): Record<string, string> | undefined {
  const pairs = entries.flatMap(({ label }, index) =>
    label === undefined ? [] : [[String(values[index]), label] as const],
  )
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs)
}

/** The value that a token spells for a parameter of these types; undefined where it spells none. */
function scalar(token: Token, types: readonly SchemaType[]): Scalar | undefined {
  const text = types.length === 0 || types.includes('string')
  const number = types.length === 0 || types.includes('integer') || types.includes('number')
  if (token.kind === 'number') return number ? token.value : undefined
  if (token.quoted) return text ? token.text : undefined
  if (number && token.value !== undefined && (!text || types.length === 0)) return token.value
  if (/^(true|false)$/i.test(token.text) && (types.length === 0 || types.includes('boolean')))
    return /^true$/i.test(token.text)
  return text ? token.text : undefined
}

function valueProblem(value: Scalar | undefined, types: readonly SchemaType[]): string | undefined {
  if (value === undefined) return `a value does not fit type ${types.join(' or ')}`
  if (types.length === 1 && types[0] === 'integer' && !Number.isInteger(value)) return 'a value is no whole number'
  if (typeof value !== 'string') return undefined
  if (/^(?:[<>=!~]{1,3}|[+-]?[\p{L}\p{N}_][\p{L}\p{N}_ .:+/@&'’()-]{0,60}|)$/u.test(value) === false)
    return 'a value is a pattern or a sentence'
  if (/,|\.\.\.|…|https?:|^\d{4}-\d\d|y{4}|[hm]{2}:[ms]{2}|\bmm-dd\b/i.test(value))
    return 'a value is a pattern or an example'
  if (/@.*\.|\(|\.(?:com|org|net|io|pdf|png|jpg|json|csv|txt)$/i.test(value)) return 'a value is an example'
  return value.split(' ').length > 4 || value === '' ? 'a value is a sentence' : undefined
}

function judgeDefault(token: Token, itsUnit: string | undefined, known: Schema, unit: string | undefined): Verdict {
  if (itsUnit !== undefined && unit !== undefined && itsUnit !== unit) return { reason: `its unit is not ${unit}` }
  const value = defaultValue(token, known)
  if (value === undefined)
    return { reason: token.kind === 'word' ? wordReason(token.text, known) : 'the default is no value of the type' }
  if (known.default !== undefined)
    return JSON.stringify(value) === JSON.stringify(known.default)
      ? { idle: true }
      : { reason: 'another default was stated' }
  if (!fits(known, value)) return { reason: 'the default is not among the values or outside of the bounds' }
  return {
    add: {
      default: value,
      ...(itsUnit !== undefined && unit === undefined && numeric(typesOf(known)) && { 'x-unit': itsUnit }),
    },
  }
}

const wordReason = (word: string, known: Schema): string =>
  typesOf(known).includes('string') && !known.enum
    ? `“${word}” has no quotation marks and may describe`
    : `“${word}” is no value of the parameter`

function defaultValue(token: Token, known: Schema): Json | undefined {
  const types = typesOf(known)
  if (/^(true|false)$/i.test(token.text) && !token.quoted && (types.includes('boolean') || types.length === 0))
    return /^true$/i.test(token.text)
  if (types.some((type) => type === 'array' || type === 'object') && token.kind === 'literal' && !token.quoted)
    return structure(token.text)
  if (token.kind !== 'word') {
    const value = scalar(token, types)
    return value === token.text && !token.quoted && /^(null|nil|none|undefined)$/i.test(token.text) ? undefined : value
  }
  return known.enum?.includes(token.text) && types.includes('string') ? token.text : undefined
}

function structure(text: string): Json | undefined {
  if (!/^[[{]/.test(text) || text.length > 1_000) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** Claims in the order in which they are judged: lists, then bounds, then defaults, so that a default meets both. */
export function inOrder(found: readonly Found[]): Found[] {
  const rank = { enum: 0, bound: 1, default: 2 }
  return [...found].sort(
    (a, b) => (a.claim ? rank[a.claim.of] : 3) - (b.claim ? rank[b.claim.of] : 3) || a.start - b.start,
  )
}
