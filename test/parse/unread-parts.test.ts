import { describe, expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'

const header = '| Name | Type | Required | Description |\n|---|---|---|---|\n'
const row = (name: string): string => `| ${name} | string | yes | Words |\n`
const read = (text: string) => parseDocument('spec/shop.md', `# Shop\n\n${text}`)

/** `find_books q! limit …`: a function, its required parameters with a mark, more after dots. */
const functionsOf = (text: string): string[] =>
  read(text).namespaces.flatMap(({ functions }) =>
    functions.map(({ name, parameters, open }) =>
      [
        name,
        ...parameters.map((parameter) => `${parameter.name}${parameter.required ? '!' : ''}`),
        ...(open ? ['…'] : []),
      ].join(' '),
    ),
  )

const findingsOf = (text: string): string[] => read(text).messages.map(({ line, ruleId }) => `${line} ${ruleId}`)

test.each([
  ['## **send_it**', 'send_it q!'],
  ['## **`send_it`**', 'send_it q!'],
  ['## `send_it`:', 'send_it q!'],
  ['## shop.send_it(q)', 'send_it q!'],
  ['## shop:send_it(q)', 'send_it q!'],
  ['## `shop.send_it(q, [limit])`', 'send_it q!'],
  ['## send_it: sends it', 'send_it q!'],
  ['## `send` — sends it', 'send q!'],
  ['## SendIt', 'SendIt q!'],
  ['## SEND_IT', 'SEND_IT q!'],
])('a section with parameters is a function: %s', (heading, wanted) => {
  const text = `${heading}\n\nSends it.\n\n### Parameters\n\n${header}${row('`q`')}`
  expect([functionsOf(text), findingsOf(text)]).toEqual([[wanted], []])
})

test.each([
  [
    'of a guide with parameters is a finding at the table',
    `## Common Arguments\n\n${header}${row('`q`')}`,
    ['9 unread-parameters'],
  ],
  ['of a guide about configuration is none', `## Configuration\n\n${header}${row('`q`')}`, []],
  ['with words behind a name is a finding', '## send_it: sends it\n\nSends it.\n', ['7 unread-function']],
  ['that groups functions is none', '## send_it — all\n\n### find_it\n\nNone.\n', []],
  ['in capitals is a guide', '## OAUTH_FLOW\n\nAbout it.\n', []],
  ['of a file is a guide', '## package.json\n\nAbout it.\n', []],
  [
    'with an HTML table is a finding',
    '## More\n\n<table><tr><th>Name</th><th>Type</th></tr></table>\n',
    ['9 unread-parameters'],
  ],
  ['with a definition list is a finding', '## More\n\n`q`\n: Words\n', ['9 unread-parameters']],
  ['with a declaration is a finding', '## More\n\n```c\nvoid SEND_IT(int q);\n```\n', ['9 unread-function']],
])('a heading does not name a function: %s', (_, text, wanted) =>
  expect(findingsOf(`## get_it\n\nNone.\n\n${text}`)).toEqual(wanted),
)

describe('a section called like parameters that gives none', () => {
  test.each([
    ['### Parameters\n\nAll that the search takes.\n', ['7 unread-parameters']],
    ['### Request Body\n\nSee the API.\n', ['7 unread-parameters']],
    ['**Parameters:** those of the search\n', ['7 unread-parameters']],
    ['### Parameters\n', ['7 unread-parameters']],
    ['### Parameters\n\n```json\n{ "q": 1 }\n```\n', ['7 unread-parameters']],
  ])('an empty section %j leaves the function open', (text, wanted) => {
    const document = `## find_it\n\nFinds it.\n\n${text}\n## get_it\n\n${header}${row('`id`')}`
    expect([functionsOf(document), findingsOf(document)]).toEqual([
      ['find_it …', 'get_it id!'],
      [wanted[0]!.replace('7', String(read(document).messages[0]?.line))],
    ])
  })

  test('a function without parameters says so in words only', () => {
    const document = `## find_it\n\nFinds it.\n\n### Parameters\n\nNone.\n\n## get_it\n\n${header}${row('`id`')}`
    expect([functionsOf(document), findingsOf(document)]).toEqual([['find_it', 'get_it id!'], []])
  })
})

describe('a short line above parameters does not hide them', () => {
  test.each([
    'With specific properties:',
    '**Create a meeting:**',
    'Filter by path:',
    '### What You Pass',
    '### Request body',
    '### Query parameters (optional)',
    '### Body fields',
  ])('a short line above parameters does not hide them: %s', (line) => {
    expect(functionsOf(`## find_it\n\nFinds it.\n\n${line}\n\n${header}${row('`q`')}`)).toEqual(['find_it q!'])
  })

  test.each(['**Response:**', '### Errors', '**Status codes:**'])(
    'the line %s names something other than parameters',
    (line) => {
      expect(
        functionsOf(`## find_it\n\nFinds it.\n\n${header}${row('`q`')}\n${line}\n\n${header}${row('`code`')}`),
      ).toEqual(['find_it q!'])
    },
  )

  test('another table of parameters that belongs to no function is a finding', () => {
    expect(findingsOf(`## find_it\n\n${header}${row('`q`')}\n**Line item:**\n\n${header}${row('`sku`')}`)).toEqual([
      '11 unread-parameters',
    ])
  })
})

const other = `## get_it\n\n${header}${row('`id`')}\n`
test.each([
  [
    'a table',
    '| Name | Description |\n|---|---|\n| `q` | Words |\n',
    ['find_it …', 'get_it id!'],
    ['13 unread-parameters'],
  ],
  ['a list', '- `q`: Words\n- `limit`: Most\n', ['find_it …', 'get_it id!'], ['13 unread-parameters']],
  ['a list of values is none', '- `"a"`: Words\n', ['find_it', 'get_it id!'], []],
  [
    'below a title they are parameters',
    '### Parameters\n\n| Name | Description |\n|---|---|\n| `q` | Words |\n',
    ['find_it q', 'get_it id!'],
    [],
  ],
])('names below a description without a title leave the function open: %s', (_, text, functions, findings) => {
  const document = `${other}## find_it\n\nFinds it.\n\n${text}`
  expect([functionsOf(document).sort(), findingsOf(document)]).toEqual([functions, findings])
})

test('the report counts unread parts by kind', () => {
  const { unread } = read(
    `## get_it\n\nNone.\n\n## More\n\n${header}${row('`q`')}\n## send_it: sends it\n\nSends it.\n`,
  )
  expect(unread.map(({ kind, subject, place }) => [kind, subject, place.start.line])).toEqual([
    ['table', 'More', 9],
    ['heading', 'send_it', 13],
  ])
})

test('a slip that a generator repeats is one finding with its lines', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map((name) => `| \`${name}\` | string | no | Number (e.g., |\n`).join('')
  expect(read(`## find_it\n\n${header}${rows}`).messages.map(({ line, reason }) => [line, reason])).toEqual([
    [
      7,
      'Unexpected end of the description of `a` after “Number (e.g.,”, expected the rest of the sentence; 4 ' +
        'more like it, at lines 8, 9, 10, 11',
    ],
  ])
})

test('the finding about a document without functions says what it has', () => {
  expect(read('## Search\n\nUse `shop.find` and `shop_open` for it.\n').messages.map(({ reason }) => reason)).toEqual([
    'Unexpected document without any function, expected a heading such as `## send_sms` with a table of its ' +
      'parameters, or a Lua example that calls one; it has the headings “Search” and names `shop.find`, ' +
      '`shop_open`',
  ])
})
