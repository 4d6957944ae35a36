/** Turns bounds into minimum and maximum of values, lengths and counts. */
import { boundKeywords } from '../../../../runtime/validation/bounds.js'
import { fits } from '../../../../runtime/validation/fits.js'
import type { Schema } from '../../../../runtime/validation/schema.js'
import type { BoundClaim, Measure } from '../claims.js'
import { isNumeric, typesOf, type Verdict } from './types.js'

export function acceptBound(claim: BoundClaim, known: Schema): Verdict {
  const types = typesOf(known)
  if (isNumeric(types)) return valueBound(claim, types.includes('number') ? 'number' : 'integer', known)
  if (types.length !== 1)
    return { reason: types.length === 0 ? 'the parameter has no type' : 'the parameter has several types' }
  if (types[0] === 'string')
    return claim.measure === 'characters' ? lengthBound(claim, known) : noCount(claim, 'string')
  if (types[0] === 'array') return itemsBound(claim, known)
  return { reason: `a bound does not fit type ${types[0]}` }
}

function valueBound(claim: BoundClaim, type: 'integer' | 'number', known: Schema): Verdict {
  const { measure } = claim
  const unit = known['x-unit']
  if (measure === 'characters') return { reason: 'a length does not fit a number' }
  if (typeof measure === 'object' && unit !== undefined && measure.unit !== unit)
    return { reason: `its unit is not ${unit}` }
  const values = [claim.low, claim.high].filter((value) => value !== undefined)
  if (type === 'integer' && !values.every(Number.isInteger)) return { reason: 'it is not a whole number' }
  const step = claim.exclusive && type === 'integer' ? 1 : 0
  const add: Schema = claim.exclusive && type === 'number' ? exclusive(claim) : inclusive(claim, step)
  return withUnit(within(add, known), measure, unit)
}

const exclusive = (claim: BoundClaim): Schema => ({
  ...(claim.low !== undefined && { exclusiveMinimum: claim.low }),
  ...(claim.high !== undefined && { exclusiveMaximum: claim.high }),
})

const inclusive = (claim: BoundClaim, step: number): Schema => ({
  ...(claim.low !== undefined && { minimum: claim.low + step }),
  ...(claim.high !== undefined && { maximum: claim.high - step }),
})

function withUnit(verdict: Verdict, measure: Measure, unit: string | undefined): Verdict {
  if (!verdict.add || typeof measure !== 'object' || unit !== undefined) return verdict
  return { add: { ...verdict.add, 'x-unit': measure.unit } }
}

/** Refuses bounds that contradict what is already known. */
function within(add: Schema, known: Schema): Verdict {
  const changed = boundKeywords.find(
    (key) => add[key] !== undefined && known[key] !== undefined && add[key] !== known[key],
  )
  if (changed) return { reason: `it contradicts ${changed} ${known[changed]}` }
  const all = { ...known, ...add }
  const low = Math.max(all.minimum ?? -Infinity, all.exclusiveMinimum ?? -Infinity)
  const high = Math.min(all.maximum ?? Infinity, all.exclusiveMaximum ?? Infinity)
  if (isEmpty(all, low, high)) return { reason: 'minimum and maximum exclude each other' }
  if (all.enum?.some((value) => typeof value === 'number' && (value < low || value > high)))
    return { reason: 'a listed value is outside of it' }
  if (all.default !== undefined && !fits(all, all.default)) return { reason: 'the default is outside of it' }
  return { add }
}

function isEmpty(all: Schema, low: number, high: number): boolean {
  const strict = all.exclusiveMinimum === low || all.exclusiveMaximum === high
  return (
    low > high ||
    (low === high && strict) ||
    (all.minLength ?? 0) > (all.maxLength ?? Infinity) ||
    (all.minItems ?? 0) > (all.maxItems ?? Infinity)
  )
}

function noCount({ measure }: BoundClaim, type: 'string' | 'array'): Verdict {
  return {
    reason:
      typeof measure === 'object' ? `a size in ${measure.unit} is not a count` : `a number does not bound type ${type}`,
  }
}

function lengthBound(claim: BoundClaim, known: Schema): Verdict {
  const size = sizeOf(claim)
  if (!size) return { reason: 'it is not a count' }
  const { least, most } = size
  return within(
    { ...(least !== undefined && { minLength: least }), ...(most !== undefined && { maxLength: most }) },
    known,
  )
}

function itemsBound(claim: BoundClaim, known: Schema): Verdict {
  const { measure } = claim
  if (measure === 'characters') return { reason: 'it concerns each element' }
  if (typeof measure === 'object') return noCount(claim, 'array')
  const size = sizeOf(claim)
  if (!size) return { reason: 'it is not a count' }
  const { least, most } = size
  // For a list, a bare number that is an upper limit counts the elements.
  if (measure === 'value' && most === undefined) return { reason: 'it does not say that elements are counted' }
  return within(
    { ...(least !== undefined && { minItems: least }), ...(most !== undefined && { maxItems: most }) },
    known,
  )
}

/** The bound as the smallest and the largest count; undefined if the numbers cannot be counts. */
function sizeOf({ low, high, exclusive: strict }: BoundClaim): { least?: number; most?: number } | undefined {
  if (![low, high].every((value) => value === undefined || (Number.isInteger(value) && value >= 0))) return undefined
  const step = strict ? 1 : 0
  return {
    ...(low !== undefined && { least: low + step }),
    ...(high !== undefined && { most: Math.max(0, high - step) }),
  }
}
