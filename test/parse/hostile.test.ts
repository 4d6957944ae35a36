import { expect, test } from 'vitest'
import { said } from './render/said.js'

const LIMIT = 2 << 20

/** As much of it as a document may hold. */
const full = (unit: string): string => unit.repeat(Math.floor((LIMIT - 200) / Buffer.byteLength(unit)))

/** More lines than a document may have, and few more: they are counted before anything else is read. */
const tooMany = (lines: string): string => lines.repeat(Math.ceil(221_000 / lines.split('\n').length))

/** A part of that is enough where the time grows with the length only. */
const some = (unit: string): string => unit.repeat(Math.ceil((LIMIT >> 5) / Buffer.byteLength(unit)))

const cases: [what: string, text: string, said: string][] = [
  ['one list', tooMany('- a\n'), '1: document-too-large'],
  ['a list longer than any', '## f_x\n\n' + '- a\n'.repeat(1_200), '3: block-too-large'],
  ['a list as long as may be', '## f_x\n\n' + '- a\n'.repeat(1_100), '1 functions'],
  [
    'nested lists',
    tooMany(Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')),
    '1: document-too-large',
  ],
  ['lists in one line', '- '.repeat(21) + 'a\n', '1: nested-too-deeply'],
  ['a paragraph of lines', '## f_x\n\n' + 'x y\n'.repeat(3_600), '3: block-too-large'],
  ['lines that go on lazily', '> a\n' + 'b\n'.repeat(1_000), '1: block-too-large'],
  ['a table', '## f_x\n\n| a | b |\n|---|---|\n' + '| c | d |\n'.repeat(1_000), '3: block-too-large'],
  ['a table as long as may be', '## f_x\n\n| a | b |\n|---|---|\n' + '| c | d |\n'.repeat(800), '1 functions'],
  ['tables', full('| a | b |\n|---|---|\n| c | d |\n\n'), '1: document-too-large'],
  ['pipes', full('|'.repeat(60_000) + '\n'), '1: document-too-large'],
  ['quotations', tooMany('> a\n'), '1: document-too-large'],
  ['stars', full('*'.repeat(60_000) + '\n'), '1: nested-too-deeply'],
  ['pairs of stars', some('a*'.repeat(30_000) + '\n'), '1: no-function'],
  ['brackets', some(']('.repeat(30_000) + '\n'), '1: no-function'],
  ['tags that open', some('<'.repeat(60_000) + '\n'), '1: no-function'],
  ['comments that open', some('<!-- '.repeat(10_000) + '\n'), '1: no-function'],
  ['backslashes', some('\\'.repeat(60_000) + '\n'), '1: no-function'],
  ['backticks', full('`'.repeat(60_000) + '\n'), '1: no-function'],
  ['words in code', some('`a` '.repeat(15_000) + '\n'), '1: no-function'],
  ['tabs', some('\t'.repeat(60_000) + 'x\n'), '1: no-function'],
  ['line ends', full('\n'), '1: document-too-large'],
  ['fences', full('```lua\nx\n```\n'), '1: document-too-large'],
  ['control characters', ('\0'.repeat(100) + '\n\n').repeat(1_100), '2001: too-many-findings'],
  ['a paragraph of long lines', full('x'.repeat(60_000) + '\n'), '1: block-too-large'],
  ['a line too long', '## f_x\n\n' + 'x'.repeat(65_537), '3: line-too-long'],
  ['a document too long', full('x y z\n').padEnd(LIMIT + 1, 'x'), '1: document-too-large'],
]
test.each(cases)('reading ends and reports the problem at a line: %s', (_what, text, want) =>
  expect(said(text)).toBe(want),
)
