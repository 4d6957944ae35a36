/** Slips and malice: text changed at random. */
import fc from 'fast-check'

/** One change of a text; places are taken modulo its length. */
export type Change = (text: string) => string

const hostile = [
  '\u0000',
  '\u0007',
  '\u200f',
  '\u202e',
  '\ufeff',
  '\u2028',
  '\ud800',
  '😀',
  '🏳️‍🌈',
  'é',
  '\t',
  '\r\n',
  '\r',
  '\n',
  '\n\n',
  ' ',
  '    ',
  '\\',
  '*/',
  '/*',
  '//',
  '${',
  '`',
  '``',
  '```',
  '```lua\n',
  '~~~',
  ']]',
  '[[',
  '--[[',
  '--',
  '|',
  '\\|',
  '| |',
  '|---|',
  '<',
  '>',
  '<b>',
  '</td>',
  '<!--',
  '-->',
  '<script>',
  '&lt;',
  '&#0;',
  '{{',
  '}}',
  '{{{x}}}',
  '"',
  "'",
  '“',
  '__proto__',
  'constructor',
  'toString',
  '# ',
  '## ',
  '### Parameters\n',
  '**',
  '*',
  '_',
  '- ',
  '1. ',
  '> ',
  '---\n',
  '===\n',
  '(',
  ')',
  '{',
  '}',
  '[x](y)',
  '![',
  'e.g.',
  'default: ',
  'max: ',
  'app.integrations.',
  'app.integrations["a/b"].f({})',
  '"..".f',
  '\n## constructor\n',
  '\n## __proto__({ a, b })\n',
  '0x',
  '1e999',
  '-0',
  '9'.repeat(400),
  '%s',
  '@deprecated',
  '$&',
  'NaN',
  'nil',
  'end',
] as const

/** Words whose meaning is easily taken for another: put in the place of a cell. */
const cells = [
  '',
  ' ',
  '-',
  'no*',
  'yes',
  'string',
  'strng',
  'array<',
  'array<array<array<string>>>',
  '"a"|"b"',
  '`a` or `b`',
  '`__proto__`',
  '`constructor`',
  '`a.b[].c`',
  '`[]`',
  '`.`',
  '`a b`',
  '`*/`',
  '(default: `*/`, max: 9)',
  '(1–1e9)',
  '(max 99999999999999999999 characters)',
  ': `${x}`, `]]`, `\\`',
  '`"\u2028"`, `"\'"`',
  'x'.repeat(2_000),
] as const

const at = (text: string, place: number): number => place % (text.length + 1)
const put = fc.record({ place: fc.nat(), words: fc.constantFrom(...hostile) }).map(
  ({ place, words }): Change =>
    (text) =>
      text.slice(0, at(text, place)) + words + text.slice(at(text, place)),
)
const drop = fc.record({ place: fc.nat(), size: fc.integer({ min: 1, max: 40 }) }).map(
  ({ place, size }): Change =>
    (text) =>
      text.slice(0, at(text, place)) + text.slice(at(text, place) + size),
)
const twice = fc.record({ place: fc.nat(), size: fc.integer({ min: 1, max: 200 }) }).map(
  ({ place, size }): Change =>
    (text) =>
      text.slice(0, at(text, place) + size) + text.slice(at(text, place)),
)
const cut = fc.nat().map(
  (place): Change =>
    (text) =>
      text.slice(0, at(text, place)),
)

const inLines = (change: (lines: string[], one: number, other: number) => string[]): fc.Arbitrary<Change> =>
  fc.record({ one: fc.nat(), other: fc.nat() }).map(
    ({ one, other }): Change =>
      (text) => {
        const lines = text.split('\n')
        return change(lines, one % lines.length, other % lines.length).join('\n')
      },
  )

const dropLine = inLines((lines, one) => lines.toSpliced(one, 1))
const repeatLine = inLines((lines, one, other) => lines.toSpliced(other, 0, lines[one]!))
const swapLines = inLines((lines, one, other) => lines.with(one, lines[other]!).with(other, lines[one]!))
const joinLines = inLines((lines, one) => lines.toSpliced(one, 2, `${lines[one]}${lines[one + 1] ?? ''}`))
const indentLine = inLines((lines, one, other) => lines.with(one, ' '.repeat(other % 8) + lines[one]!))

/** A change of one cell of one row. */
const inCells = (change: (row: string[], cell: number) => string[]): fc.Arbitrary<Change> =>
  fc.record({ row: fc.nat(), cell: fc.nat() }).map(
    ({ row, cell }): Change =>
      (text) => {
        const lines = text.split('\n')
        const rows = [...lines.keys()].filter((line) => lines[line]!.startsWith('|'))
        const line = rows[row % Math.max(rows.length, 1)]
        if (line === undefined) return text
        const parts = lines[line]!.split('|')
        return lines.with(line, change(parts, cell % parts.length).join('|')).join('\n')
      },
  )

const dropCell = inCells((row, cell) => row.toSpliced(cell, 1))
const repeatCell = inCells((row, cell) => row.toSpliced(cell, 0, row[cell]!))
const swapCells = inCells((row, cell) => row.with(cell, row[0]!).with(0, row[cell]!))
const otherCell = fc.constantFrom(...cells).chain((words) => inCells((row, cell) => row.with(cell, ` ${words} `)))

const delivered = fc.constantFrom<Change>(
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll(' ', '\t'),
  (text) => text.replaceAll('`', ''),
  (text) => text.toUpperCase(),
)

/** A few changes in a row. */
export const changes: fc.Arbitrary<Change> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: put },
      drop,
      twice,
      cut,
      dropLine,
      repeatLine,
      swapLines,
      joinLines,
      indentLine,
      dropCell,
      repeatCell,
      swapCells,
      { weight: 4, arbitrary: otherCell },
      delivered,
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(
    (all): Change =>
      (text) =>
        all.reduce((changed, change) => change(changed), text),
  )
