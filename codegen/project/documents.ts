/** The documents of a run: each remembered if it can be, made otherwise. */
import type { SpecFile } from '../files/index.js'
import type { DocumentOutline, LoadedDocument } from './document.js'
import { createMaker, type Job, type Made, readDocument } from './make.js'
import type { Memory, NamespaceOutput } from './memory.js'
import { overlayOf, type SpecFolder } from './spec-folder.js'

/** Called before each document that is read. */
export type OnProgress = (done: number, total: number, file: string) => void

export interface Documents {
  /** The outlines of all documents; with `output` what each generates is made in the same go. */
  outlines(output: boolean): Promise<readonly DocumentOutline[]>
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
  /** Keep what was read for `load`, which reads it again otherwise. */
  readonly keep: boolean
  readonly onProgress?: OnProgress
}

/** The documents of a folder. */
export function openDocuments(folder: SpecFolder, { memory, keep, onProgress }: ReadingOptions): Documents {
  const make = createMaker({ overlays: folder.overlays, memory })
  const files = new Map(folder.documents.map((file) => [file.file, file]))
  const outlines = new Map<string, DocumentOutline>()
  const outputs = new Map<string, readonly NamespaceOutput[]>()
  const texts = new Map<string, string>()
  const loaded = new Map<string, LoadedDocument>()
  const made = new Set<string>()

  const note = (result: Made, { output }: Job): void => {
    const { file } = result.outline
    outlines.set(file, result.outline)
    if (keep) loaded.set(file, result.document)
    if (!output) return
    outputs.set(file, result.outputs)
    for (const { path, text } of result.texts) texts.set(path, text)
    made.add(file)
  }
  const recall = (file: SpecFile, output: boolean): boolean => {
    const outline = outlines.get(file.file) ?? memory.outlines.recall(file)
    if (outline === undefined) return false
    outlines.set(file.file, outline)
    if (!output || outputs.has(file.file)) return true
    const known = outline.namespaces.map(({ namespace }) =>
      memory.outputs.recall(file, namespace, overlayOf(folder.overlays, namespace)),
    )
    const whole = known.filter((each) => each !== undefined)
    if (whole.length < known.length) return false
    outputs.set(file.file, whole)
    return true
  }
  const run = async (jobs: readonly Job[]): Promise<void> => {
    for (const [done, job] of jobs.entries()) {
      onProgress?.(done, jobs.length, job.file.file)
      note(await make(job), job)
    }
  }
  const ensure = (wanted: readonly SpecFile[], output: boolean): Promise<void> =>
    run(wanted.filter((file) => !recall(file, output)).map((file) => ({ file, output })))
  const named = (names: readonly string[]): SpecFile[] => names.flatMap((name) => files.get(name) ?? [])

  return {
    outlines: async (output) => {
      await ensure(folder.documents, output)
      return folder.documents.flatMap(({ file }) => outlines.get(file) ?? [])
    },
    outputs: async (names) => {
      await ensure(named(names), true)
      return outputs
    },
    texts: async (names) => {
      const missing = named(names).filter(({ file }) => !made.has(file))
      await run(missing.map((file) => ({ file, output: true })))
      return texts
    },
    load: (names) => Promise.all(named(names).map(async (file) => loaded.get(file.file) ?? readDocument(file, memory))),
  }
}
