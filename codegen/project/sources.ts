/** Documents with their overlays, for commands that make something from them. */
import type { HttpSource } from '../emit/index.js'
import type { Namespace } from '../ir.js'
import type { LoadedDocument } from './document.js'
import type { Documents } from './documents.js'
import type { Verdict } from './resolve.js'
import { overlayOf, type SpecFolder } from './spec-folder.js'

/** Documents without errors of their own, and how their namespaces reach their APIs. */
export interface Sources {
  readonly documents: readonly LoadedDocument[]
  readonly namespaces: readonly Namespace[]
  readonly overlays: ReadonlyMap<string, HttpSource>
}

/** The documents that the verdict lets examine. */
export async function loadSources(folder: SpecFolder, documents: Documents, { examined }: Verdict): Promise<Sources> {
  const loaded = await documents.load(examined)
  const namespaces: Namespace[] = []
  const overlays = new Map<string, HttpSource>()
  for (const documented of loaded.flatMap((document) => document.namespaces)) {
    const files = overlayOf(folder.overlays, documented.namespace)
    const { source, namespace = documented } = files
      ? (await import('./overlays.js')).readOverlayFor(files, documented)
      : {}
    if (source) overlays.set(documented.namespace, source)
    namespaces.push(namespace)
  }
  return { documents: loaded, namespaces, overlays }
}

/** The namespaces of documents, with the effects that overlays decide as far as these can be read. */
export async function asFarAsRead(
  { overlays }: SpecFolder,
  documents: readonly LoadedDocument[],
): Promise<Namespace[]> {
  const namespaces = documents.flatMap((document) => document.namespaces)
  if (overlays.length === 0) return namespaces
  const { effectsAsOf } = await import('./overlays.js')
  return namespaces.map((entry) => effectsAsOf(entry, overlayOf(overlays, entry.namespace)?.overlay))
}
