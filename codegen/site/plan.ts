/** A site before its pages are made: what is known at once, and what each namespace needs. */
import { digest } from '../text/digest.js'
import { createNamespaceMaker, loadSiteParts, namespacePaths } from './make-namespace.js'
import { playgroundFiles } from './playground/index.js'
import type { SiteFile, SiteFrame, SiteInput } from './project.js'
import { type PackedSource, packSource, unpackSource } from './shift.js'
import { frameOf, openSite, rootFiles, sourcesOf, wholeSite } from './site.js'

export interface SitePlan {
  readonly frame: SiteFrame
  /** All files that are not of one namespace. */
  readonly root: readonly SiteFile[]
  /** Packed: what was read need not stay in memory. */
  readonly sources: readonly PackedSource[]
  /** Of each source the paths of the files that will be made of it. */
  readonly paths: readonly (readonly string[])[]
}

export async function planSite(input: SiteInput): Promise<SitePlan> {
  const frame = frameOf(input)
  const site = openSite(frame, await loadSiteParts())
  return {
    frame,
    root: [...rootFiles(wholeSite(site, input)), ...(frame.playground ? playgroundFiles(input, site.pages) : [])],
    sources: sourcesOf(input).map(packSource),
    paths: frame.named.map((named) => namespacePaths(frame, site.pages, named)),
  }
}

/** What all pages share, as a key. */
export const frameDigest = ({ documents, ...frame }: SiteFrame): string =>
  digest([JSON.stringify([frame, [...documents]])])

/** A site whose pages are made on demand. */
export interface ServedSite {
  readonly has: (path: string) => boolean
  /** Undefined if there is no such file. */
  readonly read: (path: string) => string | Uint8Array | undefined
}

export async function serveLazily({ frame, root, sources, paths }: SitePlan): Promise<ServedSite> {
  const make = await createNamespaceMaker(frame)
  const made = new Map(root.map(({ path, content }) => [path, content]))
  const holders = new Map(paths.flatMap((own, index) => own.map((path) => [path, index] as const)))
  return {
    has: (path) => made.has(path) || holders.has(path),
    read: (path) => {
      const holder = made.has(path) ? undefined : holders.get(path)
      if (holder !== undefined)
        for (const file of make(unpackSource(sources[holder]!))) made.set(file.path, file.content)
      return made.get(path)
    },
  }
}

/** Files that are there already. */
export function servedFiles(files: readonly SiteFile[]): ServedSite {
  const contents = new Map(files.map(({ path, content }) => [path, content]))
  return { has: (path) => contents.has(path), read: (path) => contents.get(path) }
}
