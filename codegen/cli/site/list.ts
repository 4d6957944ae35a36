/** The list of the files in a folder that belong to a site, and what a run did to them. */
import type { WantedFile } from '../../compare.js'
import { readOptional } from '../../files/index.js'
import type { Cache } from '../../project/cache.js'
import { openOutputFolder } from '../../project/output-folder.js'
import type { Arguments, Io } from '../command.js'
import { plural } from '../diagnostics.js'

/** Lists what belongs to the site, in its folder. */
const LIST = '.moonbind.json'

export interface WrittenSite {
  /** How many files the site has. */
  readonly files: number
  readonly written: readonly string[]
  readonly deleted: readonly string[]
}

/** The state of a folder if it holds exactly these files; otherwise undefined. */
export function unchangedSite(folder: string, files: readonly WantedFile[], cache: Cache): WrittenSite | undefined {
  const known = new Set(readList(folder))
  if (known.size !== files.length || !files.every(({ path }) => known.has(path))) return undefined
  const state = openOutputFolder(folder, cache)
  if (!files.every(({ path, digest }) => state.digest(path) === digest)) return undefined
  state.remember()
  return { files: files.length, written: [], deleted: [] }
}

export const listFile = (files: readonly string[]) => ({
  path: LIST,
  text: `${JSON.stringify({ files }, undefined, 1)}\n`,
})

/** Even an edited list cannot name files outside the folder: only files that were found in the folder are deleted. */
export function readList(folder: string): string[] {
  try {
    const { files } = JSON.parse(readOptional(`${folder}/${LIST}`) ?? '{}') as { readonly files?: unknown }
    return Array.isArray(files) ? files.filter((path) => typeof path === 'string') : []
  } catch {
    return []
  }
}

/** Prints what was done. */
export function printWritten(folder: string, { files, written, deleted }: WrittenSite, args: Arguments, io: Io): void {
  if (args.flag('json')) {
    io.out(`${JSON.stringify({ folder, files, written, deleted })}\n`)
    return
  }
  const done = [
    ...(written.length > 0 ? [`${plural(written.length, 'file')} written`] : []),
    ...(deleted.length > 0 ? [`${deleted.length} deleted`] : []),
  ]
  io.out(done.length === 0 ? `nothing to do: ${plural(files, 'file')} up to date\n` : `${folder}: ${done.join(', ')}\n`)
}
