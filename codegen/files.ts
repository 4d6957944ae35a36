/** The only module that touches the file system. Paths in messages are the ones that were asked for, with `/`. */
import {
  lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, watch, writeFileSync, type FSWatcher,
  type Stats,
} from 'node:fs'
import { basename, dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bytewise } from './bytewise.js'
import { Failure, UnreadableDocument } from './failure.js'
import { decodeUtf8 } from './utf8.js'

/** A document of a spec folder. */
export interface SourceDocument {
  readonly file: string
  readonly text: string
}

/** A file below the output folder: `path` is relative to it, with `/`. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/**
 * Paths of the documents of a spec folder: its `*.md` except README.md and names that begin with `_`, sorted bytewise.
 *
 * @throws {Failure} `input` where the folder is missing, is no folder, cannot be read or holds no document.
 */
export function listDocuments(folder: string): string[] {
  const names = attempt('input', `cannot read the documents of ${shown(folder)}`, 'name another folder with --spec DIR', () => readdirSync(folder))
  const documents = names.filter(isDocument)
  if (documents.length === 0) {
    throw new Failure('input', `no documents in ${shown(folder)}: expected at least one <namespace>.md beside README.md and names that begin with _`)
  }
  return documents.sort(bytewise).map((name) => shown(join(folder, name)))
}

/** Paths of the overlays of a spec folder: `<namespace>.http.yaml`, sorted bytewise. */
export function listOverlays(folder: string): string[] {
  const names = attempt('input', `cannot read the overlays of ${shown(folder)}`, 'name another folder with --spec DIR', () => readdirSync(folder))
  return names.filter((name) => name.endsWith('.http.yaml') && !name.startsWith('_')).sort(bytewise).map((name) => shown(join(folder, name)))
}

/** Whether there is something to read at a path. */
export const exists = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined

/** Whether a file of a spec folder is a document, by its name. */
export const isDocument = (name: string): boolean => name.endsWith('.md') && name.toLowerCase() !== 'readme.md' && !name.startsWith('_')

/**
 * One document as text.
 *
 * @throws {UnreadableDocument} where it is no plain file, cannot be read or is not UTF-8.
 */
export function readDocument(file: string): SourceDocument {
  return decodeDocument(file, readBytes(file))
}

/** The same for bytes that are known already. Throws as `readDocument` does. */
export function decodeDocument(file: string, bytes: Uint8Array): SourceDocument {
  const text = decodeUtf8(bytes)
  if (typeof text === 'string') return { file: shown(file), text }
  const byte = `0x${text.byte.toString(16).toUpperCase().padStart(2, '0')}`
  throw new UnreadableDocument(shown(file), 'not-utf8', `Unexpected byte ${byte} at offset ${text.offset}, expected UTF-8 text`, text)
}

/**
 * A text file that a person named on the command line.
 *
 * @throws {Failure} `input`, with the place of the first byte that is not UTF-8.
 */
export function readTextFile(file: string): string {
  try {
    return readDocument(file).text
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    const { place } = error
    throw new Failure('input', `${error.file}${place === undefined ? '' : `:${place.line}:${place.column}`}: ${error.message}`)
  }
}

/**
 * A text file that need not be there; undefined where it is not.
 *
 * @throws {Failure} `input` where something else stands there, or where it cannot be read as text.
 */
export function readOptional(file: string): string | undefined {
  const there = attempt('input', `cannot read ${shown(file)}`, '', () => lstatSync(file, { throwIfNoEntry: false }))
  return there === undefined ? undefined : readTextFile(file)
}

/** What stands at a path, links followed; undefined for nothing, and for what cannot be reached. */
export function kindAt(path: string): 'folder' | 'file' | undefined {
  try {
    const stats = statSync(path)
    return stats.isDirectory() ? 'folder' : 'file'
  } catch {
    return undefined
  }
}

/**
 * Writes one file with the folders above it, by a file beside it that is renamed: nobody ever reads half of it.
 *
 * @throws {Failure} `output` where it cannot be written.
 */
export function writeTextFile(file: string, text: string): void {
  writeOutput(dirname(file), [{ path: basename(file), text }], [])
}

/**
 * What the bytes of a file are known by; undefined where nothing stands there.
 *
 * @throws {Failure} `output` as `readOutput` does.
 */
export function readOutputBytes(folder: string, path: string): Uint8Array | undefined {
  try {
    return readFileSync(join(folder, path))
  } catch {
    const text = readOutput(folder, path)
    return text === undefined ? undefined : Buffer.from(text)
  }
}

/** The bytes of a file of a spec folder; undefined where they cannot be read, which reading it as a document explains. */
export function readSourceBytes(file: string): Uint8Array | undefined {
  try {
    return readBytes(file)
  } catch {
    return undefined
  }
}

/** Where what was computed may be kept from one run to the next. */
export const cacheFolder = (): string => (isFolder('node_modules') ? 'node_modules/.cache/moonbind' : CACHE_FOLDER)

const CACHE_FOLDER = '.moonbind/cache'

/** An entry of the cache; undefined where there is none that can be read. Never throws: a cache is no input. */
export function readCacheEntry(folder: string, name: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, name))
  } catch {
    return undefined
  }
}

/** Keeps an entry, whole or not at all. Never throws: where nothing can be kept, the next run computes it again. */
export function writeCacheEntry(folder: string, name: string, bytes: Uint8Array): void {
  try {
    makeFolder(folder)
    if (folder === CACHE_FOLDER) writeFileSync(join(folder, '.gitignore'), '*\n')
    const beside = join(folder, `${name}.${Math.random().toString(36).slice(2)}`)
    writeFileSync(beside, bytes)
    renameSync(beside, join(folder, name))
  } catch {
    return
  }
}

const MOST_CACHE_BYTES = 512 << 20

/** Deletes the oldest entries of a cache that has become too large, until half of that is left. Never throws. */
export function trimCache(folder: string): void {
  try {
    const entries = readdirSync(folder).map((name) => ({ name, stats: statSync(join(folder, name)) })).sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs)
    let bytes = entries.reduce((sum, { stats }) => sum + stats.size, 0)
    if (bytes <= MOST_CACHE_BYTES) return
    for (const { name, stats } of entries) {
      if (bytes <= MOST_CACHE_BYTES / 2) return
      rmSync(join(folder, name), { force: true })
      bytes -= stats.size
    }
  } catch {
    return
  }
}

/** All that decides what this very copy of moonbind makes of a document: its code and the versions of its libraries. */
export function readTool(libraries: readonly string[]): readonly (string | Uint8Array)[] {
  const root = fileURLToPath(new URL('.', import.meta.url))
  const code = ['.', '../runtime'].flatMap((below) => {
    const folder = join(root, below)
    return listFiles(folder).filter((path) => /\.(js|hbs)$/.test(path) && !path.startsWith('vm/')).flatMap((path) => [path, readFileSync(join(folder, path))])
  })
  return [...code, ...libraries.flatMap((name) => [name, installedPackage(root, name)])]
}

/** The package.json of a library as Node finds it from `folder` upwards; empty where it is not installed. */
function installedPackage(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  } catch {
    const parent = dirname(folder)
    return parent === folder ? '' : installedPackage(parent, name)
  }
}

/** One text for the state of files, and of all files below folders: another text where one was written, moved or deleted. */
export function stateOf(paths: readonly string[], except: readonly string[]): string {
  const left = new Set(except.map((path) => normalize(path)))
  const files = paths.flatMap((path) => (kindAt(path) === 'folder' ? tryList(path).map((name) => join(path, name)) : [path])).filter((file) => !left.has(normalize(file)))
  return files.map((file) => {
    const stats = lstatSync(file, { throwIfNoEntry: false })
    return stats === undefined ? `${file} -` : `${file} ${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`
  }).join('\n')
}

/** A folder that is deleted while it is listed has no files. */
function tryList(folder: string): string[] {
  try {
    return listFiles(folder)
  } catch {
    return []
  }
}

/** Editors write a file in several steps. */
const QUIET_MS = 80

/**
 * Watches from now on until something below one of the paths changes and has been quiet for a moment. Folders are
 * watched, not files, because editors save by renaming; where a path is missing, the folder above it is.
 */
export function nextChange(paths: readonly string[]): { readonly changed: Promise<void>; readonly close: () => void } {
  const watchers: FSWatcher[] = []
  let timer: NodeJS.Timeout | undefined
  const close = (): void => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
  const changed = new Promise<void>((resolve) => {
    const note = (): void => {
      clearTimeout(timer)
      timer = setTimeout(resolve, QUIET_MS)
    }
    for (const folder of new Set(paths.flatMap(foldersToWatch))) {
      try {
        watchers.push(watch(folder, note).on('error', note))
      } catch {
        note()
      }
    }
  })
  return { changed, close }
}

function foldersToWatch(path: string): string[] {
  if (!isFolder(path)) return foldersToWatch(isFolder(dirname(path)) || dirname(path) === path ? dirname(path) : dirname(dirname(path))).slice(0, 1)
  const below = tryList(path).map((name) => dirname(join(path, name)))
  return [path, ...new Set(below)]
}

/** Templates of the emitters, by file name without ending. */
export function readTemplates<Name extends string>(names: readonly Name[]): { readonly [name in Name]: string } {
  const entries = names.map((name) => [name, readFileSync(new URL(`./emit/templates/${name}.hbs`, import.meta.url), 'utf8')] as const)
  return Object.fromEntries(entries) as { [name in Name]: string }
}

/** This package's own package.json. */
export function readPackage(): { readonly version: string; readonly peerDependencies: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
}

/**
 * Addresses of the compiled namespaces below `folder` (without it: below this package's own output), by namespace.
 * Empty where nothing is generated and compiled.
 *
 * @throws {Failure} `usage` where a folder that was named is missing or holds no compiled namespace.
 */
export function compiledNamespaces(folder?: string): ReadonlyMap<string, URL> {
  const root = folder ?? fileURLToPath(new URL('../generated', import.meta.url))
  const found = new Map<string, URL>()
  for (const name of folderNames(root)) {
    const index = join(root, name, 'index.js')
    if (statSync(index, { throwIfNoEntry: false })?.isFile() === true) found.set(name, pathToFileURL(index))
  }
  if (folder !== undefined && found.size === 0) {
    throw new Failure('usage', `no compiled bindings in ${shown(folder)}: expected <namespace>/index.js, as tsc makes it from generated output`)
  }
  return found
}

/** Paths of all files below `folder`, relative to it, sorted bytewise. Links are listed, never followed. Empty where it is missing. */
export function listFiles(folder: string): string[] {
  const found: string[] = []
  const visit = (below: string): void => {
    for (const entry of readEntries(join(folder, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      else found.push(path)
    }
  }
  visit('')
  return found.sort(bytewise)
}

/**
 * A file of the output folder, undefined where there is none. Bytes that are not UTF-8 become U+FFFD: such a file
 * differs from everything that is generated, which is all that matters here.
 *
 * @throws {Failure} `output` where something stands there that is no file, or that cannot be read.
 */
export function readOutput(folder: string, path: string): string | undefined {
  const file = join(folder, path)
  const stats = attempt('output', `cannot read ${shown(file)}`, '', () => statSync(file, { throwIfNoEntry: false }))
  if (stats === undefined) return undefined
  if (!stats.isFile()) throw new Failure('output', `${shown(file)} is ${kindOf(stats)}, expected a file or nothing: move it away`)
  return attempt('output', `cannot read ${shown(file)}`, '', () => readFileSync(file, 'utf8'))
}

/**
 * Writes and deletes files below `folder`: all new text is first written to a folder beside, then renamed into place, so
 * that no file is ever half-written and nothing changes where something cannot be written.
 *
 * @throws {Failure} `output` where something cannot be written.
 */
export function writeOutput(folder: string, writes: readonly TextFile[], deletes: readonly string[]): void {
  attempt('output', `cannot write to ${shown(folder)}`, 'nothing was written', () => makeFolder(folder))
  const staging = attempt('output', `cannot write to ${shown(folder)}`, 'nothing was written', () => mkdtempSync(join(folder, STAGING)))
  try {
    const staged = stage(folder, staging, writes)
    for (const [from, to] of staged) attempt('output', `cannot write ${shown(to)}`, 'run the same command again', () => renameSync(from, to))
    for (const path of deletes) remove(folder, path)
  } finally {
    removeStaging(folder, staging)
  }
}

/** Folders that begin so are ours; an interrupted run may leave one behind. */
const STAGING = '.moonbind-'
const ABANDONED_MS = 60_000

function stage(folder: string, staging: string, writes: readonly TextFile[]): [from: string, to: string][] {
  return writes.map(({ path, text }, index) => {
    const to = join(folder, path)
    return attempt('output', `cannot write ${shown(to)}`, 'nothing was written', () => {
      makeFolder(dirname(to))
      const from = join(staging, String(index))
      writeFileSync(from, text)
      return [from, to]
    })
  })
}

/** Step by step: `mkdirSync(…, { recursive: true })` never returns where a parent refuses with ENOENT, as /proc does. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!isFolder(folder)) throw error
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** Deletes a file and the folders that it leaves empty. */
function remove(folder: string, path: string): void {
  attempt('output', `cannot delete ${shown(join(folder, path))}`, 'delete it by hand', () => rmSync(join(folder, path), { force: true }))
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    if (readEntries(join(folder, parent)).length > 0) return
    rmdirSync(join(folder, parent))
  }
}

/** Removes our staging folder and those that interrupted runs left; a young one may belong to a run beside this one. */
function removeStaging(folder: string, own: string): void {
  rmSync(own, { recursive: true, force: true })
  for (const name of folderNames(folder)) {
    if (!name.startsWith(STAGING)) continue
    const stats = lstatSync(join(folder, name), { throwIfNoEntry: false })
    if (stats !== undefined && Date.now() - stats.mtimeMs > ABANDONED_MS) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Beyond this a file is not even read; what documents may have is less, and is said where they are parsed. */
const LARGEST_FILE = 16 << 20

function readBytes(file: string): Uint8Array {
  try {
    const stats = statSync(file)
    if (!stats.isFile()) throw new UnreadableDocument(shown(file), 'unreadable-file', `Unexpected ${kindOf(stats)}, expected a text file`)
    if (stats.size > LARGEST_FILE) throw new UnreadableDocument(shown(file), 'unreadable-file', `Unexpected file of ${Math.round(stats.size / 2 ** 20)} MiB, expected at most 2 MiB`)
    return readFileSync(file)
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument(shown(file), 'unreadable-file', `Cannot read it: ${reasonOf(error)}`)
  }
}

/** Subfolders and files of a folder without our staging folders; none where it is missing. */
function readEntries(folder: string) {
  return attempt('output', `cannot read ${shown(folder)}`, '', () => {
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return []
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith(STAGING))
  })
}

function folderNames(folder: string): string[] {
  if (!isFolder(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isFile()).map((entry) => entry.name).sort(bytewise)
}

function attempt<T>(kind: 'input' | 'output', what: string, hint: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new Failure(kind, `${what}: ${reasonOf(error)}${hint === '' ? '' : ` (${hint})`}`)
  }
}

/** The cause in plain words; system calls and paths are ours to know. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (code === undefined) return error instanceof Error ? error.message : String(error)
  return reasons.get(code) ?? code
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'operation not permitted'],
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'not a folder, or a file stands where a folder is needed'],
  ['EISDIR', 'a folder stands where a file is needed'],
  ['EEXIST', 'a file stands where a folder is needed'],
  ['ELOOP', 'its symbolic links go in a circle'],
  ['ENOSPC', 'no space left on the device'],
  ['EROFS', 'the file system is read-only'],
  ['EMFILE', 'too many open files'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EXDEV', 'it lies on another file system'],
  ['ERR_FS_FILE_TOO_LARGE', 'the file is too large'],
])

function kindOf(stats: Stats): string {
  return stats.isDirectory() ? 'a folder' : stats.isFile() ? 'a file' : 'a device, pipe or socket'
}

const shown = (path: string): string => normalize(path).split(sep).join('/').replace(/(.)\/$/, '$1')
