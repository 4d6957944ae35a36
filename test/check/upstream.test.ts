import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkUpstream } from '#codegen/check/upstream/upstream.js'
import { readOpenApi } from '#codegen/overlay/openapi/read.js'
import { readOverlay } from '#codegen/overlay/read.js'
import { parseDocument } from '#codegen/parse/index.js'
import { officialDocument } from '../helpers/official.js'

const document = `# Shop

## list_things

List things.

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`size\` | integer | no | Results per page (max: 100) |
| \`state\` | string | no | \`on_sale\` or \`gone\` |
| \`owner\` | string | yes | Owner ID |

### Response Fields

| Field | Type | Description |
|-------|------|-------------|
| \`data[].name\` | string | Name |
| \`data[].price\` | number | Price |

\`\`\`lua
app.integrations.shop.list_things({ owner = "x1", size = 10 })
\`\`\`
`

const overlay = `api: https://shop.example.com
functions:
  list_things:
    call: GET /things/{owner}
    constants: { query: { kind: all } }
    path: { owner: owner }
    query:
      size: page_size
      state: { name: state, values: { on_sale: on-sale } }
    answer:
      data[].price: { scale: cents, by: 0.01 }
`

const thing = { type: 'object', properties: { name: { type: 'string' }, cents: { type: 'integer' } } }
const api = {
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths: {
    '/things/{id}': {
      get: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'page_size', in: 'query', schema: { type: 'integer', maximum: 100 } },
          { name: 'state', in: 'query', schema: { type: 'string', enum: ['on-sale', 'gone'] } },
          { name: 'kind', in: 'query', required: true, schema: { enum: ['all', 'some'] } },
        ],
        responses: {
          200: {
            description: '',
            content: {
              'application/json': { schema: { type: 'object', properties: { data: { type: 'array', items: thing } } } },
            },
          },
        },
      },
    },
  },
}

/** What the comparison finds after a few texts of document, overlay and API were replaced. */
function check(
  changes: {
    readonly document?: [string, string]
    readonly overlay?: [string, string]
    readonly api?: [string, string]
  } = {},
): string[] {
  const change = (text: string, [from, to]: [string, string] = ['', '']): string => {
    expect(text).toContain(from)
    return text.replace(from, to)
  }
  const { overlay: read, mistakes } = readOverlay('shop.http.yaml', change(overlay, changes.overlay), 'shop')
  expect(mistakes).toEqual([])
  const { namespaces, messages } = parseDocument('spec/shop.md', change(document, changes.document))
  expect(messages.map(String)).toEqual([])
  const result = readOpenApi(change(JSON.stringify(api), changes.api))
  if ('problem' in result) throw new Error(result.problem.message)
  return checkUpstream(namespaces, new Map([['shop', read!]]), result.api).map(
    ({ level, rule, subject }) => `${level} ${rule} ${subject.replace('shop.list_things', '')}`,
  )
}

const base = check()

describe('documentation and overlay against an API', () => {
  test('documentation and overlay agree with the API, apart from what the overlay translates', () => {
    expect(base).toEqual([
      'info param-renamed-upstream .size',
      'info enum-value-translated .state',
      'info answer-made  → data[].price',
    ])
  })

  const cases: [string, Parameters<typeof check>[0] & object, string][] = [
    ['the operation is gone', { overlay: ['GET /things/{owner}', 'GET /thing/{owner}'] }, 'error operation-missing '],
    ['the operation is deprecated', { api: ['"get":{', '"get":{"deprecated":true,'] }, 'warning operation-deprecated '],
    ['a parameter is gone', { api: ['"name":"page_size"', '"name":"limit"'] }, 'error param-missing-upstream .size'],
    [
      'a parameter is of another type',
      { api: ['{"type":"integer","maximum":100}', '{"type":"boolean"}'] },
      'error type-mismatch .size',
    ],
    ['a limit is narrower', { api: ['"maximum":100', '"maximum":50'] }, 'warning bound-mismatch .size'],
    ['a limit is undocumented', { api: ['"maximum":100', '"maximum":100,"minimum":1'] }, 'info bound-mismatch .size'],
    ['a value is gone', { api: ['"gone"]', '"lost"]'] }, 'error enum-value-missing-upstream .state'],
    ['a value is new', { api: ['"gone"]', '"gone","lost"]'] }, 'info enum-value-undocumented .state'],
    [
      'a parameter became required',
      { api: ['"name":"page_size","in":"query"', '"name":"page_size","in":"query","required":true'] },
      'warning required-mismatch .size',
    ],
    [
      'a required parameter is new',
      { api: ['"name":"kind","in":"query"', '"name":"sort","in":"query"'] },
      'error param-required-upstream ',
    ],
    ['a constant is refused', { overlay: ['kind: all', 'kind: every'] }, 'error constant-mismatch '],
    [
      'an identifier is a UUID',
      {
        api: [
          '"required":true,"schema":{"type":"string"}',
          '"required":true,"schema":{"type":"string","format":"uuid"}',
        ],
      },
      'warning format-mismatch .owner',
    ],
    [
      'an example passes what is refused',
      {
        api: [
          '"required":true,"schema":{"type":"string"}',
          '"required":true,"schema":{"type":"string","format":"uuid"}',
        ],
      },
      'warning example-value-upstream .owner',
    ],
    [
      'a field of the answer is gone',
      { api: ['"name":{"type":"string"}', '"title":{"type":"string"}'] },
      'error answer-missing-upstream  → data[].name',
    ],
    [
      'a field of the answer is of another type',
      { api: ['"name":{"type":"string"}', '"name":{"type":"object"}'] },
      'error answer-type-mismatch  → data[].name',
    ],
    [
      'the document leaves open a type that the API has',
      { document: ['| `data[].name` | string | Name |', '| `data[].name` | | Name |'] },
      'info answer-type-open  → data[].name',
    ],
    [
      'the overlay states another type',
      {
        document: ['| `data[].name` | string | Name |', '| `data[].name` | | Name |'],
        overlay: ['    answer:', '    types: { "data[].name": boolean }\n    answer:'],
      },
      'error answer-type-mismatch  → data[].name',
    ],
    [
      'what a field is made of is gone',
      { api: ['"cents"', '"amount"'] },
      'error answer-source-missing  → data[].price',
    ],
    [
      'a parameter is marked absent',
      { overlay: ['    query:\n      size: page_size\n', '    absent: { size: no pages }\n    query:\n'] },
      'info param-none .size',
    ],
    [
      'a field is marked absent',
      { overlay: ['{ scale: cents, by: 0.01 }', '{ absent: no prices }'] },
      'info answer-none  → data[].price',
    ],
    [
      'the function is marked absent',
      { overlay: [overlay.slice(overlay.indexOf('    call:')), '    absent: no things\n'] },
      'info operation-none ',
    ],
    [
      'another operation answers',
      { overlay: ['    call: GET', '    note: Answered otherwise\n    call: GET'] },
      'info operation-instead ',
    ],
  ]
  test('a type that overlay and API state alike is not a finding', () => {
    const document: [string, string] = ['| `data[].name` | string | Name |', '| `data[].name` | | Name |']
    const overlay: [string, string] = ['    answer:', '    types: { "data[].name": string }\n    answer:']
    expect(check({ document, overlay })).toEqual(base)
  })

  test.each(cases)('documentation and overlay are compared with an API: %s', (_, changes, want) => {
    const found = check(changes)
    expect(found).toContain(want)
    // Nothing else is an error or a warning, except what follows from the same change.
    const serious = found.filter((each) => !each.startsWith('info') && each !== want)
    expect(
      serious.every((each) =>
        /param-required-upstream|constant-mismatch|example-value|format-mismatch|enum-value/.test(each),
      ),
    ).toBe(true)
  })
})

const withoutOfficial = existsSync(officialDocument)
  ? ''
  : ' (skipped: the official document is not here; name it with MOONBIND_UPSTREAM)'

describe.skipIf(withoutOfficial)(`spec/telnyx.md against the official API${withoutOfficial}`, () => {
  const spec = (name: string): string => readFileSync(new URL(`../../spec/${name}`, import.meta.url), 'utf8')
  const find = (): string[] => {
    const result = readOpenApi(readFileSync(officialDocument, 'utf8'))
    if ('problem' in result) throw new Error(result.problem.message)
    const { overlay: read } = readOverlay('spec/telnyx.http.yaml', spec('telnyx.http.yaml'), 'telnyx')
    return checkUpstream(
      parseDocument('spec/telnyx.md', spec('telnyx.md')).namespaces,
      new Map([['telnyx', read!]]),
      result.api,
    ).map(({ level, message }) => `${level} ${message.replace(/telnyx\./, '')}`)
  }

  test('the overlay knows every difference from the official API, except the example without a UUID', () => {
    expect(find().filter((each) => !each.startsWith('info'))).toEqual([
      'warning list_call_records.filter_call_session_id: the API refuses ' +
        '"0ccc7b54-4e3a-4fa1-8c3f-5d2e3f4g5h6i" of the example, it expects a UUID',
    ])
  })

  test('no answered field has an open type if the official API states one', () => {
    expect(find().filter((message) => message.includes('no document says its type'))).toEqual([])
  })

  const known = [
    'info list_call_records.filter_call_session_id: the API expects a UUID, which is not documented; the ' +
      'overlay refuses the rest before anything is sent',
    'info list_phone_numbers.page_size: the API calls it page[size]',
    'info list_phone_numbers.filter_status: the API spells "purchase_pending" "purchase-pending"',
    'info list_phone_numbers.filter_status: the API accepts "emergency-only", "ported-out", "port-out-pending" ' +
      'too, which is not documented',
    'info get_phone_number.phone_number_id: the API calls it id',
    'info send_sms.use_mms: the API calls it type',
    'info send_sms.use_mms: the API spells true "MMS"',
    'info send_sms → data.status: the API answers it as to[0].status',
    'info send_sms.from: it is documented as required, and optional in the API',
    'info list_messages: Answered from detail records of messages, because the API has no list of messages.',
    'info list_messages → data[].from: the API calls it cli',
    'info list_messages.page_size: the documented maximum is 250, and that of the API is 50; the overlay ' +
      'refuses the rest before anything is sent',
    'info list_messages → data[].text: the API does not answer it: Detail records hold no message text.',
    'info list_calls: Answered from detail records of calls, because the API has no list of calls.',
    'info get_call: the API cannot answer it: The API finds a call by its call control id only, and a call ' +
      'session id leads to none.',
    'info list_call_records → data[].download_urls: the API answers it as download_urls.mp3, download_urls.wav',
    'info list_call_records → data[].duration: the API answers duration_millis in another unit (times 0.001)',
  ]
  test.each(known)('the official API gives the known finding: %s', (each) => expect(find()).toContain(each))
})
