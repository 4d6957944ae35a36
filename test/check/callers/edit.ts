import type { Page } from './page.js'
import type { Random } from './random.js'

/** One kind of edit that an author makes. */
export interface Edit {
  readonly kind: string
  /**
   * What a reader of the page is told by it, if that does not depend on the page: `nothing` (how it is laid out),
   * `words` (what is said, but no call behaves otherwise), `demand` (what the API asks for, which no validator checks).
   */
  readonly changes?: 'nothing' | 'words' | 'demand'
  /** The edited text, or undefined if the page has no place for it. */
  readonly make: (page: Page, random: Random) => string | undefined
}
