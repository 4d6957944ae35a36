import { expect, test } from 'vitest'
import { type Edit, newFindings } from './crm.js'

const text = { type: 'string' }
const push =
  (...more: readonly unknown[]) =>
  (list: readonly unknown[]): unknown[] => [...list, ...more]
const ref = (name: string): object => ({ $ref: `#/components/${name}` })
const wrap =
  (keyword: string, ...more: readonly unknown[]) =>
  (schema: unknown): object => ({ [keyword]: [schema, ...more] })
const asForm = (content: { readonly [type: string]: unknown }): object => ({
  'multipart/form-data': content['application/json'],
})

const cases: readonly [what: string, edits: readonly Edit[], want: readonly string[]][] = [
  [
    'a part of the body requires more',
    [['body', wrap('allOf', { required: ['org'] })]],
    ['error param-required-upstream crm.add_person'],
  ],
  [
    'an object that is sent requires more',
    [['body properties home required', ['zip']]],
    ['error param-required-upstream crm.add_person'],
  ],
  [
    'items that are sent require more',
    [['body properties phones items required', ['number', 'kind']]],
    ['error param-required-upstream crm.add_person'],
  ],
  [
    'the body requires an object that nothing fills',
    [['body required', push('contact')]],
    ['error param-required-upstream crm.add_person'],
  ],
  [
    'a field requires another one',
    [['body dependentRequired', { age: ['org'] }]],
    ['error param-required-upstream crm.add_person'],
  ],
  [
    'an object in the address requires more',
    [['where schema required', ['country']]],
    ['error param-required-upstream crm.find_people'],
  ],
  [
    'a header is required',
    [['get parameters', push({ name: 'X-Org', in: 'header', required: true, schema: text })]],
    ['error param-required-upstream crm.find_people'],
  ],
  [
    'items have no such field',
    [
      ['body properties phones items properties', { value: text }],
      ['body properties phones items required', []],
    ],
    ['error param-missing-upstream crm.add_person.phones[].number'],
  ],
  [
    'a field of the items is of another type',
    [['body properties phones items properties number', { type: 'integer' }]],
    ['error type-mismatch crm.add_person.phones[].number'],
  ],
  [
    'items are of another type',
    [['roles schema items', { type: 'integer' }]],
    ['error type-mismatch crm.find_people.roles[]'],
  ],
  [
    'items are of a list of values',
    [['roles schema items enum', ['admin']]],
    ['warning enum-value-undocumented crm.find_people.roles[]'],
  ],
  [
    'numbers go in steps',
    [['per_page schema multipleOf', 20]],
    ['info bound-mismatch crm.find_people.per_page', 'warning example-value-upstream crm.find_people.per_page'],
  ],
  [
    'steps that the example keeps',
    [['per_page schema multipleOf', 25]],
    ['info bound-mismatch crm.find_people.per_page'],
  ],
  [
    'an end that is excluded',
    [['body properties age', { type: 'integer', minimum: 0, exclusiveMaximum: 150 }]],
    ['warning bound-mismatch crm.add_person.age'],
  ],
  [
    'a documented value is excluded',
    [['body properties tier', { type: 'string', not: { const: 'gold' } }]],
    ['error enum-value-missing-upstream crm.add_person.tier', 'warning example-value-upstream crm.add_person.tier'],
  ],
  [
    'a format that nothing documents',
    [['body properties born format', 'date']],
    ['info format-mismatch crm.add_person.born'],
  ],
  [
    'an object that is only answered',
    [['body properties home readOnly', true]],
    ['error param-read-only-upstream crm.add_person.street'],
  ],
  [
    'an object that is deprecated',
    [['body properties home deprecated', true]],
    ['warning param-deprecated-upstream crm.add_person.street'],
  ],
  ['the whole answer may be null', [['added type', ['object', 'null']]], ['warning answer-nullable crm.add_person']],
  [
    'a field may be null by one of its forms',
    [['person properties name', { anyOf: [text, { type: 'null' }] }]],
    ['warning answer-nullable crm.find_people → people[].name'],
  ],
  [
    'whole numbers become numbers',
    [['person properties age type', 'number']],
    ['warning answer-type-mismatch crm.find_people → people[].age'],
  ],
  [
    'the answer is the list itself',
    [['answer', { type: 'array', items: ref('schemas/Person') }]],
    [
      'error pages-mismatch crm.find_people',
      'error pages-mismatch crm.find_people',
      'error answer-missing-upstream crm.find_people → people',
      'error answer-missing-upstream crm.find_people → total',
    ],
  ],
  [
    'a field that only one form of the answer has',
    [
      [
        'person',
        (schema: object) => ({
          oneOf: [
            schema,
            {
              type: 'object',
              properties: { id: text, name: text, age: { type: 'integer' }, tags: { type: 'array', items: text } },
            },
          ],
        }),
      ],
    ],
    ['warning answer-branch-lacking crm.find_people → people[].tier'],
  ],
  ['the body is multipart', [['post requestBody content', asForm]], ['error body-media-type crm.add_person']],
  [
    'a certificate in place of a key',
    [['key', { type: 'mutualTLS' }]],
    ['error auth-mismatch crm.find_people', 'error auth-mismatch crm.add_person'],
  ],
  [
    'a port of its own',
    [['servers', [{ url: 'https://crm.example.com:8443/api/v3' }]]],
    ['error server-mismatch crm.find_people', 'error server-mismatch crm.add_person'],
  ],
  [
    'hosts that are listed, ours not among them',
    [
      [
        'servers',
        [{ url: 'https://{host}.example.com/api/v3', variables: { host: { default: 'eu', enum: ['eu', 'us'] } } }],
      ],
    ],
    ['error server-mismatch crm.find_people', 'error server-mismatch crm.add_person'],
  ],
  [
    'a parameter that leads nowhere',
    [['get parameters', push(ref('parameters/None'))]],
    ['error reference-broken crm.find_people'],
  ],
  [
    'an answer that leads nowhere',
    [['get responses 200', ref('responses/None')]],
    ['error reference-broken crm.find_people'],
  ],
]

test.each(cases)('finds the difference: %s', (_, edits, want) => {
  expect(newFindings(edits)).toEqual(want)
})
