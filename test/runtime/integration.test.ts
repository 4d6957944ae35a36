import { account } from 'moonbind'
import { type CallContext, integration, type Transport } from 'moonbind/runtime'
import { describe, expect, test } from 'vitest'
import { FORMAT } from '#runtime/definition.js'
import { connectShop, openNamespace, rejection, type SellParams, shop } from './shop.js'

const echo: Transport = async ({ function: { name }, account, params }) => ({ name, account, params: { ...params } })
const accounts = { work: {}, personal: {} }

describe('calls', () => {
  const api = connectShop({ accounts, transport: echo })
  const table: readonly (readonly [what: string, call: () => Promise<unknown>, answer: unknown])[] = [
    ['the default account', () => api.sell({ item: 'x' }), { name: 'sell', account: 'default', params: { item: 'x' } }],
    [
      'an account',
      () => api.account('work').sell({ item: 'x' }),
      { name: 'sell', account: 'work', params: { item: 'x' } },
    ],
    [
      'the default account by name',
      () => api.account('default').sell({ item: 'x' }),
      { name: 'sell', account: 'default', params: { item: 'x' } },
    ],
    [
      'an account by the helper',
      () => account(api, 'personal').sell({ item: 'x' }),
      { name: 'sell', account: 'personal', params: { item: 'x' } },
    ],
    ['an alias', () => api.sell_item({ item: 'x' }), { name: 'sell', account: 'default', params: { item: 'x' } }],
    ['no parameters', () => api.list(), { name: 'list', account: 'default', params: {} }],
    [
      'an undefined parameter is absent',
      () => api.sell({ item: 'x', tags: undefined } as unknown as SellParams),
      { name: 'sell', account: 'default', params: { item: 'x' } },
    ],
    ['an empty list is no parameters', () => api.list([]), { name: 'list', account: 'default', params: {} }],
  ]
  test.each(table)('calls a handler: %s', async (_what, call, answer) => {
    expect(await call()).toEqual(answer)
  })

  test('functions of an integration are own, enumerable and in documented order', () => {
    expect(Object.keys(api)).toEqual(['sell', 'sell_item', 'list'])
    expect(Object.keys(api.account('work'))).toEqual(['sell', 'sell_item', 'list'])
    expect('toString' in api).toBe(false)
  })

  test('a call passes what was validated: a getter is read once, inherited names are not sent', async () => {
    let reads = 0
    const input = Object.create(
      { item: 'inherited' },
      { item: { enumerable: true, get: () => (reads++ === 0 ? 'first' : 42) } },
    ) as SellParams
    expect(await api.sell(input)).toMatchObject({ params: { item: 'first' } })
    expect(await rejection(api.sell(Object.create({ item: 'inherited' }) as SellParams))).toMatchObject({
      code: 'invalid_arguments',
    })
  })

  test('a parameter named __proto__ stays data', async () => {
    const seen: object[] = []
    const bag = integration<{ put(params: object): Promise<unknown> }, object>(openNamespace('bag', ['put']))({
      transport: async ({ params }) => void seen.push(params),
    })
    await bag.put(JSON.parse('{"__proto__":{"polluted":true}}') as object)
    expect(Object.keys(seen[0]!)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(seen[0])).toBe(null)
  })
})

describe('refusals', () => {
  const api = connectShop({ accounts, transport: () => Promise.reject(new Error('nothing may be sent')) })
  const wrong: readonly (readonly [what: string, input: unknown, message: string])[] = [
    ['missing', {}, 'missing "item" (string)'],
    [
      'every problem at once',
      { itme: 'x', tags: 5 },
      'missing "item" (string); "tags": expected list of string, got number 5; unknown "itme" (did you mean "item"?)',
    ],
    ['a position in a list counts from 0', { item: 'x', tags: ['a', 1] }, '"tags[1]": expected string, got number 1'],
    ['text', 'x', 'expected a table of named parameters, got string "x"'],
    ['null', null, 'expected a table of named parameters, got null'],
    ['a list', ['x'], 'expected a table of named parameters, got a list of 1'],
  ]
  test.each(wrong)('refuses an input: %s', async (_what, input, problems) => {
    expect(await rejection(api.sell(input as SellParams))).toMatchObject({
      name: 'ValidationError',
      code: 'invalid_arguments',
      path: 'app.integrations.shop.sell',
      message: `Invalid arguments for app.integrations.shop.sell: ${problems}. No request was made.`,
    })
  })

  test('errors name the account', async () => {
    expect((await rejection(api.account('work').sell({} as SellParams))).message).toMatch(
      /^Invalid arguments for app\.integrations\.shop\.work\.sell: /,
    )
  })

  test('an unknown account is refused and never guessed', () => {
    expect(() => api.account('wrok' as 'work')).toThrow(
      'Unknown account of app.integrations.shop: "wrok". Did you mean: work',
    )
    expect(() => api.account('other' as 'work')).toThrow(
      'Unknown account of app.integrations.shop: "other". Configured: default, work, personal',
    )
    expect(() => connectShop({ transport: echo }).account('work')).toThrow('Only the default account is configured')
  })
})

describe('abort', () => {
  const never: Transport = () => new Promise(() => {})

  test('an aborted call sends nothing', async () => {
    let sent = 0
    const api = connectShop({ transport: async () => void sent++ })
    const reason = new Error('enough')
    expect(await rejection(api.list({}, { signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(sent).toBe(0)
  })

  test('an abort ends a call that waits for an answer', async () => {
    const controller = new AbortController()
    const call = rejection(connectShop({ transport: never }).list({}, { signal: controller.signal }))
    controller.abort(new Error('enough'))
    expect(await call).toMatchObject({ message: 'enough' })
  })

  test('a handler that stops on abort rejects with the reason itself', async () => {
    const controller = new AbortController()
    const handlers = {
      sell: () => 1,
      list: (_: object, { signal }: CallContext) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    }
    const call = rejection(connectShop({ handlers }).list({}, { signal: controller.signal }))
    const reason = new Error('enough')
    controller.abort(reason)
    expect(await call).toBe(reason)
  })

  const options: readonly (readonly [options: object, message: string])[] = [
    [{ signla: 1 }, 'call: unknown option "signla", did you mean "signal"?'],
    [{ signal: true }, 'call: expected "signal" to be an AbortSignal, got a boolean'],
  ]
  test.each(options)('a call refuses the options %j', async (given, message) => {
    expect((await rejection(connectShop({ transport: echo }).list({}, given))).message).toBe(message)
  })
})

describe('options', () => {
  const wrong: readonly (readonly [what: string, options: unknown, message: string])[] = [
    ['none', undefined, 'shop: nothing answers its calls: expected "handlers" or "transport"'],
    ['text', 'handlers', 'shop: expected an object of options, got a string'],
    ['nothing that answers', {}, 'shop: nothing answers its calls: expected "handlers" or "transport"'],
    ['a misspelled name', { handler: {} }, 'shop: unknown option "handler", did you mean "handlers"?'],
    ['a strange name', { zzzzzzzz: 1 }, 'shop: unknown option "zzzzzzzz", expected accounts, handlers, transport'],
    ['both', { handlers: {}, transport: echo }, 'shop: expected "handlers" or "transport", got both'],
    ['a transport that is none', { transport: {} }, 'shop: expected "transport" to be a function, got an object'],
    [
      'handlers that are none',
      { handlers: () => 1 },
      'shop: expected "handlers" to be an object of functions, got a function',
    ],
    [
      'a misspelled handler',
      { handlers: { sel: () => 1 } },
      'shop: the handler "sel" answers no documented function, did you mean "sell"?',
    ],
    [
      'accounts in a list',
      { accounts: ['work'], transport: echo },
      'shop: expected "accounts" to be an object: { work: { … } }',
    ],
    [
      'an account that is text',
      { accounts: { work: 'secret' }, transport: echo },
      'shop: expected the account "work" to be an object of its options, got a string',
    ],
    ['an account without name', { accounts: { '': {} }, transport: echo }, 'shop: an account needs a name'],
    [
      'an account called like a function',
      { accounts: { sell: {} }, transport: echo },
      'shop: the account "sell" is called like the function app.integrations.shop.sell: give it another name',
    ],
    [
      'an account called like an alias',
      { accounts: { sell_item: {} }, transport: echo },
      'shop: the account "sell_item" is called like the function app.integrations.shop.sell_item: give it another name',
    ],
  ]
  test.each(wrong)('refuses the option: %s', (_what, options, message) => {
    expect(() => connectShop(options as never)).toThrow(message)
  })

  test.each([
    [null, 'null'],
    [[], 'a list'],
    ['http://x', 'a string'],
  ])('an integration refuses http that is %j', (http, kind) => {
    const overHttp = integration(shop, { pages: new Map(), connect: () => ({ transport: echo, accounts: [] }) })
    expect(() => overHttp({ http } as never)).toThrow(`shop: expected "http" to be an object of options, got ${kind}`)
  })

  test('the default account may be named', async () => {
    expect(await connectShop({ accounts: { default: {} }, transport: echo }).list()).toMatchObject({
      account: 'default',
    })
  })

  const formats: readonly (readonly [format: number, message: string])[] = [
    [
      0,
      `shop: generated code has format 0, this runtime reads format ${FORMAT}; the generated code is older: run ` +
        '`moonbind generate` with this version',
    ],
    [
      99,
      `shop: generated code has format 99, this runtime reads format ${FORMAT}; the runtime is older: install the ` +
        'version of moonbind that generated it',
    ],
  ]
  test.each(formats)('generated code of format %d is refused', (format, message) => {
    expect(() => integration({ ...shop, format })({ transport: echo })).toThrow(message)
  })
})

describe('odd names of functions', () => {
  const names = ['account', 'then', 'constructor', '__proto__', 'toString', 'page[size]']
  const api = integration<Record<string, (params?: unknown) => Promise<unknown>>, object>(openNamespace('odd', names))({
    accounts: { work: {} },
    transport: echo,
  })

  test.each(names)('%s is callable', async (name) => {
    const method = Object.getOwnPropertyDescriptor(api, name)!.value as (params: object) => Promise<unknown>
    expect(await method({ a: 1 })).toEqual({ name, account: 'default', params: { a: 1 } })
  })

  test('a function called account keeps its name; accounts are reached by the helper', async () => {
    expect(await (api.account as unknown as (params: object) => Promise<unknown>)({})).toMatchObject({
      name: 'account',
    })
    expect(await account(api, 'work')['then']!({})).toMatchObject({ account: 'work' })
  })

  test('awaiting an integration with a function called then rejects instead of waiting forever', async () => {
    await expect((async () => api)()).rejects.toThrow(
      'odd documents a function called then, so it cannot be awaited: wrap it in an object',
    )
  })

  test('other integrations can be awaited', async () => {
    const plain = connectShop({ transport: echo })
    expect(await plain).toBe(plain)
  })
})
