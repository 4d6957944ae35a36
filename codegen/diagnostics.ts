/** How reading a document records what it finds. */
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Place } from './ir.js'
import { documentRules } from './rules/documents.js'
import { exampleRules } from './rules/examples.js'
import type { Level } from './rules/rule.js'

/** The rules of documents, and the one of examples that reading them finds. */
export type DocumentRule = keyof typeof rules

const rules = { ...documentRules, 'example-syntax': exampleRules['example-syntax'] }

/** What a finding says beyond its reason. */
export interface Detail {
  readonly actual?: string
  readonly expected?: readonly string[]
  /** What to write instead. */
  readonly note?: string
  /** The first occurrence, for duplicates. */
  readonly first?: Place
}

/** Records a finding and goes on. Positions of `place` count from 1. */
export function report(
  file: VFile,
  rule: DocumentRule,
  place: Place,
  reason: string,
  { actual, expected, note, first }: Detail = {},
): VFileMessage {
  const text = first === undefined ? reason : `${reason}; the first is at ${first.start.line}:${first.start.column}`
  const message = file.message(text, {
    place: { start: place.start, end: place.end },
    ruleId: rule,
    source: 'moonbind',
  })
  const { level } = rules[rule]
  message.fatal = level === 'error' ? true : level === 'warning' ? false : undefined
  message.file = place.file
  message.actual = actual
  message.expected = expected && [...expected]
  message.note = note
  return message
}

/** What a diagnostic weighs: `vfile` keeps it as `fatal`. */
export function levelOf({ fatal }: { readonly fatal?: boolean | null | undefined }): Level {
  if (fatal === undefined || fatal === null) return 'info'
  return fatal ? 'error' : 'warning'
}
