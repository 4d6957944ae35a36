/** The output folder. An unchanged file is not read again. */
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
import type { Cache } from './cache.js'
import { openKnownFiles } from './known-files.js'

/** The output folder as it is, and how it is changed. */
export interface OpenOutputFolder extends OutputFolder {
  /** Writes and deletes files, and remembers what was written: `wanted` gives the digests. */
  write(writes: readonly TextFile[], deletes: readonly string[], wanted: readonly WantedFile[]): void
  /** Notes what was written by other means. */
  noteWritten(written: Written, wanted: readonly WantedFile[]): void
  /** Remembers what was read. */
  remember(): void
}

/**
 * Opens the output folder.
 *
 * @throws {Failure} `output` if the folder, or a file that is asked for, cannot be read.
 */
export function openOutputFolder(out: string, cache: Cache): OpenOutputFolder {
  const known = openKnownFiles(out, cache)
  const paths = listFiles(out)
  const noteWritten = (written: Written, wanted: readonly WantedFile[]): void => {
    for (const { path, digest: content } of wanted) {
      const identity = written.get(path)
      if (identity !== undefined) known.keepWritten(path, identity, content)
    }
  }
  return {
    paths,
    digest: (path) => {
      const stamp = stampOutput(out, path)
      if (stamp === undefined) return undefined
      const before = known.recall(path, stamp)
      if (before !== undefined) return before
      const bytes = readOutputBytes(out, path)
      if (bytes === undefined) return undefined
      const content = digest([bytes])
      known.keep(path, stamp, content)
      return content
    },
    read: (path) => readOutput(out, path),
    write: (writes, deletes, wanted) => {
      noteWritten(writeOutput(out, writes, deletes), wanted)
    },
    noteWritten,
    remember: () => known.remember(paths),
  }
}
