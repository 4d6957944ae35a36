/** What a project documents, without what is generated from it: no code is emitted, and no output folder is read. */
import type { HttpSource } from '../emit/index.js'
import type { Namespace } from '../ir.js'
import type { Cache } from './cache.js'
import { type DocumentOutline, hasErrors, isUnreadable } from './document.js'
import { type OnProgress, openDocuments } from './documents.js'
import { createMemory } from './memory.js'
import type { ReadOverlay } from './overlays.js'
import type { Sources } from './project.js'
import { type OverlayFiles, overlayOf, type SpecFolder } from './spec-folder.js'

export interface ReadingDocumentedOptions {
  readonly folder: SpecFolder
  readonly cache: Cache
  /** How many threads read documents; by default as many as the work pays for. */
  readonly threads?: number
  readonly onProgress?: OnProgress
  readonly onNotice?: (message: string) => void
}

/** The documents of a folder and their overlays, with everything that is wrong with them. */
export interface Documented extends Sources {
  /** All documents, then overlays with findings. */
  readonly outlines: readonly DocumentOutline[]
  /** A document or an overlay has errors. */
  readonly blocked: boolean
  /** A document could not even be read. */
  readonly unreadable: boolean
}

/** Reads them; `namespaces` are those of documents without errors. */
export async function readDocumented(options: ReadingDocumentedOptions): Promise<Documented> {
  const { folder, cache, threads, onProgress, onNotice } = options
  const reading = openDocuments(folder, {
    memory: createMemory(cache),
    keep: true,
    ...(cache.origin && { origin: cache.origin }),
    ...(threads !== undefined && { threads }),
    ...(onProgress && { onProgress }),
    ...(onNotice && { onNotice }),
  })
  const { checkAcross } = await import('./across.js')
  const checked = checkAcross(await reading.outlines(false))
  const documents = await reading.load(checked.map(({ file }) => file))
  const overlays = await readOverlays(
    folder,
    documents.flatMap(({ namespaces }) => namespaces),
  )
  const problems = overlays.flatMap(({ problems }) => problems ?? [])
  const sound = new Set(checked.filter((document) => !hasErrors(document)).map(({ file }) => file))
  const outlines = [...checked, ...problems]
  return {
    outlines,
    blocked: outlines.some(hasErrors),
    unreadable: outlines.some(isUnreadable),
    ...sourcesOf(
      documents.filter(({ file }) => sound.has(file)),
      overlays,
    ),
  }
}

interface OverlayOfNamespace extends ReadOverlay {
  readonly of: Namespace | undefined
}

/** Every overlay of the folder, held against the first namespace that it is for. */
async function readOverlays(
  { overlays }: SpecFolder,
  namespaces: readonly Namespace[],
): Promise<readonly OverlayOfNamespace[]> {
  if (overlays.length === 0) return []
  const { readOrphan, readOverlayFor } = await import('./overlays.js')
  const documented = namespaces.map(({ namespace }) => namespace)
  return overlays.map((files: OverlayFiles) => {
    const holder = overlayOf(overlays, files.namespace) === files ? files.namespace : undefined
    const of = namespaces.find(({ namespace }) => namespace === holder)
    return { of, ...(of ? readOverlayFor(files, of) : readOrphan(files, documented)) }
  })
}

function sourcesOf(documents: Sources['documents'], overlays: readonly OverlayOfNamespace[]): Sources {
  const decided = new Map(overlays.flatMap(({ of, namespace }) => (of && namespace ? [[of, namespace] as const] : [])))
  const sources = overlays.flatMap(({ of, source }) => (of && source ? [[of.namespace, source] as const] : []))
  return {
    documents,
    namespaces: documents.flatMap(({ namespaces }) => namespaces).map((entry) => decided.get(entry) ?? entry),
    overlays: new Map<string, HttpSource>(sources),
  }
}
