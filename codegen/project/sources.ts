/**
 * All that the drift gate wants to know of a project, computed or remembered. The libraries that read and write
 * documents are loaded only where something is not remembered.
 */

import { documentFindings } from '../check/documents.js'
import type { Finding } from '../check/finding.js'
import { type Change, compare } from '../compare.js'
import type { HttpSource } from '../emit/index.js'
import {
  kindAt,
  listDocuments,
  listFiles,
  listOverlays,
  readOutput,
  readOutputBytes,
  readSourceBytes,
  type TextFile,
} from '../files/index.js'
import type { Namespace } from '../ir.js'
import { checkAcross } from './across.js'
import { type Cache, type CacheKey, digest, packDocument, unpackDocument } from './cache.js'
import { hasErrors, isUnreadable, type LoadedDocument } from './document.js'

/** A project as its documents say it should be, and as it is. */
export interface Project {
  /** What reading the documents, their examples and their quality give. */
  readonly findings: readonly Finding[]
  readonly namespaces: readonly string[]
  /** An error forbids to generate; then nothing was compared with the output folder. */
  readonly blocked: boolean
  /** A document could not even be read. */
  readonly unreadable: boolean
  /** Differences of the output folder. */
  readonly changes: readonly Change[]
  /** The documents themselves, for what asks for more. */
  readonly load: () => Promise<Sources>
}

/** Documents that have no errors, and how their namespaces reach their APIs. */
export interface Sources {
  readonly documents: readonly LoadedDocument[]
  readonly namespaces: readonly Namespace[]
  readonly overlays: ReadonlyMap<string, HttpSource>
}

/** Reads one document, or remembers it: `bytes` are those of the file where they are given. */
export type LoadDocument = (file: string, bytes?: Uint8Array) => Promise<LoadedDocument>

export interface ProjectOptions {
  readonly spec: string
  readonly out: string
  readonly cache: Cache
  readonly onProgress?: (done: number, total: number, file: string) => void
}

/** What is remembered of a project whose documents are the same, to the byte. */
interface Summary {
  readonly findings: readonly Finding[]
  readonly namespaces: readonly string[]
  /** Each sound document with its namespaces. */
  readonly sources: readonly { readonly file: string; readonly namespaces: readonly string[] }[]
  readonly blocked: boolean
  readonly unreadable: boolean
  readonly files: readonly WantedFile[]
}

/** A file that is wanted below the output folder, known by its digest. */
interface WantedFile {
  readonly path: string
  readonly digest: string
}

/**
 * Reads a project. Writes nothing but the cache.
 *
 * @throws {Failure} as `listDocuments` does, and `output` for an output folder that cannot be read.
 */
export async function readProject({ spec, out, cache, onProgress }: ProjectOptions): Promise<Project> {
  const files = listDocuments(spec)
  const bytes = readInputs(spec, files)
  const load = documentLoader(cache)
  const reading = once(() => readAll(spec, files, bytes, load, onProgress))
  const key = keyOf(spec, bytes)
  // A file that cannot be read may be readable the next time, without another byte.
  const whole = [...bytes.values()].every((content) => content !== undefined)
  const known = whole ? (cache.get(key) as Summary | undefined) : undefined
  const later = holdBack(cache)
  const summary = known ?? (await summarize(await reading(), later))
  // Overlays are read where they are needed: nothing is kept of what changed in the meantime.
  if (!known && whole && keyOf(spec, readInputs(spec, files)).join() === key.join()) {
    later.set(key, summary)
    later.commit()
  }
  const sources = async (): Promise<Sources> => (await reading()).sources
  return {
    ...summary,
    changes: summary.blocked
      ? []
      : await compareOutput(summary.files, out, (namespaces) => remake(spec, summary.sources, namespaces, load)),
    load: sources,
  }
}

/** The bytes of every file of the spec folder that decides anything; undefined for one that cannot be read. */
function readInputs(spec: string, documents: readonly string[]): ReadonlyMap<string, Uint8Array | undefined> {
  const overlays = listOverlays(spec)
  const hooks = overlays.map((file) => file.replace(/\.yaml$/, '.ts')).filter((file) => kindAt(file) !== undefined)
  return new Map([...documents, ...overlays, ...hooks].map((file) => [file, readSourceBytes(file)]))
}

const keyOf = (spec: string, bytes: ReadonlyMap<string, Uint8Array | undefined>): string[] => [
  'project',
  spec,
  ...[...bytes].flatMap(([file, content]) => [file, content === undefined ? '' : digest([content])]),
]

/** The cache, with what is set only kept on `commit`. */
function holdBack(cache: Cache): Cache & { commit(): void } {
  const held: [CacheKey, unknown][] = []
  return {
    get: (key) => cache.get(key),
    set: (key, value) => void held.push([key, value]),
    commit: () => {
      for (const [key, value] of held) cache.set(key, value)
    },
  }
}

/** Reads documents through the cache. */
export function documentLoader(cache: Cache): LoadDocument {
  return async (file, bytes = readSourceBytes(file)) => {
    const key = bytes && ['document', file, bytes]
    const known = key && cache.get(key)
    if (known !== undefined) return unpackDocument(known)
    const document = (await import('./plan.js')).loadDocument(file, bytes)
    if (key) cache.set(key, packDocument(document))
    return document
  }
}

/** Everything of the spec folder. */
interface Everything {
  /** Documents, and overlays with mistakes. */
  readonly all: readonly LoadedDocument[]
  readonly sources: Sources
  /** What decides the files of each namespace. */
  readonly keys: ReadonlyMap<string, CacheKey>
}

async function readAll(
  spec: string,
  files: readonly string[],
  bytes: ReadonlyMap<string, Uint8Array | undefined>,
  load: LoadDocument,
  onProgress: ProjectOptions['onProgress'],
): Promise<Everything> {
  const read: LoadedDocument[] = []
  for (const [done, file] of files.entries()) {
    onProgress?.(done, files.length, file)
    read.push(await load(file, bytes.get(file)))
  }
  const { loadOverlays } = await import('./overlays.js')
  const documents = checkAcross(read)
  const { overlays, documents: wrong } = loadOverlays(spec, documents)
  const sound = documents.filter((document) => !hasErrors(document))
  const beside = (namespace: string): CacheKey =>
    ['.http.yaml', '.http.ts'].map(
      (ending) => bytes.get(files[0]!.replace(/[^/]*$/, `${namespace}${ending}`)) ?? 'none',
    )
  const keys = sound.flatMap(({ file, namespaces }) =>
    namespaces.map(({ namespace }): [string, CacheKey] => [
      namespace,
      ['output', file, bytes.get(file) ?? 'none', namespace, ...beside(namespace)],
    ]),
  )
  return {
    all: [...documents, ...wrong],
    sources: { documents: sound, namespaces: sound.flatMap(({ namespaces }) => namespaces), overlays },
    keys: new Map(keys),
  }
}

async function summarize({ all, sources, keys }: Everything, cache: Cache): Promise<Summary> {
  const blocked = all.some(hasErrors)
  const { checkExamples } = await import('../check/examples/examples.js')
  const { checkQuality, unreadSentences } = await import('../check/quality/quality.js')
  const findings = [
    ...all.flatMap(documentFindings),
    ...checkExamples(sources.namespaces),
    ...checkQuality(sources.namespaces, sources.documents.flatMap(unreadSentences)),
  ]
  const files = blocked ? [] : await wantedFiles(sources, keys, cache)
  const holders = sources.documents.map(({ file, namespaces }) => ({
    file,
    namespaces: namespaces.map(({ namespace }) => namespace),
  }))
  return {
    findings,
    namespaces: holders.flatMap(({ namespaces }) => namespaces),
    sources: holders,
    blocked,
    unreadable: all.some(isUnreadable),
    files,
  }
}

/** The files of all namespaces; only those of namespaces that are not remembered are made. */
async function wantedFiles(
  { namespaces, overlays }: Sources,
  keys: ReadonlyMap<string, CacheKey>,
  cache: Cache,
): Promise<WantedFile[]> {
  const known = new Map(
    namespaces.map(({ namespace }) => [namespace, cache.get(keys.get(namespace)!) as WantedFile[] | undefined]),
  )
  const missing = namespaces.filter(({ namespace }) => known.get(namespace) === undefined)
  const made = missing.length === 0 ? [] : await (await import('./plan.js')).emitFiles(missing, overlays)
  for (const { namespace } of missing) {
    const own = made
      .filter(({ path }) => path.startsWith(`${namespace}/`))
      .map(({ path, text }) => ({ path, digest: digest([text]) }))
    cache.set(keys.get(namespace)!, own)
    known.set(namespace, own)
  }
  return [...known.values()].flatMap((files) => files ?? [])
}

/** The files of some namespaces, made from their documents only. */
async function remake(
  spec: string,
  sources: Summary['sources'],
  wanted: ReadonlySet<string>,
  load: LoadDocument,
): Promise<TextFile[]> {
  const files = sources.filter(({ namespaces }) => namespaces.some((name) => wanted.has(name))).map(({ file }) => file)
  const documents = await Promise.all(files.map((file) => load(file)))
  const [{ emitFiles }, { loadOverlays }] = await Promise.all([import('./plan.js'), import('./overlays.js')])
  return emitFiles(
    documents.flatMap(({ namespaces }) => namespaces).filter(({ namespace }) => wanted.has(namespace)),
    loadOverlays(spec, documents).overlays,
  )
}

/**
 * Files are compared by digest; a namespace of which one differs is made again to say how. `remake` makes the files of
 * some namespaces.
 */
async function compareOutput(
  wanted: readonly WantedFile[],
  out: string,
  remake: (namespaces: ReadonlySet<string>) => Promise<readonly TextFile[]>,
): Promise<Change[]> {
  const paths = listFiles(out)
  const kept = new Set(wanted.map(({ path }) => path))
  const different = new Set(
    wanted
      .filter(({ path, digest: expected }) => !isSame(readOutputBytes(out, path), expected))
      .map(({ path }) => namespaceOf(path)),
  )
  const surplus = new Set(paths.filter((path) => !kept.has(path)).map(namespaceOf))
  if (different.size + surplus.size === 0) return []
  const made = different.size === 0 ? [] : await remake(different)
  const same = wanted.flatMap(({ path }) =>
    surplus.has(namespaceOf(path)) && !different.has(namespaceOf(path))
      ? [{ path, text: readOutput(out, path) ?? '' }]
      : [],
  )
  return compare(
    [...made, ...same],
    { paths, read: (path) => readOutput(out, path) },
    { namespaces: new Set([...different, ...surplus]), everything: false },
  )
}

const namespaceOf = (path: string): string => path.slice(0, path.indexOf('/'))

/** Line ends do not count, as in `compare`. */
function isSame(bytes: Uint8Array | undefined, expected: string): boolean {
  if (bytes === undefined) return false
  return (
    digest([bytes]) === expected ||
    (bytes.includes(13) && digest([Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '\n')]) === expected)
  )
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
