import { describe, expect, test } from 'vitest'
import { checkExamples } from '#codegen/check/examples/examples.js'
import type { Parameter } from '#codegen/ir.js'
import { parseDocument } from '#codegen/parse/index.js'

const header = '| Name | Type | Required | Description |\n|---|---|---|---|\n'
const read = (text: string) => parseDocument('spec/shop.md', `# Shop\n\n${text}`)
const functionsOf = (text: string) => read(text).namespaces.flatMap(({ functions }) => functions)
const parametersOf = (text: string): readonly Parameter[] => functionsOf(`## find_books\n\n${text}\n`)[0]!.parameters

/** What the description of a parameter adds to its type. */
function stated(type: string, description: string): object {
  const [parameter] = parametersOf(`${header}| \`p\` | ${type} | no | ${description.replaceAll('|', '\\|')} |`)
  const { type: _, ...rest } = parameter!.schema
  return rest
}

describe('constraints that live in prose', () => {
  const rows: [type: string, description: string, stated: object][] = [
    ['integer', 'Books per page (default: 15, max: 75)', { default: 15, maximum: 75 }],
    ['integer', 'Books per page (default 15, max 75)', { default: 15, maximum: 75 }],
    ['integer', 'Books per page, max 900. Default: 40.', { default: 40, maximum: 900 }],
    ['string', 'Currency (default: `"chf"`)', { default: 'chf' }],
    ['string', 'Who sees it: `"staff"` (default) or `"everyone"`', { default: 'staff', enum: ['staff', 'everyone'] }],
    ['string', 'Server. Defaults to `https://books.example.org/v2`', { default: 'https://books.example.org/v2' }],
    ['boolean', 'Lent ones too (default: false)', { default: false }],
    ['number', 'Loudness. Default: 1.0.', { default: 1 }],
    ['integer', 'Books per page (1–150, default: 50)', { minimum: 1, maximum: 150, default: 50 }],
    ['integer', 'Width (default: 700, range: 100–3000)', { minimum: 100, maximum: 3000, default: 700 }],
    ['number', 'Latitude (-90 to 90)', { minimum: -90, maximum: 90 }],
    ['number', 'Share (0.0–1.0)', { minimum: 0, maximum: 1 }],
    ['integer', 'Page (1-based, default: 1)', { minimum: 1, default: 1 }],
    ['integer', 'Page number (starts at 1)', { minimum: 1 }],
    ['string', 'Text (max 500 characters)', { maxLength: 500 }],
    ['string', 'Text (max 300 graphemes)', { maxLength: 300 }],
    ['string', 'Filter by state: `new`, `old`', { enum: ['new', 'old'] }],
    ['string', 'Filter by state: `"new"`, `"old"`, or `"lost"`', { enum: ['new', 'old', 'lost'] }],
    [
      'string',
      'Order. Options: `title-asc` (default), `title-desc`',
      { enum: ['title-asc', 'title-desc'], default: 'title-asc' },
    ],
    ['string', 'Filter by state ("new", "old", "lost")', { enum: ['new', 'old', 'lost'] }],
    ['string', 'Priority of the loan (urgent, high, low)', { enum: ['urgent', 'high', 'low'] }],
    ['integer', 'Status: 0=open, 1=lent', { enum: [0, 1], 'x-labels': { 0: 'open', 1: 'lent' } }],
    ['integer', 'Status: 0=open, 2=lent', { enum: [0, 2], 'x-labels': { 0: 'open', 2: 'lent' } }],
    ['integer', 'Day: 0=Sunday, 6=Saturday', {}],
    ['integer', '`0` = nobody, `1` = staff', { enum: [0, 1], 'x-labels': { 0: 'nobody', 1: 'staff' } }],
  ]
  test.each(rows)('%s: %s', (type, description, want) => expect(stated(type, description)).toEqual(want))
})

describe('what looks like a constraint and is none', () => {
  const rows: [type: string, description: string, stated: object][] = [
    ['string', 'Since when (defaults to now)', {}],
    ['string', 'Which shelves (default: all)', {}],
    ['string', 'Shelf (default shelf if omitted)', {}],
    ['string', 'Owner. Defaults to the signed-in reader.', {}],
    ['string', 'Language (e.g. "FR", "IT")', {}],
    ['string', 'Film (3-9 min, one reader)', {}],
    ['string', 'Day (YYYY-MM-DD)', { format: 'date' }],
    ['integer', 'Pictures (1–12 for the old press, only 2 for the new one)', {}],
    ['string', 'Edition (`"newest"`, `"draft"`, etc.)', {}],
    ['string', 'Place: `"front"`, `"back"`, or a positive number', {}],
    ['string', 'Books per page (default: `"15"`, max: 75)', { default: '15' }],
    ['string', 'Text, or an array of texts', {}],
  ]
  test.each(rows)('%s: %s', (type, description, want) => expect(stated(type, description)).toEqual(want))
})

const rows: [row: string, stated: object, said: string[]][] = [
  ['| `p` | string | no | Shelf number (e.g.,  |', {}, ['truncated-cell']],
  ['| `p` | string | no | Ordered by the shelf\\ |', {}, ['truncated-cell']],
  ['| `p` | array | no | Fields. Example: [ |', {}, ['truncated-cell']],
  ['| `p` | string | no | What to find\\. |', {}, []],
  ['| `p` | integer | no | Books per page (default:  |', {}, ['truncated-cell']],
  ['| `p` | integer | no | One of these: |', {}, ['truncated-cell']],
  ['| `p` | string | no | A |', {}, []],
]
test.each(rows)('a truncated cell is reported: %s', (row, want, said) => {
  const { namespaces, messages } = read(`## find_books\n\n${header}${row}\n`)
  const { type: _, ...rest } = namespaces[0]!.functions[0]!.parameters[0]!.schema
  expect([rest, messages.map(({ ruleId }) => ruleId)]).toEqual([want, said])
})

describe('words of the Required column', () => {
  const cells: [cell: string, required: boolean, conditional: string | undefined][] = [
    ['yes', true, undefined],
    ['no', false, undefined],
    ['Yes', true, undefined],
    ['No', false, undefined],
    ['✅', true, undefined],
    ['no*', false, 'no*'],
    ['conditional', false, 'conditional'],
  ]
  test.each(cells)('reads the Required cell: %s', (cell, required, conditional) => {
    expect(
      parametersOf(`${header}| \`p\` | string | ${cell} | A book |`).map((each) => [each.required, each.conditional]),
    ).toEqual([[required, conditional]])
  })

  test('a footnote below the table is a rule', () => {
    const [found] = functionsOf(
      `## find_reader

${header}| \`reader_id\` | string | no* | Number |
| \`card_id\` | string | no* | Card |

*At least one of \`reader_id\` or \`card_id\` is required.
`,
    )
    expect(found!.rules).toMatchObject([{ kind: 'any-of', parameters: ['reader_id', 'card_id'] }])
    expect(found!.parameters.map(({ required }) => required)).toEqual([false, false])
  })

  test('a condition may stand in the description', () => {
    expect(
      parametersOf(`${header}| \`shelf_id\` | string | no | Shelf (required if not adding to a box) |`),
    ).toMatchObject([{ required: false, conditional: 'required if not adding to a box' }])
  })
})

describe('no parameters', () => {
  const forms = [
    '### Parameters\n\nNone.',
    '### Parameters\n\n_None_',
    '**Parameters:** None.',
    '*No parameters required.*',
    'This tool takes no parameters.',
    'Lists all shelves. This tool takes no parameters.',
    `### Parameters\n\n${header}| — | — | — | No parameters required |`,
    `### Parameters\n\n${header}| *(none)* | — | — | Nothing to give |`,
  ]
  test.each(forms)('a form says that there are no parameters: %s', (form) =>
    expect(functionsOf(`## list_shelves\n\n${form}\n`)).toMatchObject([{ name: 'list_shelves', parameters: [] }]),
  )
  test.each(forms)('%s: it accepts none', (form) =>
    expect(functionsOf(`## list_shelves\n\n${form}\n`)[0]!.open).toBeUndefined(),
  )

  test('a function without a section for parameters takes none if other functions have such a section', () => {
    expect(
      functionsOf(`## list_shelves\n\nAll of them.\n\n## get_shelf\n\n${header}| \`id\` | string | yes | Shelf |\n`)[0],
    ).toMatchObject({ parameters: [], summary: 'All of them.' })
  })
})

describe('examples that are wrong', () => {
  const lua = (code: string): string =>
    `## find_books

### Parameters

${header}| \`shelf\` | string | yes | Shelf |
| \`limit\` | integer | no | Most (1–100) |
| \`order\` | string | no | Order: \`up\`, \`down\` |

\`\`\`lua
${code}
\`\`\`
`
  const call = (fields: string): string => `app.integrations.shop.find_books({ ${fields} })`
  const cases: [name: string, code: string, syntax: number, checks: string[]][] = [
    ['a missing comma', 'app.integrations.shop.find_books({\n  shelf = "a"\n  limit = 5\n})', 1, []],
    ['a reserved word as a key', call('shelf = "a", end = "2030-01-01"'), 1, []],
    ['another reserved word as a key', call('shelf = "a", until = 5'), 1, []],
    ['a bare table', '{ shelf = "a", limit = 5 }', 1, []],
    ['a required parameter is left out', call('limit = 5'), 0, ['example-missing-required']],
    ['a number out of range', call('shelf = "a", limit = 0'), 0, ['example-out-of-range']],
    ['a value that is not listed', call('shelf = "a", order = ""'), 0, ['example-enum-value']],
    [
      'a local with the name of the root',
      `local app = app.integrations.shop.find_books({ shelf = "a" })\nprint(app.title)`,
      0,
      [],
    ],
    ['a placeholder', 'app.integrations.shop.function_name({...})', 0, []],
    ['several calls', `${call('shelf = "a"')}\n${call('shelf = "b", limit = 100')}`, 0, []],
  ]
  test.each(cases)('a wrong example is reported: %s', (_, code, syntax, checks) => {
    const { namespaces, messages } = read(lua(code))
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(Array.from({ length: syntax }, () => 'example-syntax'))
    expect(
      checkExamples(namespaces)
        .map(({ rule }) => rule)
        .filter((rule) => !rule.includes('unknown')),
    ).toEqual(checks)
    expect(namespaces[0]!.functions.map(({ name }) => name)).toEqual(['find_books'])
  })

  test('functions and parameters that no section documents are known from calls', () => {
    const functions = functionsOf(
      '## Lending\n\nLend and take back.\n\n```lua\nlocal loan = app.integrations.shop.lend_book({ book = ' +
        '"b1", days = 14 })\napp.integrations.shop.take_back({ loan = loan.id })\n```\n',
    )
    expect(
      functions.map(({ name, parameters, open, inferred }) => [
        name,
        parameters.map((each) => each.name),
        open,
        inferred,
      ]),
    ).toEqual([
      ['lend_book', ['book', 'days'], true, true],
      ['take_back', ['loan'], true, true],
    ])
  })

  const fences: [info: string, code: string, language: string][] = [
    ['lua', 'print(1)', 'lua'],
    ['', 'app.integrations.shop.find_books({ shelf = "a" })', 'lua'],
    ['json', '{ "shelf": "a" }', 'json'],
    ['bash', 'curl https://example.org', 'bash'],
  ]
  test.each(fences)('an example in a fence of %s', (info, code, language) => {
    const [found] = functionsOf(
      `## find_books\n\n${header}| \`shelf\` | string | yes | Shelf |\n\n\`\`\`${info}\n${code}\n\`\`\`\n`,
    )
    expect(found!.examples).toMatchObject([{ language, code }])
  })
})
