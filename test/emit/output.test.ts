import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compile, emit, functionOf, namespaceOf, newEmitter } from './emitting.js'
import { shop } from './shop.js'

const golden = fileURLToPath(new URL('golden/', import.meta.url))

describe('the files of a namespace', () => {
  test.each(emit(shop))(
    'generated files equal test/emit/golden (write them with test -u): $path',
    async ({ path, text }) => {
      await expect(text).toMatchFileSnapshot(join(golden, path))
    },
  )

  test('a namespace has exactly these files, and no golden file is left over', () => {
    const paths = emit(shop).map(({ path }) => path)
    expect(paths).toEqual(['shop/index.ts', 'shop/docs.ts', 'shop/schema.json'])
    expect(readdirSync(join(golden, 'shop')).filter((name) => !paths.includes(`shop/${name}`))).toEqual([])
  })

  test('every emitter gives the same files, whatever it emitted before', async () => {
    const fresh = await newEmitter()
    fresh(namespaceOf([functionOf('f')]))
    expect(fresh(shop)).toEqual(emit(shop))
    expect(emit(structuredClone(shop))).toEqual(emit(shop))
  })

  test('generated files have LF line endings, one at the end, and a header', () => {
    for (const { path, text } of emit(shop)) {
      expect([path, /\r|[^\n]$|\n\n$|\n\n\n/.exec(text)]).toEqual([path, null])
      if (path.endsWith('.ts'))
        expect(text).toMatch(
          /^\/\/ @generated from the documentation of shop[\w.]* by `moonbind generate`\. Do not edit\.\n/,
        )
    }
  })

  test('generated files have no line over 120 columns, apart from texts that cannot be broken', () => {
    const files = emit(shop).filter(({ path }) => path.endsWith('.ts') && path !== 'shop/docs.ts')
    const long = files.flatMap(({ path, text }) => text.split('\n').filter((line) => line.length > 120 && path !== ''))
    expect(long).toEqual([])
  })
})

describe('the types of a namespace', () => {
  const names = ['shop', 'ShopFunctions', 'ShopHandlers', 'CreateOrderParams', 'ListOrdersResult']
  const use = (code: string): string =>
    `import { ${names
      .filter((name) => new RegExp(`\\b${name}\\b`).test(code))
      .map((name) => (name === 'shop' ? name : `type ${name}`))
      .join(', ')} } from './shop/index.js'\n${code}\n`
  const right: [what: string, code: string][] = [
    [
      'a call',
      `export const f = async (api: ShopFunctions) =>
        (await api.list_orders({ page_size: 1, status: 'open' })).data.map(({ id, status }) => id + String(status))`,
    ],
    [
      'a call without parameters',
      'export const f = (api: ShopFunctions) => [api.list_orders(), api.end(), api.list_orders({}, {})]',
    ],
    [
      'an alias',
      `export const f = (api: ShopFunctions) =>
        api.shop_create_order({ item: 'tea', amount: 1, tags: ['a'], note: null, address: { city: 'x', zip: 1 } })`,
    ],
    ['any parameters of an open function', 'export const f = (api: ShopFunctions) => api.search({ q: 1, more: [] })'],
    [
      'further fields of an answer',
      'export const f = (answer: ListOrdersResult): unknown => answer.meta ?? answer.data[0]?.more',
    ],
    [
      'other values of an answer',
      `export const f = (answer: ListOrdersResult): boolean => answer.data[0]?.status === 'lost'`,
    ],
    [
      'handlers',
      `export const handlers: ShopHandlers = {
        list_orders: async ({ page_size = 20 }, { account }) => ({ data: [{ id: account, size: page_size }] }),
        create_order: () => 1,
        end() {},
        search: ({ q }) => q,
      }`,
    ],
    ['some handlers', 'export const handlers: ShopHandlers = { end: () => 1 }'],
    [
      'accounts of the environment',
      `export const f = (handlers: ShopHandlers) => shop({ handlers }).account('any').end()`,
    ],
    [
      'connecting',
      `export const f = (handlers: ShopHandlers) =>
        shop({ handlers, accounts: { work: {} } }).account('work').create_order({ item: 'tea', amount: 1 })`,
    ],
  ]
  test('generated types accept documented calls', () => {
    expect(
      compile(emit(shop), Object.fromEntries(right.map(([, code], index) => [`use${index}.ts`, use(code)]))),
    ).not.toBe('')
  })

  const wrong: [what: string, code: string, message: RegExp][] = [
    ['a missing parameter', `export const p: CreateOrderParams = { item: 'tea' }`, /'amount' is missing/],
    [
      'a misspelled parameter',
      `export const p: CreateOrderParams = { item: 'tea', amount: 1, itme: 1 }`,
      /'itme' does not exist/,
    ],
    [
      'a value that is not in the enumeration',
      `export const f = (api: ShopFunctions) => api.list_orders({ status: 'opne' })`,
      /'"opne"' is not assignable/,
    ],
    [
      'a wrong type',
      `export const f = (api: ShopFunctions) => api.list_orders({ page_size: '1' })`,
      /'string' is not assignable to type 'number'/,
    ],
    [
      'a missing field',
      `export const p: CreateOrderParams = { item: 'tea', amount: 1, address: {} }`,
      /'city' is missing/,
    ],
    [
      'parameters that are left out',
      'export const f = (api: ShopFunctions) => api.create_order()',
      /Expected 1-2 arguments/,
    ],
    [
      'a misspelled handler',
      'export const handlers: ShopHandlers = { list_order: () => ({ data: [] }) }',
      /'list_order' does not exist/,
    ],
    [
      'an account that was not given',
      `export const f = (handlers: ShopHandlers) => shop({ handlers, accounts: { work: {} } }).account('wrok')`,
      /'"wrok"' is not assignable/,
    ],
    [
      'an unknown key of an account',
      `export const f = (handlers: ShopHandlers) => shop({ handlers, accounts: { work: { apikey: 'x' } } })`,
      /'apikey' does not exist/,
    ],
    [
      'an unknown option',
      'export const f = (handlers: ShopHandlers) => shop({ handlers, transprot: 1 })',
      /'transprot' does not exist/,
    ],
    [
      'a handler under an alias',
      'export const handlers: ShopHandlers = { shop_create_order: () => 1 }',
      /'shop_create_order' does not exist/,
    ],
    [
      'changing an answer',
      'export const f = (answer: ListOrdersResult) => answer.data.push()',
      /'push' does not exist/,
    ],
  ]
  test('generated types refuse undocumented calls', () => {
    const uses = Object.fromEntries(wrong.map(([, code], index) => [`use${index}.ts`, use(code)]))
    let said = ''
    try {
      compile(emit(shop), uses)
    } catch (error) {
      said = (error as Error).message
    }
    const told = wrong.map(([what, , message], index) => [
      what,
      said.split('\n').some((line) => line.includes(`use${index}.ts`) && message.test(line)),
    ])
    expect(told).toEqual(wrong.map(([what]) => [what, true]))
  })
})
