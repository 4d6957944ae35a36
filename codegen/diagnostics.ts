/** Every finding that reading a document can make. */
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Place } from './ir.js'

/** What a rule weighs: an error blocks the write, a warning does not, a note only informs. */
export type Severity = 'error' | 'warning' | 'info'

export interface Rule {
  readonly severity: Severity
  readonly summary: string
}

const error = (summary: string): Rule => ({ severity: 'error', summary })
const warning = (summary: string): Rule => ({ severity: 'warning', summary })
const info = (summary: string): Rule => ({ severity: 'info', summary })

/** The ids are public: configuration and acceptances name them. `spec/README.md` shows the smallest example of each. */
export const rules = {
  'document-too-large': error(
    'The document is larger than 2 MiB, or has more lines, cells, list items and text than can be read in a reasonable time.',
  ),
  'line-too-long': error('A line is longer than 64 KiB.'),
  'conflict-marker': error('The text holds both sides of a merge.'),
  'nested-too-deeply': error('A line is inside more quotes and lists than any document needs.'),
  'block-too-large': error(
    'A table, list or paragraph has more lines, cells, items and text than can be read in a reasonable time.',
  ),
  'too-many-findings': error('There are more findings than are listed.'),
  'no-function': error('The document documents no function.'),
  'duplicate-function': error('Two sections document one function.'),
  'duplicate-parameter': error('A function has two parameters of one name.'),
  'unknown-type': error('The Type cell names no type that is known.'),
  'missing-cell': error('A row has fewer cells than its table has columns.'),
  'missing-name': error('A row names no parameter.'),
  'unreadable-presence': error('The Required cell says neither yes nor no.'),
  'not-utf8': error('The file is not UTF-8.'),
  'unreadable-file': error('The file cannot be read, or is no plain file.'),
  'duplicate-namespace': error('Two documents describe one namespace.'),
  'reserved-namespace': error('The namespace has a name that the package uses itself.'),
  'unusable-namespace': error('The namespace has a name that no folder can have.'),
  overlay: error('The overlay of a namespace is wrong, or does not fit its document.'),
  'surplus-cell': warning('A row has more cells than its table has columns, usually by an unescaped pipe.'),
  'text-below-table': info('A line directly below a table reads as its last row.'),
  'unclosed-fence': warning('A fenced block is not closed.'),
  'control-character': warning('The text holds a character that is neither printable nor white space.'),
  'example-syntax': warning('A Lua example does not parse.'),
  'truncated-cell': warning('A cell breaks off in the middle of a sentence.'),
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

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
  rule: RuleId,
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
  const { severity } = rules[rule]
  message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined
  message.file = place.file
  message.actual = actual
  message.expected = expected && [...expected]
  message.note = note
  return message
}
