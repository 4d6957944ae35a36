import type { FunctionNode } from '../syntax/tree.js'

/** A variable: a local, a parameter, or a global that the script assigns. */
export interface Binding {
  readonly name: string
  readonly start: number
  /** The function that it belongs to; undefined for the main chunk. */
  readonly owner: FunctionNode | undefined
  /** How often it is assigned after its declaration. */
  assigned: number
  /** It is assigned within another function. */
  assignedInside: boolean
  /** Another function may change its value, or reach it by another name. */
  touchedInside: boolean
  /** An alias of `app` or of something below it. */
  hosted: boolean
  /** How often code may change its value, or reach it by another name. */
  touches: number
}
