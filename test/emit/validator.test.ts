import { describe, expect, test } from 'vitest'
import { compiled, emit, functionOf, load, namespaceOf, validatorOf } from './emitting.js'
import { shop } from './shop.js'

const inherited = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'length',
  'filter',
  'map',
  'then',
  'input',
  'issues',
  'known',
  'index',
  'item2',
  'page[size]',
  'end',
  '',
]
const odd = namespaceOf([
  functionOf('inherited', {
    parameters: inherited.map((name) => ({ name, required: false, description: '', schema: { type: 'string' } })),
  }),
  functionOf('required', {
    parameters: ['constructor', 'length', '__proto__'].map((name) => ({
      name,
      required: true,
      description: '',
      schema: {},
    })),
  }),
  functionOf('rules', {
    parameters: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({
      name,
      required: false,
      description: '',
      schema: {},
    })),
    rules: [
      { kind: 'one-of', parameters: ['a', 'b'], text: 'Either `a` or `b`.' },
      { kind: 'at-most-one', parameters: ['c', 'd'], text: 'Not both.' },
      { kind: 'all-or-none', parameters: ['e', 'f', 'g'], text: 'All or none.' },
      { kind: 'any-of', parameters: ['a', 'nobody'], text: 'Of a name that is not documented.' },
    ],
  }),
  functionOf('options', {
    parameters: [
      {
        name: 'at',
        required: false,
        description: '',
        schema: {
          anyOf: [
            { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] },
            { type: 'object', properties: { id: { type: 'string' } }, required: ['id'], additionalProperties: false },
          ],
        },
      },
    ],
  }),
])
const build = compiled([...emit(shop), ...emit(odd)])

/** What is wrong with an input, as the messages say it. */
async function messages(namespace: string, name: string, input: unknown): Promise<readonly string[]> {
  const { definition } = await load(build.folder, namespace)
  return (validatorOf(definition, name)(input) ?? []).map(({ message }) => message)
}

describe('an input of the shop', () => {
  const good = { item: 'tea', amount: 1, email: 'x' }
  const table: [name: string, of: { given: [string, unknown]; want: readonly string[] }][] = [
    ['all right', { given: ['create_order', good], want: [] }],
    ['null-prototype', { given: ['create_order', Object.assign(Object.create(null), good)], want: [] }],
    ['undefined is absent', { given: ['create_order', { ...good, note: undefined, nothing: undefined }], want: [] }],
    ['nothing given', { given: ['list_orders', {}], want: [] }],
    ['an empty list is an empty table', { given: ['list_orders', []], want: [] }],
    ['a list', { given: ['list_orders', [1]], want: ['expected a table of named parameters, got a list of 1'] }],
    ['null', { given: ['list_orders', null], want: ['expected a table of named parameters, got null'] }],
    ['undefined', { given: ['list_orders', undefined], want: ['expected a table of named parameters, got nothing'] }],
    ['a string', { given: ['list_orders', 'x'], want: ['expected a table of named parameters, got string "x"'] }],
    ['a function', { given: ['list_orders', () => 1], want: ['expected a table of named parameters, got a function'] }],
    [
      'everything wrong at once, in documented order, then names, then rules',
      {
        given: ['create_order', { amount: '2', tags: 5, address: { zip: true, street: 'x' }, itme: 'tea' }],
        want: [
          'missing "item" (string)',
          '"amount": expected number, got string "2"',
          '"tags": expected string or list of strings, got number 5',
          'missing "address.city" (string)',
          '"address.zip": expected string or integer, got boolean true',
          'unknown "address.street" (expected one of city, zip)',
          'unknown "itme" (did you mean "item"?)',
          'At least one of `email` or `phone` is required.',
        ],
      },
    ],
    [
      'too big',
      { given: ['list_orders', { page_size: 251 }], want: ['"page_size": expected at most 250, got number 251'] },
    ],
    ['as big as may be', { given: ['list_orders', { page_size: 250 }], want: [] }],
    [
      'too small',
      { given: ['list_orders', { page_number: 0 }], want: ['"page_number": expected at least 1, got number 0'] },
    ],
    [
      'no integer',
      { given: ['list_orders', { page_size: 1.5 }], want: ['"page_size": expected integer, got number 1.5'] },
    ],
    ['an integer that is written as a float', { given: ['list_orders', { page_size: 2.0 }], want: [] }],
    [
      'not a number',
      { given: ['create_order', { ...good, amount: Number.NaN }], want: ['"amount": expected number, got number NaN'] },
    ],
    [
      'infinite',
      {
        given: ['create_order', { ...good, amount: Number.POSITIVE_INFINITY }],
        want: ['"amount": expected number, got number Infinity'],
      },
    ],
    [
      'not above the bound',
      { given: ['create_order', { ...good, amount: 0 }], want: ['"amount": expected more than 0, got number 0'] },
    ],
    [
      'not in the enumeration',
      {
        given: ['list_orders', { status: 'opne' }],
        want: ['"status": expected one of "open", "paid", "sent", got string "opne" (did you mean "open"?)'],
      },
    ],
    [
      'null where it is not documented',
      { given: ['list_orders', { status: null }], want: ['"status": expected string, got null'] },
    ],
    ['null where it is', { given: ['create_order', { ...good, note: null }], want: [] }],
    [
      'a number for a text is no text',
      { given: ['create_order', { ...good, item: 5 }], want: ['"item": expected string, got number 5'] },
    ],
    [
      'empty',
      {
        given: ['create_order', { ...good, item: '' }],
        want: ['"item": expected at least 1 character, got string ""'],
      },
    ],
    ['five characters of two units each', { given: ['create_order', { ...good, item: '😀😀😀😀😀' }], want: [] }],
    [
      'six',
      {
        given: ['create_order', { ...good, item: '😀😀😀😀😀😀' }],
        want: ['"item": expected at most 5 characters, got string "😀😀😀😀😀😀"'],
      },
    ],
    ['one of several types', { given: ['create_order', { ...good, tags: 'x' }], want: [] }],
    ['the other', { given: ['create_order', { ...good, tags: ['x', 'y'] }], want: [] }],
    [
      'inside of the other',
      {
        given: ['create_order', { ...good, tags: ['x', 1, 'y', true] }],
        want: [
          '"tags": expected at most 3 items, got a list of 4',
          '"tags[1]": expected string, got number 1',
          '"tags[3]": expected string, got boolean true',
        ],
      },
    ],
    [
      'any names, values of one type',
      {
        given: ['list_orders', { filter: { a: 'x', b: 2, c: undefined } }],
        want: ['"filter.b": expected string, got number 2'],
      },
    ],
    ['formats never reject', { given: ['create_order', { ...good, email: '…' }], want: [] }],
    ['no parameters', { given: ['end', { x: 1 }], want: ['unknown "x" (expected no parameters)'] }],
    ['an open function', { given: ['search', { anything: 1 }], want: [] }],
    [
      'an open function without a table',
      { given: ['search', 'tea'], want: ['expected a table of named parameters, got string "tea"'] },
    ],
  ]
  test.each(table)(
    'an input of the shop gets the expected messages: %s',
    async (_name, { given: [name, input], want }) => expect(await messages('shop', name, input)).toEqual(want),
  )

  test('a validator does not change its input', async () => {
    const input = Object.freeze({ amount: '2', tags: Object.freeze(['x', 1]), other: 1 })
    expect((await messages('shop', 'create_order', input)).length).toBeGreaterThan(2)
  })

  test('a validator returns its problems as data', async () => {
    const { definition } = await load(build.folder, 'shop')
    expect(validatorOf(definition, 'create_order')({ item: 'tea', amount: 1, email: 'x', tags: [1] })).toEqual([
      {
        path: ['tags', 0],
        code: 'wrong_type',
        expected: 'string',
        received: 'number 1',
        message: '"tags[0]": expected string, got number 1',
      },
    ])
  })
})

describe('names that every object has', () => {
  const table: [name: string, of: { given: [string, unknown]; want: readonly string[] }][] = [
    ['are absent from an empty table', { given: ['inherited', {}], want: [] }],
    ['are absent from an empty list', { given: ['inherited', []], want: [] }],
    [
      'are found',
      {
        given: ['inherited', JSON.parse(`{${inherited.map((name) => `${JSON.stringify(name)}: "x"`).join(', ')}}`)],
        want: [],
      },
    ],
    [
      'are checked',
      {
        given: ['inherited', JSON.parse('{"__proto__": 1, "constructor": 2}')],
        want: ['"__proto__": expected string, got number 1', '"constructor": expected string, got number 2'],
      },
    ],
    [
      'are missed',
      {
        given: ['required', {}],
        want: ['missing "constructor" (anything)', 'missing "length" (anything)', 'missing "__proto__" (anything)'],
      },
    ],
    [
      'are missed in an empty list',
      {
        given: ['required', []],
        want: ['missing "constructor" (anything)', 'missing "length" (anything)', 'missing "__proto__" (anything)'],
      },
    ],
    [
      'are unknown where nothing documents them',
      {
        given: ['rules', JSON.parse('{"a": 1, "toString": 1}')],
        want: ['unknown "toString" (expected one of a, b, c, d, e, f, g)'],
      },
    ],
  ]
  test.each(table)('names that every object has are no parameters: %s', async (_name, { given: [name, input], want }) =>
    expect(await messages('demo', name, input)).toEqual(want),
  )
})

describe('rules', () => {
  const table: [given: string, want: readonly string[]][] = [
    ['{"a": 1}', []],
    ['{"b": 1, "d": 1, "e": 1, "f": 1, "g": 1}', []],
    ['{}', ['Either `a` or `b`.']],
    ['{"a": 1, "b": 1}', ['Either `a` or `b`.']],
    ['{"a": 1, "c": 1, "d": 1}', ['Not both.']],
    ['{"a": 1, "e": 1, "g": 1}', ['All or none.']],
    ['{"c": 1, "d": 1, "e": 1}', ['Either `a` or `b`.', 'Not both.', 'All or none.']],
  ]
  test.each(table)('requirements on several parameters are checked: %s', async (given, want) =>
    expect(await messages('demo', 'rules', JSON.parse(given))).toEqual(want),
  )
})

describe('options that their types do not tell apart', () => {
  const table: [given: unknown, want: readonly string[]][] = [
    [{ x: 1, y: 2 }, []],
    [{ id: 'a' }, []],
    [{ id: 'a', y: 2 }, ['"at": expected table in one of the documented forms, got a table']],
    [5, ['"at": expected table in one of the documented forms, got number 5']],
  ]
  test.each(table)('options that their types do not tell apart are checked: %j', async (at, want) =>
    expect(await messages('demo', 'options', { at })).toEqual(want),
  )
})
