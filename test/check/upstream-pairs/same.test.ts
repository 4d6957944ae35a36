import { expect, test } from 'vitest'
import { type Edit, newFindings } from './crm.js'

const text = { type: 'string' }
const ref = (name: string): object => ({ $ref: `#/components/${name}` })
const push =
  (...more: readonly unknown[]) =>
  (list: readonly unknown[]): unknown[] => [...list, ...more]
const under =
  (type: string) =>
  (content: { readonly [type: string]: unknown }): object => ({ [type]: content['application/json'] })
const server = (url: string, variables: object = {}): Edit => ['servers', [{ url, variables }]]
const person = 'components schemas Person'

const cases: readonly [what: string, edits: readonly Edit[]][] = [
  [
    'a chain of references',
    [
      ['components schemas Other', ref('schemas/Person')],
      ['answer properties people items', ref('schemas/Other')],
    ],
  ],
  [
    'a reference with an escaped name',
    [
      ['components schemas a/b', { allOf: [ref('schemas/Person')] }],
      ['answer properties people items', { $ref: '#/components/schemas/a~1b' }],
    ],
  ],
  ['a range of statuses', [['get responses', (responses: { '200': unknown }) => ({ '2XX': responses['200'] })]]],
  ['the default answer', [['get responses', (responses: { '200': unknown }) => ({ default: responses['200'] })]]],
  ['a body in one part', [['body', (schema: unknown) => ({ allOf: [schema] })]]],
  ['one form of an answer', [[person, (schema: unknown) => ({ oneOf: [schema] })]]],
  ['a character set', [['get responses 200 content', under('application/json; charset=utf-8')]]],
  ['JSON of a vendor', [['get responses 200 content', under('application/vnd.api+json')]]],
  ['any body', [['post requestBody content', under('application/*')]]],
  ['any answer', [['get responses 200 content', under('*/*')]]],
  [
    'a form in addition to JSON',
    [['post requestBody content multipart/form-data', { schema: { required: ['file'] } }]],
  ],
  ['null that is taken', [['body properties age type', ['integer', 'null']]]],
  ['a name of the host in capitals', [server('https://CRM.Example.com/api/v3')]],
  ['the port that goes without saying', [server('https://crm.example.com:443/api/v3/')]],
  ['a host that may be anything', [server('https://{host}.example.com/api/v3')]],
  [
    'hosts that are listed, ours among them',
    [server('https://{host}.example.com/api/{v}', { host: { enum: ['eu', 'crm'] }, v: { default: 'v3' } })],
  ],
  [
    'a base in the path',
    [
      server('https://crm.example.com'),
      ['paths', (paths: { '/people': unknown }) => ({ '/api/v3/people': paths['/people'] })],
    ],
  ],
  ['an optional key', [['security', [{}, { key: [] }]]]],
  [
    'another key, or ours',
    [
      ['components securitySchemes other', { type: 'mutualTLS' }],
      ['security', [{ other: [] }, { key: [] }]],
    ],
  ],
  [
    'headers that are none of the parameters',
    [
      [
        'get parameters',
        push(
          ...['Accept', 'content-type', 'Authorization'].map((name) => ({
            name,
            in: 'header',
            required: true,
            schema: text,
          })),
        ),
      ],
    ],
  ],
  [
    'a required field that is only answered',
    [
      ['body required', push('id')],
      ['body properties id', { type: 'string', readOnly: true }],
    ],
  ],
  ['a required field that items have by default', [['body properties phones items properties kind', text]]],
  [
    'a limit just above the documented one',
    [['per_page schema', { type: 'integer', default: 20, exclusiveMaximum: 101 }]],
  ],
  ['steps of one', [['per_page schema multipleOf', 1]]],
  ['values as constants', [['body properties tier', { oneOf: [{ const: 'gold' }, { const: 'silver' }] }]]],
  ['excluded values that nothing documents', [['body properties tier not', { enum: ['lead'] }]]],
  ['a field that needs what is always sent', [['body dependentRequired', { age: ['name'] }]]],
  ['a field that is not sent and needs more', [['body dependentRequired', { org: ['country'] }]]],
  [
    'fields of an object that are sent as parameters',
    [
      ['where', undefined],
      [
        'get parameters',
        (list: readonly unknown[]) => [...list.filter(Boolean), { name: 'where[city]', in: 'query', schema: text }],
      ],
    ],
  ],
  [
    'an operation that is not called leads nowhere',
    [['paths /x', { get: { responses: { 200: ref('responses/None') } } }]],
  ],
  ['a schema that contains itself', [[`${person} properties boss`, ref('schemas/Person')]]],
]

test.each(cases)('finds no difference: %s', (_, edits) => {
  expect(newFindings(edits)).toEqual([])
})
