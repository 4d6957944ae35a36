/** Parts of a document that can look like functions or parameters. Loads nothing, because reports need it, too. */
import type { DocumentRule } from '../diagnostics.js'

/** What can look like a function or a parameter and belong to none. */
export type PartKind = 'section' | 'table' | 'list' | 'item' | 'heading' | 'signature'

/** Whether something unread is a part of the document rather than a sentence. */
export const isPart = ({ kind }: { readonly kind: string }): boolean => Object.hasOwn(partRules, kind)

/** The finding that an unread part is. */
export const partRules = {
  section: 'unread-parameters',
  table: 'unread-parameters',
  list: 'unread-parameters',
  item: 'unread-parameters',
  heading: 'unread-function',
  signature: 'unread-function',
} as const satisfies Readonly<Record<PartKind, DocumentRule>>
