/** Decides whether a claim fits the type of its parameter and what is already known about it. */
import type { Schema } from '../../../../runtime/validation/schema.js'
import type { Claim } from '../claims.js'
import { acceptBound } from './bound.js'
import { acceptDefault } from './default.js'
import type { Verdict } from './types.js'
import { acceptValues } from './values.js'

export { typesOf, type Verdict } from './types.js'

/** `known` is the schema with every claim taken so far. */
export function accept(claim: Claim, known: Schema): Verdict {
  if (known.anyOf) return { reason: 'the parameter has several types' }
  switch (claim.of) {
    case 'enum':
      return acceptValues(claim, known)
    case 'bound':
      return acceptBound(claim, known)
    case 'default':
      return acceptDefault(claim, known)
  }
}

const rank = { enum: 0, bound: 1, default: 2 } as const

/**
 * Claims in the order in which they are decided: lists, then bounds, then defaults, because a default must fit both.
 */
export function inOrder<T extends { readonly claim?: Claim; readonly start: number }>(statements: readonly T[]): T[] {
  const rankOf = ({ claim }: T): number => (claim ? rank[claim.of] : 3)
  return [...statements].sort((a, b) => rankOf(a) - rankOf(b) || a.start - b.start)
}
