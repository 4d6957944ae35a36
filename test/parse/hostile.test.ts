import { describe, expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'

const LIMIT = 2 << 20

/** As much of it as a document may hold. */
const full = (unit: string): string => unit.repeat(Math.floor((LIMIT - 200) / Buffer.byteLength(unit)))

/** More lines than a document may have, and few more: they are counted before anything else is read. */
const tooMany = (lines: string): string => lines.repeat(Math.ceil(221_000 / lines.split('\n').length))

/** A part of that is enough where the time grows with the length only. */
const some = (unit: string): string => unit.repeat(Math.ceil((LIMIT >> 3) / Buffer.byteLength(unit)))

const said = (text: string): string => {
  const { messages, namespaces } = parseDocument('x.md', text)
  const first = messages.find(({ fatal }) => fatal === true) ?? messages[0]
  return first === undefined
    ? `${namespaces.flatMap(({ functions }) => functions).length} functions`
    : `${first.line}: ${first.ruleId}`
}

const ordinary = (index: number): string => `## get_thing_${index}

Gets the thing number ${index} of the store.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`thing_id\` | string | yes | The thing to get |
| \`page_size\` | integer | no | Results per page (default: 20, max: 250) |

\`\`\`lua
local r = app.integrations.shop.get_thing_${index}({ thing_id = "a", page_size = 10 })
for _, x in ipairs(r.data) do print(x.name) end
\`\`\`

`

test('a thousand ordinary functions are read', () => {
  expect(said(`# Shop\n\n${Array.from({ length: 1000 }, (_, index) => ordinary(index)).join('')}`)).toBe(
    '1000 functions',
  )
})

describe('whatever is below the limits ends, with what is wrong at a line', () => {
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
    ['a fence that never closes', '## f_x\n\n```lua\n' + 'x = 1\n'.repeat(30_000), '3: unclosed-fence'],
    ['sections of one function', '## get_x\n'.repeat(1_200), '2: duplicate-function'],
    [
      'functions',
      Array.from({ length: 10_000 }, (_, index) => `## get_${index}\n\nGets it.\n\n`).join(''),
      '10000 functions',
    ],
    ['labels', '## f_x\n\n' + '**Parameters:**\n\n'.repeat(10_000), '3: unread-parameters'],
    [
      'examples that are no Lua',
      '## f_x\n\n' + '```lua\nlocal x = { a = 1 b = 2\n```\n'.repeat(5_000),
      '1504: too-many-findings',
    ],
    ['Lua that nests', '## f_x\n\n```lua\nreturn ' + '{'.repeat(60_000) + '\n```\n', '4: example-syntax'],
    ['control characters', full('\0'.repeat(1_000) + '\n\n'), '2001: too-many-findings'],
    ['a paragraph of long lines', full('x'.repeat(60_000) + '\n'), '1: block-too-large'],
    [
      'a cell that is required again and again',
      `## f_x\n\n| Name | Description |\n|---|---|\n| a | ${'(required) '.repeat(5_900)}|\n`,
      '1 functions',
    ],
    [
      'comparisons of nothing',
      `## f_x\n\n| Name | Description |\n|---|---|\n| a | ${'<'.repeat(65_000)} |\n`,
      '1 functions',
    ],
    [
      'namespaces',
      Array.from({ length: 10_000 }, (_, index) => `## app.integrations.n${index}.f\n\nx\n\n`).join(''),
      '10000 functions',
    ],
    [
      'calls of many functions',
      Array.from({ length: 10_000 }, (_, index) => `## f_${index}\n\`\`\`lua\nf_${index}()\n\`\`\`\n`).join(''),
      '10000 functions',
    ],
    [
      'arguments of many names',
      `## f_x\n\n\`\`\`lua\n${Array.from({ length: 20_000 }, (_, index) => `f_x({ a${index} = 1 })\n`).join('')}\`\`\`\n`,
      '1 functions',
    ],
    [
      'parameters',
      `## f_x\n\n${Array.from({ length: 5_000 }, (_, index) => `**Parameters:**\n\n- \`a${index}\` (string): x\n\n`).join('')}`,
      '1 functions',
    ],
    ['subsections', `## f_x\n\n${'### Returns\n\nx\n\n'.repeat(10_000)}`, '1 functions'],
    ['a line too long', '## f_x\n\n' + 'x'.repeat(65_537), '3: line-too-long'],
    ['a document too long', full('x y z\n').padEnd(LIMIT + 1, 'x'), '1: document-too-large'],
  ]
  test.each(cases)('%s', (_what, text, want) => expect(said(text)).toBe(want))
})
