/**
 * Parts of a document that can look like functions or parameters. This file imports nothing, because reports need it,
 * too.
 */
import type { DocumentRule } from '../diagnostics.js'

/** Parts that can look like a function or a parameter without belonging to one. */
export type PartKind = 'section' | 'table' | 'list' | 'item' | 'heading' | 'signature'

/** Whether what was not read is a part of the document rather than a sentence. */
export const isPart = ({ kind }: { readonly kind: string }): boolean => Object.hasOwn(partRules, kind)

/** The rule of the finding for an unread part. */
export const partRules = {
  section: 'unread-parameters',
  table: 'unread-parameters',
  list: 'unread-parameters',
  item: 'unread-parameters',
  heading: 'unread-function',
  signature: 'unread-function',
} as const satisfies Readonly<Record<PartKind, DocumentRule>>
