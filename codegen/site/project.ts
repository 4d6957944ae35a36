/** The input of a site. */
import type { Finding } from '../check/finding.js'
import type { HttpSource } from '../emit/index.js'
import type { Namespace } from '../ir.js'
import type { NamedNamespace, PageNames } from './page-names.js'

/** What all pages share. Plain data, because other threads need it. */
export interface SiteFrame {
  readonly title: string
  /** All of them: pages link to each other. */
  readonly named: readonly NamedNamespace[]
  /** The document of each namespace, as links in other documents name it: `telnyx.md`. */
  readonly documents: ReadonlyMap<string, string>
  /** What changed since an earlier state. */
  readonly changes?: Changes
  /** Where the site will be, for the site map: `https://example.org/docs/`. */
  readonly url?: string
  /** Whether examples can be run. */
  readonly playground: boolean
}

/** One namespace, for the pages of its own. */
export interface NamespaceSource {
  /** As it was read, before its overlay takes anything back. */
  readonly namespace: Namespace
  readonly http?: HttpSource
  /** What is wrong with its examples. */
  readonly findings: readonly Finding[]
}

/** What the command passes. */
export interface SiteInput extends Omit<SiteFrame, 'named'> {
  readonly namespaces: readonly Namespace[]
  readonly overlays: ReadonlyMap<string, HttpSource>
  /** What is wrong with examples. */
  readonly findings: readonly Finding[]
}

/** A whole project, as the pages at the root see it. */
export interface SiteProject {
  readonly title: string
  /** With the restrictions of their overlays. */
  readonly namespaces: readonly Namespace[]
  readonly pages: PageNames
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
