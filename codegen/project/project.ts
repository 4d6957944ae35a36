/**
 * A project as its documents say it should be, and as it is: the one reading that serves every command. It reads,
 * checks, decides and compares; it writes nothing but the cache. What was computed before from the same bytes is
 * remembered, and the libraries that read and write documents are loaded only if something is not.
 */
import type { Finding } from '../check/finding.js'
import { compare, type FileChange, withTexts } from '../compare.js'
import type { HttpSource } from '../emit/index.js'
import { removeAbandoned, type TextFile } from '../files/index.js'
import type { Namespace } from '../ir.js'
import type { Cache } from './cache.js'
import { type DocumentOutline, hasErrors, isUnreadable, type LoadedDocument } from './document.js'
import { type Documents, type OnProgress, openDocuments } from './documents.js'
import { createMemory, type NamespaceOutput } from './memory.js'
import { openOutputFolder } from './output-folder.js'
import { type Resolution, resolve, type Selection, scopeOf, selectDocuments } from './resolve.js'
import { openSpecFiles } from './spec-files.js'
import { identityOf, overlayOf, readSpecFolder, type SpecFolder } from './spec-folder.js'

/** What to read, and where to write. */
export interface ProjectOptions extends Selection {
  /** The folder of the documents. */
  readonly spec: string
  /** The folder of what is generated. */
  readonly out: string
  readonly cache: Cache
  /** Findings or documents will be asked for: what is read is kept in memory for them. */
  readonly examine?: boolean
  /** How many threads read documents; by default as many as the work pays for. The result is the same. */
  readonly threads?: number
  readonly onProgress?: OnProgress
  /** Told what went wrong and was done another way. */
  readonly onNotice?: (message: string) => void
}

export interface Project {
  /** The documents that concern this run, and overlays with findings, in order. */
  readonly documents: readonly DocumentOutline[]
  /** Namespaces of documents without errors of their own. */
  readonly namespaces: readonly string[]
  /** Errors block generation; then nothing was compared with the output folder. */
  readonly blocked: boolean
  /** A document could not even be read. */
  readonly unreadable: boolean
  /** Differences of the output folder, sorted by path. */
  readonly changes: readonly FileChange[]
  /** How many generated files are as they should be. */
  readonly unchanged: number
  /** What reading the documents, their examples and their quality give. */
  findings(): Promise<readonly Finding[]>
  /** The documents themselves. */
  load(): Promise<Sources>
  /**
   * Makes the output folder what the documents say; does not touch a file if nothing differs.
   *
   * @throws {Failure} `output` if something cannot be written.
   */
  write(): void
}

/** Documents without errors of their own, and how their namespaces reach their APIs. */
export interface Sources {
  readonly documents: readonly LoadedDocument[]
  readonly namespaces: readonly Namespace[]
  readonly overlays: ReadonlyMap<string, HttpSource>
}

/**
 * Reads a project.
 *
 * @throws {Failure} `input` for a spec folder that cannot be read or is empty, `output` for an output folder that cannot
 * be read, `usage` for an unknown `only`.
 */
export async function readProject(options: ProjectOptions): Promise<Project> {
  const { spec, out, only, keepGoing, cache, examine = false, threads, onProgress, onNotice } = options
  const folder = readSpecFolder(spec, openSpecFiles(spec, cache))
  const documents = openDocuments(folder, {
    memory: createMemory(cache),
    keep: examine,
    ...(cache.origin && { origin: cache.origin }),
    ...(threads !== undefined && { threads }),
    ...(onNotice && { onNotice }),
    ...(onProgress && { onProgress }),
  })
  const identity = identityOf(folder)
  const remembered = async <T>(kind: readonly string[], compute: () => Promise<T>): Promise<T> => {
    const key = [...kind, ...identity]
    const known = cache.get(key) as T | undefined
    if (known !== undefined) return known
    const value = await compute()
    cache.set(key, value)
    return value
  }
  const resolution = await remembered(['project', only ?? '', String(keepGoing === true)], () =>
    decide(folder, documents, options),
  )
  const comparison = await compareOutput(out, resolution, documents, cache)
  const load = once(() => loadSources(folder, documents, resolution))
  return {
    documents: resolution.documents,
    namespaces: namesOf(resolution.documents, resolution.examined),
    blocked: resolution.blocked,
    unreadable: resolution.documents.some(isUnreadable),
    changes: comparison.changes,
    unchanged: comparison.unchanged,
    findings: () => remembered(['findings'], async () => examineSources(resolution, await load())),
    load,
    write: comparison.write,
  }
}

async function decide(folder: SpecFolder, documents: Documents, selection: Selection): Promise<Resolution> {
  const { only } = selection
  const { checkAcross } = await import('./across.js')
  const selected = selectDocuments(checkAcross(await documents.outlines(only === undefined)), only)
  const outputs = await documents.outputs(selected.map(({ file }) => file))
  const overlays = await overlayProblems(folder, selected, outputs, only)
  return resolve({ documents: selected, outputs, ...overlays }, selection)
}

/** What is wrong with the overlays that concern this run. */
async function overlayProblems(
  { overlays }: SpecFolder,
  documents: readonly DocumentOutline[],
  outputs: ReadonlyMap<string, readonly NamespaceOutput[]>,
  only: string | undefined,
): Promise<{ readonly overlays: readonly DocumentOutline[]; readonly failed: ReadonlySet<string> }> {
  const problems: DocumentOutline[] = []
  const failed = new Set<string>()
  for (const files of overlays) {
    if (only !== undefined && files.namespace !== only) continue
    const holder =
      overlayOf(overlays, files.namespace) === files
        ? documents.find(({ namespaces }) => namespaces.some(({ namespace }) => namespace === files.namespace))
        : undefined
    const found = holder
      ? outputs.get(holder.file)?.find(({ namespace }) => namespace === files.namespace)?.problems
      : (await import('./overlays.js')).readOrphan(files, namesOf(documents)).problems
    if (!found) continue
    problems.push(found)
    if (hasErrors(found)) failed.add(files.namespace)
  }
  return { overlays: problems, failed }
}

/** The output folder against what is wanted, with the texts that were made, or are made now for files that differ. */
async function compareOutput(
  out: string,
  resolution: Resolution,
  documents: Documents,
  cache: Cache,
): Promise<Pick<Project, 'changes' | 'unchanged' | 'write'>> {
  if (resolution.blocked) return { changes: [], unchanged: 0, write: () => removeAbandoned(out) }
  const folder = openOutputFolder(out, cache)
  const wanted = resolution.sound.flatMap(({ files }) => files)
  const found = compare(wanted, folder, scopeOf(resolution))
  folder.remember()
  const differing = new Set(found.filter(({ kind }) => kind !== 'orphaned').map(({ path }) => path))
  const holders = resolution.sound.filter(({ files }) => files.some(({ path }) => differing.has(path)))
  const texts = await documents.texts(holders.map(({ file }) => file))
  const after = (path: string): string => {
    const text = texts.get(path)
    if (text === undefined) throw new Error(`the text of ${path} was not made`)
    return text
  }
  const changes = withTexts(found, folder, after)
  const write = (): void => {
    removeAbandoned(out)
    if (changes.length === 0) return
    const writes = changes.flatMap((change): TextFile[] =>
      change.kind === 'orphaned' ? [] : [{ path: change.path, text: change.after }],
    )
    const deletes = changes.filter(({ kind }) => kind === 'orphaned').map(({ path }) => path)
    folder.write(writes, deletes, wanted)
    folder.remember()
  }
  return { changes, unchanged: wanted.length - differing.size, write }
}

async function examineSources({ documents }: Resolution, sources: Sources): Promise<readonly Finding[]> {
  const [
    { documentFindings },
    { checkExamples },
    { refusedExamples },
    { checkQuality, unreadSentences },
    { guessedEffects },
  ] = await Promise.all([
    import('../check/documents.js'),
    import('../check/examples/examples.js'),
    import('../check/examples/refused.js'),
    import('../check/quality/quality.js'),
    import('../check/quality/effects.js'),
  ])
  const overlays = new Map([...sources.overlays].map(([name, { overlay }]) => [name, overlay]))
  return [
    ...documents.flatMap(documentFindings),
    ...checkExamples(sources.namespaces),
    ...refusedExamples(sources.namespaces, overlays),
    ...checkQuality(sources.namespaces, sources.documents.flatMap(unreadSentences)),
    ...guessedEffects(sources.namespaces, overlays),
  ]
}

async function loadSources(folder: SpecFolder, documents: Documents, { examined }: Resolution): Promise<Sources> {
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

function namesOf(documents: readonly DocumentOutline[], files?: readonly string[]): string[] {
  return documents
    .filter(({ file }) => files === undefined || files.includes(file))
    .flatMap(({ namespaces }) => namespaces.map(({ namespace }) => namespace))
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
