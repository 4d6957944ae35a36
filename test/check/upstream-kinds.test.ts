import { describe, expect, test } from 'vitest'
import { checkUpstream } from '#codegen/check/upstream/upstream.js'
import { readOpenApi } from '#codegen/overlay/openapi/read.js'
import { readOverlay } from '#codegen/overlay/read.js'
import { parseDocument } from '#codegen/parse/index.js'
import { upstreamRules } from '#codegen/rules/upstream.js'

const document = `# Shop

## add_order

Add an order.

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`title\` | string | yes | Title (max 20 characters) |
| \`count\` | integer | no | How many (default: 5, max: 100) |
| \`state\` | string | no | \`open\` or \`closed\` |
| \`tags\` | array<string> | no | Tags |
| \`city\` | string | no | City |

### Response Fields

| Field | Type | Description |
|-------|------|-------------|
| \`data[].id\` | string | Identifier |
| \`data[].state\` | string | \`open\` or \`closed\` |
| \`data[].price\` | number | Price |
| \`data[].labels\` | array<string> | Labels |
| \`data[].kind\` | string | \`small\` or \`big\` |

\`\`\`lua
app.integrations.shop.add_order({ title = "A bike", count = 2 })
\`\`\`
`

const overlay = `api: https://shop.example.com/v1
functions:
  add_order:
    call: POST /orders
    query:
      state: state
      tags: tags
    body:
      title: title
      count: count
      city: address[city]
    answer:
      data[].price: { scale: cents, by: 0.01 }
      data[].kind: { values: { small: s, big: b } }
`

const order = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    state: { type: 'string', enum: ['open', 'closed'] },
    cents: { type: 'integer' },
    labels: { type: 'array', items: { type: 'string' } },
    kind: { enum: ['s', 'b'] },
  },
}
const body = {
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', maxLength: 20 },
    count: { type: 'integer', maximum: 100, default: 5 },
    address: { type: 'object', properties: { city: { type: 'string' } } },
  },
}
const api = {
  openapi: '3.1.0',
  servers: [{ url: 'https://shop.example.com/v1' }],
  security: [{ key: [] }],
  paths: {
    '/orders': {
      post: {
        parameters: [
          { name: 'state', in: 'query', schema: { type: 'string', enum: ['open', 'closed'] } },
          { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
        ],
        requestBody: { content: { 'application/json': { schema: body } } },
        responses: {
          '200': {
            content: {
              'application/json': { schema: { type: 'object', properties: { data: { type: 'array', items: order } } } },
            },
          },
        },
      },
    },
  },
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
}

interface Changes {
  readonly document?: [string, string]
  readonly overlay?: [string, string]
  readonly api?: [string, string]
}

/** What the comparison finds after a text of document, overlay or API was replaced, without `shop.add_order`. */
function check(changes: Changes): string[] {
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
    ({ level, rule, subject }) => `${level} ${rule} ${subject.replace('shop.add_order', '')}`,
  )
}

const unchanged = check({})
const json = JSON.stringify

describe('one change, what it is found as', () => {
  const cases: [what: string, changes: Changes, want: string][] = [
    [
      'a body field is required, the body is not',
      { api: ['"required":["title"]', '"required":["title","kind"]'] },
      'error param-required-upstream ',
    ],
    [
      'a field of an object that is sent in part is required',
      { api: [json({ city: { type: 'string' } }), `${json({ city: { type: 'string' } })},"required":["zip"]`] },
      'error param-required-upstream ',
    ],
    [
      'every form of the body requires something that nothing fills',
      { api: ['"required":["title"]', '"required":["title"],"oneOf":[{"required":["a"]},{"required":["b","c"]}]'] },
      'error param-required-upstream ',
    ],
    [
      'a field of a deepObject is required',
      {
        overlay: ['state: state', 'state: filter[state]'],
        api: [
          '{"name":"state","in":"query","schema":{"type":"string","enum":["open","closed"]}}',
          '{"name":"filter","in":"query","style":"deepObject","schema":{"properties":{"state":{"enum":["open","closed"]}},"required":["kind"]}}',
        ],
      },
      'error param-required-upstream ',
    ],
    [
      'the body is a form',
      {
        api: [
          '"requestBody":{"content":{"application/json"',
          '"requestBody":{"content":{"application/x-www-form-urlencoded"',
        ],
      },
      'error body-media-type ',
    ],
    [
      'the body is multipart',
      { api: ['"requestBody":{"content":{"application/json"', '"requestBody":{"content":{"multipart/form-data"'] },
      'error body-media-type ',
    ],
    [
      'the answer is CSV',
      { api: ['"200":{"content":{"application/json"', '"200":{"content":{"text/csv"'] },
      'error answer-media-type ',
    ],
    ['the answer is empty', { api: ['"200":{"content":', '"204":{"x-content":'] }, 'error answer-media-type '],
    [
      'a key in a header of its own',
      { api: ['{"type":"http","scheme":"bearer"}', '{"type":"apiKey","in":"header","name":"X-Key"}'] },
      'error auth-mismatch ',
    ],
    [
      'a key in the query',
      { api: ['{"type":"http","scheme":"bearer"}', '{"type":"apiKey","in":"query","name":"key"}'] },
      'error auth-mismatch ',
    ],
    ['basic authentication', { api: ['"scheme":"bearer"', '"scheme":"basic"'] }, 'error auth-mismatch '],
    [
      'two keys at once',
      { api: ['[{"key":[]}]', '[{"key":[],"other":[]}],"x":[{}]'], overlay: ['api:', 'auth: X-Key\napi:'] },
      'error auth-mismatch ',
    ],
    ['another version in the address', { api: ['example.com/v1', 'example.com/v2'] }, 'error server-mismatch '],
    ['another host', { api: ['https://shop', 'https://store'] }, 'error server-mismatch '],
    [
      'an address of the operation itself',
      { api: ['"post":{', '"post":{"servers":[{"url":"https://other.example.com"}],'] },
      'error server-mismatch ',
    ],
    [
      'lists joined by commas',
      { api: ['"name":"tags","in":"query"', '"name":"tags","in":"query","explode":false'] },
      'error param-style-upstream .tags',
    ],
    [
      'lists joined by bars',
      { api: ['"name":"tags","in":"query"', '"name":"tags","in":"query","style":"pipeDelimited"'] },
      'error param-style-upstream .tags',
    ],
    [
      'lists joined that must be repeated',
      { overlay: ['tags: tags', "tags: { name: tags, join: ',' }"] },
      'error param-style-upstream .tags',
    ],
    [
      'JSON within the address',
      {
        api: [
          '"name":"state","in":"query","schema":{"type":"string","enum":["open","closed"]}',
          '"name":"state","in":"query","content":{"application/json":{"schema":{"enum":["open","closed"]}}}',
        ],
      },
      'error param-style-upstream .state',
    ],
    [
      'an object whose fields stand alone in the address',
      {
        overlay: ['state: state', 'state: filter[state]'],
        api: [
          '{"name":"state","in":"query","schema":{"type":"string","enum":["open","closed"]}}',
          '{"name":"filter","in":"query","schema":{"properties":{"state":{"enum":["open","closed"]}}}}',
        ],
      },
      'error param-style-upstream .state',
    ],
    [
      'a parameter that is only answered',
      { api: ['"title":{', '"title":{"readOnly":true,'] },
      'error param-read-only-upstream .title',
    ],
    [
      'a deprecated parameter',
      { api: ['"name":"state",', '"name":"state","deprecated":true,'] },
      'warning param-deprecated-upstream .state',
    ],
    [
      'a deprecated body field',
      { api: ['"title":{', '"title":{"deprecated":true,'] },
      'warning param-deprecated-upstream .title',
    ],
    ['another default', { api: ['"default":5', '"default":10'] }, 'warning default-mismatch .count'],
    ['an exclusive limit', { api: ['"maximum":100', '"exclusiveMaximum":100'] }, 'warning bound-mismatch .count'],
    ['a shorter text', { api: ['"maxLength":20', '"maxLength":10'] }, 'warning bound-mismatch .title'],
    [
      'an undocumented length',
      { api: ['"maxLength":20', '"maxLength":20,"minLength":3'] },
      'info bound-mismatch .title',
    ],
    [
      'fewer items',
      { api: ['{"name":"tags","in":"query","schema":{', '{"name":"tags","in":"query","schema":{"maxItems":3,'] },
      'info bound-mismatch .tags',
    ],
    ['a pattern', { api: ['"maxLength":20', '"maxLength":20,"pattern":"^A"'] }, 'info format-mismatch .title'],
    [
      'a pattern that an example breaks',
      { api: ['"maxLength":20', '"maxLength":20,"pattern":"^x"'] },
      'warning example-value-upstream .title',
    ],
    [
      'a pattern that a documented value breaks',
      { api: ['"enum":["open","closed"]}},', '"pattern":"^o"}},'] },
      'error enum-value-missing-upstream .state',
    ],
    [
      'a documented value that the overlay refuses',
      { overlay: ['state: state', 'state: { name: state, only: [open], because: no }'] },
      'info enum-value-refused .state',
    ],
    [
      'null as an answer, 3.1',
      { api: ['"id":{"type":"string"}', '"id":{"type":["string","null"]}'] },
      'warning answer-nullable  → data[].id',
    ],
    [
      'null as an answer, 3.0',
      { api: ['"id":{"type":"string"}', '"id":{"type":"string","nullable":true}'] },
      'warning answer-nullable  → data[].id',
    ],
    [
      'a new value in the answer',
      { api: ['"state":{"type":"string","enum":["open",', '"state":{"type":"string","enum":["paid","open",'] },
      'warning answer-enum-value-undocumented  → data[].state',
    ],
    [
      'a value less in the answer',
      {
        api: [
          '"state":{"type":"string","enum":["open","closed"]},"cents"',
          '"state":{"type":"string","enum":["open"]},"cents"',
        ],
      },
      'info answer-enum-value-gone  → data[].state',
    ],
    [
      'a form of the answer without a field',
      {
        api: [
          json(order),
          `{"oneOf":[${json(order)},{"type":"object","properties":{"state":{"type":"string"},"cents":{},"labels":{},"kind":{}}}]}`,
        ],
      },
      'warning answer-branch-lacking  → data[].id',
    ],
    [
      'the items of a list in the answer',
      {
        api: [
          '"labels":{"type":"array","items":{"type":"string"}}',
          '"labels":{"type":"array","items":{"type":"object"}}',
        ],
      },
      'error answer-type-mismatch  → data[].labels[]',
    ],
    [
      'a field that is only taken',
      { api: ['"id":{', '"id":{"writeOnly":true,'] },
      'error answer-write-only  → data[].id',
    ],
    [
      'a deprecated field of the answer',
      { api: ['"id":{', '"id":{"deprecated":true,'] },
      'info answer-deprecated  → data[].id',
    ],
    [
      'a text that is scaled',
      { api: ['"cents":{"type":"integer"}', '"cents":{"type":"string"}'] },
      'error answer-source-type  → data[].price',
    ],
    [
      'a translated value that is not answered',
      { api: ['{"enum":["s","b"]}', '{"enum":["s","xl"]}'] },
      'warning answer-value-missing  → data[].kind',
    ],
    [
      'an answered value without a translation',
      { api: ['{"enum":["s","b"]}', '{"enum":["s","b","xl"]}'] },
      'warning answer-enum-value-undocumented  → data[].kind',
    ],
    [
      'a reference that leads nowhere',
      { api: ['"id":{"type":"string"}', '"id":{"$ref":"#/nowhere"}'] },
      'error reference-broken ',
    ],
    [
      'a reference to another address',
      { api: ['"id":{"type":"string"}', '"id":{"$ref":"https://x.example.com/y.json"}'] },
      'error reference-broken ',
    ],
    [
      'a number where whole numbers are taken',
      { document: ['`count` | integer', '`count` | number'] },
      'warning type-mismatch .count',
    ],
    [
      'pages whose items stand elsewhere',
      {
        overlay: ['    answer:', '    pages: { number: count, items: data, total: meta.pages }\n    answer:'],
        api: [
          '"properties":{"data":{"type":"array"',
          '"properties":{"meta":{"properties":{"total":{}}},"data":{"type":"array"',
        ],
      },
      'error pages-mismatch ',
    ],
  ]
  test.each(cases)('one change gives its finding: %s', (_, changes, want) => {
    const found = check(changes)
    expect(found).toContain(want)
    expect(unchanged).not.toContain(want)
  })

  test('every upstream rule has a case, here or with the smallest document', () => {
    const tried = [...cases.map(([, , want]) => want), ...unchanged].map((entry) => entry.split(' ')[1])
    const elsewhere =
      /^(operation-|param-(none|missing|renamed)|required-mismatch|enum-value-(undocumented|translated)|constant-mismatch|answer-(missing|none|source-missing|type-open))/
    expect(Object.keys(upstreamRules).filter((rule) => !tried.includes(rule) && !elsewhere.test(rule))).toEqual([])
  })
})

describe('a change that keeps the meaning gives nothing', () => {
  const thing = json(order)
  const cases: [what: string, changes: Changes][] = [
    ['parameters at the path', { api: ['"post":{"parameters":', '"parameters":[],"post":{"parameters":'] }],
    ['a range of statuses', { api: ['"200":', '"2XX":'] }],
    ['a default answer', { api: ['"200":', '"default":'] }],
    [
      'a media type with a charset',
      { api: ['"200":{"content":{"application/json"', '"200":{"content":{"application/json; charset=utf-8"'] },
    ],
    [
      'a media type of the JSON family',
      { api: ['"200":{"content":{"application/json"', '"200":{"content":{"application/vnd.shop+json"'] },
    ],
    [
      'a second media type',
      { api: ['"requestBody":{"content":{', '"requestBody":{"content":{"application/x-www-form-urlencoded":{},'] },
    ],
    ['allOf around an object', { api: [thing, `{"allOf":[${thing}]}`] }],
    ['a single branch', { api: [thing, `{"oneOf":[${thing}]}`] }],
    ['const as an enumeration of one', { api: ['{"enum":["s","b"]}', '{"oneOf":[{"const":"s"},{"const":"b"}]}'] }],
    ['a slash at the end of the address', { api: ['example.com/v1"', 'example.com/v1/"'] }],
    ['an address without host', { api: ['https://shop.example.com/v1', '/v1'] }],
    ['a variable in the address', { api: ['https://shop.example.com', 'https://{region}.example.com'] }],
    ['no address at all', { api: ['"servers":[{"url":"https://shop.example.com/v1"}],', ''] }],
    ['another way to be allowed', { api: ['[{"key":[]}]', '[{"other":[]},{"key":[]}]'] }],
    ['OAuth as a bearer token', { api: ['{"type":"http","scheme":"bearer"}', '{"type":"oauth2","flows":{}}'] }],
    ['no key at all', { api: ['"security":[{"key":[]}],', ''] }],
    [
      'a required field that is only answered',
      {
        api: ['"required":["title"],"properties":{', '"required":["title","id"],"properties":{"id":{"readOnly":true},'],
      },
    ],
    [
      'one form of the body that is filled',
      { api: ['"required":["title"]', '"required":["title"],"oneOf":[{"required":["count"]},{"required":["b"]}]'] },
    ],
    [
      'explode said as it is',
      { api: ['"name":"tags","in":"query"', '"name":"tags","in":"query","style":"form","explode":true'] },
    ],
    [
      'joined on both sides',
      {
        api: ['"name":"tags","in":"query"', '"name":"tags","in":"query","explode":false'],
        overlay: ['tags: tags', "tags: { name: tags, join: ',' }"],
      },
    ],
    [
      'JSON in the address on both sides',
      {
        api: [
          '"name":"state","in":"query","schema":{"type":"string","enum":["open","closed"]}',
          '"name":"state","in":"query","content":{"application/json":{"schema":{"enum":["open","closed"]}}}',
        ],
        overlay: ['state: state', 'state: { name: state, as: json }'],
      },
    ],
    ['a wider limit', { api: ['"maximum":100', '"maximum":1000'] }],
    ['a longer text', { api: ['"maxLength":20', '"maxLength":200'] }],
    ['another order', { api: ['"enum":["open","closed"]', '"enum":["closed","open"]'] }],
  ]
  test.each(cases)('a change that keeps the meaning gives no finding: %s', (_, changes) => {
    expect(check(changes).filter((found) => !found.startsWith('info param-renamed'))).toEqual(
      unchanged.filter((found) => !found.startsWith('info param-renamed')),
    )
  })

  test('no finding for a base address that ends where the paths of the document begin', () => {
    const moved = json(api).replace('shop.example.com/v1', 'shop.example.com').replace('"/orders"', '"/v1/orders"')
    const result = readOpenApi(moved)
    if ('problem' in result) throw new Error(result.problem.message)
    const { overlay: read } = readOverlay('shop.http.yaml', overlay, 'shop')
    const found = checkUpstream(
      parseDocument('spec/shop.md', document).namespaces,
      new Map([['shop', read!]]),
      result.api,
    )
    expect(
      found.map(({ level, rule, subject }) => `${level} ${rule} ${subject.replace('shop.add_order', '')}`),
    ).toEqual(unchanged)
  })
})
