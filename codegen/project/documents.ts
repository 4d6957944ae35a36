/** The documents of a run, each from the cache or read anew. */
import type { SpecFile, TextFile } from '../files/index.js'
import type { CacheOrigin } from './cache.js'
import type { DocumentOutline, LoadedDocument } from './document.js'
import { createMaker, type Job, type Made, readDocument } from './make.js'
import type { CheckedOverlay, Memory, NamespaceOutput } from './memory.js'
import { type OverlayFiles, overlayOf, type SpecFolder } from './spec-folder.js'
import type { Result } from './threads.js'

/** Called before each document that is read. */
export type OnProgress = (done: number, total: number, file: string) => void

export interface Documents {
  /** The outlines of all documents; with `output`, their output is made in the same pass. */
  outlines(output: boolean): Promise<readonly DocumentOutline[]>
  /** The overlays of the namespaces of these documents, by file. */
  overlays(files: readonly string[]): Promise<ReadonlyMap<string, readonly CheckedOverlay[]>>
  /** What these documents generate, by file. */
  outputs(files: readonly string[]): Promise<ReadonlyMap<string, readonly NamespaceOutput[]>>
  /** The texts that these documents generate, by path. */
  texts(files: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The documents themselves. */
  load(files: readonly string[]): Promise<readonly LoadedDocument[]>
}

/** How documents are read. */
export interface ReadingOptions {
  readonly memory: Memory
  /** Where the cache is, for other threads. */
  readonly origin?: CacheOrigin
  /** How many threads read; by default as many as are worth starting. */
  readonly threads?: number
  readonly onNotice?: (message: string) => void
  /** Keep documents in memory for `load`, which otherwise reads them again. */
  readonly keep: boolean
  readonly onProgress?: OnProgress
}

/** The documents of a folder. */
export const openDocuments = (folder: SpecFolder, options: ReadingOptions): Documents =>
  new FolderDocuments(folder, options)

class FolderDocuments implements Documents {
  readonly #folder: SpecFolder
  readonly #options: ReadingOptions
  readonly #make: (job: Job) => Promise<Made>
  readonly #outlines = new Map<string, DocumentOutline>()
  readonly #overlays = new Map<string, readonly CheckedOverlay[]>()
  readonly #outputs = new Map<string, readonly NamespaceOutput[]>()
  /** By document, because two documents may claim one namespace. */
  readonly #texts = new Map<string, readonly TextFile[]>()
  readonly #loaded = new Map<string, LoadedDocument>()

  constructor(folder: SpecFolder, options: ReadingOptions) {
    this.#folder = folder
    this.#options = options
    this.#make = createMaker({ overlays: folder.overlays, memory: options.memory })
  }

  async outlines(output: boolean): Promise<readonly DocumentOutline[]> {
    await this.#ensure(this.#folder.documents, output)
    return this.#folder.documents.flatMap(({ file }) => this.#outlines.get(file) ?? [])
  }

  async overlays(files: readonly string[]): Promise<ReadonlyMap<string, readonly CheckedOverlay[]>> {
    await this.#ensure(this.#named(files), false)
    return this.#overlays
  }

  async outputs(files: readonly string[]): Promise<ReadonlyMap<string, readonly NamespaceOutput[]>> {
    await this.#ensure(this.#named(files), true)
    return this.#outputs
  }

  async texts(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const missing = this.#named(files).filter(({ file }) => !this.#texts.has(file))
    await this.#do(missing.map((file) => ({ file, output: true })))
    return new Map(files.flatMap((file) => this.#texts.get(file) ?? []).map(({ path, text }) => [path, text]))
  }

  load(files: readonly string[]): Promise<readonly LoadedDocument[]> {
    const { memory } = this.#options
    return Promise.all(
      this.#named(files).map(async (file) => this.#loaded.get(file.file) ?? readDocument(file, memory)),
    )
  }

  #named(files: readonly string[]): SpecFile[] {
    const wanted = new Set(files)
    return this.#folder.documents.filter(({ file }) => wanted.has(file))
  }

  async #ensure(files: readonly SpecFile[], output: boolean): Promise<void> {
    await this.#do(files.filter((file) => !this.#recall(file, output)).map((file) => ({ file, output })))
  }

  /** Whether everything wanted of a document is in memory or cached. */
  #recall(file: SpecFile, output: boolean): boolean {
    const { memory } = this.#options
    const outline = this.#outlines.get(file.file) ?? memory.outlines.recall(file)
    if (outline === undefined) return false
    this.#outlines.set(file.file, outline)
    return this.#recallOverlays(file, outline) && (!output || this.#recallOutputs(file, outline))
  }

  #recallOverlays(file: SpecFile, outline: DocumentOutline): boolean {
    if (this.#overlays.has(file.file)) return true
    const wanted = outline.namespaces.flatMap((entry) => this.#overlayOf(entry) ?? [])
    const overlays = wanted.flatMap((files) => this.#options.memory.overlays.recall(file, files) ?? [])
    if (overlays.length < wanted.length) return false
    this.#overlays.set(file.file, overlays)
    return true
  }

  #recallOutputs(file: SpecFile, outline: DocumentOutline): boolean {
    if (this.#outputs.has(file.file)) return true
    const outputs = outline.namespaces.flatMap(
      (entry) => this.#options.memory.outputs.recall(file, entry.namespace, this.#overlayOf(entry)) ?? [],
    )
    if (outputs.length < outline.namespaces.length) return false
    this.#outputs.set(file.file, outputs)
    return true
  }

  async #do(jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return
    const { origin, threads, keep, onProgress, onNotice } = this.#options
    const { doJobs } = await import('./threads.js')
    const progress = progressOf(jobs, onProgress)
    const shift = { jobs, overlays: this.#folder.overlays, cache: origin, keep: keep && origin === undefined }
    await doJobs(shift, {
      make: this.#make,
      ...(threads !== undefined && { threads }),
      ...(onNotice && { onNotice }),
      onDone: (index, result) => {
        this.#note(jobs[index]!, result)
        progress(index)
      },
    })
  }

  #note({ file, output }: Job, result: Result): void {
    this.#outlines.set(file.file, result.outline)
    this.#overlays.set(file.file, result.overlays)
    if (this.#options.keep && result.document) this.#loaded.set(file.file, result.document)
    if (output) {
      this.#outputs.set(file.file, result.outputs)
      this.#texts.set(file.file, result.texts)
    }
    // Other threads cache what they make, if they can open the cache.
    if (this.#options.origin === undefined) this.#remember(file, result)
  }

  #remember(file: SpecFile, { outline, overlays, outputs }: Result): void {
    const { memory } = this.#options
    memory.outlines.keep(outline, file)
    for (const overlay of overlays) memory.overlays.keep(overlay, file, this.#overlayOf(overlay)!)
    for (const output of outputs) memory.outputs.keep(output, file, output.namespace, this.#overlayOf(output))
  }

  #overlayOf({ namespace }: { readonly namespace: string }): OverlayFiles | undefined {
    return overlayOf(this.#folder.overlays, namespace)
  }
}

/** Reports jobs in their order, whichever thread does them: each job once all earlier ones are done. */
function progressOf(jobs: readonly Job[], onProgress: OnProgress | undefined): (done: number) => void {
  const done = new Set<number>()
  let next = 0
  const tell = (): void => onProgress?.(next, jobs.length, jobs[next]!.file.file)
  tell()
  return (index) => {
    done.add(index)
    while (done.delete(next)) {
      next++
      if (next < jobs.length) tell()
    }
  }
}
