/** The files of a spec folder, read no more than needed: one that is the same file as before is not read again. */
import { knownSpecFile, readSpecFile, type SpecFile, stampSpecFile } from '../files/index.js'
import type { Cache, CacheKey } from './cache.js'
import { isSettled } from './settled.js'

/** Reads files of a spec folder. */
export interface SpecFiles {
  read(file: string): SpecFile
  /** Remembers what was read. */
  remember(): void
}

/** Digests of files by path, each with the identity that the file had. */
type Known = { readonly [file: string]: readonly [identity: string, digest: string] }

/** Files that are known by their identity, as those of the output folder are. */
export function openSpecFiles(folder: string, cache: Cache): SpecFiles {
  const key: CacheKey = ['spec-files', folder]
  const known = (cache.get(key) ?? {}) as Known
  const now: [file: string, entry: Known[string]][] = []
  const opened = Date.now()
  let news = false
  return {
    read(file) {
      // Before its content, so that a change in between gives it another identity than the one that is kept.
      const stamp = stampSpecFile(file)
      if (stamp === undefined || !isSettled(stamp, opened)) return readSpecFile(file)
      const before = Object.hasOwn(known, file) ? known[file] : undefined
      const found = before?.[0] === stamp.identity ? knownSpecFile(file, before[1]) : readSpecFile(file)
      if (found.refusal !== undefined) return found
      news ||= before?.[0] !== stamp.identity
      now.push([file, [stamp.identity, found.digest]])
      return found
    },
    remember() {
      if (news) cache.set(key, Object.fromEntries(now))
      news = false
    },
  }
}

/** Every file is read. */
export const unknownSpecFiles: SpecFiles = { read: readSpecFile, remember: () => {} }
