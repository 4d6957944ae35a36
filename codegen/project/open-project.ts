/**
 * A project as its documents say it should be: the one reading that serves every command. It computes its parts on
 * demand, each from those before it: outlines, the verdict on them, sources, findings, output. Whatever was computed
 * before from the same bytes comes from the cache, and the libraries that read and write documents are loaded only if
 * something is not there. Writes nothing but the cache.
 */
import type { Finding } from '../check/finding.js'
import type { Namespace } from '../ir.js'
import { once } from '../text/once.js'
import type { Cache, CacheKey } from './cache.js'
import { blockedComparison, type Comparison, compareOutput, type WantedOutput } from './comparison.js'
import { type DocumentOutline, hasErrors, type LoadedDocument } from './document.js'
import { type Documents, type OnProgress, openDocuments } from './documents.js'
import { createMemory } from './memory.js'
import { namesOf, resolve, type Selection, selectDocuments, type Verdict } from './resolve.js'
import { asFarAsRead, loadSources, type Sources } from './sources.js'
import { identityOf, overlayOf, type SpecFolder } from './spec-folder.js'

/** What to read, and how. */
export interface OpeningOptions extends Selection {
  readonly folder: SpecFolder
  readonly cache: Cache
  /** What the caller will ask for in addition to the verdict: it is made, or kept in memory, in the same pass. */
  readonly wants?: readonly ('sources' | 'output')[]
  /** How many threads read documents; by default as many as are worth starting. The result is the same. */
  readonly threads?: number
  readonly onProgress?: OnProgress
  /** Receives what went wrong and was done another way. */
  readonly onNotice?: (message: string) => void
}

/** The parts of a project. Each is computed once. */
export interface OpenProject {
  /** A key for everything that the files of the folder decide. */
  readonly identity: CacheKey
  /** All documents, with mistakes that show only across documents. */
  outlines(): Promise<readonly DocumentOutline[]>
  /**
   * What the documents decide together.
   *
   * @throws {Failure} `usage` for an unknown `only`.
   */
  verdict(): Promise<Verdict>
  /** The documents without errors of their own. */
  sources(): Promise<Sources>
  /** What is wrong with examples. */
  exampleFindings(): Promise<readonly Finding[]>
  /** What reading the documents, their examples and their quality give. */
  findings(): Promise<readonly Finding[]>
  /** These documents as they were read, whatever is wrong with them. */
  read(files: readonly string[]): Promise<readonly LoadedDocument[]>
  /** Their namespaces, with the effects that overlays decide as far as these can be read. */
  namespaces(files: readonly string[]): Promise<readonly Namespace[]>
  /**
   * The output folder against what the documents generate.
   *
   * @throws {Failure} `output` if it cannot be read.
   */
  compare(out: string): Promise<Comparison>
}

/** Opens a project. Nothing is computed yet. */
export function openProject(options: OpeningOptions): OpenProject {
  const { folder, cache, only, keepGoing, wants = [], threads, onProgress, onNotice } = options
  const documents = openDocuments(folder, {
    memory: createMemory(cache),
    keep: wants.includes('sources'),
    ...(cache.origin && { origin: cache.origin }),
    ...(threads !== undefined && { threads }),
    ...(onNotice && { onNotice }),
    ...(onProgress && { onProgress }),
  })
  const identity = identityOf(folder)
  const selected = [only ?? '', String(keepGoing === true), ...identity]
  const remembered = async <T>(key: CacheKey, compute: () => Promise<T>): Promise<T> => {
    const known = cache.get(key) as T | undefined
    if (known !== undefined) return known
    const value = await compute()
    cache.set(key, value)
    return value
  }
  const outlines = once(async () => {
    // With `only` it is not known yet whose output is wanted.
    const found = await documents.outlines(only === undefined && wants.includes('output'))
    return (await import('./across.js')).checkAcross(found)
  })
  const verdict = once(() =>
    remembered(['verdict', ...selected], async () => decide(folder, documents, await outlines(), options)),
  )
  const sources = once(async () => loadSources(folder, documents, await verdict()))
  const exampleFindings = once(() =>
    remembered(['example-findings', ...selected], async () =>
      (await import('./findings.js')).findInExamples(await sources()),
    ),
  )
  const findings = once(() =>
    remembered(['findings', ...selected], async () => {
      const { findAll } = await import('./findings.js')
      return findAll(await verdict(), await sources(), await exampleFindings())
    }),
  )
  return {
    identity,
    outlines,
    verdict,
    sources,
    exampleFindings,
    findings,
    read: (files) => documents.load(files),
    namespaces: async (files) => asFarAsRead(folder, await documents.load(files)),
    compare: async (out) => {
      const decided = await verdict()
      if (decided.blocked) return blockedComparison(out)
      const wanted = await remembered(['output', ...selected], () => wantedOutput(decided, documents))
      return compareOutput(out, { verdict: decided, wanted, texts: (files) => documents.texts(files), cache })
    },
  }
}

async function decide(
  folder: SpecFolder,
  documents: Documents,
  outlines: readonly DocumentOutline[],
  selection: Selection,
): Promise<Verdict> {
  const selected = selectDocuments(outlines, selection.only)
  const overlays = await overlayProblems(folder, selected, documents, selection.only)
  return resolve({ documents: selected, ...overlays }, selection)
}

/** What is wrong with the overlays that concern this run. */
async function overlayProblems(
  { overlays }: SpecFolder,
  selected: readonly DocumentOutline[],
  documents: Documents,
  only: string | undefined,
): Promise<{ readonly overlays: readonly DocumentOutline[]; readonly failed: ReadonlySet<string> }> {
  const problems: DocumentOutline[] = []
  const failed = new Set<string>()
  if (overlays.length === 0) return { overlays: problems, failed }
  const checked = await documents.overlays(selected.map(({ file }) => file))
  for (const files of overlays) {
    if (only !== undefined && files.namespace !== only) continue
    const isRead = overlayOf(overlays, files.namespace) === files
    const holder = isRead ? selected.find((document) => namesOf(document).includes(files.namespace)) : undefined
    const found = holder
      ? checked.get(holder.file)?.find(({ namespace }) => namespace === files.namespace)?.problems
      : (await import('./overlays.js')).readOrphan(files, selected.flatMap(namesOf)).problems
    if (!found) continue
    problems.push(found)
    if (hasErrors(found)) failed.add(files.namespace)
  }
  return { overlays: problems, failed }
}

async function wantedOutput({ sound }: Verdict, documents: Documents): Promise<WantedOutput[]> {
  const outputs = await documents.outputs(sound.map(({ file }) => file))
  return sound.map(({ file, namespaces }) => {
    const own = (outputs.get(file) ?? []).filter(({ namespace }) => namespaces.includes(namespace))
    return { file, files: own.flatMap(({ files }) => files) }
  })
}
