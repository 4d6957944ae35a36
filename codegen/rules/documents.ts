import { error, info, type Rule, warning } from './rule.js'

/** What reading a document can find. `spec/README.md` shows the smallest example of each. */
export const documentRules = {
  'document-too-large': error(
    'The document is larger than 2 MiB, or has more lines, cells, list items and text than can be read in a ' +
      'reasonable time.',
  ),
  'line-too-long': error('A line is longer than 64 KiB.'),
  'conflict-marker': error('The text holds both sides of an unfinished merge.'),
  'nested-too-deeply': error('A line is inside more quotes and lists than any document needs.'),
  'block-too-large': error(
    'A table, list or paragraph has more lines, cells, items and text than can be read in a reasonable time.',
  ),
  'too-many-findings': error('The document has more findings than moonbind lists.'),
  'no-function': error('The document documents no function.'),
  'duplicate-function': error('Two sections document the same function.'),
  'duplicate-parameter': error('A function has two parameters with the same name.'),
  'unknown-type': error('The Type cell does not name a known type.'),
  'missing-cell': error('A row has fewer cells than its table has columns.'),
  'missing-name': error('A row does not name a parameter.'),
  'unreadable-presence': error('The Required cell does not say whether the parameter is required.'),
  'not-utf8': error('The file is not UTF-8.'),
  'unreadable-file': error('The file cannot be read, or is not a regular file.'),
  'duplicate-namespace': error('Two documents describe the same namespace.'),
  'reserved-namespace': error('The namespace has a name that the package itself uses.'),
  'unusable-namespace': error('The namespace has a name that a folder cannot have.'),
  overlay: error('The overlay of a namespace cannot be read, is wrong, or does not fit its document.'),
  'effect-conflict': warning('The document and the overlay disagree about what a function does.'),
  'idle-limit': info('An overlay sets a limit that the document already sets as strictly or more strictly.'),
  'surplus-cell': warning('A row has more cells than its table has columns, usually because of an unescaped pipe.'),
  'text-below-table': info('Markdown reads a line directly below a table as its last row.'),
  'unclosed-fence': warning('A fenced block is not closed.'),
  'unread-example': warning(
    'Examples that call functions are in a language that moonbind does not read, or do not parse.',
  ),
  'control-character': warning('The text holds a character that is neither printable nor whitespace.'),
  'missing-marks': info(
    'The text has no Markdown markup, so moonbind recognised headings, tables and code by their words.',
  ),
  'unread-parameters': warning(
    'A table, list, item or section looks like parameters, but moonbind did not read it as such.',
  ),
  'unread-function': warning('A heading or signature looks like a function, but moonbind did not read it as one.'),
  'truncated-cell': warning('A cell breaks off in the middle of a sentence.'),
} as const satisfies Record<string, Rule>

/** What can be wrong with the decisions that are kept next to the documents. */
export const acceptanceRules = {
  'acceptance-expired': error('The acceptance of a finding has expired.'),
  'acceptance-unused': warning('An accepted finding no longer occurs.'),
} as const satisfies Record<string, Rule>
