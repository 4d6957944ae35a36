/** Cached results of single documents, each under everything that decides it. */
import type { WantedFile } from '../compare.js'
import type { SpecFile } from '../files/index.js'
import { type CellReadings, newCellReadings } from '../parse/cell-readings.js'
import type { Cache, CacheKey } from './cache.js'
import type { DocumentOutline, LoadedDocument } from './document.js'
import { packDocument, unpackDocument } from './pack.js'
import { type OverlayFiles, overlayIdentity } from './spec-folder.js'

/** The overlay of a namespace, checked against the document. */
export interface CheckedOverlay {
  readonly namespace: string
  /** What is wrong with it; absent if nothing is. */
  readonly problems?: DocumentOutline
}

/** What is generated for a namespace. */
export interface NamespaceOutput {
  readonly namespace: string
  /** None if the document or the overlay has errors. */
  readonly files: readonly WantedFile[]
}

/** Entries of one kind; `of` is what they are computed from. */
export interface Entries<Of extends readonly unknown[], Value> {
  recall(...of: Of): Value | undefined
  keep(value: Value, ...of: Of): void
}

export interface Memory {
  /** Kept in this process only, because reading them back would take as long as parsing them. */
  readonly cells: CellReadings
  readonly outlines: Entries<[SpecFile], DocumentOutline>
  readonly documents: Entries<[SpecFile], LoadedDocument>
  readonly overlays: Entries<[file: SpecFile, overlay: OverlayFiles], CheckedOverlay>
  readonly outputs: Entries<[file: SpecFile, namespace: string, overlay: OverlayFiles | undefined], NamespaceOutput>
}

/**
 * The memory that a cache holds. Its entries have checksums and come from this copy of moonbind, so their shape is
 * known.
 */
export function createMemory(cache: Cache): Memory {
  return {
    cells: newCellReadings(),
    outlines: entries(cache, (file) => ['outline', ...identity(file)]),
    documents: {
      recall: (file) => {
        const packed = cache.get(['document', ...identity(file)])
        return packed === undefined ? undefined : unpackDocument(packed)
      },
      keep: (document, file) => cache.set(['document', ...identity(file)], packDocument(document)),
    },
    overlays: entries(cache, (file, overlay) => [
      'overlay',
      ...identity(file),
      overlay.namespace,
      ...overlayIdentity(overlay),
    ]),
    outputs: entries(cache, (file, namespace, overlay) => [
      'output',
      ...identity(file),
      namespace,
      ...overlayIdentity(overlay),
    ]),
  }
}

const identity = ({ file, digest }: SpecFile): CacheKey => [file, digest]

const entries = <Of extends readonly unknown[], Value>(
  cache: Cache,
  keyOf: (...of: Of) => CacheKey,
): Entries<Of, Value> => ({
  recall: (...of) => cache.get(keyOf(...of)) as Value | undefined,
  keep: (value, ...of) => cache.set(keyOf(...of), value),
})
