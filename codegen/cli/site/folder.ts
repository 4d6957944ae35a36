/** The folder of a site: what an earlier run wrote and nothing needs any more is deleted, other people's files stay. */
import { Failure } from '../../failure.js'
import { listFiles, readOptional, readOutputExactly, writeOutput } from '../../files/index.js'
import type { SiteFile } from '../../site/project.js'
import type { Arguments, Io } from '../command.js'
import { plural } from '../diagnostics.js'

/** Lists what belongs to the site, in its folder. */
const LIST = '.moonbind.json'

interface WrittenSite {
  readonly written: readonly string[]
  readonly deleted: readonly string[]
}

/**
 * Makes the folder what it should be; does not touch a file that is as it should be.
 *
 * @throws {Failure} `output` for somebody else's file in the place of one of the site, and for what cannot be written.
 */
function writeSite(folder: string, files: readonly SiteFile[]): WrittenSite {
  const known = new Set(readList(folder))
  const changed = files.filter((file) => isChanged(folder, file, known))
  const deleted = abandoned(folder, files, known)
  const paths = files.map(({ path }) => path).sort()
  const isSame = paths.length === known.size && paths.every((path) => known.has(path))
  // A run that is interrupted leaves a list that names all of its files, old and new.
  if (!isSame) writeOutput(folder, [listFile([...new Set([...known, ...paths])].sort())], [])
  if (changed.length + deleted.length > 0)
    writeOutput(
      folder,
      changed.map(({ path, content }) => ({ path, text: content })),
      deleted,
    )
  if (!isSame && known.size > 0) writeOutput(folder, [listFile(paths)], [])
  return { written: changed.map(({ path }) => path), deleted }
}

/** Writes the folder, and prints what was done. */
export function reportSite(folder: string, files: readonly SiteFile[], args: Arguments, io: Io): void {
  const { written, deleted } = writeSite(folder, files)
  if (args.flag('json')) {
    io.out(`${JSON.stringify({ folder, files: files.length, written, deleted })}\n`)
    return
  }
  const done = [
    ...(written.length > 0 ? [`${plural(written.length, 'file')} written`] : []),
    ...(deleted.length > 0 ? [`${deleted.length} deleted`] : []),
  ]
  io.out(
    done.length === 0
      ? `nothing to do: ${plural(files.length, 'file')} up to date\n`
      : `${folder}: ${done.join(', ')}\n`,
  )
}

function isChanged(folder: string, { path, content }: SiteFile, known: ReadonlySet<string>): boolean {
  const now = readOutputExactly(folder, path)
  if (now === undefined) return true
  if (Buffer.compare(now, Buffer.from(content)) === 0) return false
  if (known.has(path)) return true
  throw new Failure(
    'output',
    `${folder}/${path} was not written by moonbind: move it away, or choose another folder with --out`,
  )
}

/** Real files only, and none that some file system takes for one of the site. */
function abandoned(folder: string, files: readonly SiteFile[], known: ReadonlySet<string>): string[] {
  const wanted = new Set(files.map(({ path }) => path.toLowerCase()))
  const stale = [...known].filter((path) => !wanted.has(path.toLowerCase()))
  if (stale.length === 0) return []
  const present = new Set(listFiles(folder))
  return stale.filter((path) => present.has(path))
}

const listFile = (files: readonly string[]) => ({ path: LIST, text: `${JSON.stringify({ files }, undefined, 1)}\n` })

/** A list that somebody changed names nothing outside of the folder: only what is found in it is deleted. */
function readList(folder: string): string[] {
  try {
    const { files } = JSON.parse(readOptional(`${folder}/${LIST}`) ?? '{}') as { readonly files?: unknown }
    return Array.isArray(files) ? files.filter((path) => typeof path === 'string') : []
  } catch {
    return []
  }
}
