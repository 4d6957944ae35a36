import { describe, expect, test } from 'vitest'
import { type OpenApi, readOpenApi } from '#codegen/overlay/openapi/read.js'
import { viewSchema } from '#codegen/overlay/openapi/view.js'

const yaml = `
openapi: 3.1.0
info: { title: t, version: '1' }
paths:
  /things/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: trace, in: header, schema: { type: string } }
    get:
      parameters:
        - $ref: '#/components/parameters/a~1b'
        - { name: trace, in: header, required: true, schema: { type: integer } }
      responses:
        '404': { description: no }
        '200': { content: { 'application/json; charset=utf-8': { schema: { $ref: '#/components/schemas/Thing' } } } }
    post:
      deprecated: true
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, properties: { x: { type: string } } } } }
      responses: { default: { content: { application/json: { schema: { type: boolean } } } } }
components:
  parameters:
    a/b:
      name: page
      in: query
      style: deepObject
      schema: { type: object, properties: { size: { type: integer, maximum: 50 } } }
  schemas:
    Thing:
      allOf:
        - { type: object, required: [id], properties: { id: { type: string, format: uuid } } }
        - properties:
            self: { $ref: '#/components/schemas/Thing' }
            kind: { oneOf: [{ type: string, enum: [a] }, { type: 'null' }, { type: string, const: b }] }
    Loop: { $ref: '#/components/schemas/Loop' }
    Broken: { $ref: '#/components/schemas/Nothing' }
    Outside: { $ref: 'other.yaml#/x' }
`

function read(text: string): OpenApi {
  const result = readOpenApi(text)
  if ('problem' in result) throw new Error(result.problem.message)
  return result.api
}

const api = read(yaml)

test('an operation inherits the parameters of its path unless it has its own', () => {
  const [get, post] = api.operations.map((entry) => entry.read())
  expect(get).toMatchObject({ method: 'GET', path: '/things/{id}', deprecated: false })
  expect(get!.parameters.map(({ name, place, required }) => [name, place, required])).toEqual([
    ['id', 'path', true],
    ['trace', 'header', true],
    ['page', 'query', false],
  ])
  expect(post).toMatchObject({
    method: 'POST',
    deprecated: true,
    body: { required: true, mediaTypes: ['application/json'] },
    answer: { schema: { type: 'boolean' } },
  })
})

test('answers are read through allOf, oneOf and circular references', () => {
  const thing = viewSchema(api, api.operations[0]!.read().answer?.schema)
  expect([...thing.properties.keys()].sort()).toEqual(['id', 'kind', 'self'])
  expect([thing.types, thing.required]).toEqual([['object'], ['id']])
  expect(viewSchema(api, thing.properties.get('kind'))).toMatchObject({
    types: ['string'],
    nullable: true,
    enum: ['a', 'b'],
  })
  expect(viewSchema(api, viewSchema(api, thing.properties.get('self')).properties.get('id')).format).toBe('uuid')
})

test.each(['Loop', 'Broken', 'Outside'])('a reference that leads nowhere (%s) is an unknown schema', (name) => {
  expect(viewSchema(api, { $ref: `#/components/schemas/${name}` })).toMatchObject({ types: [], required: [] })
})

test('nullable of OpenAPI 3.0 allows null', () => {
  const api = read('{"openapi":"3.0.3","paths":{}}')
  expect(api.version).toBe('3.0')
  expect(viewSchema(api, { type: 'string', nullable: true })).toMatchObject({ types: ['string'], nullable: true })
})

const notDocuments: [string, string, number][] = [
  ['{"a": }\n{', 'not JSON: ', 1],
  ['{"openapi": "3.1.0",\n "paths": {} "x": 1}', 'not JSON: ', 2],
  ['- a\n', 'got no map', 1],
  ['a: 1\n', 'it has no "openapi" version', 1],
  ['swagger: "2.0"\n', 'got Swagger 2.0: convert it first', 1],
  ['openapi: 4.0.0\n', 'got 4.0.0', 1],
  ['openapi: 3.1.0\n', 'expected "paths"', 1],
  ['openapi: 3.1.0\npaths: {\n', 'neither JSON nor YAML', 3],
  [
    `a: &a [x,x,x,x,x,x,x,x,x]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]
`,
    'its anchors multiply',
    1,
  ],
  [`openapi: 3.1.0\npaths: {}\nx: ${'a'.repeat(9 << 20)}`, 'more than 4 MiB of YAML: write it as JSON', 1],
]
test.each(notDocuments.map((entry) => [entry[0].slice(0, 60), ...entry] as const))(
  'refuses what is not an OpenAPI document: %j',
  (_, text, message, line) => {
    const result = readOpenApi(text)
    expect(result).toMatchObject({ problem: { message: expect.stringContaining(message), line } })
  },
)

const files: Record<string, string> = {
  'shared/things.yaml':
    'Thing: { $ref: "#/Base" }\nBase: { properties: { owner: { $ref: "../owner.json#/Owner" } } }\n',
  'owner.json': '{"Owner": {"type": "string", "format": "uuid"}}',
  'broken.json': '{',
}
const open = (reference: string): { api: OpenApi; view: ReturnType<typeof viewSchema> } => {
  const result = readOpenApi('{"openapi":"3.1.0","paths":{}}', (path) => files[path])
  if ('problem' in result) throw new Error(result.problem.message)
  return { api: result.api, view: viewSchema(result.api, { $ref: reference }) }
}

test('references into files next to the document are followed, and those of such files are relative to them', () => {
  const { api, view } = open('shared/things.yaml#/Thing')
  expect(viewSchema(api, view.properties.get('owner'))).toMatchObject({ types: ['string'], format: 'uuid' })
  expect([...api.broken]).toEqual([])
})

const brokenReferences: [reference: string, reason: string][] = [
  ['#/nowhere', 'it leads nowhere'],
  ['missing.yaml#/x', 'there is no readable file missing.yaml next to the document'],
  ['broken.json#/x', 'there is no readable file broken.json next to the document'],
  ['../outside.yaml#/x', 'only files next to the document or below it are read'],
  ['/etc/passwd#/x', 'only files next to the document or below it are read'],
  ['https://example.com/x.yaml#/x', 'other addresses are never fetched'],
  ['file:///etc/passwd', 'other addresses are never fetched'],
]
test.each(brokenReferences)('a reference %s is kept as broken', (reference, reason) => {
  const { api, view } = open(reference)
  expect(view).toMatchObject({ types: [], required: [] })
  expect([...api.broken]).toEqual([[reference, reason]])
})

describe('a view', () => {
  const api = read('{"openapi":"3.1.0","paths":{}}')
  const brokenReferences: [what: string, schema: object, want: object][] = [
    [
      'allOf: the narrower limit',
      { allOf: [{ maximum: 9 }, { maximum: 5, minimum: 1 }], minimum: 0 },
      { maximum: 5, minimum: 1 },
    ],
    ['3.0: an exclusive limit as a flag', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ['3.1: an exclusive limit as a number', { exclusiveMaximum: 9 }, { exclusiveMaximum: 9 }],
    [
      'null as a branch',
      { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
      { nullable: true, types: ['string'], maxLength: 3 },
    ],
    ['null as a value', { enum: ['a', null] }, { nullable: true, enum: ['a'] }],
    ['const', { const: 'a' }, { enum: ['a'] }],
    [
      'what every branch requires, and what one of them must',
      { oneOf: [{ required: ['a', 'b'] }, { required: ['a', 'c'] }] },
      { required: ['a'], alternatives: [[['b'], ['c']]] },
    ],
  ]
  test.each(brokenReferences)('a view of a schema is %s', (_, schema, want) =>
    expect(viewSchema(api, schema)).toMatchObject(want),
  )

  test('a view knows which properties a branch lacks, unless another part always has them', () => {
    const branches = { oneOf: [{ properties: { a: {}, b: {} } }, { properties: { a: {}, c: {} } }] }
    expect([...viewSchema(api, branches).lacking].sort()).toEqual(['b', 'c'])
    expect([...viewSchema(api, { ...branches, properties: { b: {} } }).lacking]).toEqual(['c'])
  })
})
