/**
 * Identities of files: an unchanged file is not read again. The only place that keeps identities, whichever folder the
 * files are in.
 */
import type { Stamp } from '../files/index.js'
import type { Cache, CacheKey } from './cache.js'
import { isSettled } from './settled.js'

/** Digests of the files of one folder, each known as long as the file has the same identity. */
export interface KnownFiles {
  /** The digest of a file that is still the same file; undefined for any other. */
  recall(path: string, stamp: Stamp): string | undefined
  /** Notes a file that was read, unless a change could leave its identity the same. */
  keep(path: string, stamp: Stamp, digest: string): void
  /** Notes a written file, whose identity no later change can have. */
  keepWritten(path: string, identity: string, digest: string): void
  /** Saves the notes; files that this run did not look at stay known if they are among `present`. */
  remember(present?: readonly string[]): void
}

type KnownFile = readonly [identity: string, digest: string]

/**
 * Opens what is known of a folder.
 *
 * A file is known by its identity (number, size and times to the nanosecond) only if it could not have been changed
 * after it was read without getting another one: its times must be older than what the coarsest clock tells apart.
 */
export function openKnownFiles(folder: string, cache: Cache): KnownFiles {
  const key: CacheKey = ['known-files', folder]
  const before = (cache.get(key) ?? {}) as Readonly<Record<string, KnownFile>>
  const known = (path: string): KnownFile | undefined => (Object.hasOwn(before, path) ? before[path] : undefined)
  const now = new Map<string, KnownFile>()
  const opened = Date.now()
  let news = false
  const note = (path: string, identity: string, digest: string): void => {
    now.set(path, [identity, digest])
    news = true
  }
  return {
    recall: (path, { identity }) => {
      const entry = known(path)
      if (entry?.[0] !== identity) return undefined
      now.set(path, entry)
      return entry[1]
    },
    keep: (path, stamp, digest) => {
      if (isSettled(stamp, opened)) note(path, stamp.identity, digest)
    },
    keepWritten: note,
    remember: (present = []) => {
      if (!news) return
      const others = present.flatMap((path) => {
        const entry = known(path)
        return entry ? [[path, entry] as const] : []
      })
      cache.set(key, Object.fromEntries([...others, ...now]))
      news = false
    },
  }
}
