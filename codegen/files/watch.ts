/** Watches files, for commands that keep running. */
import { type FSWatcher, lstatSync, watch } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { isFolder, kindAt, listFiles } from './folders.js'

/**
 * A text for the state of files, and of all files below folders. It differs after a file was written, moved or deleted.
 */
export function stateOf(paths: readonly string[], except: readonly string[]): string {
  const left = new Set(except.map((path) => normalize(path)))
  const files = paths
    .flatMap((path) => (kindAt(path) === 'folder' ? tryList(path).map((name) => join(path, name)) : [path]))
    .filter((file) => !left.has(normalize(file)))
  return files
    .map((file) => {
      const stats = lstatSync(file, { throwIfNoEntry: false })
      return stats === undefined ? `${file} -` : `${file} ${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`
    })
    .join('\n')
}

/** A folder that is deleted while it is listed has no files. */
function tryList(folder: string): string[] {
  try {
    return listFiles(folder)
  } catch {
    return []
  }
}

/** Editors write a file in several steps. */
const QUIET_MS = 80

/**
 * Watches from now on until something below one of the paths changes and has been quiet for a moment. Folders are
 * watched, not files, because editors save by renaming. If a path is missing, the folder above it is watched.
 */
export function nextChange(paths: readonly string[]): { readonly changed: Promise<void>; readonly close: () => void } {
  const watchers: FSWatcher[] = []
  let timer: NodeJS.Timeout | undefined
  const close = (): void => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
  const changed = new Promise<void>((resolve) => {
    const note = (): void => {
      clearTimeout(timer)
      timer = setTimeout(resolve, QUIET_MS)
    }
    for (const folder of new Set(paths.flatMap(foldersToWatch))) {
      try {
        watchers.push(watch(folder, note).on('error', note))
      } catch {
        note()
      }
    }
  })
  return { changed, close }
}

function foldersToWatch(path: string): string[] {
  if (!isFolder(path))
    return foldersToWatch(
      isFolder(dirname(path)) || dirname(path) === path ? dirname(path) : dirname(dirname(path)),
    ).slice(0, 1)
  const below = tryList(path).map((name) => dirname(join(path, name)))
  return [path, ...new Set(below)]
}
