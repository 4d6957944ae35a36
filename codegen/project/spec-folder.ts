/** The spec folder of a run, read once: everything that follows is computed from these bytes and from nothing else. */
import { kindAt, listDocuments, listOverlays, type SpecFile } from '../files/index.js'
import type { CacheKey } from './cache.js'
import { type SpecFiles, unknownSpecFiles } from './spec-files.js'

/** An overlay with the hooks that lie next to it. */
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
 * Reads the documents, overlays and hooks of a folder.
 *
 * @throws {Failure} `input` if the folder cannot be read or holds no document.
 */
export function readSpecFolder(folder: string, files: SpecFiles = unknownSpecFiles): SpecFolder {
  const documents = listDocuments(folder).map((file) => files.read(file))
  const overlays = listOverlays(folder).map((file) => readOverlayFiles(file, files))
  files.remember()
  return { documents, overlays }
}

function readOverlayFiles(file: string, files: SpecFiles): OverlayFiles {
  const hooks = file.replace(/\.ya?ml$/, '.ts')
  return {
    namespace: file.replace(/^.*\//, '').replace(/\.http\.ya?ml$/, ''),
    overlay: files.read(file),
    ...(kindAt(hooks) !== undefined && { hooks: files.read(hooks) }),
  }
}

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
