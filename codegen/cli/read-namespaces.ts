/** What commands need that make something of the documents and nothing of `generated/`. */
import type { Namespace } from '../ir.js'
import { openCache } from '../project/open-cache.js'
import { readProject } from '../project/project.js'
import type { Arguments, Io } from './command.js'
import { formatDiagnostics } from './diagnostics.js'
import { readFolders } from './folders.js'

/** All documented namespaces; undefined, with the reasons printed, if a document has errors. */
export async function readNamespaces(args: Arguments, io: Io): Promise<readonly Namespace[] | undefined> {
  const { spec, out } = await readFolders(args)
  const project = await readProject({
    spec,
    out,
    cache: openCache(),
    examine: true,
    onProgress: (done, total, file) => io.progress(`reading ${done + 1} of ${total}: ${file}`),
  })
  io.progress()
  if (!project.blocked) return (await project.load()).namespaces
  io.err(formatDiagnostics(project.documents))
  return undefined
}
