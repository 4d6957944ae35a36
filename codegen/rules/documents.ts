import { error, info, type Rule, warning } from './rule.js'

/** What reading a document can find. `spec/README.md` shows the smallest example of each. */
export const documentRules = {
  'document-too-large': error(
    'The document is larger than 2 MiB, or has more lines, cells, list items and text than can be read in a ' +
      'reasonable time.',
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
  'unreadable-file': error('The file cannot be read, or is not a plain file.'),
  'duplicate-namespace': error('Two documents describe one namespace.'),
  'reserved-namespace': error('The namespace has a name that the package uses itself.'),
  'unusable-namespace': error('The namespace has a name that no folder can have.'),
  overlay: error('The overlay of a namespace cannot be read, is wrong, or does not fit its document.'),
  'effect-conflict': warning('A document and the overlay say different things about what a function does.'),
  'idle-limit': info('An overlay limits a parameter that the document limits as much or more.'),
  'surplus-cell': warning('A row has more cells than its table has columns, usually by an unescaped pipe.'),
  'text-below-table': info('A line directly below a table reads as its last row.'),
  'unclosed-fence': warning('A fenced block is not closed.'),
  'unread-example': warning('Examples that call functions are in a language that is not read, or do not parse in it.'),
  'control-character': warning('The text holds a character that is neither printable nor white space.'),
  'missing-marks': info('The text has no marks of Markdown; its words decided what is a heading, a table or code.'),
  'unread-parameters': warning('A table, list, item or section looks like parameters and was not read as any.'),
  'unread-function': warning('A heading or signature looks like a function and was not read as one.'),
  'truncated-cell': warning('A cell breaks off in the middle of a sentence.'),
} as const satisfies Record<string, Rule>

/** What can be wrong with the decisions that are kept next to the documents. */
export const acceptanceRules = {
  'acceptance-expired': error('The day until which a finding was accepted is over.'),
  'acceptance-unused': warning('A finding is accepted that is not found any more.'),
} as const satisfies Record<string, Rule>
