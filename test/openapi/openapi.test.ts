import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { moonbind, project } from '../helpers/cli.js'

const document = `# Shop API

### list_orders

Lists orders.

| Parameter | Type | Required | Description |
|---|---|---|---|
| \`state\` | string | no | \`open\` or \`done\` |
| \`tags\` | array | no | Tags |
| \`size\` | integer | no | At most (max: 100) |

\`\`\`lua
local r = app.integrations.shop.list_orders({ size = 5 })
print(r.items[1].total, r.items[1].owner)
\`\`\`

### find_orders

Finds orders.

| Parameter | Type | Required | Description |
|---|---|---|---|
| \`text\` | string | yes | What to find |

\`\`\`lua
app.integrations.shop.find_orders({ text = "hat" })
\`\`\`

### create_order

Creates an order.

| Parameter | Type | Required | Description |
|---|---|---|---|
| \`title\` | string | yes | Its title |
| \`street\` | string | no | Where to |

\`\`\`lua
app.integrations.shop.create_order({ title = "Hat" })
\`\`\`

### drop

Drops it.

\`\`\`lua
app.integrations.shop.drop({})
\`\`\`
`

const overlay = `api: https://shop.example/v1
auth: bearer
functions:
  list_orders:
    call: GET /orders
    constants: { query: { kind: order } }
    query:
      state: { name: 'filter[state]', values: { done: DONE } }
      tags: { name: tags, join: ',' }
      size: { name: size, maximum: 50, because: more are refused }
    answer:
      items[].total: { rename: sum }
      items[].owner: { absent: nobody knows }
  find_orders:
    call: GET /orders
    constants: { query: { kind: search } }
    query: { text: q }
  create_order:
    call: POST /orders
    body: { title: title, street: 'address[street]' }
  drop: { absent: there is no such call }
`

const files = { 'spec/shop.md': document, 'spec/shop.http.yaml': overlay, 'package.json': '{ "version": "1.2.3" }' }

interface Operation {
  readonly parameters?: readonly { readonly name: string }[]
  readonly requestBody?: unknown
  readonly responses: {
    readonly 200: { readonly content: { readonly 'application/json': { readonly schema: unknown } } }
  }
}
interface Document {
  readonly info: unknown
  readonly security: unknown
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
}

async function read(): Promise<{ readonly api: Document; readonly err: string }> {
  const { out, err, code } = await moonbind(['openapi'], { cwd: project(files) })
  expect(code, err).toBe(0)
  return { api: JSON.parse(out) as Document, err }
}

test('a public validator accepts the OpenAPI document', async () => {
  const { api } = await read()
  expect(await new Validator().validate({ ...api })).toMatchObject({ valid: true })
})

test('functions that share an operation become one operation, which takes what any of them sends', async () => {
  const { api } = await read()
  expect(api.paths['/orders']!['get']).toMatchObject({
    operationId: 'list_orders',
    summary: 'Lists orders. Finds orders.',
    'x-moonbind-functions': ['shop.list_orders', 'shop.find_orders'],
    parameters: [
      { name: 'kind', in: 'query', required: true, schema: { enum: ['order', 'search'] } },
      {
        name: 'filter',
        in: 'query',
        style: 'deepObject',
        explode: true,
        schema: { properties: { state: { enum: ['open', 'DONE'] } } },
      },
      { name: 'tags', in: 'query', style: 'form', explode: false, schema: { type: 'array' } },
      { name: 'size', in: 'query', schema: { type: 'integer', maximum: 50 } },
      { name: 'q', in: 'query', schema: { type: 'string' } },
    ],
  })
})

test('answers in the OpenAPI document have the API’s fields, not the documented ones', async () => {
  const { api } = await read()
  const { schema } = api.paths['/orders']!['get']!.responses[200].content['application/json']
  expect(schema).toMatchObject({
    anyOf: [{ properties: { items: { items: { required: ['sum'], properties: { sum: {} } } } } }, {}],
  })
  expect(JSON.stringify(schema)).not.toMatch(/total|owner/)
})

test('a body is nested as it is sent, and required if a field of it always is', async () => {
  const { api } = await read()
  expect(api.paths['/orders']!['post']!.requestBody).toEqual({
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['title'],
          properties: {
            title: { type: 'string', description: 'Its title' },
            address: { type: 'object', properties: { street: { type: 'string', description: 'Where to' } } },
          },
        },
      },
    },
  })
})

test('what the API lacks is left out and reported', async () => {
  const { api, err } = await read()
  expect(Object.keys(api.paths)).toEqual(['/orders'])
  expect(err).toBe('shop.drop: there is no such call.\n')
  expect(api.info).toEqual({ title: 'Shop API', version: '1.2.3' })
})

test.each([
  [{ 'spec/shop.md': document }, [], 'no namespace has an overlay'],
  [files, ['shp'], 'unknown namespace "shp", did you mean "shop"?'],
  [{ ...files, 'spec/depot.md': document.replaceAll('shop', 'depot') }, ['depot'], 'depot has no overlay'],
])('refuses what OpenAPI cannot express: %#', async (given, words, message) => {
  const { code, err } = await moonbind(['openapi', ...words], { cwd: project(given) })
  expect(code).toBe(2)
  expect(err).toContain(message)
})
