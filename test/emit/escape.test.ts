import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  codeSpan,
  commentText,
  docComment,
  fence,
  indented,
  lineText,
  literal,
  propertyKey,
  schemaSuffix,
  stringLiteral,
  tableCell,
} from '#codegen/emit/escape.js'

const evaluate = (source: string): unknown => new Function(`return (${source})`)()
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '"',
      '\\',
      '`',
      '$',
      '{',
      '\n',
      '\r',
      '\u2028',
      '\u202e',
      '\ud83d',
      '\ude00',
      '*',
      '/',
      '@',
      ' ',
      '|',
    ),
  }),
)

describe('strings', () => {
  const table: [given: string, want: string][] = [
    [`it's`, `'it\\'s'`],
    ['say "x"', `'say "x"'`],
    ['a\\b', `'a\\\\b'`],
    ['a\nb', `'a\\nb'`],
    ['a\u2028\u202e\ufeff', `'a\\u2028\\u202e\\ufeff'`],
    ['\ud800', `'\\ud800'`],
    ['`${x}`', "'`${x}`'"],
    ['größe 😀', `'größe 😀'`],
  ]
  test.each(table)('a string literal of %j', (given, want) => expect(stringLiteral(given)).toBe(want))
  test('string literals mean what they were made from', () =>
    fc.assert(fc.property(anyText, (text) => evaluate(stringLiteral(text)) === text)))
})

test('literals mean what they were made from', () => {
  const dictionary = fc.dictionary(
    fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'a', 'a-b')),
    fc.jsonValue(),
  )
  fc.assert(fc.property(dictionary, (value) => JSON.stringify(evaluate(literal(value))) === JSON.stringify(value)))
})

test('property names are quoted if they must be', () => {
  expect(['a', 'a-b', '__proto__', '1', 'class', '', 'größe'].map(propertyKey)).toEqual([
    'a',
    `'a-b'`,
    `['__proto__']`,
    `'1'`,
    'class',
    `''`,
    `'größe'`,
  ])
})

test('a schema with an inherited name is constant', () => {
  expect(schemaSuffix({ properties: { toString: {} } }, 'typescript')).toBe(' as const')
  expect(schemaSuffix({ properties: { toString: {} } }, 'javascript')).toBe('')
  expect(schemaSuffix({ properties: { to_string: {} } }, 'typescript')).toBe('')
})

describe('comments', () => {
  const table: [given: readonly string[], want: string][] = [
    [['Sends.'], '/** Sends. */\n'],
    [['', '  '], ''],
    [['Sends.', '@default 20', '@deprecated'], '/**\n * Sends.\n *\n * @default 20\n * @deprecated\n */\n'],
    [['One\ntwo  \n\nthree'], '/**\n * One\n * two\n *\n * three\n */\n'],
  ]
  test.each(table)('a comment of %j', (given, want) => expect(docComment(given)).toBe(want))

  const texts: [given: string, want: string][] = [
    ['a */ b', 'a *\\/ b'],
    ['**/', '**\\/'],
    ['@deprecated\n  @x a@b', '\\@deprecated\n  \\@x a@b'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u0000\u2028\u202eb', 'a   b'],
    ['\ud800', '\ufffd'],
  ]
  test.each(texts)('comments hold %j', (given, want) => expect(commentText(given)).toBe(want))
  test('no text closes a comment early', () =>
    fc.assert(fc.property(anyText, (text) => /^(?:(?!\*\/)[^])*\*\/\n$/.test(docComment([`x ${commentText(text)}`])))))
  test('a comment is one line if it must be', () =>
    fc.assert(fc.property(anyText, (text) => !/[\n\r\u2028\u2029]/.test(lineText(text)))))
})

describe('Markdown', () => {
  test('table cells in Markdown escape pipes and line breaks', () =>
    expect(['a|b', 'a\\|b', 'a\n b', ' a '].map(tableCell)).toEqual(['a\\|b', 'a\\|b', 'a b', 'a']))
  test('code spans in Markdown survive backticks in the code', () =>
    expect(['a', 'a`b', '`a`', '``'].map(codeSpan)).toEqual(['`a`', '``a`b``', '`` `a` ``', '``` `` ```']))
  test('fences in Markdown are longer than any fence in the code', () =>
    expect([fence('lua', 'a'), fence('a`\nb', '```\nx\n```\n'), fence('', '')]).toEqual([
      '```lua\na\n```',
      '````a b\n```\nx\n```\n````',
      '```\n```',
    ]))
})

test('indenting moves every line that is not empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n') }), (text) => {
      expect(indented(text)).toBe(text.replace(/^(?=.)/gm, '  '))
    }),
  )
})
