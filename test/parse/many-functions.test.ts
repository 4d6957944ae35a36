import { expect, test } from 'vitest'
import { said } from './render/said.js'

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

test('two hundred ordinary functions are read', () => {
  expect(said(`# Shop\n\n${Array.from({ length: 200 }, (_, index) => ordinary(index)).join('')}`)).toBe('200 functions')
})

/** A quarter of a second is usual. What takes the square of the number would take minutes where the limits are. */
const ENDS_WITHIN = 8_000

const cases: [what: string, text: string, said: string][] = [
  ['a fence that never closes', '## f_x\n\n```lua\n' + 'x = 1\n'.repeat(6_000), '3: unclosed-fence'],
  ['sections of one function', '## get_x\n'.repeat(600), '2: duplicate-function'],
  [
    'sections of one function that show its answer',
    '## get_x\n\n```lua\nlocal r = get_x({ a = 1 })\nfor _, x in ipairs(r.data) do print(x.name) end\n```\n\n'.repeat(
      1_000,
    ),
    '8: duplicate-function',
  ],
  [
    'functions',
    Array.from({ length: 2_000 }, (_, index) => `## get_${index}\n\nGets it.\n\n`).join(''),
    '2000 functions',
  ],
  ['labels', '## f_x\n\n' + '**Parameters:**\n\n'.repeat(2_000), '3: unread-parameters'],
  [
    'examples that are no Lua',
    '## f_x\n\n' + '```lua\nlocal x = { a = 1 b = 2\n```\n'.repeat(1_000),
    '1504: too-many-findings',
  ],
  ['Lua that nests', '## f_x\n\n```lua\nreturn ' + '{'.repeat(22_000) + '\n```\n', '4: example-syntax'],
  [
    'a cell that is required again and again',
    `## f_x\n\n| Name | Description |\n|---|---|\n| a | ${'(required) '.repeat(2_400)}|\n`,
    '1 functions',
  ],
  [
    'comparisons of nothing',
    `## f_x\n\n| Name | Description |\n|---|---|\n| a | ${'<'.repeat(65_000)} |\n`,
    '1 functions',
  ],
  [
    'namespaces',
    Array.from({ length: 2_000 }, (_, index) => `## app.integrations.n${index}.f\n\nx\n\n`).join(''),
    '2000 functions',
  ],
  [
    'calls of many functions',
    Array.from({ length: 2_000 }, (_, index) => `## f_${index}\n\`\`\`lua\nf_${index}()\n\`\`\`\n`).join(''),
    '2000 functions',
  ],
  [
    'arguments of many names',
    `## f_x\n\n\`\`\`lua\n${Array.from({ length: 4_000 }, (_, index) => `f_x({ a${index} = 1 })\n`).join('')}\`\`\`\n`,
    '1 functions',
  ],
  [
    'parameters',
    '## f_x\n\n' +
      Array.from({ length: 1_000 }, (_, index) => `**Parameters:**\n\n- \`a${index}\` (string): x\n\n`).join(''),
    '1 functions',
  ],
  ['subsections', `## f_x\n\n${'### Returns\n\nx\n\n'.repeat(2_000)}`, '1 functions'],
]
test.each(cases)(
  'reading many parts ends and reports the problem at a line: %s',
  { timeout: ENDS_WITHIN },
  (_what, text, want) => expect(said(text)).toBe(want),
)
