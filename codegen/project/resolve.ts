/**
 * What the documents of a folder decide together: which of them are sound, what is generated, what blocks it. Pure: it
 * sees what single documents gave, made now or remembered.
 */
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import type { Owned, WantedFile } from '../compare.js'
import { Failure } from '../failure.js'
import { type DocumentOutline, hasErrors } from './document.js'
import type { NamespaceOutput } from './memory.js'

/** What a run is about. */
export interface Selection {
  /** This namespace only; all others stay as they are. */
  readonly only?: string
  /** Documents with errors are left out, their output as it is, instead of blocking all. */
  readonly keepGoing?: boolean
}

/** What documents decide together. Plain data: it is remembered as a whole. */
export interface Resolution {
  /** The documents and the overlays with findings that concern this run, in order. */
  readonly documents: readonly DocumentOutline[]
  /** Documents without errors of their own: what they say can be examined, whatever their overlays are like. */
  readonly examined: readonly string[]
  /** Documents that generate something: no errors, neither in them nor in an overlay of theirs. None if `blocked`. */
  readonly sound: readonly SoundDocument[]
  /** Errors block generation: nothing is written. */
  readonly blocked: boolean
  /** Every document of the folder takes part: output of a namespace that none of them has is left over. */
  readonly everything: boolean
}

/** What a document generates in this run. */
export interface SoundDocument {
  readonly file: string
  readonly namespaces: readonly string[]
  readonly files: readonly WantedFile[]
}

/** The documents that hold the selected namespace; one whose namespaces are not known counts by its file name. */
export function selectDocuments(documents: readonly DocumentOutline[], only: string | undefined): DocumentOutline[] {
  if (only === undefined) return [...documents]
  const selected = documents.filter(({ file, namespaces }) =>
    namespaces.length === 0 ? file.endsWith(`/${only}.md`) : namespaces.some(({ namespace }) => namespace === only),
  )
  if (selected.length > 0) return selected
  const known = documents.flatMap(({ namespaces }) => namespaces.map(({ namespace }) => namespace))
  throw new Failure('usage', `unknown namespace "${only}", ${didYouMean(only, known)}`)
}

/** What each document gives, and what is wrong with overlays. */
export interface Parts {
  /** The selected documents, checked across the whole folder. */
  readonly documents: readonly DocumentOutline[]
  /** Overlays with findings, in the order of their files. */
  readonly overlays: readonly DocumentOutline[]
  /** Namespaces whose overlay has errors. */
  readonly failed: ReadonlySet<string>
  /** Of each document, by file: what its namespaces give. */
  readonly outputs: ReadonlyMap<string, readonly NamespaceOutput[]>
}

/** Decides what is generated. */
export function resolve(parts: Parts, { only, keepGoing }: Selection): Resolution {
  const { documents, overlays, failed, outputs } = parts
  const all = [...documents, ...overlays]
  const examined = documents.filter((document) => !hasErrors(document))
  const usable = examined.filter(({ namespaces }) => !namespaces.some(({ namespace }) => failed.has(namespace)))
  const blocked = all.some(hasErrors) && keepGoing !== true
  const sound = (blocked ? [] : usable).map(({ file }): SoundDocument => {
    const own = (outputs.get(file) ?? []).filter(({ namespace }) => only === undefined || namespace === only)
    return { file, namespaces: own.map(({ namespace }) => namespace), files: own.flatMap(({ files }) => files) }
  })
  return {
    documents: all,
    examined: examined.map(({ file }) => file),
    sound,
    blocked,
    everything: only === undefined && sound.length === documents.length,
  }
}

/** The folders of the output that a resolution decides about. */
export const scopeOf = ({ sound, everything }: Resolution): Owned => ({
  namespaces: new Set(sound.flatMap(({ namespaces }) => namespaces)),
  everything,
})
