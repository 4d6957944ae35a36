import type { Connection } from '../connection.js'

/** Key under which the functions of an account keep what `pages` needs. */
export const origin: unique symbol = Symbol.for('moonbind.origin')

/** Functions of one account; `Lists` are those with pages. */
export interface Paged<Lists> {
  readonly [origin]: Origin<Lists>
}

export interface Origin<Lists> {
  readonly connected: Connection
  readonly account: string
  /** A type only; never has a value. */
  readonly lists?: Lists
}
