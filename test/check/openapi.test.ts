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
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { x: { type: string } } } } } }
      responses: { default: { content: { application/json: { schema: { type: boolean } } } } }
components:
  parameters:
    a/b: { name: page, in: query, style: deepObject, schema: { type: object, properties: { size: { type: integer, maximum: 50 } } } }
  schemas:
    Thing:
      allOf:
        - { type: object, required: [id], properties: { id: { type: string, format: uuid } } }
        - { properties: { self: { $ref: '#/components/schemas/Thing' }, kind: { oneOf: [{ type: string, enum: [a] }, { type: 'null' }, { type: string, const: b }] } } }
    Loop: { $ref: '#/components/schemas/Loop' }
    Broken: { $ref: '#/components/schemas/Nothing' }
    Outside: { $ref: 'other.yaml#/x' }
`

function read(text: string): OpenApi {
  const result = readOpenApi(text)
  if ('problem' in result) throw new Error(result.problem.message)
  return result.api
}

describe('operations', () => {
  const api = read(yaml)

  test('take over what the path says, unless they say it themselves', () => {
    const [get, post] = api.operations
    expect(get).toMatchObject({ method: 'GET', path: '/things/{id}', deprecated: false })
    expect(get!.parameters.map(({ name, place, required }) => [name, place, required])).toEqual([
      ['id', 'path', true],
      ['trace', 'header', true],
      ['page', 'query', false],
    ])
    expect(post).toMatchObject({ method: 'POST', deprecated: true, bodyRequired: true, answer: { type: 'boolean' } })
  })

  test('answers are looked at through allOf, oneOf and circles', () => {
    const thing = viewSchema(api, api.operations[0]!.answer)
    expect([...thing.properties.keys()].sort()).toEqual(['id', 'kind', 'self'])
    expect([thing.types, thing.required]).toEqual([['object'], ['id']])
    expect(viewSchema(api, thing.properties.get('kind'))).toMatchObject({
      types: ['string'],
      nullable: true,
      enum: ['a', 'b'],
    })
    expect(viewSchema(api, viewSchema(api, thing.properties.get('self')).properties.get('id')).format).toBe('uuid')
  })

  test.each(['Loop', 'Broken', 'Outside'])('a reference that leads nowhere (%s) says nothing', (name) => {
    expect(viewSchema(api, { $ref: `#/components/schemas/${name}` })).toMatchObject({ types: [], required: [] })
  })
})

test('3.0 says null with nullable', () => {
  const api = read('{"openapi":"3.0.3","paths":{}}')
  expect(api.version).toBe('3.0')
  expect(viewSchema(api, { type: 'string', nullable: true })).toMatchObject({ types: ['string'], nullable: true })
})

describe('what is no OpenAPI document is refused in words', () => {
  const cases: [string, string, number][] = [
    ['{"a": }\n{', 'neither JSON nor YAML', 2],
    ['- a\n', 'got no map', 1],
    ['a: 1\n', 'it has no "openapi" version', 1],
    ['swagger: "2.0"\n', 'got Swagger 2.0: convert it first', 1],
    ['openapi: 4.0.0\n', 'got 4.0.0', 1],
    ['openapi: 3.1.0\n', 'expected "paths"', 1],
    ['openapi: 3.1.0\npaths: {\n', 'neither JSON nor YAML', 3],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      'got no map',
      1,
    ],
  ]
  test.each(cases)('%j', (text, message, line) => {
    const result = readOpenApi(text)
    expect(result).toMatchObject({ problem: { message: expect.stringContaining(message), line } })
  })
})
