/** Results of runs that were too long to be printed, kept for an hour. */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ResultStore } from '../../runtime/results/store.js'
import { isFolder, makeFolder } from './folders.js'

/** Never committed: below node_modules, or in a folder that git ignores. */
const resultsFolder = (): string => (isFolder('node_modules') ? 'node_modules/.cache/moonbind-results' : OWN_FOLDER)

const OWN_FOLDER = '.moonbind/results'
const MOST_BYTES = 64 << 20
const MOST_AGE = 60 * 60_000
const HANDLE = /^res_[0-9a-f]{24}$/

/** A store of files that only the user can read. Where none can be written, nothing is kept. */
export function fileStore(): ResultStore {
  const folder = resultsFolder()
  return {
    put(handle, text) {
      try {
        makeFolder(folder)
        if (folder === OWN_FOLDER) writeFileSync(join(folder, '.gitignore'), '*\n')
        forget(folder, Buffer.byteLength(text))
        return Buffer.byteLength(text) <= MOST_BYTES && write(join(folder, handle), text)
      } catch {
        return false
      }
    },
    get(handle) {
      const file = join(folder, handle)
      return HANDLE.test(handle) && isYoung(file) ? readFileSync(file, 'utf8') : undefined
    },
    delete(handle) {
      if (HANDLE.test(handle)) rmSync(join(folder, handle), { force: true })
    },
  }
}

/** Writes all of it or nothing. */
function write(file: string, text: string): true {
  writeFileSync(`${file}.part`, text, { mode: 0o600 })
  renameSync(`${file}.part`, file)
  return true
}

const isYoung = (file: string): boolean =>
  Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < MOST_AGE

/** Deletes what is too old, and the oldest until there is room. */
function forget(folder: string, needed: number): void {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith('res_'))
    .map((name) => ({ file: join(folder, name), stats: statSync(join(folder, name)) }))
    .sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs)
  let bytes = needed + files.reduce((sum, { stats }) => sum + stats.size, 0)
  for (const { file, stats } of files) {
    if (bytes <= MOST_BYTES && Date.now() - stats.mtimeMs < MOST_AGE) return
    rmSync(file, { force: true })
    bytes -= stats.size
  }
}
