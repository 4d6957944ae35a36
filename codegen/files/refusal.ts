/**
 * Messages about files that cannot be read or written. Their paths are the requested ones, with `/`.
 */
import type { StatsBase } from 'node:fs'
import { normalize, sep } from 'node:path'
import { Failure } from '../failure.js'

/**
 * Runs it, or throws a message for the person at the command line.
 *
 * @throws {Failure} of that kind: what could not be done, the cause, and what to do about it.
 */
export function attempt<T>(kind: 'input' | 'output', what: string, hint: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw refusal(kind, what, hint, error)
  }
}

/** What could not be done, the cause, and what to do about it. */
export const refusal = (kind: 'input' | 'output', what: string, hint: string, error: unknown): Failure =>
  new Failure(kind, `${what}: ${reasonOf(error)}${hint === '' ? '' : ` (${hint})`}`)

/** The cause in plain words, without system calls and paths. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (code === undefined) return error instanceof Error ? error.message : String(error)
  return reasons.get(code) ?? code
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'operation not permitted'],
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'not a folder, or a file where a folder is needed'],
  ['EISDIR', 'a folder where a file is needed'],
  ['EEXIST', 'a file where a folder is needed'],
  ['ELOOP', 'its symbolic links go in a circle'],
  ['ENOSPC', 'no space left on the device'],
  ['EROFS', 'the file system is read-only'],
  ['EMFILE', 'too many open files'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EXDEV', 'it lies on another file system'],
  ['ERR_FS_FILE_TOO_LARGE', 'the file is too large'],
])

/** What is there, as messages say it: `a folder`. */
export function kindOf(stats: StatsBase<unknown>): string {
  return stats.isDirectory() ? 'a folder' : stats.isFile() ? 'a file' : 'a device, pipe or socket'
}

/** A path as messages show it. */
export const shown = (path: string): string =>
  isNormal.test(path)
    ? path
    : normalize(path)
        .split(sep)
        .join('/')
        .replace(/(.)\/$/, '$1')

/** Names with a slash between them, none of them `.` or `..`: most paths, and normalizing them takes longer. */
const isNormal = /^\/?[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/
