/** What the scripts of the playground hand to each other. */

/** What is known of a namespace before its data is loaded. */
export interface CatalogEntry {
  readonly name: string
  readonly title: string
  /** Below `data/`. */
  readonly file: string
  /** Length of that file. */
  readonly size: number
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

export interface PlayExample {
  readonly id: string
  readonly function?: string
  readonly code: string
}

/** The data of one namespace. */
export interface NamespaceData {
  readonly examples: readonly PlayExample[]
  /** The page of each function, from the root of the site. */
  readonly pages: ReadonlyMap<string, string>
  /** What is emitted for programs; each takes `require` and returns what it exports. */
  readonly modules: { readonly [file: string]: (require: (file: string) => object) => object }
}

declare global {
  interface Window {
    /** Set by `catalog.js`. */
    moonbindCatalog?: Catalog
    /** Filled by `data/*.js`. */
    moonbindData?: Map<string, NamespaceData>
  }
}
