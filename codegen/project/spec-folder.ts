/** The spec folder of a run, read once: everything else is computed from these bytes only. */
import {
  isOverlay,
  kindAt,
  knownSpecFile,
  listDocuments,
  listOverlays,
  readSpecFile,
  type SpecFile,
  stampSpecFile,
} from '../files/index.js'
import type { Cache, CacheKey } from './cache.js'
import { type KnownFiles, openKnownFiles } from './known-files.js'
import { forgetful } from './open-cache.js'

/** An overlay with the hooks next to it. */
export interface OverlayFiles {
  /** The namespace that its file name names. */
  readonly namespace: string
  readonly overlay: SpecFile
  readonly hooks?: SpecFile
}

export interface SpecFolder {
  /** Sorted by file name. */
  readonly documents: readonly SpecFile[]
  /** Sorted by file name. */
  readonly overlays: readonly OverlayFiles[]
}

/**
 * Reads the documents, overlays and hooks of a folder; with a cache, only those that are not the same files as before.
 *
 * @throws {Failure} `input` if the folder cannot be read or holds no document.
 */
export function readSpecFolder(folder: string, cache: Cache = forgetful): SpecFolder {
  const known = openKnownFiles(folder, cache)
  const read = (file: string): SpecFile => readKnown(file, known)
  const documents = listDocuments(folder).map(read)
  const overlays = listOverlays(folder).map((file) => {
    const hooks = hooksFile(file)
    return overlayFiles(read(file), kindAt(hooks) === undefined ? undefined : read(hooks))
  })
  known.remember()
  return { documents, overlays }
}

/** The stamp is taken before the content, so that a change in between gives the file another one than is kept. */
function readKnown(file: string, known: KnownFiles): SpecFile {
  const stamp = stampSpecFile(file)
  const before = stamp && known.recall(file, stamp)
  if (before !== undefined) return knownSpecFile(file, before)
  const found = readSpecFile(file)
  if (stamp !== undefined && found.refusal === undefined) known.keep(file, stamp, found.digest)
  return found
}

/** Documents and overlays that were read by other means, in the order of their names; hooks are not looked at. */
export const specFolderOf = (files: readonly SpecFile[]): SpecFolder => ({
  documents: files.filter(({ file }) => !isOverlay(file)),
  overlays: files.filter(({ file }) => isOverlay(file)).map((file) => overlayFiles(file, undefined)),
})

const hooksFile = (overlay: string): string => overlay.replace(/\.ya?ml$/, '.ts')

const overlayFiles = (overlay: SpecFile, hooks: SpecFile | undefined): OverlayFiles => ({
  namespace: overlay.file.replace(/^.*\//, '').replace(/\.http\.ya?ml$/, ''),
  overlay,
  ...(hooks && { hooks }),
})

/** The overlay that is read for a namespace. */
export const overlayOf = (overlays: readonly OverlayFiles[], namespace: string): OverlayFiles | undefined =>
  overlays.find((files) => files.namespace === namespace && files.overlay.file.endsWith('.yaml'))

/** All that the files of a folder decide. */
export const identityOf = ({ documents, overlays }: SpecFolder): CacheKey => [
  ...documents.flatMap(({ file, digest }) => [file, digest]),
  ...overlays.flatMap((files) => overlayIdentity(files)),
]

/** All that an overlay and its hooks decide; one without overlay decides something else than one with it. */
export const overlayIdentity = (files: OverlayFiles | undefined): CacheKey =>
  files === undefined ? ['none'] : [files.overlay.file, files.overlay.digest, files.hooks?.digest ?? 'none']
