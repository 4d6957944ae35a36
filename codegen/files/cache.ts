/** Results that are kept from one run to the next, and what they depend on. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFolder, makeFolder } from './folders.js'

/** Where what was computed may be kept from one run to the next. */
export const cacheFolder = (): string => (isFolder('node_modules') ? 'node_modules/.cache/moonbind' : CACHE_FOLDER)

const CACHE_FOLDER = '.moonbind/cache'

/** An entry of the cache; undefined if it is missing or unreadable. Never throws: a cache is not an input. */
export function readCacheEntry(folder: string, name: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, name))
  } catch {
    return undefined
  }
}

/** Keeps an entry, whole or not at all. Never throws: if nothing can be kept, the next run computes it again. */
export function writeCacheEntry(folder: string, name: string, bytes: Uint8Array): void {
  try {
    makeFolder(folder)
    if (folder === CACHE_FOLDER) hideFromGit(folder)
    const beside = join(folder, `${name}.${Math.random().toString(36).slice(2)}`)
    writeFileSync(beside, bytes)
    renameSync(beside, join(folder, name))
  } catch {
    return
  }
}

/** Only if it is not hidden yet, because writing the same file for each entry would take longer than the entries. */
function hideFromGit(folder: string): void {
  const file = join(folder, '.gitignore')
  if (!existsSync(file)) writeFileSync(file, '*\n')
}

const MOST_CACHE_BYTES = 512 << 20

/** A file of a run that was killed before the file became an entry: no write takes an hour. */
const isLeftOver = (name: string, written: number): boolean =>
  /^[0-9a-f]{64}\./.test(name) && Date.now() - written > 60 * 60_000

/**
 * Deletes leftovers of killed runs. If the cache is too large, deletes the oldest entries until half of the limit is
 * left. Never throws.
 */
export function trimCache(folder: string): void {
  try {
    const entries = readdirSync(folder)
      .map((name) => ({ name, stats: statSync(join(folder, name)) }))
      .sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs)
    for (const { name, stats } of entries)
      if (isLeftOver(name, stats.mtimeMs)) rmSync(join(folder, name), { force: true })
    let bytes = entries.reduce((sum, { stats }) => sum + stats.size, 0)
    if (bytes <= MOST_CACHE_BYTES) return
    for (const { name, stats } of entries) {
      if (bytes <= MOST_CACHE_BYTES / 2) return
      rmSync(join(folder, name), { force: true })
      bytes -= stats.size
    }
  } catch {
    return
  }
}
