/**
 * Decides which documents of a folder have no errors, and what blocks generation. The only place that decides this,
 * whatever a run is for. Pure: it sees only the results of single documents, cached or not.
 */
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { Failure } from '../failure.js'
import { type DocumentOutline, hasErrors, isUnreadable } from './document.js'

/** What a run covers. */
export interface Selection {
  /** This namespace only; all others stay as they are. */
  readonly only?: string
  /** Documents with errors are left out, their output as it is, instead of blocking all. */
  readonly keepGoing?: boolean
}

/** What the documents decide together. Plain data, because it is cached as a whole. */
export interface Verdict {
  /** The documents and the overlays with findings that concern this run, in order. */
  readonly documents: readonly DocumentOutline[]
  /** Documents without errors of their own. Their content can be checked, whatever their overlays are like. */
  readonly examined: readonly string[]
  /** Their namespaces. */
  readonly namespaces: readonly string[]
  /** Documents that generate something: no errors, neither in them nor in an overlay of theirs. None if `blocked`. */
  readonly sound: readonly SoundDocument[]
  /** Errors block generation: nothing is written. */
  readonly blocked: boolean
  /** A document could not even be read. */
  readonly unreadable: boolean
  /** The run covers every document of the folder, so output of a namespace that none of them has is left over. */
  readonly everything: boolean
}

/** A document that generates something, with the namespaces that concern this run. */
export interface SoundDocument {
  readonly file: string
  readonly namespaces: readonly string[]
}

/** The documents that hold the selected namespace; one whose namespaces are not known counts by its file name. */
export function selectDocuments(documents: readonly DocumentOutline[], only: string | undefined): DocumentOutline[] {
  if (only === undefined) return [...documents]
  const selected = documents.filter((document) =>
    document.namespaces.length === 0 ? document.file.endsWith(`/${only}.md`) : namesOf(document).includes(only),
  )
  if (selected.length > 0) return selected
  throw new Failure('usage', `unknown namespace "${only}", ${didYouMean(only, documents.flatMap(namesOf))}`)
}

/** What each document gives, and what is wrong with overlays. */
export interface Parts {
  /** The selected documents, checked across the whole folder. */
  readonly documents: readonly DocumentOutline[]
  /** Overlays with findings, in the order of their files. */
  readonly overlays: readonly DocumentOutline[]
  /** Namespaces whose overlay has errors. */
  readonly failed: ReadonlySet<string>
}

/** Decides what is generated. */
export function resolve({ documents, overlays, failed }: Parts, { only, keepGoing }: Selection): Verdict {
  const all = [...documents, ...overlays]
  const examined = documents.filter((document) => !hasErrors(document))
  const usable = examined.filter((document) => !namesOf(document).some((namespace) => failed.has(namespace)))
  const blocked = all.some(hasErrors) && keepGoing !== true
  const sound = (blocked ? [] : usable).map((document): SoundDocument => {
    const own = namesOf(document).filter((namespace) => only === undefined || namespace === only)
    return { file: document.file, namespaces: own }
  })
  return {
    documents: all,
    examined: examined.map(({ file }) => file),
    namespaces: examined.flatMap(namesOf),
    sound,
    blocked,
    unreadable: all.some(isUnreadable),
    everything: only === undefined && sound.length === documents.length,
  }
}

/** The names of the namespaces of a document. */
export const namesOf = ({ namespaces }: DocumentOutline): string[] => namespaces.map(({ namespace }) => namespace)
