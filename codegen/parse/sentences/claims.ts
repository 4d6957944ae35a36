/** What sentences state, and how it is looked for. */
import type { Clause } from './clauses.js'
import type { Token } from './tokens.js'

/** One value of an enumeration. */
export interface ListedValue {
  readonly token: Token
  readonly label?: string
}

export interface DefaultClaim {
  readonly of: 'default'
  readonly token: Token
  readonly unit?: string
  /** Words follow that may qualify it: it counts only as one of the values that are listed. */
  readonly qualified?: true
}

export interface BoundClaim {
  readonly of: 'bound'
  readonly low?: number
  readonly high?: number
  readonly exclusive?: boolean
  readonly measure: Measure
}

export interface EnumClaim {
  readonly of: 'enum'
  readonly values: readonly ListedValue[]
  /** The values are those of the elements of a list. */
  readonly element: boolean
  /** They have no quotation marks or code marks. */
  readonly bare: boolean
  /** The words say that a single value is all there is: “must be `card`”. */
  readonly single?: true
}

/** What a sentence states, before it is known whether type and other statements agree. */
export type Claim = DefaultClaim | BoundClaim | EnumClaim

/** What a bound counts: the value itself, the length of a text, the items of a list, the texts in a list. */
export type Measure = 'value' | 'characters' | 'items' | 'any' | { readonly unit: string }

/** A claim with the items that it took, or the reason why what looked like one does not count. */
export interface ClaimReading {
  /** Index after the last item. */
  readonly to: number
  readonly claim?: Claim
  readonly reason?: string
  /** A second claim of the same words: the value marked as default in a list. */
  readonly also?: Claim
  /** It is about words without marks, which are values of texts only. */
  readonly bare?: boolean
}

/** Tries to read a claim that begins at item `at`. */
export type ClaimReader = (clause: Clause, index: number) => ClaimReading | undefined

/** What a statement is about. */
export type StatementKind = 'default' | 'bound' | 'enumeration' | 'requirement' | 'other'

/** A claim, or something that looks like one with the reason why it does not count. */
export interface Statement {
  readonly kind: StatementKind
  readonly claim?: Claim
  readonly reason?: string
  /** It is about words without marks, which are values of texts only. */
  readonly bare?: boolean
  readonly start: number
  readonly end: number
}
