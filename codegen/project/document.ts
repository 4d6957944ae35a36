import type { VFileMessage } from 'vfile-message'
import type { Namespace } from '../ir.js'
import type { Unread } from '../parse/reading.js'

/** A document as it was read. */
export interface LoadedDocument {
  readonly file: string
  readonly namespaces: readonly Namespace[]
  /** Diagnostics of this document in the order of its text; `fatal: true` is an error. */
  readonly messages: readonly VFileMessage[]
  /** Sentences that look like constraints and stayed prose. Absent where its bytes could not be made into text. */
  readonly unread?: readonly Unread[]
}

/** An error forbids to generate from the document. */
export const hasErrors = ({ messages }: LoadedDocument): boolean => messages.some((message) => message.fatal === true)

/** The document could not even be read, which is another exit code than what it says. */
export const isUnreadable = ({ unread }: LoadedDocument): boolean => unread === undefined
