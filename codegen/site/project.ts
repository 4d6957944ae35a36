/** What a site is made of. */
import type { Finding } from '../check/finding.js'
import type { HttpSource } from '../emit/index.js'
import type { Namespace } from '../ir.js'
import type { PageNames } from './page-names.js'

/** A project as its pages see it. */
export interface SiteProject {
  readonly title: string
  /** With what their overlays take back. */
  readonly namespaces: readonly Namespace[]
  readonly overlays: ReadonlyMap<string, HttpSource>
  readonly pages: PageNames
}

/** What the command hands in. */
export interface SiteInput {
  readonly title: string
  readonly namespaces: readonly Namespace[]
  readonly overlays: ReadonlyMap<string, HttpSource>
  /** The document of each namespace, as links in other documents name it: `telnyx.md`. */
  readonly documents: ReadonlyMap<string, string>
  /** What is wrong with examples. */
  readonly findings: readonly Finding[]
  /** What changed since an earlier state. */
  readonly changes?: Changes
  /** Where the site will be, for the site map: `https://example.org/docs/`. */
  readonly url?: string
  /** Whether examples can be run. */
  readonly playground: boolean
}

/** The differences from an earlier state of the documents. */
export interface Changes {
  /** How the base was named. */
  readonly base: string
  readonly findings: readonly Finding[]
}

/** A file of the site; `path` is relative to its root, with `/`. */
export interface SiteFile {
  readonly path: string
  readonly content: string | Uint8Array
}
