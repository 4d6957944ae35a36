/** What the scripts of the playground hand to each other. */
import type { Catalog, PlayExample } from '../play-format.js'

/** The data of one namespace. */
export interface NamespaceData {
  /** Accounts that its examples name, in addition to the default one: the page has no reader of Lua to find them. */
  readonly accounts: readonly string[]
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
