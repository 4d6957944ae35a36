/**
 * Writes the folder of a site. It deletes files of earlier runs that are no longer needed; other people's files stay.
 */
import type { WantedFile } from '../../compare.js'
import { Failure } from '../../failure.js'
import { openWriting, type Writing, writeOutput } from '../../files/index.js'
import type { Cache, CacheKey } from '../../project/cache.js'
import { type OpenOutputFolder, openOutputFolder } from '../../project/output-folder.js'
import { frameDigest, type SitePlan } from '../../site/plan.js'
import { type MadeFile, madeFile } from '../../site/shift.js'
import { makeNamespaces } from '../../site/threads.js'
import { listFile, readList, type WrittenSite } from './list.js'

export interface SiteWriting {
  readonly cache: Cache
  readonly onNotice: (message: string) => void
  readonly onProgress: (done: number, total: number) => void
}

/**
 * Brings the folder up to date without touching files that are up to date. Pages that are known to be up to date are
 * not even rendered.
 *
 * @throws {Failure} `output` for somebody else's file in the place of one of the site, and for what cannot be written.
 */
export async function writeSite(
  folder: string,
  plan: SitePlan,
  { cache, onNotice, onProgress }: SiteWriting,
): Promise<WrittenSite & { readonly wanted: readonly WantedFile[] }> {
  const known = readList(folder)
  const target = openTarget(folder, openOutputFolder(folder, cache), new Set(known))
  try {
    for (const file of plan.root) target.put(madeFile(file))
    const frame = frameDigest(plan.frame)
    const open = plan.sources.flatMap((source) => {
      const key: CacheKey = ['site', frame, source]
      return target.holds(cache.get(key) as readonly WantedFile[] | undefined) ? [] : [{ source, key }]
    })
    const paths = [...plan.root.map(({ path }) => path), ...plan.paths.flat()].sort()
    const isSame = paths.length === known.length && paths.every((path, index) => known[index] === path)
    let done = 0
    const sources = open.map(({ source }) => source)
    await makeNamespaces(plan.frame, sources, {
      onNotice,
      onMade: (index, files) => {
        onProgress(++done, sources.length)
        const digests = files.map(({ path, digest }): WantedFile => ({ path, digest }))
        cache.set(open[index]!.key, digests)
        for (const file of files) target.put(file)
      },
    })
    // An interrupted run leaves a list that names all its files, old and new.
    if (!isSame) writeOutput(folder, [listFile([...new Set([...known, ...paths])].sort())], [])
    const { written, deleted } = target.finish(paths)
    if (!isSame && known.length > 0) writeOutput(folder, [listFile(paths)], [])
    return { files: paths.length, written, deleted, wanted: target.wanted }
  } finally {
    target.close()
  }
}

interface Target {
  /** The files of the site, as far as they were written or verified. */
  readonly wanted: readonly WantedFile[]
  /** Whether these files are all there already. */
  holds(files: readonly WantedFile[] | undefined): boolean
  /** Writes a file if it is not there as it should be. */
  put(file: MadeFile): void
  /** Moves what was written into place, and deletes files of earlier runs that are not among `paths`. */
  finish(paths: readonly string[]): { readonly written: readonly string[]; readonly deleted: readonly string[] }
  close(): void
}

function openTarget(folder: string, state: OpenOutputFolder, known: ReadonlySet<string>): Target {
  const wanted: WantedFile[] = []
  const written: string[] = []
  let writing: Writing | undefined
  return {
    wanted,
    holds: (files) => {
      if (files === undefined || !files.every(({ path, digest }) => state.digest(path) === digest)) return false
      wanted.push(...files)
      return true
    },
    put: ({ path, content, digest }) => {
      wanted.push({ path, digest })
      const now = state.digest(path)
      if (now === digest) return
      if (now !== undefined && !known.has(path)) throw foreign(folder, path)
      writing ??= openWriting(folder)
      writing.add({ path, text: content })
      written.push(path)
    },
    finish: (paths) => {
      const deleted = abandoned(state.paths, paths, known)
      if (deleted.length > 0) writing ??= openWriting(folder)
      if (writing) state.noteWritten(writing.commit(deleted), wanted)
      state.remember()
      return { written, deleted }
    },
    close: () => writing?.close(),
  }
}

const foreign = (folder: string, path: string): Failure =>
  new Failure(
    'output',
    `${folder}/${path} was not written by moonbind: move it away, or choose another folder with --out`,
  )

/** Only real files, and none whose name some file system treats as the name of a file of the site. */
function abandoned(present: readonly string[], paths: readonly string[], known: ReadonlySet<string>): string[] {
  const wanted = new Set(paths.map((path) => path.toLowerCase()))
  return present.filter((path) => known.has(path) && !wanted.has(path.toLowerCase()))
}
