/** What the site writes for the playground, and what the page reads. */

/** What is known of a namespace before its data is loaded. */
export interface CatalogEntry {
  readonly name: string
  readonly title: string
  /** Below `data/`. */
  readonly file: string
  /** How many functions it has. */
  readonly functions: number
  /** Its page, from the root of the site. */
  readonly page: string
  /** Scripts may reach it without naming it. */
  readonly unnamed?: true
  /** Parts of its overlay are code, which the playground does not have. */
  readonly hooks?: true
}

export interface Catalog {
  readonly title: string
  readonly namespaces: readonly CatalogEntry[]
}

/** An example that can be run. */
export interface PlayExample {
  readonly id: string
  readonly function?: string
  readonly code: string
}
