/** The types of what sentences state, and of their readers. */
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
  /** Words follow that may qualify it, so it counts only if a list names the same value. */
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
  /** The values belong to the elements of a list. */
  readonly element: boolean
  /** They have no quotation marks or code marks. */
  readonly bare: boolean
  /** The words say that there is only one value: “must be `card`”. */
  readonly single?: true
}

/** What a sentence states, before it is compared with the type and with other statements. */
export type Claim = DefaultClaim | BoundClaim | EnumClaim

/** What a bound counts: the value itself, the length of a text, the items of a list, the texts in a list. */
export type Measure = 'value' | 'characters' | 'items' | 'any' | { readonly unit: string }

/** A claim with the items that it used, or the reason why words that look like a claim do not count. */
export interface ClaimReading {
  /** Index after the last item. */
  readonly to: number
  readonly claim?: Claim
  readonly reason?: string
  /** A second claim in the same words: the value of a list that is marked as the default. */
  readonly also?: Claim
  /** It is about words without marks, which are values of texts only. */
  readonly bare?: boolean
}

/** Tries to read a claim that begins at item `at`. */
export type ClaimReader = (clause: Clause, index: number) => ClaimReading | undefined

/** What a statement is about. */
export type StatementKind = 'default' | 'bound' | 'enumeration' | 'requirement' | 'other'

/** A claim, or the reason why words that look like a claim do not count. */
export interface Statement {
  readonly kind: StatementKind
  readonly claim?: Claim
  readonly reason?: string
  /** It is about words without marks, which are values of texts only. */
  readonly bare?: boolean
  readonly start: number
  readonly end: number
}
