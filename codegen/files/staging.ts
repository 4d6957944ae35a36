/**
 * The folder in which new files wait until all are written, and the leftovers of killed runs.
 */
import { lstatSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderNames, isFolder, STAGING } from './folders.js'
import { livenessOf, ownerName } from './owner.js'

/** New files that wait. */
export interface Staging {
  readonly folder: string
  /** Writes a file below `folder`. */
  write(path: string, text: string | Uint8Array): void
  /**
   * Waits until the file system's clock has advanced since the last file was written, and returns the time of that
   * write: someone else wrote any file with a later time. Undefined if the clock is too coarse to wait for.
   */
  settle(): bigint | undefined
  /** Deletes the folder with all that still waits in it. */
  close(): void
}

/** A folder of this run in `parent`. Its name says which run it belongs to. */
export function openStaging(parent: string): Staging {
  const folder = mkdtempSync(join(parent, `${STAGING}${ownerName()}-`))
  const made = new Set([folder])
  let last: string | undefined
  return {
    folder,
    write: (path, text) => {
      last = join(folder, path)
      const above = dirname(last)
      if (!made.has(above)) mkdirSync(above, { recursive: true })
      made.add(above)
      writeFileSync(last, text)
    },
    settle: () => (last === undefined ? undefined : settle(folder, statSync(last, { bigint: true }).mtimeNs)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Clocks of file systems tick every few milliseconds, some every second or two: those are not waited for. */
const [MOST_WAITS, WAIT_MS] = [15, 2]

function settle(folder: string, written: bigint): bigint | undefined {
  const probe = join(folder, '.clock')
  for (let waits = 0; waits < MOST_WAITS; waits++) {
    writeFileSync(probe, '')
    if (statSync(probe, { bigint: true }).mtimeNs > written) return written
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS)
  }
  return undefined
}

/** A run of another machine or container cannot be asked whether it lives; none takes this long. */
const FOREIGN_MS = 60 * 60_000

/** Deletes leftovers of killed runs in `folder`, and keeps what living runs need. Never throws. */
export function removeAbandoned(folder: string): void {
  if (!isFolder(folder)) return
  for (const name of folderNames(folder)) {
    if (name.startsWith(STAGING) && isAbandoned(join(folder, name), name)) tryRemove(join(folder, name))
  }
}

function isAbandoned(path: string, name: string): boolean {
  switch (livenessOf(name.slice(STAGING.length).replace(/-[^-]*$/, ''))) {
    case 'alive':
      return false
    case 'dead':
      return true
    case 'unknown': {
      const stats = lstatSync(path, { throwIfNoEntry: false })
      return stats !== undefined && Date.now() - stats.mtimeMs > FOREIGN_MS
    }
  }
}

function tryRemove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // It belongs to another run now, or is gone: the next run tries again.
  }
}
