/**
 * The way from documents to files: load → parse → check → emit → compare → write. Nothing is written before everything
 * is known, and one plan serves the command that writes and the one that reports.
 */
import { VFileMessage } from 'vfile-message'
import { nearest } from '../../runtime/nearest.js'
import { type Change, compare, type OutputFolder, withManifest } from '../compare.js'
import { createEmitter, type HttpSource, templateNames } from '../emit/index.js'
import { Failure, UnreadableDocument } from '../failure.js'
import {
  decodeDocument,
  listDocuments,
  listFiles,
  readDocument,
  readOutput,
  readTemplates,
  type TextFile,
  writeOutput,
} from '../files/index.js'
import type { Namespace } from '../ir.js'
import { parseDocument } from '../parse/index.js'
import { bytewise } from '../text/bytewise.js'
import { checkAcross } from './across.js'
import { hasErrors, type LoadedDocument } from './document.js'
import { loadOverlays } from './overlays.js'

export type { LoadedDocument } from './document.js'
export { hasErrors, isUnreadable } from './document.js'

/** What to read and where to write. */
export interface PlanOptions {
  /** The folder of the documents. */
  readonly spec: string
  /** The folder of what is generated. */
  readonly out: string
  /** This namespace only; all others stay as they are. */
  readonly only?: string
  /** Documents with errors are left out, their output as it is, instead of blocking all. */
  readonly keepGoing?: boolean
  /** Called before each document. */
  readonly onProgress?: (done: number, total: number, file: string) => void
}

/** All that a run would do, computed without doing it. */
export interface Plan {
  /** The documents and overlays that concern this run, in order. */
  readonly documents: readonly LoadedDocument[]
  /** How namespaces reach their APIs, by namespace. */
  readonly overlays: ReadonlyMap<string, HttpSource>
  /** What is or would be generated. */
  readonly namespaces: readonly Namespace[]
  /** Differences of the output folder, sorted by path. Empty where errors block the write. */
  readonly changes: readonly Change[]
  /** How many files are as they should be. */
  readonly unchanged: number
  /** Errors in documents forbid to write anything. */
  readonly blocked: boolean
}

/**
 * Reads, checks, emits and compares. Writes nothing.
 *
 * @throws {Failure} `input` for a spec folder that cannot be read or is empty, `output` for an output folder that
 * cannot be read, `usage` for an unknown `only`.
 */
export async function planOutput(options: PlanOptions): Promise<Plan> {
  const selected = select(loadDocuments(options.spec, options.onProgress), options.only)
  const loaded = loadOverlays(options.spec, selected, options.only)
  const { overlays } = loaded
  const documents = [...selected, ...loaded.documents]
  const failed = new Set(loaded.failed)
  const sound = selected.filter(
    (document) => !hasErrors(document) && !document.namespaces.some(({ namespace }) => failed.has(namespace)),
  )
  const everything = options.only === undefined && sound.length === selected.length
  if (documents.some(hasErrors) && options.keepGoing !== true) {
    return { documents, overlays, namespaces: [], changes: [], unchanged: 0, blocked: true }
  }
  const namespaces = sound
    .flatMap((document) => document.namespaces)
    .filter(({ namespace }) => options.only === undefined || namespace === options.only)
  const files = await emitFiles(namespaces, overlays)
  const scope = { namespaces: new Set(namespaces.map(({ namespace }) => namespace)), everything }
  const changes = compare(files, outputFolder(options.out), scope)
  const unchanged = files.length - changes.filter((change) => change.kind !== 'orphaned').length
  return { documents, overlays, namespaces, changes, unchanged, blocked: false }
}

/**
 * Carries a plan out. Does not touch the file system where nothing changes.
 *
 * @throws {Failure} `output` where something cannot be written; then nothing was.
 */
export function writePlan(plan: Plan, out: string): void {
  if (plan.changes.length === 0) return
  const writes = plan.changes.flatMap((change) =>
    change.kind === 'orphaned' ? [] : [{ path: change.path, text: change.after }],
  )
  const deletes = plan.changes.filter((change) => change.kind === 'orphaned').map(({ path }) => path)
  writeOutput(out, writes, deletes)
}

/**
 * All documents of a spec folder, parsed and checked against each other. What is wrong with a document is in its
 * messages.
 *
 * @throws {Failure} `input` where the folder cannot be read or holds no document.
 */
export function loadDocuments(spec: string, onProgress?: PlanOptions['onProgress']): LoadedDocument[] {
  const files = listDocuments(spec)
  return checkAcross(
    files.map((file, done) => {
      onProgress?.(done, files.length, file)
      return loadDocument(file)
    }),
  )
}

/** One document, parsed. Never throws for what it holds. `bytes` stand for what is in the file. */
export function loadDocument(file: string, bytes?: Uint8Array): LoadedDocument {
  try {
    const source = bytes === undefined ? readDocument(file) : decodeDocument(file, bytes)
    return parseDocument(source.file, source.text)
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    return { file: error.file, namespaces: [], messages: [unreadable(error)] }
  }
}

function unreadable({ file, rule, message: reason, place }: UnreadableDocument): VFileMessage {
  const message = new VFileMessage(reason, {
    ...(place !== undefined && { place: { ...place } }),
    ruleId: rule,
    source: 'moonbind',
  })
  return Object.assign(message, { file, fatal: true })
}

/** The documents that hold a namespace; one whose namespaces are not known counts by its name. */
function select(documents: readonly LoadedDocument[], only: string | undefined): readonly LoadedDocument[] {
  if (only === undefined) return documents
  const selected = documents.filter(({ file, namespaces }) => {
    if (namespaces.length === 0) return file.endsWith(`/${only}.md`)
    return namespaces.some(({ namespace }) => namespace === only)
  })
  if (selected.length > 0) return selected
  const known = documents.flatMap(({ namespaces }) => namespaces.map(({ namespace }) => namespace))
  const near = nearest(only, known)
  throw new Failure(
    'usage',
    `unknown namespace "${only}"${near === undefined ? `, expected one of ${known.join(', ')}` : `, did you mean "${near}"?`}`,
  )
}

/** The files of namespaces, sorted by path; with the file that lists them. */
export async function emitFiles(
  namespaces: readonly Namespace[],
  overlays: ReadonlyMap<string, HttpSource>,
): Promise<TextFile[]> {
  const emit = await createEmitter(readTemplates(templateNames))
  const files = namespaces.flatMap((namespace) =>
    withManifest(namespace.namespace, emit(namespace, overlays.get(namespace.namespace))),
  )
  for (const { path } of files) assertInside(path)
  return files.sort((a, b) => bytewise(a.path, b.path))
}

/** The last guard before the file system: whatever a document is called, output stays in the output folder. */
function assertInside(path: string): void {
  const safe = !/[\\:\0]/.test(path) && path.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  if (!safe) throw new Error(`a file outside of the output folder was asked for: ${JSON.stringify(path)}`)
}

/** What is below the output folder now. */
export function outputFolder(out: string): OutputFolder {
  return { paths: listFiles(out), read: (path) => readOutput(out, path) }
}
