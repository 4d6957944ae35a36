/** What is generated: read, and written whole or not at all. */
import { lstatSync, mkdtempSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../failure.js'
import { folderNames, makeFolder, readEntries, STAGING } from './folders.js'
import { unixBytes, unixText } from './normalise.js'
import { attempt, kindOf, shown } from './refusal.js'

/** A file below the output folder: `path` is relative to it, with `/`. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/**
 * A file of the output folder, undefined where there is none. Bytes that are not UTF-8 become U+FFFD: such a file
 * differs from everything that is generated, which is all that matters here.
 *
 * @throws {Failure} `output` where something stands there that is no file, or that cannot be read.
 */
export function readOutput(folder: string, path: string): string | undefined {
  const file = join(folder, path)
  const stats = attempt('output', `cannot read ${shown(file)}`, '', () => statSync(file, { throwIfNoEntry: false }))
  if (stats === undefined) return undefined
  if (!stats.isFile())
    throw new Failure('output', `${shown(file)} is ${kindOf(stats)}, expected a file or nothing: move it away`)
  return attempt('output', `cannot read ${shown(file)}`, '', () => unixText(readFileSync(file, 'utf8')))
}

/**
 * What the bytes of a file are known by; undefined where nothing stands there.
 *
 * @throws {Failure} `output` as `readOutput` does.
 */
export function readOutputBytes(folder: string, path: string): Uint8Array | undefined {
  try {
    return unixBytes(readFileSync(join(folder, path)))
  } catch {
    const text = readOutput(folder, path)
    return text === undefined ? undefined : Buffer.from(text)
  }
}

/**
 * Writes one file with the folders above it, by a file beside it that is renamed: nobody ever reads half of it.
 *
 * @throws {Failure} `output` where it cannot be written.
 */
export function writeTextFile(file: string, text: string): void {
  writeOutput(dirname(file), [{ path: basename(file), text }], [])
}

/**
 * Writes and deletes files below `folder`: all new text is first written to a folder beside, then renamed into place, so
 * that no file is ever half-written and nothing changes where something cannot be written.
 *
 * @throws {Failure} `output` where something cannot be written.
 */
export function writeOutput(folder: string, writes: readonly TextFile[], deletes: readonly string[]): void {
  attempt('output', `cannot write to ${shown(folder)}`, 'nothing was written', () => makeFolder(folder))
  const staging = attempt('output', `cannot write to ${shown(folder)}`, 'nothing was written', () =>
    mkdtempSync(join(folder, STAGING)),
  )
  try {
    const staged = stage(folder, staging, writes)
    for (const [from, to] of staged)
      attempt('output', `cannot write ${shown(to)}`, 'run the same command again', () => renameSync(from, to))
    for (const path of deletes) remove(folder, path)
  } finally {
    removeStaging(folder, staging)
  }
}

/** A young staging folder may belong to a run beside this one. */
const ABANDONED_MS = 60_000

function stage(folder: string, staging: string, writes: readonly TextFile[]): [from: string, to: string][] {
  return writes.map(({ path, text }, index) => {
    const to = join(folder, path)
    return attempt('output', `cannot write ${shown(to)}`, 'nothing was written', () => {
      makeFolder(dirname(to))
      const from = join(staging, String(index))
      writeFileSync(from, text)
      return [from, to]
    })
  })
}

/** Deletes a file and the folders that it leaves empty. */
function remove(folder: string, path: string): void {
  attempt('output', `cannot delete ${shown(join(folder, path))}`, 'delete it by hand', () =>
    rmSync(join(folder, path), { force: true }),
  )
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    if (readEntries(join(folder, parent)).length > 0) return
    rmdirSync(join(folder, parent))
  }
}

/** Removes our staging folder and those that interrupted runs left; a young one may belong to a run beside this one. */
function removeStaging(folder: string, own: string): void {
  rmSync(own, { recursive: true, force: true })
  for (const name of folderNames(folder)) {
    if (!name.startsWith(STAGING)) continue
    const stats = lstatSync(join(folder, name), { throwIfNoEntry: false })
    if (stats !== undefined && Date.now() - stats.mtimeMs > ABANDONED_MS)
      rmSync(join(folder, name), { recursive: true, force: true })
  }
}
