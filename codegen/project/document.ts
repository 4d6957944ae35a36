/** Documents as they were read, with the messages about them. */
import type { VFileMessage } from 'vfile-message'
import type { UnreadableDocument } from '../failure.js'
import { facts, type Namespace, type Place } from '../ir.js'
import type { Unread } from '../parse/reading.js'

/** A message of the reader; `fatal: true` is an error, `false` a warning, absent a note. A `VFileMessage` is one. */
export interface Diagnostic {
  readonly reason: string
  readonly place?: VFileMessage['place']
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly ruleId?: string | undefined
  readonly source?: string | undefined
  readonly fatal?: boolean | null | undefined
  /** What to write instead. */
  readonly note?: string | undefined
  readonly expected?: readonly string[] | undefined
  readonly actual?: string | null | undefined
  readonly file?: string | undefined
}

/** A document as it was read. */
export interface LoadedDocument {
  readonly file: string
  readonly namespaces: readonly Namespace[]
  /** In the order of the text. */
  readonly messages: readonly Diagnostic[]
  /** Sentences that look like constraints and stayed prose. */
  readonly unread: readonly Unread[]
  /** Its bytes could not be decoded as text. */
  readonly unreadable?: true
}

/** What reports say about a document, without its content. Overlays with mistakes are reported the same way. */
export interface DocumentOutline {
  readonly file: string
  readonly namespaces: readonly NamespaceOutline[]
  readonly messages: readonly Diagnostic[]
  readonly unreadable?: true
}

export interface NamespaceOutline {
  readonly namespace: string
  readonly functions: number
  readonly parameters: number
  /** Where its title is. */
  readonly place?: Place
}

type Diagnosed = Pick<DocumentOutline, 'messages' | 'unreadable'>

/** An error blocks generation from the document. */
export const hasErrors = ({ messages }: Diagnosed): boolean => messages.some(({ fatal }) => fatal === true)

/** The document could not even be read, which has an exit code of its own. */
export const isUnreadable = ({ unreadable }: Diagnosed): boolean => unreadable === true

export function outlineOf({ file, namespaces, messages, unreadable }: LoadedDocument): DocumentOutline {
  return {
    file,
    namespaces: namespaces.map(outlineNamespace),
    messages: messages.map(plain),
    ...(unreadable && { unreadable }),
  }
}

function outlineNamespace(entry: Namespace): NamespaceOutline {
  const place = entry[facts]?.[0]?.place
  return {
    namespace: entry.namespace,
    functions: entry.functions.length,
    parameters: entry.functions.reduce((sum, { parameters }) => sum + parameters.length, 0),
    ...(place && { place }),
  }
}

/** The fields of a message without what makes it an `Error`, so that it survives JSON and other threads unchanged. */
export function plain(message: Diagnostic): Diagnostic {
  const { reason, place, line, column, ruleId, source, fatal, note, expected, actual, file } = message
  return JSON.parse(
    JSON.stringify({ reason, place, line, column, ruleId, source, fatal, note, expected, actual, file }),
  )
}

/** Why a document or an overlay could not be decoded as text. */
export function refused({ file, rule, message: reason, place }: UnreadableDocument): Diagnostic {
  return {
    reason,
    ...(place !== undefined && { place: { ...place }, line: place.line, column: place.column }),
    ruleId: rule,
    source: 'moonbind',
    fatal: true,
    file,
  }
}
