/** Texts that people write: documents, overlays, configuration. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, UnreadableDocument } from '../failure.js'
import { bytewise } from '../text/bytewise.js'
import { digest } from '../text/digest.js'
import { isFolder } from './folders.js'
import { unixBytes } from './normalise.js'
import { type Stamp, stampOf } from './output.js'
import { attempt, kindOf, reasonOf, shown } from './refusal.js'
import { decodeUtf8 } from './utf8.js'

/** A document of a spec folder. */
export interface SourceDocument {
  readonly file: string
  readonly text: string
}

/**
 * Paths of the documents of a spec folder: its `*.md` except README.md and names that begin with `_`, sorted bytewise.
 *
 * @throws {Failure} `input` if the folder is missing, is not a folder, cannot be read or holds no document.
 */
export function listDocuments(folder: string): string[] {
  const names = attempt(
    'input',
    `cannot read the documents of ${shown(folder)}`,
    'name another folder with --spec DIR, or begin with: moonbind init',
    () => readdirSync(folder),
  )
  const documents = names.filter(isDocument)
  if (documents.length === 0) {
    throw new Failure(
      'input',
      `no documents in ${shown(folder)}: expected at least one <namespace>.md next to README.md and names that ` +
        'begin with _; moonbind init writes a first one',
    )
  }
  return documents.sort(bytewise).map((name) => shown(join(folder, name)))
}

/**
 * Paths of the overlays of a spec folder: `<namespace>.http.yaml`, sorted bytewise; also `.http.yml`, for someone to
 * say that it is not read.
 */
export function listOverlays(folder: string): string[] {
  const names = attempt(
    'input',
    `cannot read the overlays of ${shown(folder)}`,
    'name another folder with --spec DIR, or begin with: moonbind init',
    () => readdirSync(folder),
  )
  return names
    .filter((name) => /\.http\.ya?ml$/.test(name) && !name.startsWith('_'))
    .sort(bytewise)
    .map((name) => shown(join(folder, name)))
}

/** Whether a file of a spec folder is a document, by its name. */
export const isDocument = (name: string): boolean =>
  name.endsWith('.md') && name.toLowerCase() !== 'readme.md' && !name.startsWith('_')

/** Whether a file, by its name or path, is an overlay that is read. */
export const isOverlay = (file: string): boolean => /(?:^|\/)[^_/][^/]*\.http\.yaml$/.test(file)

/** Whether a folder holds a document; a missing one does not. */
export const hasDocuments = (folder: string): boolean => isFolder(folder) && readdirSync(folder).some(isDocument)

/**
 * One document as text.
 *
 * @throws {UnreadableDocument} if it is not a regular file, cannot be read or is not UTF-8.
 */
function readDocument(file: string): SourceDocument {
  return decodeDocument(file, readBytes(file))
}

/** The same for bytes that were already read. Throws as `readDocument` does. */
function decodeDocument(file: string, bytes: Uint8Array): SourceDocument {
  const text = decodeUtf8(bytes)
  if (typeof text === 'string') return { file: shown(file), text }
  const byte = `0x${text.byte.toString(16).toUpperCase().padStart(2, '0')}`
  throw new UnreadableDocument(
    shown(file),
    'not-utf8',
    `Unexpected byte ${byte} at offset ${text.offset}, expected UTF-8 text`,
    text,
  )
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
    throw new Failure(
      'input',
      `${error.file}${place === undefined ? '' : `:${place.line}:${place.column}`}: ${error.message}`,
    )
  }
}

/** Whether the lines of a file end with CRLF; a changed file should keep that. */
export const endsLinesWithCrlf = (file: string): boolean =>
  attempt('input', `cannot read ${shown(file)}`, '', () => readFileSync(file)).includes('\r\n')

/**
 * A text file that may be missing; undefined if it is.
 *
 * @throws {Failure} `input` where something else is there, or where it cannot be read as text.
 */
export function readOptional(file: string): string | undefined {
  const there = attempt('input', `cannot read ${shown(file)}`, '', () => lstatSync(file, { throwIfNoEntry: false }))
  return there === undefined ? undefined : readTextFile(file)
}

/** A file of a spec folder as it was read, once. */
export interface SpecFile {
  readonly file: string
  /** With LF line endings; absent if the file could not be read. */
  readonly bytes?: Uint8Array
  /** Why the bytes could not be read. */
  readonly refusal?: string
  /** Identifies the content: differs for other bytes, and for another reason why they cannot be read. */
  readonly digest: string
}

/** Reads a file of a spec folder. Never throws: the result says why the file cannot be read. */
export function readSpecFile(file: string): SpecFile {
  try {
    return specFile(file, readBytes(file))
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    return { file: error.file, refusal: error.message, digest: digest(['refused', error.message]) }
  }
}

/**
 * A file whose content is known by its digest. It is read only when its bytes are needed.
 *
 * @throws {Failure} `input` from `bytes` if the file has another content by then.
 */
export function knownSpecFile(file: string, known: string): SpecFile {
  let bytes: Uint8Array | undefined
  return {
    file: shown(file),
    digest: known,
    get bytes() {
      return (bytes ??= unchangedBytes(file, known))
    },
  }
}

function unchangedBytes(file: string, known: string): Uint8Array {
  const read = readSpecFile(file)
  if (read.bytes === undefined || read.digest !== known)
    throw new Failure('input', `${shown(file)} was changed while it was read; run the command again`)
  return read.bytes
}

/** The stamp of a file of a spec folder; undefined if there is no plain file. */
export function stampSpecFile(file: string): Stamp | undefined {
  try {
    const stats = statSync(file, { bigint: true, throwIfNoEntry: false })
    return stats?.isFile() ? stampOf(stats) : undefined
  } catch {
    return undefined
  }
}

/** A file whose bytes are known already. */
export const specFile = (file: string, bytes: Uint8Array): SpecFile => ({
  file: shown(file),
  bytes,
  digest: digest([bytes]),
})

/**
 * The text of a file of a spec folder.
 *
 * @throws {UnreadableDocument} if it could not be read or is not UTF-8.
 */
export function textOf({ file, bytes, refusal = '' }: SpecFile): string {
  if (bytes === undefined) throw new UnreadableDocument(file, 'unreadable-file', refusal)
  return decodeDocument(file, bytes).text
}

/** Larger files are not even read. Documents have a smaller limit, which the parser reports. */
const LARGEST_FILE = 16 << 20

function readBytes(file: string): Uint8Array {
  try {
    const stats = statSync(file)
    if (!stats.isFile())
      throw new UnreadableDocument(shown(file), 'unreadable-file', `Unexpected ${kindOf(stats)}, expected a text file`)
    if (stats.size > LARGEST_FILE)
      throw new UnreadableDocument(
        shown(file),
        'unreadable-file',
        `Unexpected file of ${Math.round(stats.size / 2 ** 20)} MiB, expected at most 2 MiB`,
      )
    return unixBytes(readFileSync(file))
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    // Node shows bytes that are not UTF-8 as this character, and finds no file under the name that it then has.
    if (file.includes('\ufffd'))
      throw new UnreadableDocument(
        shown(file),
        'unreadable-file',
        'Unexpected bytes in the name of the file, expected UTF-8; rename it',
      )
    throw new UnreadableDocument(shown(file), 'unreadable-file', `Cannot read it: ${reasonOf(error)}`)
  }
}
