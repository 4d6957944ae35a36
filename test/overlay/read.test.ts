import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../helpers/cli.js'
import { read, shop, sound } from './shop.js'

const schema = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'codegen/schemas/overlay.schema.json'), 'utf8')),
)

test('a correct overlay has no mistakes', () => {
  const { overlay, problems } = read(sound)
  expect(problems).toEqual([])
  expect(overlay).toMatchObject({
    baseUrl: 'https://api.example.com/v2',
    auth: { header: 'authorization', prefix: 'Bearer ' },
  })
})

const listed = sound.slice(0, sound.indexOf('  get_order:'))

/**
 * What is changed in the sound overlay, what it becomes, and what is said; `false`: the schema of editors cannot know.
 */
const wrong: [what: string, from: string, to: string, problem: string, known?: false][] = [
  [
    'no YAML',
    'api: ',
    'api: [',
    '2:1 not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['a key twice', 'auth: bearer', 'api: x', '2:1 not YAML: Map keys must be unique'],
  ['an unknown key at the top', 'auth: ', 'atuh: ', '2:1 unknown key "atuh" in an overlay, did you mean "auth"?'],
  [
    'an unknown key of a function',
    'constants: ',
    'constant: ',
    '11:5 unknown key "constant" in "list_orders", did you mean "constants"?',
  ],
  [
    'an unknown key of a parameter',
    'because: ',
    'becuase: ',
    '8:60 unknown key "becuase" in a parameter, did you mean "because"?',
  ],
  ['no address', 'api: https://api.example.com/v2\n', '', '1:1 expected "api": the base address of the API'],
  [
    'an address that is none',
    'https://api.example.com/v2',
    'api.example.com',
    '1:6 expected "api" to be an address such as https://api.example.com/v2, got "api.example.com"',
  ],
  [
    'an address with a password',
    'https://',
    'https://u:p@',
    '1:6 expected "api" to be an address such as https://api.example.com/v2, got "https://u:p@api.example.com/v2"',
    false,
  ],
  [
    'a header that is none',
    'auth: bearer',
    'auth: "X Key"',
    '2:7 expected "auth" to be bearer or the name of a header, got "X Key"',
    false,
  ],
  [
    'no functions',
    sound.slice(sound.indexOf('functions:')),
    '',
    '1:1 expected "functions" with an entry for each documented function',
  ],
  [
    'functions that are a list',
    sound.slice(sound.indexOf('functions:')),
    'functions: [a]\n',
    '3:12 expected "functions" to be a map of names to values',
  ],
  [
    'a function without entry',
    sound,
    listed,
    '19:1 the documented function "get_order" has no entry, expected "call" or "absent" in spec/shop.http.yaml',
    false,
  ],
  [
    'an entry without documentation',
    '  get_order:',
    '  get_ordre:',
    '17:3 shop documents no function "get_ordre", did you mean "get_order"?',
    false,
  ],
  [
    'no call',
    '    call: GET /orders\n',
    '',
    '4:3 expected "list_orders" to have "call" (such as GET /things/{id}) or "absent" (the reason)',
  ],
  [
    'a method that is none',
    'GET /orders\n',
    'GTE /orders\n',
    '5:11 unexpected call "GTE /orders", did you mean GET /orders?',
  ],
  [
    'a path that is none',
    'GET /orders\n',
    'GET orders\n',
    '5:11 unexpected call "GET orders", expected a call such as GET /things/{id}',
  ],
  [
    'a query in the path',
    'GET /orders\n',
    'GET /orders?kind=order\n',
    '5:11 expected a path without ? and #: what is always sent belongs under "constants"',
  ],
  ['braces that do not close', '/{id}', '/{id', '18:11 expected braces around names only, got "/orders/{id"', false],
  [
    'a path variable without source',
    '/orders/{id}',
    '/shops/{shop}/orders/{id}',
    '18:11 the path variable {shop} has no source, expected a parameter under "path"',
    false,
  ],
  [
    'a path parameter without variable',
    'order_id: id',
    'order_id: ident',
    '18:11 the path has no variable {ident}, expected {id}',
    false,
  ],
  [
    'an optional parameter in the path',
    'path: { order_id: id }\n    query: { gift: { name: kind, ',
    'query: { order_id: id }\n    path: { gift: { name: id, ',
    '20:13 "gift" is in the path and optional: a path variable needs a source',
    false,
  ],
  [
    'a parameter without entry',
    '      tags: tag\n',
    '',
    '4:3 the documented parameter "tags" of "list_orders" has no entry, expected it under path, query, header, ' +
      'body or absent',
    false,
  ],
  [
    'an entry without parameter',
    '      tags: tag',
    '      tgas: tag',
    '10:7 "list_orders" has no parameter "tgas", did you mean "tags"?',
    false,
  ],
  [
    'a parameter in two places',
    '    query: { gift: ',
    '    header: { gift: X-Gift }\n    query: { gift: ',
    '20:15 "gift" has two places, expected one',
    false,
  ],
  [
    'two parameters in one place',
    'tags: tag',
    'tags: page[number]',
    '10:7 two values go to query page[number], expected one',
    false,
  ],
  ['one place inside another', 'tags: tag', 'tags: page', '10:7 two values go to query page, expected one', false],
  [
    'a constant in the place of a parameter',
    "'filter[kind]': order",
    "'filter[state]': order",
    '9:7 two values go to query filter[state], expected one',
    false,
  ],
  ['a body of a GET', '    query: { gift: ', '    body: { gift: ', '20:13 GET has no body, expected "query"', false],
  ['a place that is none', 'tags: tag', 'tags: tag[', '10:13 expected a name such as page[size], got "tag["', false],
  ['a header with a space', 'X-Version', 'X Version', '11:62 expected the name of a header, got "X Version"', false],
  [
    'a header that carries the key',
    'X-Version: 2',
    'Authorization: 2',
    '4:3 the header authorization carries the key and takes no parameter',
    false,
  ],
  [
    'a map of values that are no documented ones',
    "state: { name: 'filter[state]', values: { paid_up",
    "state: { name: 'filter[state]', values: { paid_pu",
    '9:7 "state" is never "paid_pu", did you mean "paid_up"?',
    false,
  ],
  [
    'a map that makes two values one',
    'paid_up: paid-up } }\n      tags',
    'paid_up: gone, lost: gone } }\n      tags',
    '9:64 two values become "gone": answers could not be translated back',
    false,
  ],
  [
    'a map onto another documented value',
    'paid_up: paid-up } }\n      tags',
    'paid_up: lost } }\n      tags',
    '9:7 "state": "paid_up" and "lost" both become "lost"',
    false,
  ],
  [
    'a map of a list',
    'tags: tag',
    'tags: { name: tag, values: { a: b } }',
    '10:7 "tags" is a list: only single values have a map',
    false,
  ],
  [
    'a map of neither true nor false',
    "'true': gift",
    "'yes': gift",
    '20:14 "gift" is never "yes", expected one of "true", "false"',
    false,
  ],
  [
    'a value that is a map',
    'paid_up: paid-up } }\n      tags',
    'paid_up: {} } }\n      tags',
    '9:58 expected a text, a number, true or false',
  ],
  [
    'a limit without reason',
    ', because: pages are small',
    '',
    '8:13 expected "because": why the API takes less than the document says',
  ],
  [
    'a reason without limit',
    'minimum: 1, maximum: 50, ',
    '',
    '8:44 expected "minimum", "maximum", "only" or "format" next to "because"',
    false,
  ],
  ['limits that leave nothing', 'minimum: 1,', 'minimum: 60,', '8:44 no number is at least 60 and at most 50', false],
  ['a limit that is not a number', 'maximum: 50', 'maximum: many', '8:56 expected "maximum" to be a number'],
  [
    'a number limit of a text',
    'tags: tag',
    'tags: { name: tag, maximum: 1, because: no }',
    '10:7 "tags" is not a number, so it has no minimum or maximum',
    false,
  ],
  [
    'a format that nobody knows',
    'tags: tag',
    'tags: { name: tag, format: uid, because: no }',
    '10:34 unexpected format "uid", did you mean "uuid"?',
  ],
  [
    'values that are all there are',
    "'filter[state]', ",
    "'filter[state]', only: [open, paid_up, lost], because: no, ",
    '9:7 "only" lists every value of "state": it limits nothing',
    false,
  ],
  [
    'values that are no documented ones',
    "'filter[state]', ",
    "'filter[state]', only: [opne], because: no, ",
    '9:7 "state" is never "opne", did you mean "open"?',
    false,
  ],
  [
    'a required parameter that is absent',
    '    path: { order_id: id }',
    '    absent: { order_id: none }',
    '19:15 "order_id" is required and cannot be absent: make the function absent',
    false,
  ],
  [
    'a reason that is empty',
    '    path: { order_id: id }',
    '    absent: { order_id: "" }',
    '19:25 expected the reason of "order_id" to be a string',
  ],
  [
    'an answer that is not documented',
    'data[].total:',
    'data[].sum:',
    '15:7 the answer of "list_orders" documents no field "data[].sum"',
    false,
  ],
  [
    'an answer that is no field',
    'data.state:',
    'data[:',
    '22:7 expected a documented field such as data[].status, got "data["',
    false,
  ],
  ['no verb', "{ rename: 'status' }", '{ from: status }', '22:19 expected one of rename, pick, scale, values, absent'],
  [
    'two verbs',
    "{ rename: 'status' }",
    '{ rename: status, pick: a }',
    '22:19 expected one of rename, pick, scale, values, absent, got rename and pick',
  ],
  [
    'an unknown verb',
    "{ rename: 'status' }",
    '{ renmae: status }',
    '22:21 unknown key "renmae" in a field of the answer, did you mean "rename"?',
  ],
  [
    'a source that is no path',
    "{ rename: 'status' }",
    '{ rename: "a..b" }',
    '22:29 expected a path such as to[0].status, got "a..b"',
  ],
  [
    'a source of many',
    "{ rename: 'status' }",
    '{ rename: "a[].b" }',
    '22:29 expected a path such as to[0].status, got "a[].b"',
  ],
  ['a scale without factor', ', by: 0.01', '', '15:21 expected "by": a number other than 0'],
  ['a scale by nothing', 'by: 0.01', 'by: 0', '15:41 expected "by": a number other than 0'],
  [
    'pages by no parameter',
    'number: page,',
    'number: pgae,',
    '12:12 "pages" names no parameter "pgae", did you mean "page"?',
    false,
  ],
  [
    'pages without a place',
    ', items: data',
    '',
    '12:12 expected "number" (the parameter that counts pages) and "items" (where the answer holds them)',
  ],
  [
    'pages of an answer that is no list',
    'items: data, total: meta.pages',
    "items: '.'",
    '12:12 the answer of "list_orders" is not documented as a list',
    false,
  ],
  ['a number of pages in a list', 'items: data', "items: '.'", '12:59 a list as answer holds no "total"', false],
  [
    'pages of what is no list',
    'items: data',
    'items: meta',
    '12:12 the answer of "list_orders" documents no list "meta"',
    false,
  ],
  [
    'a header with a line break',
    'X-Version: 2',
    'X-Version: "a\\r\\nb"',
    '11:73 expected "X-Version" to be text that a header can carry',
    false,
  ],
  [
    'a header beyond Latin-1',
    'X-Version: 2',
    'X-Version: 5 €',
    '11:73 expected "X-Version" to be text that a header can carry',
    false,
  ],
  [
    'an idempotency header that carries the key',
    'call: GET /orders\n',
    'call: POST /orders\n    idempotency: Authorization\n',
    '4:3 the header authorization carries the key and takes no parameter',
    false,
  ],
  [
    'a step up in the path',
    'GET /orders/{id}',
    'GET /orders/../{id}',
    '18:11 expected a path without . and .. steps, got "/orders/../{id}"',
    false,
  ],
  [
    'a template in the path',
    'GET /orders/{id}\n    path: { order_id: id }',
    "GET /orders/{id*}\n    path: { order_id: 'id*' }",
    '18:11 the path variable {id*} has a sign of URI templates, expected a name',
    false,
  ],
  [
    'a number beyond the documented ones',
    'minimum: 1, maximum: 50',
    'minimum: 101',
    '8:7 "size": no number is at least 101 and at most 100',
    false,
  ],
  [
    'only none',
    "'filter[state]', ",
    "'filter[state]', only: [], because: no, ",
    '9:7 "only" lists no value of "state": make it absent',
  ],
  [
    'a map that makes two values one, as text',
    'paid_up: paid-up } }\n      tags',
    "paid_up: 1, lost: '1' } }\n      tags",
    '9:61 two values become "1": answers could not be translated back',
    false,
  ],
  [
    'a scale that makes no number',
    'total: { scale: cents, by: 0.01 }\n      data[].files: { pick: [files.pdf, files.txt] }',
    'files: { scale: cents, by: 0.01 }',
    '15:7 "scale" makes a number, and "data[].files" is documented as array',
    false,
  ],
  [
    'a list where none is documented',
    "data.state: { rename: 'status' }",
    'data.state: { pick: [a, b] }',
    '22:7 a list of picks makes a list, and "data.state" is documented as string',
    false,
  ],
  [
    'a field inside another one',
    'data[].total:',
    'data: { pick: x }\n      data[].total:',
    '14:7 "data[].state" is part of "data", which is made as a whole',
    false,
  ],
  [
    'pages that nobody counts',
    'number: page,',
    'number: state,',
    '12:12 "pages" counts with "state", which is not a number',
    false,
  ],
  [
    'pages counted by their size',
    'number: page,',
    'number: size,',
    '12:12 "size" is the number of a page and its size, expected two parameters',
    false,
  ],
  [
    'pages counted by what is absent',
    '    query:\n      page: page[number]\n',
    '    absent: { page: none }\n    query:\n',
    '12:12 "pages" needs the parameter "page", which is absent',
    false,
  ],
  [
    'a key that is not text',
    "'true': gift",
    'true: gift',
    '20:44 expected a name and a value in "values", quote it: \'true\'',
    false,
  ],
  ['an alias of nothing', 'tags: tag', 'tags: *tga', '10:13 not YAML: nothing above is called &tga'],
  [
    'hooks of another name',
    '    path: { order_id: id }',
    '    path: { order_id: id }\n    hooks: [after]',
    '20:13 expected "request" or "answer"',
  ],
]

describe('what is wrong is said where it stands', () => {
  test.each(wrong)('a mistake in an overlay is reported at its place: %s', (_, from, to, problem, known) => {
    expect(sound).toContain(from)
    const text = sound.replace(from, to)
    expect(read(text).problems).toContain(problem)
    if (problem.includes('not YAML')) return
    expect(schema(parse(text))).toBe((known ?? false) ? false : known === false)
  })

  test.each([
    '',
    '# nothing',
    '[]',
    '5',
    '&a [*a]',
    'api: *b',
    '\t',
    '%',
    '--- a\n--- b',
    `functions: &f { list_orders: *f }`,
    '{'.repeat(2000),
  ])('%j is not an overlay', (text) => {
    expect(read(text).problems.length).toBeGreaterThan(0)
  })
})

const state = { type: 'string', enum: ['open', 'paid_up', 'lost'] } as const
const counted = {
  ...shop,
  functions: shop.functions.map((each) =>
    each.name === 'get_order'
      ? {
          ...each,
          result: { type: 'object', properties: { data: { type: 'object', properties: { state } } } } as const,
        }
      : each,
  ),
}
const cases: [values: string, problem: string | undefined][] = [
  ['{ paid_up: paid-up }', undefined],
  ['{ lost: open, open: lost }', undefined],
  ['{ paid_up: lost }', '22:7 "data.state": "paid_up" and "lost" both become "lost"'],
  ['{ paid_pu: lost }', '22:7 "data.state" is never "paid_pu", did you mean "paid_up"?'],
]
test.each(cases)('values of an answer must fit the documented values: %s', (values, problem) => {
  const { problems } = read(sound.replace("{ rename: 'status' }", `{ values: ${values} }`), counted)
  if (problem === undefined) expect(problems).toEqual([])
  else expect(problems).toContain(problem)
})

describe('the schema of editors', () => {
  test('the schema for editors accepts every valid overlay', () => {
    expect(schema(parse(sound))).toBe(true)
    expect(schema(parse(readFileSync(join(root, 'spec/telnyx.http.yaml'), 'utf8')))).toBe(true)
  })
})
