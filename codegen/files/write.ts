/** Writes generated files: each is either old or new, never half-written. */
import { existsSync, lstatSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeFolder, readEntries } from './folders.js'
import { stampOf } from './output.js'
import { attempt, shown } from './refusal.js'
import { openStaging, removeAbandoned, type Staging } from './staging.js'

/**
 * Writes one file with the folders above it.
 *
 * @throws {Failure} `output` if it cannot be written.
 */
export function writeTextFile(file: string, text: string): void {
  writeOutput(dirname(file), [{ path: basename(file), text }], [])
}

/** A file to write: text, or bytes. */
export interface NewFile {
  readonly path: string
  readonly text: string | Uint8Array
}

/**
 * The identities of the written files, by path. A file that may have been changed since is absent.
 */
export type Written = ReadonlyMap<string, string>

/**
 * Writes and deletes files below `folder`: all new text is first written to a folder in it, then renamed into place, so
 * that no file is ever half-written and nothing changes if something cannot be written.
 *
 * @throws {Failure} `output` if something cannot be written.
 */
export function writeOutput(folder: string, writes: readonly NewFile[], deletes: readonly string[]): Written {
  const writing = openWriting(folder)
  try {
    for (const file of writes) writing.add(file)
    return writing.commit(deletes)
  } finally {
    writing.close()
  }
}

/** A write of many files whose texts need not be in memory together. */
export interface Writing {
  /** Writes a file to the staging folder. */
  add(file: NewFile): void
  /** Moves all files into their places, and deletes others. */
  commit(deletes: readonly string[]): Written
  /** Deletes files that still wait. Call it in any case. */
  close(): void
}

/**
 * Begins a write below `folder`, as `writeOutput` does.
 *
 * @throws {Failure} `output` if something cannot be written; its methods do, too.
 */
export function openWriting(folder: string): Writing {
  attempt('output', `cannot write to ${shown(folder)}`, 'nothing was written', () => makeFolder(folder))
  const staging = attempt('output', `cannot write to ${shown(folder)}`, 'nothing was written', () =>
    openStaging(folder),
  )
  const groups = new Map<string, Group>()
  return {
    add: (file) => {
      const name = file.path.includes('/') ? file.path.slice(0, file.path.indexOf('/')) : ''
      const group = groups.get(name) ?? newGroup(folder, staging, name)
      groups.set(name, group)
      stage(folder, staging, group, file)
    },
    commit: (deletes) => {
      const settled = staging.settle()
      for (const group of groups.values()) place(folder, group)
      for (const path of deletes) remove(folder, path)
      const paths = [...groups.values()].flatMap((group) => group.paths)
      return settled === undefined ? new Map() : identities(folder, paths, settled)
    },
    close: () => {
      staging.close()
      removeAbandoned(folder)
    },
  }
}

/** Files of one folder directly below the output folder, and where they wait. */
interface Group {
  readonly name: string
  readonly paths: string[]
  readonly staged: string
  /** Nothing is in its place: it is renamed as a whole. */
  readonly isNew: boolean
}

const newGroup = (folder: string, { folder: staged }: Staging, name: string): Group => ({
  name,
  paths: [],
  staged,
  isNew: name !== '' && !existsSync(join(folder, name)),
})

function stage(folder: string, staging: Staging, { isNew, paths }: Group, { path, text }: NewFile): void {
  attempt('output', `cannot write ${shown(join(folder, path))}`, 'nothing was written', () => {
    if (!isNew) makeFolder(dirname(join(folder, path)))
    staging.write(path, text)
  })
  paths.push(path)
}

function place(folder: string, { name, paths, staged, isNew }: Group): void {
  if (isNew && renameWhole(join(staged, name), join(folder, name))) return
  for (const path of paths) {
    const file = join(folder, path)
    attempt('output', `cannot write ${shown(file)}`, 'run the same command again', () => {
      if (isNew) makeFolder(dirname(file))
      renameSync(join(staged, path), file)
    })
  }
}

/** Whether a folder could be renamed: another run may have made one of that name in the meantime. */
function renameWhole(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}

/** A write after `settled` gives a file a later time, however coarse the clock is. */
function identities(folder: string, paths: readonly string[], settled: bigint): Written {
  const found = new Map<string, string>()
  for (const path of paths) {
    const stats = statSync(join(folder, path), { bigint: true, throwIfNoEntry: false })
    if (stats?.isFile() && stats.mtimeNs <= settled) found.set(path, stampOf(stats).identity)
  }
  return found
}

/** Deletes a file and the folders that it leaves empty. */
function remove(folder: string, path: string): void {
  attempt('output', `cannot delete ${shown(join(folder, path))}`, 'delete it by hand', () =>
    rmSync(join(folder, path), { force: true }),
  )
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    if (lstatSync(join(folder, parent), { throwIfNoEntry: false }) === undefined) continue
    if (readEntries(join(folder, parent)).length > 0) return
    rmdirSync(join(folder, parent))
  }
}
