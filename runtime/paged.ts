import type { Connection } from './connection.js'

/** Key of what `pages` needs of the functions of an account. */
export const origin: unique symbol = Symbol.for('moonbind.origin')

/** Functions of one account, of which `Lists` have pages. */
export interface Paged<Lists> {
  readonly [origin]: Origin<Lists>
}

export interface Origin<Lists> {
  readonly connected: Connection
  readonly account: string
  /** A type only: nothing stands here. */
  readonly lists?: Lists
}
