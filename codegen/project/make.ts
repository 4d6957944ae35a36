/** What is made from one document: its outline, and the files of its namespaces. Loads libraries when needed. */
import type { Emitter, HttpSource } from '../emit/index.js'
import { readTemplates, type SpecFile, type TextFile, unixText } from '../files/index.js'
import type { Namespace } from '../ir.js'
import { digest } from '../text/digest.js'
import { once } from '../text/once.js'
import { type DocumentOutline, hasErrors, type LoadedDocument, outlineOf } from './document.js'
import type { CheckedOverlay, Memory, NamespaceOutput } from './memory.js'
import type { ReadOverlay } from './overlays.js'
import { type OverlayFiles, overlayOf } from './spec-folder.js'

/** A document to read, and whether what it generates is wanted too. */
export interface Job {
  readonly file: SpecFile
  readonly output: boolean
}

/** The result of a job. */
export interface Made {
  readonly outline: DocumentOutline
  readonly document: LoadedDocument
  /** Of each namespace that has an overlay, in the order of the document. */
  readonly overlays: readonly CheckedOverlay[]
  /** In the order of the document; empty if not requested. */
  readonly outputs: readonly NamespaceOutput[]
  /** The files of all outputs. */
  readonly texts: readonly TextFile[]
}

/** What jobs need. */
export interface Tools {
  readonly overlays: readonly OverlayFiles[]
  readonly memory: Memory
}

/** Does one job after the other, and caches everything that it makes. */
export function createMaker({ overlays, memory }: Tools): (job: Job) => Promise<Made> {
  const emitter = once(loadEmitter)
  return async ({ file, output }) => {
    const document = await readDocument(file, memory)
    const outline = outlineOf(document)
    memory.outlines.keep(outline, file)
    const read = await readOverlays(document.namespaces, overlays)
    const checked: CheckedOverlay[] = []
    for (const [{ namespace }, { files, problems }] of read) {
      const overlay: CheckedOverlay = { namespace, ...(problems && { problems }) }
      memory.overlays.keep(overlay, file, files)
      checked.push(overlay)
    }
    const outputs: NamespaceOutput[] = []
    const texts: TextFile[] = []
    const { checkAcross } = await import('./across.js')
    const emits = output && !checkAcross([outline]).some(hasErrors)
    for (const entry of output ? document.namespaces : []) {
      const overlay = read.get(entry)
      const failed = overlay?.problems && hasErrors(overlay.problems)
      const made = emits && !failed ? emit(await emitter(), entry, overlay?.source) : []
      const { namespace } = entry
      const files = made.map(({ path, text }) => ({ path, digest: digest([text]) }))
      memory.outputs.keep({ namespace, files }, file, namespace, overlay?.files)
      outputs.push({ namespace, files })
      texts.push(...made)
    }
    return { outline, document, overlays: checked, outputs, texts }
  }
}

/** A document, remembered or read. */
export async function readDocument(file: SpecFile, { documents, cells }: Memory): Promise<LoadedDocument> {
  const known = documents.recall(file)
  if (known !== undefined) return known
  const { loadDocument } = await import('./load.js')
  const document = loadDocument(file, cells)
  documents.keep(document, file)
  return document
}

/** The overlays of those namespaces that have one. */
async function readOverlays(
  namespaces: readonly Namespace[],
  overlays: readonly OverlayFiles[],
): Promise<ReadonlyMap<Namespace, ReadOverlay & { readonly files: OverlayFiles }>> {
  const read = new Map<Namespace, ReadOverlay & { readonly files: OverlayFiles }>()
  for (const entry of namespaces) {
    const files = overlayOf(overlays, entry.namespace)
    if (files) read.set(entry, { files, ...(await import('./overlays.js')).readOverlayFor(files, entry) })
  }
  return read
}

/** The files of a namespace, with the line endings that reading them back gives. */
function emit(emitter: Emitter, namespace: Namespace, source: HttpSource | undefined): TextFile[] {
  const files = emitter(namespace, source)
  for (const { path } of files) assertInside(path)
  return files.map(({ path, text }) => ({ path, text: unixText(text) }))
}

/** The last guard before the file system: whatever a document is called, output stays in the output folder. */
function assertInside(path: string): void {
  const safe = !/[\\:\0]/.test(path) && path.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  if (!safe) throw new Error(`a file outside of the output folder was requested: ${JSON.stringify(path)}`)
}

async function loadEmitter(): Promise<Emitter> {
  const { createEmitter, templateNames } = await import('../emit/index.js')
  return createEmitter(readTemplates(templateNames))
}
