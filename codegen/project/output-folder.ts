/** The output folder, read no more than needed: a file that is the same file as before is not read again. */
import type { OutputFolder, WantedFile } from '../compare.js'
import {
  listFiles,
  readOutput,
  readOutputBytes,
  stampOutput,
  type TextFile,
  type Written,
  writeOutput,
} from '../files/index.js'
import { digest } from '../text/digest.js'
import type { Cache, CacheKey } from './cache.js'
import { isSettled } from './settled.js'

/** The output folder as it is, and how it is changed. */
export interface OpenOutputFolder extends OutputFolder {
  /** Writes and deletes files, and remembers what was written: `wanted` gives the digests. */
  write(writes: readonly TextFile[], deletes: readonly string[], wanted: readonly WantedFile[]): void
  /** Notes what was written by other means. */
  noteWritten(written: Written, wanted: readonly WantedFile[]): void
  /** Remembers what was read. */
  remember(): void
}

/** Digests of files by path, each with the identity that the file had. */
type Known = Record<string, readonly [identity: string, digest: string]>

/**
 * Opens the output folder.
 *
 * A file is known by its identity (number, size and times to the nanosecond) only if it could not have been changed
 * after it was read without getting another one: its times must be older than what the coarsest clock tells apart.
 *
 * @throws {Failure} `output` if the folder, or a file that is asked for, cannot be read.
 */
export function openOutputFolder(out: string, cache: Cache): OpenOutputFolder {
  const key: CacheKey = ['output-folder', out]
  const known = (cache.get(key) ?? {}) as Known
  const now: Known = {}
  let news = false
  const note = (path: string, identity: string, content: string): void => {
    now[path] = [identity, content]
    news = true
  }
  const opened = Date.now()
  const paths = listFiles(out)
  const remember = (): void => {
    if (!news) return
    // Files that this run did not look at are still what they were known as.
    const others = paths.flatMap((path) => (known[path] ? [[path, known[path]]] : []))
    cache.set(key, { ...Object.fromEntries(others), ...now })
    news = false
  }
  return {
    paths,
    digest: (path) => {
      const stamp = stampOutput(out, path)
      if (stamp === undefined) return undefined
      const before = known[path]
      if (before?.[0] === stamp.identity) {
        now[path] = before
        return before[1]
      }
      const bytes = readOutputBytes(out, path)
      if (bytes === undefined) return undefined
      const content = digest([bytes])
      if (isSettled(stamp, opened)) note(path, stamp.identity, content)
      return content
    },
    read: (path) => readOutput(out, path),
    write: (writes, deletes, wanted) => {
      noteWritten(writeOutput(out, writes, deletes), wanted, note)
    },
    noteWritten: (written, wanted) => noteWritten(written, wanted, note),
    remember,
  }
}

function noteWritten(
  written: Written,
  wanted: readonly WantedFile[],
  note: (path: string, identity: string, content: string) => void,
): void {
  for (const { path, digest: content } of wanted) {
    const identity = written.get(path)
    if (identity !== undefined) note(path, identity, content)
  }
}
