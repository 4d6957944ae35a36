import { describe, expect, test } from 'vitest'
import type { ApiFunction } from '#codegen/ir.js'
import { parseDocument } from '#codegen/parse/index.js'

const functionsOf = (text: string): readonly ApiFunction[] =>
  parseDocument('spec/shop.md', `# Shop\n\n${text}`).namespaces.flatMap(({ functions }) => functions)

/** `find_books q! limit`: a function, its required parameters with a mark. */
const shortOf = ({ name, parameters, open }: ApiFunction): string =>
  [name, ...parameters.map((each) => `${each.name}${each.required ? '!' : ''}`), ...(open ? ['…'] : [])].join(' ')

const header = '| Name | Type | Required | Description |\n|---|---|---|---|\n'
const call = (code: string): string => `\`\`\`lua\n${code}\n\`\`\`\n`

const sections: [by: string, text: string, functions: string[]][] = [
  ['that the examples call', `## search\n\nFinds books.\n\n${call('app.integrations.shop.search({})')}`, ['search …']],
  [
    'that the examples call by a quoted key',
    `## end\n\nCloses the shop.\n\n${call('app.integrations.shop["end"]({})')}`,
    ['end …'],
  ],
  ['with a table', `## search\n\nFinds books.\n\n${header}| \`q\` | string | yes | Words |\n`, ['search q!']],
  [
    'with bullets below the description',
    '## search\n\nFinds books.\n\n- `q` (string, required): Words\n',
    ['search q!'],
  ],
  [
    'with bullets below a label',
    '## search\n\nFinds books.\n\n**Parameters:**\n\n- `q` (string, required): Words\n',
    ['search q!'],
  ],
  ['and is a guide without any of these', '## search\n\nAbout searching.\n\n## get_book\n\nNone.\n', ['get_book']],
]
test.each(sections)('one lower-case word heads a function: %s', (_, text, functions) =>
  expect(functionsOf(text).map(shortOf)).toEqual(functions),
)

describe('what is inside a parameter', () => {
  const row = `${header}| \`address\` | object | yes | Where to |\n`
  const items = `${header}| \`books\` | array of objects | yes | All |\n`
  const city = { type: 'object', properties: { city: { type: 'string', description: 'Town' } } }
  const required = { ...city, required: ['city'] }
  const fields = '| Field | Type | Description |\n|---|---|---|\n| `city` | string | Town |\n'
  const rows = `${header}| \`city\` | string | yes | Town |\n`
  const sections: [name: string, text: string, schema: object][] = [
    ['a table of fields below a heading', `### Parameters\n\n${row}\n#### address\n\n${fields}`, city],
    ['a table with presence below a heading', `### Parameters\n\n${row}\n#### address\n\n${rows}`, required],
    ['a table with presence below a label', `### Parameters\n\n${row}\n**address:**\n\n${rows}`, required],
    ['a heading in backticks is no function', `${row}\n### \`address\`\n\n${rows}`, required],
    [
      'nor is one that has the name of the function',
      `${row.replaceAll('address', 'send_it')}
### \`send_it\`

${rows}
### Example

${call('app.integrations.shop.send_it({})')}`,
      required,
    ],
    [
      'a list',
      `### Parameters

- \`address\` (object, required): Where to

#### \`address\`

- \`city\` (string, required): Town
`,
      required,
    ],
    [
      'a list in a list',
      `### Parameters\n\n${items}\n#### books\n\n- \`city\` (string, required): Town\n`,
      { type: 'array', items: required },
    ],
    ['rows with paths', `${row}| \`address.city\` | string | yes | Town |\n`, required],
    [
      'rows with paths into a list',
      `${items}| \`books[].city\` | string | yes | Town |\n`,
      { type: 'array', items: required },
    ],
    [
      'rows with paths below a name in brackets',
      `${items.replace('books', 'page[size]')}| \`page[size][].city\` | string | yes | Town |\n`,
      { type: 'array', items: required },
    ],
  ]
  test.each(sections)('reads what is inside a parameter: %s', (_, text, schema) => {
    const functions = functionsOf(`## send_it\n\nSends it.\n\n${text}`)
    expect(functions.map(({ name, parameters }) => [name, parameters.length])).toEqual([['send_it', 1]])
    expect(functions[0]!.parameters[0]!.schema).toEqual(schema)
  })

  test('a function below another one stays a function if its own example calls it', () => {
    const text = `## list_books

${header}| \`get_book\` | boolean | no | Each |

### get_book

${header}| \`id\` | string | yes | Number |

${call('app.integrations.shop.get_book({ id = "1" })')}`
    expect(functionsOf(text).map(shortOf)).toEqual(['list_books get_book', 'get_book id!'])
  })
})

const guide = (list: string): string => `## get_book\n\nNone.\n\n## Things to Know\n\n${list}\n`
const lists: [name: string, text: string, functions: string[]][] = [
  [
    'are functions where no heading names one',
    '- `open_shop`: opens it\n- `close_shop`: closes it\n',
    ['open_shop …', 'close_shop …'],
  ],
  ['are fields where headings name the functions', guide('- `created_at`: when\n- `updated_at`: when'), ['get_book']],
  [
    'are functions that an example calls',
    guide(`- \`open_shop\`: opens it\n\n${call('app.integrations.shop.open_shop({})')}`),
    ['get_book', 'open_shop …'],
  ],
  ['are functions where they begin with the namespace', guide('- `shop_open`: opens it'), ['get_book', 'shop_open …']],
  ['are functions where they are calls', guide('- `open_shop({ hour })`: opens it'), ['get_book', 'open_shop hour …']],
]
test.each(lists)('reads names in a list: %s', (_, text, functions) =>
  expect(functionsOf(text).map(shortOf)).toEqual(functions),
)

const bullets: [text: string, schema: object, required: boolean, description: string][] = [
  ['- `q` (any, optional): Words', {}, false, 'Words'],
  ['- `q` (required, string | number): Words', { type: ['string', 'number'] }, true, 'Words'],
  ['- `q` (string, n/a): Words', { type: 'string' }, false, 'Words — n/a'],
]
test.each(bullets)('reads a parameter from a bullet: %s', (text, schema, required, description) => {
  expect(
    functionsOf(`## find_books\n\n**Parameters:**\n\n${text}\n`)[0]!.parameters.map((each) => [
      each.schema,
      each.required,
      each.description,
    ]),
  ).toEqual([[schema, required, description]])
})
