import { describe, expect, test } from 'vitest'
import { checkExamples } from '#codegen/check/examples/examples.js'
import { runExamples } from '#codegen/check/examples/run.js'
import { checkQuality } from '#codegen/check/quality/quality.js'
import { parseDocument } from '#codegen/parse/index.js'

const read = (text: string) => parseDocument('spec/shop.md', text)
const functionsOf = (text: string) => read(text).namespaces.flatMap(({ functions }) => functions)

const lua = (code: string): string => `\`\`\`lua\n${code}\n\`\`\`\n`
const table = (...rows: string[]): string =>
  `| Parameter | Type | Required | Description |\n|---|---|---|---|\n${rows.join('\n')}\n`

describe('functions below headings in words', () => {
  const fetchOne = `### Fetch Crate

${lua('app.integrations.shop.shop_fetch_crate({ id = "c1" })')}
${table('| `id` | string | Yes | The crate |')}`

  const documents: [name: string, text: string, names: string[]][] = [
    ['a call and a table', `# Shop\n\n## Crates\n\n${fetchOne}`, ['shop_fetch_crate id*']],
    [
      'a call and a subsection of parameters',
      `# Shop

## Fetch Crate

${lua('app.integrations.shop.fetch_crate({})')}
### Parameters

${table('| `id` | string | no | The crate |')}`,
      ['fetch_crate id'],
    ],
    [
      'a call and a sentence',
      `# Shop

${fetchOne}
### Count Crates

Counts them. No parameters required.

${lua('app.integrations.shop.count_all({})')}`,
      ['shop_fetch_crate id*', 'count_all'],
    ],
    [
      'a title that is the name, beside others',
      `# Shop\n\n${fetchOne}\n### Open Crate\n\n${lua('app.integrations.shop.shop_open_crate({ id = "c1" })')}`,
      ['shop_fetch_crate id*', 'shop_open_crate open'],
    ],
    [
      'a title that is the name, alone',
      `# Shop\n\n## Open Crate\n\n${lua('app.integrations.shop.open_crate({ id = "c1" })')}`,
      ['open_crate inferred'],
    ],
    [
      'a guide about a function with a section',
      `# Shop

## fetch_crate

${table('| `id` | string | yes | The crate |')}
## Fetch Crate

${lua('app.integrations.shop.fetch_crate({ id = "c1" })')}
${table('| `colour` | string | yes | Something else |')}`,
      ['fetch_crate id*'],
    ],
    [
      'two sections that call one function',
      `# Shop\n\n${fetchOne}\n${fetchOne.replace('Fetch Crate', 'Fetch Box')}`,
      ['shop_fetch_crate inferred'],
    ],
    [
      'a section that calls two functions',
      `# Shop

## Pack

${lua('app.integrations.shop.open_crate({})\napp.integrations.shop.close_crate({})')}
${table('| `id` | string | yes | The crate |')}`,
      ['open_crate inferred', 'close_crate inferred'],
    ],
    [
      'a table of fields',
      `# Shop

## Crate

${lua('app.integrations.shop.fetch_crate({})')}
| Field | Type | Required | Description |
|---|---|---|---|
| \`id\` | string | yes | The crate |
`,
      ['fetch_crate inferred'],
    ],
  ]
  test.each(documents)('reads functions below headings in words: %s', (_, text, names) => {
    const found = functionsOf(text).map(({ name, parameters, inferred, open }) =>
      [
        name,
        ...(inferred
          ? ['inferred']
          : open
            ? ['open']
            : parameters.map((each) => `${each.name}${each.required ? '*' : ''}`)),
      ].join(' '),
    )
    expect(found).toEqual(names)
  })

  test('the title is the summary if there is no sentence, and titles around functions are groups', () => {
    expect(functionsOf(`# Shop\n\n## Crates\n\n${fetchOne}`)).toMatchObject([
      { summary: 'Fetch Crate', group: 'Crates', examples: [{ language: 'lua' }] },
    ])
  })
})

describe('a word in the place of a name', () => {
  const text = `# Shop

## open_crate

None.

## Accounts

${lua('app.integrations.shop.function_name({...})\napp.integrations.shop.work.function_name({...})')}`

  test('a word in the place of a name is not a function, nor an example of one', async () => {
    const { namespaces } = read(text)
    expect(namespaces.map(({ namespace, functions }) => [namespace, functions.map(({ name }) => name)])).toEqual([
      ['shop', ['open_crate']],
    ])
    expect(checkExamples(namespaces)).toEqual([])
    expect(await runExamples(namespaces, [], () => Promise.reject(new Error('it cannot be run')))).toEqual([])
  })

  test('a word in the place of a name is a function if it is documented or takes parameters', () => {
    expect(functionsOf(`# Shop\n\n${lua('app.integrations.shop.function_name({ id = 1 })')}`)).toMatchObject([
      { name: 'function_name' },
    ])
    expect(
      functionsOf(`# Shop\n\n## function_name\n\nNone.\n\n${lua('app.integrations.shop.function_name({...})')}`),
    ).toMatchObject([{ name: 'function_name' }])
  })
})

const fields = '| Name | Type | Description |\n|---|---|---|\n| `id` | string | The crate |\n'
const id = { id: { type: 'string', description: 'The crate' } }
const found: [name: string, text: string, result: object | undefined][] = [
  ['below a sentence', `### Response\n\nReturns a table with:\n\n${fields}`, { type: 'object', properties: id }],
  [
    'of each element',
    `### Response Fields\n\nEach crate contains:\n\n${fields}`,
    { type: 'array', items: { type: 'object', properties: id } },
  ],
  [
    'of each element of what the example shows',
    `### Response Fields

Each crate contains:

${fields}
${lua('local r = app.integrations.shop.find_crates({})\nfor _, each in ipairs(r.crates) do print(each.id) end')}`,
    {
      type: 'object',
      required: ['crates'],
      properties: { crates: { type: 'array', items: { type: 'object', properties: id } } },
      'x-inferred': true,
    },
  ],
  [
    'and of the elements in it',
    `### Response

Returns a table with:

| Name | Type | Description |
|---|---|---|
| \`crates\` | array | All |

Each crate contains:

${fields}`,
    {
      type: 'object',
      properties: { crates: { type: 'array', description: 'All', items: { type: 'object', properties: id } } },
    },
  ],
  [
    'in a sentence',
    '### Response\n\nReturns crate details: `id`, `colour`.\n',
    { type: 'object', properties: { id: {}, colour: {} } },
  ],
  ['of many in a sentence', '### Response\n\nReturns a list of crates: `id`, `colour`.\n', undefined],
]
test.each(found)('reads the documented answer: %s', (_, text, result) =>
  expect(functionsOf(`# Shop\n\n## find_crates\n\nNone.\n\n${text}`)[0]!.result).toEqual(result),
)

describe('what is inside a list', () => {
  test('a table with a column of presence describes what is inside a list', () => {
    const text = `# Shop

## pack_crate

### Parameters

${table('| `labels` | array | yes | Array of label objects |')}
### Label Object

| Field | Type | Required | Description |
|---|---|---|---|
| \`text\` | string | yes | Words |
| \`size\` | integer | no | Height (max: 9) |
`
    expect(functionsOf(text)[0]!.parameters.map(({ name, schema }) => [name, schema])).toEqual([
      [
        'labels',
        {
          type: 'array',
          items: {
            type: 'object',
            required: ['text'],
            properties: {
              text: { type: 'string', description: 'Words' },
              size: { type: 'integer', maximum: 9, description: 'Height (max: 9)' },
            },
          },
        },
      ],
    ])
  })
})

test('a key with a hyphen is a namespace, however it is written', () => {
  const { namespaces } = read(
    `# Shop\n\n## open_crate\n\nNone.\n\n${lua('app.integrations.corner-shop.open_crate({})')}`,
  )
  expect(namespaces.map(({ namespace, functions }) => [namespace, functions.map(({ name }) => name)])).toEqual([
    ['corner-shop', ['open_crate']],
  ])
  expect(
    read('# Shop\n\nUse `app.integrations.corner-shop`.\n\n## open_crate\n\nNone.\n').namespaces.map(
      ({ namespace }) => namespace,
    ),
  ).toEqual(['corner-shop'])
  expect(
    read('# Shop\n\n## `app.integrations.corner-shop.open_crate({ id })`\n\nOpens it.\n').namespaces,
  ).toMatchObject([{ namespace: 'corner-shop', functions: [{ name: 'open_crate', parameters: [{ name: 'id' }] }] }])
})

const rows = [
  '| `shelf` | string | no | Shelf |',
  '| `box` | string | no | Box |',
  '| `limit` | integer | yes | Most |',
]
const starred = [
  '| `shelf` | string | no* | Shelf |',
  '| `box` | string | no* | Box |',
  '| `limit` | integer | no | Most |',
]
const sentences: [text: string, rows: string[], parameters: string[] | undefined][] = [
  ['> At least one order property is required.', rows, ['shelf', 'box']],
  ['At least one field is required.', rows, ['shelf', 'box']],
  ['*At least one filter is required.', starred, ['shelf', 'box']],
  ['At least one optional parameter must be provided.', starred, ['shelf', 'box', 'limit']],
  ['At least one filter is required.', rows.slice(1), undefined],
  ['At least one filter is required by some servers.', rows, undefined],
  ['At least one shelf is required.', rows, undefined],
]
test.each(sentences)('reads rules that name no parameter: %s', (text, of, parameters) => {
  const [found] = functionsOf(`# Shop\n\n## find_crates\n\n### Parameters\n\n${table(...of)}\n${text}\n`)
  expect(found!.rules).toEqual(
    parameters && [{ kind: 'any-of', parameters, text: text.replace(/^(?:\*|> )|\.$/g, '') }],
  )
})

/** `id*` for a required parameter. */
const markRequired = ({ name, required }: { readonly name: string; readonly required: boolean }): string =>
  `${name}${required ? '*' : ''}`

describe('lists of functions', () => {
  const lists: [name: string, text: string, names: string[]][] = [
    [
      'several in an item',
      '- `shop_open_crate`, `shop_close_crate`,\n  and `shop_seal_crate`\n- `shop_count`\n',
      ['shop_open_crate', 'shop_close_crate', 'shop_seal_crate', 'shop_count'],
    ],
    [
      'a sentence that begins with the name',
      '- `shop_open_crate` opens a crate.\n- `shop_count` counts.\n',
      ['shop_open_crate: opens a crate.', 'shop_count: counts.'],
    ],
    ['an arrow', '- `shop_open_crate` -> `PUT /crates`\n', ['shop_open_crate: PUT /crates']],
    [
      'calls',
      '- `seal_crate({ id, colour })` seals a crate.\n- `count({})` counts.\n',
      ['seal_crate(id, colour): seals a crate.', 'count: counts.'],
    ],
    ['several without the name of the namespace', '- `crate_id`, `box_id`\n', []],
    ['a sentence that begins with another name', '- `crate_id` for crates.\n', []],
    ['functions and something else', '- `shop_open_crate`, `shop_close_crate`\n- Crates: open, close.\n', []],
  ]
  test.each(lists)('reads lists of functions: %s', (_, text, names) => {
    expect(
      functionsOf(`# Shop\n\nNamespace: \`shop\`\n\n## Crates\n\n${text}`).map(({ name, parameters, summary }) =>
        [
          name,
          ...(parameters.length === 0 ? [] : [`(${parameters.map(markRequired).join(', ')})`]),
          ...(summary === '' ? [] : [`: ${summary}`]),
        ].join(''),
      ),
    ).toEqual(names)
  })

  test('a call of a global with the name of the namespace is one of a function', () => {
    const code =
      'local function shop_total(all) return #all end\n' +
      'shop_total(shop_find_crates({ colour = "red" }))\nhelper({ id = 1 })'
    const text = `# Shop\n\nNamespace: \`shop\`\n\n${lua(code)}`
    expect(functionsOf(text).map(({ name }) => name)).toEqual(['shop_find_crates'])
  })
})

describe('pipes that break cells', () => {
  const rows: [row: string, entry: object, column: number][] = [
    [
      '| `id` | string|integer | yes | The crate |',
      { required: true, description: 'The crate', schema: { type: ['string', 'integer'] } },
      17,
    ],
    [
      '| `ids` | string|string[] | no | One or more |',
      {
        required: false,
        description: 'One or more',
        schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      },
      18,
    ],
    [
      '| `order` | string | no | Order: `up` | `down` |',
      { required: false, description: 'Order: `up` | `down`', schema: { type: 'string', enum: ['up', 'down'] } },
      41,
    ],
  ]
  test.each(rows)('reads a row whose pipe breaks a cell: %s', (row, entry, column) => {
    const { namespaces, messages } = read(`# Shop\n\n## pack_crate\n\n${table(row)}`)
    expect(namespaces[0]!.functions[0]!.parameters).toMatchObject([entry])
    expect(messages.map((each) => [each.ruleId, each.line, each.column])).toEqual([['surplus-cell', 7, column]])
  })

  test('a cell that is not a type stays where it is', () => {
    expect(
      read(`# Shop\n\n## pack_crate\n\n${table('| `id` | string | crate | yes | The crate |')}`).messages.map(
        ({ ruleId }) => ruleId,
      ),
    ).toContain('unreadable-presence')
  })
})

test('a requirement that a rule of the function checks is checked', () => {
  const text = (footnote: string) =>
    `# Shop

## find_crate

${table('| `shelf` | string | no* | A shelf |', '| `box` | string | no* | A box |')}
${footnote}

${lua('app.integrations.shop.find_crate({ box = "b" })')}`
  const rulesOf = (footnote: string) =>
    checkQuality(read(text(footnote)).namespaces, [])
      .map(({ rule }) => rule)
      .filter((rule) => rule === 'unchecked-requirement')
  expect(rulesOf('\\*At least one of `shelf` or `box` is required.')).toEqual([])
  expect(rulesOf('\\*Depends on the server.')).toHaveLength(2)
})

test('a sentence that became a rule is not reported as prose', () => {
  const document = read(
    `# Shop\n\n## find_crate\n\n${table(
      '| `shelf_id` | string | no | A shelf. Either shelf_id or box_id is required. |',
      '| `box_id` | string | no | A box |',
    )}`,
  )
  expect(document.namespaces[0]!.functions[0]!.rules).toMatchObject([
    { kind: 'any-of', parameters: ['shelf_id', 'box_id'] },
  ])
  expect(document.unread).toEqual([])
})
