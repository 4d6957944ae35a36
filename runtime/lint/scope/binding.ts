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
  /** Its value may be changed, or reached by another name, within another function. */
  touchedInside: boolean
  /** Its value leads to what the host defines: an alias of `app` or of something below it. */
  hosted: boolean
  /** How often its value may be changed, or reached by another name. */
  touches: number
}
