/** Reads documents for commands that do not use `generated/`. */
import type { Namespace } from '../../ir.js'
import { openCache } from '../../project/open-cache.js'
import { type OpeningOptions, type OpenProject, openProject } from '../../project/open-project.js'
import type { Sources } from '../../project/sources.js'
import { readSpecFolder } from '../../project/spec-folder.js'
import type { Arguments, Io } from '../command.js'
import { formatDiagnostics } from '../diagnostics.js'
import { readFolders } from './folders.js'

/** All documented namespaces; undefined, with the reasons printed, if a document has errors. */
export const readNamespaces = async (args: Arguments, io: Io): Promise<readonly Namespace[] | undefined> =>
  (await readSources(args, io))?.namespaces

/** The same, with their overlays. */
export async function readSources(args: Arguments, io: Io): Promise<Sources | undefined> {
  const { spec } = await readFolders(args)
  const cache = openCache()
  return soundSources(
    openProject({ folder: readSpecFolder(spec, cache), cache, ...reporting(io), wants: ['sources'] }),
    io,
  )
}

/** The sources of a project; undefined, with the reasons printed, if a document has errors. */
export async function soundSources(project: OpenProject, io: Io): Promise<Sources | undefined> {
  const { blocked, documents } = await project.verdict()
  const sources = blocked ? undefined : await project.sources()
  io.progress()
  if (!sources) io.err(formatDiagnostics(documents))
  return sources
}

/** Shows the progress of reading, and what went wrong on the way. */
export const reporting = (io: Io): Pick<OpeningOptions, 'onProgress' | 'onNotice'> => ({
  onProgress: (done, total, file) => io.progress(`reading ${done + 1} of ${total}: ${file}`),
  onNotice: (message) => io.err(`moonbind: ${message}\n`),
})
