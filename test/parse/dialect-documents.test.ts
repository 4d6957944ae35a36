import { describe, expect, test } from 'vitest'
import type { ApiFunction } from '#codegen/ir.js'
import { parseDocument } from '#codegen/parse/index.js'

const lua = (code: string): string => `\`\`\`lua\n${code}\n\`\`\``

/** `Books/find_books(q: string!, limit: integer)`, with other names after `=` and `…` where more is accepted. */
function essence({ group, name, aliases = [], parameters, open }: ApiFunction): string {
  const all = [
    ...parameters.map(
      (each) =>
        each.name +
        (each.schema.type === undefined ? '' : `: ${String(each.schema.type)}`) +
        (each.required ? '!' : ''),
    ),
    ...(open ? ['…'] : []),
  ]
  return `${group === undefined ? '' : `${group}/`}${[name, ...aliases].join('=')}(${all.join(', ')})`
}

interface Dialect {
  readonly name: string
  readonly text: string
  /** The namespace and its functions. */
  readonly read: readonly string[]
  readonly guides?: readonly string[]
}

const dialects: readonly Dialect[] = [
  {
    name: 'plain headings with subsections',
    text: `# Shop — Lua API Reference

## find_books

Finds books.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`q\` | string | yes | Words |
| \`limit\` | integer | no | Most (default: 20, max: 250) |

### Example

${lua('local found = app.integrations.shop.find_books({ q = "tea" })\nprint(found.total)')}

---

## Multi-Account Usage

${lua('app.integrations.shop.work.find_books({ q = "tea" })')}
`,
    read: ['shop', 'find_books(q: string!, limit: integer)'],
    guides: ['Multi-Account Usage'],
  },
  {
    name: 'functions below a heading for all tools, called as globals, with labels',
    text: `# Shop

## Configuration

| Field | Type | Required | Description |
|---|---|---|---|
| \`api_key\` | secret | yes | Key |
| \`url\` | url | no | Server |

## Tools

### \`shop_find_books\`

Finds books.

**Parameters:**

| Parameter | Type | Required | Description |
|---|---|---|---|
| \`q\` | string | Yes | Words |

**Returns:** The books.

${lua('local found = shop_find_books({ q = "tea" })')}

### shop_count

Counts books.

**Parameters**: _None_
`,
    read: ['doc', 'shop_find_books(q: string!)', 'shop_count()'],
    guides: ['Configuration'],
  },
  {
    name: 'calls as headings in groups',
    text: `# Shop

## Books

### \`app.integrations.shop.get_book(...)\`

One book.

| Name | Type | Required | Description |
|---|---|---|---|
| \`id\` | string | ✅ | Book |
| \`lang\` | string | No | Language |

### \`app.integrations.shop.move_book({ id, shelf_id })\`

Moves a book.

## Search

### \`app.integrations.shop.search({})\`

Everything.
`,
    read: ['shop', 'Books/get_book(id: string!, lang: string)', 'Books/move_book(id, shelf_id, …)', 'Search/search()'],
  },
  {
    name: 'generated: the name of the namespace before each name, also in calls',
    text: `# Client for the Shop REST API — Lua API Reference

## shop_find_books

Finds books.

### Parameters

| Name | Type | Required | Description |
|---|---|---|---|
| \`q\` | string | yes | Words |

### Example

${lua('local r = app.integrations.shop.shop_find_books({\n  q = "tea"\n})')}

## shop_count

Counts books.

### Parameters

| Name | Type | Required | Description |
|---|---|---|---|
| — | — | — | No parameters required |
`,
    read: ['shop', 'shop_find_books(q: string!)', 'shop_count()'],
  },
  {
    name: 'the name of the namespace before each name, but not in calls',
    text: `# Shop

## shop_find_books

Finds books.

${lua('app.integrations.shop.find_books({})')}

## shop_count

*No parameters required.*
`,
    read: ['shop', 'find_books=shop_find_books(…)', 'count=shop_count()'],
  },
  {
    name: 'bullets',
    text: `# Shop Integration

## find_books

Finds books.

### Parameters

- \`q\` (string, required): Words
- \`limit\` (integer, optional): Books per page, max 100. Default: 100.
- \`kind\` (string, optional) — Filter: "paper" or "audio".

${lua('app.integrations.shop.find_books({ q = "tea" })')}
`,
    read: ['shop', 'find_books(q: string!, limit: integer, kind: string)'],
  },
  {
    name: 'a table directly below the description',
    text: `# Shop

## find_books

Finds books.

| Parameter | Type | Required | Description |
|---|---|---|---|
| \`q\` | string | yes | Words |
| \`tags\` | array<string> | no | Tags |

${lua('app.integrations.shop.find_books({ q = "tea" })')}
`,
    read: ['shop', 'find_books(q: string!, tags: array)'],
  },
  {
    name: 'names in bullets',
    text: '# Shop Lua Docs\n\nNamespace: `shop`\n\n- `shop_find_books`: finds books\n- `shop_count` - GET `/count`\n',
    read: ['shop', 'shop_find_books(…)', 'shop_count(…)'],
    guides: ['Shop Lua Docs'],
  },
  {
    name: 'examples only',
    text: `# Shop

## Finding

Books are found by words.

${lua('local r = app.integrations["corner-shop"].find_books({ q = "tea" })')}
`,
    read: ['corner-shop', 'find_books(q, …)'],
    guides: ['Finding'],
  },
]

test.each(dialects)('reads a document of the dialect: $name', ({ text, read, guides = [] }) => {
  const { namespaces, messages } = parseDocument('spec/doc.md', text)
  expect(messages).toEqual([])
  expect(namespaces.flatMap(({ namespace, functions }) => [namespace, ...functions.map(essence)])).toEqual(read)
  expect(namespaces[0]!.guides.map(({ title }) => title)).toEqual(guides)
})

describe('namespace and title', () => {
  const named: [title: string, call: string, namespace: string, read: string][] = [
    ['Shop — Lua API Reference', 'app.integrations.shop.find_books({})', 'shop', 'Shop'],
    ['Shop Integration', 'app.integrations.store.find_books({})', 'store', 'Shop'],
    ['Shop', 'app.integrations["corner-shop"].find_books({})', 'corner-shop', 'Shop'],
    ['Shop Lua Docs', 'tools.doc_find_books({})', 'doc', 'Shop'],
    [
      'Client for the Shop REST API — Lua API Reference',
      'app.integrations.shop.find_books({})',
      'shop',
      'Client for the Shop REST API',
    ],
    [
      'Tide report — times for sailors',
      'app.integrations.tides.find_books({})',
      'tides',
      'Tide report — times for sailors',
    ],
  ]
  test.each(named)('namespace and title: %s, %s', (title, call, namespace, read) => {
    const { namespaces } = parseDocument('spec/doc.md', `# ${title}\n\n## find_books\n\nNone.\n\n${lua(call)}\n`)
    expect(namespaces.map((each) => [each.namespace, each.title])).toEqual([[namespace, read]])
  })

  test('a group and a function may have the same name', () => {
    const { namespaces } = parseDocument(
      'spec/shop.md',
      `# Shop

## Search

### find_books

None.

## search

Everything.

${lua('app.integrations.shop.search({})')}
`,
    )
    expect(namespaces.flatMap(({ functions }) => functions.map(essence))).toEqual(['Search/find_books()', 'search(…)'])
  })
})

const tables: [name: string, text: string][] = [
  [
    'response fields',
    '### Response Fields\n\n| Field | Type | Description |\n|---|---|---|\n| `total` | integer | All |\n',
  ],
  [
    'response fields with presence',
    '### Response Fields\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| `total` | ' +
      'integer | yes | All |\n',
  ],
  ['values', '### Status Values\n\n| Status | Meaning |\n|---|---|\n| `lent` | Away |\n'],
  ['models', '### Models\n\n| Model ID | Description |\n|---|---|\n| `small-1` | Small |\n'],
  [
    'operators',
    '### Search Operators\n\n| Operator | Example | Description |\n|---|---|---|\n| `author:` | `author:poe` ' +
      '| By |\n',
  ],
  [
    'configuration of the whole document',
    '\n## Configuration\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| `api_key` | ' +
      'secret | yes | Key |\n| `url` | url | no | Server |\n',
  ],
]
test.each(tables)('a table is not read as parameters of the function: %s', (_, text) => {
  const { namespaces } = parseDocument(
    'spec/shop.md',
    `# Shop

## find_books

### Parameters

| Name | Type | Required | Description |
|---|---|---|---|
| \`q\` | string | yes | Words |

${text}`,
  )
  expect(namespaces.flatMap(({ functions }) => functions.map(essence))).toEqual(['find_books(q: string!)'])
})

describe('introductions and headers of parameters', () => {
  const headers = ['| Name | Type | Required | Description |', '| Parameter | Type | Required | Description |']
  const intros = ['### Parameters\n\n', '**Parameters:**\n\n', '**Parameters**:\n\n', '']
  test.each(
    headers.flatMap((header) =>
      intros.map(
        (intro) =>
          [intro.trim(), header, `${intro}${header}\n|---|---|---|---|\n| \`q\` | string | yes | Words |\n`] as const,
      ),
    ),
  )('%s %s', (_intro, _header, text) => {
    const { namespaces } = parseDocument('spec/shop.md', `# Shop\n\n## find_books\n\nFinds books.\n\n${text}`)
    expect(namespaces.flatMap(({ functions }) => functions.map(essence))).toEqual(['find_books(q: string!)'])
  })

  test.each(['string', 'integer', 'number', 'boolean', 'array', 'object'])('reads the type %s in a list', (type) => {
    const { namespaces } = parseDocument(
      'spec/shop.md',
      `# Shop

## find_books

| Name | Type | Required | Description |
|---|---|---|---|
| \`q\` | ${type} | no | Words |
`,
    )
    expect(namespaces.flatMap(({ functions }) => functions.map(essence))).toEqual([`find_books(q: ${type})`])
  })

  test('a fence that shows what is inside an object makes no parameters', () => {
    const { namespaces } = parseDocument(
      'spec/shop.md',
      '# Shop\n\n## lend_book\n\n### Parameters\n\n| Name | Type | Required | Description ' +
        '|\n|---|---|---|---|\n| `loan` | object | yes | Who and when |\n\n```json\n{ "reader": "r1", "days": 14 ' +
        '}\n```\n',
    )
    expect(namespaces.flatMap(({ functions }) => functions.map(essence))).toEqual(['lend_book(loan: object!)'])
  })

  test('a list names functions that have headings, with the prefix that the headings leave out', () => {
    const { namespaces } = parseDocument(
      'spec/shop.md',
      '# Shop\n\n## find_books\n\nFinds books. No parameters.\n\n## Paging\n\nThis applies to:\n\n- ' +
        '`shop_find_books`\n- `shop_lend_book`\n',
    )
    expect(namespaces.flatMap(({ functions }) => functions.map(essence))).toEqual(['find_books()', 'shop_lend_book(…)'])
  })
})
