/** Results that are kept from one run to the next, and what they depend on. */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isFolder, listFiles, makeFolder } from './folders.js'

/** Where what was computed may be kept from one run to the next. */
export const cacheFolder = (): string => (isFolder('node_modules') ? 'node_modules/.cache/moonbind' : CACHE_FOLDER)

const CACHE_FOLDER = '.moonbind/cache'

/** An entry of the cache; undefined where there is none that can be read. Never throws: a cache is no input. */
export function readCacheEntry(folder: string, name: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, name))
  } catch {
    return undefined
  }
}

/** Keeps an entry, whole or not at all. Never throws: where nothing can be kept, the next run computes it again. */
export function writeCacheEntry(folder: string, name: string, bytes: Uint8Array): void {
  try {
    makeFolder(folder)
    if (folder === CACHE_FOLDER) writeFileSync(join(folder, '.gitignore'), '*\n')
    const beside = join(folder, `${name}.${Math.random().toString(36).slice(2)}`)
    writeFileSync(beside, bytes)
    renameSync(beside, join(folder, name))
  } catch {
    return
  }
}

const MOST_CACHE_BYTES = 512 << 20

/** Deletes the oldest entries of a cache that has become too large, until half of that is left. Never throws. */
export function trimCache(folder: string): void {
  try {
    const entries = readdirSync(folder)
      .map((name) => ({ name, stats: statSync(join(folder, name)) }))
      .sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs)
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

/** All that decides what this very copy of moonbind makes of a document: its code and the versions of its libraries. */
export function readTool(libraries: readonly string[]): readonly (string | Uint8Array)[] {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const code = ['.', '../runtime'].flatMap((below) => {
    const folder = join(root, below)
    return listFiles(folder)
      .filter((path) => /\.(js|hbs)$/.test(path) && !path.startsWith('vm/'))
      .flatMap((path) => [path, readFileSync(join(folder, path))])
  })
  return [...code, ...libraries.flatMap((name) => [name, installedPackage(root, name)])]
}

/** The package.json of a library as Node finds it from `folder` upwards; empty where it is not installed. */
function installedPackage(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  } catch {
    const parent = dirname(folder)
    return parent === folder ? '' : installedPackage(parent, name)
  }
}
