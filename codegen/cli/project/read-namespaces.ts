/** What commands need that make something of the documents and nothing of `generated/`. */
import type { Namespace } from '../../ir.js'
import { openCache } from '../../project/open-cache.js'
import { readProject, type Sources } from '../../project/project.js'
import type { Arguments, Io } from '../command.js'
import { formatDiagnostics } from '../diagnostics.js'
import { readFolders } from './folders.js'

/** All documented namespaces; undefined, with the reasons printed, if a document has errors. */
export const readNamespaces = async (args: Arguments, io: Io): Promise<readonly Namespace[] | undefined> =>
  (await readSources(args, io))?.namespaces

/** The same with their overlays. */
export async function readSources(args: Arguments, io: Io): Promise<Sources | undefined> {
  const { spec, out } = await readFolders(args)
  const project = await readProject({
    spec,
    out,
    cache: openCache(),
    examine: true,
    onProgress: (done, total, file) => io.progress(`reading ${done + 1} of ${total}: ${file}`),
  })
  io.progress()
  if (!project.blocked) return project.load()
  io.err(formatDiagnostics(project.documents))
  return undefined
}
