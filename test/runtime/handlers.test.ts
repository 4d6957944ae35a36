import { type CallContext, MoonbindError } from 'moonbind'
import { describe, expect, test } from 'vitest'
import { connectShop, rejection, type ShopHandlers } from './shop.js'

const withSell = (sell: ShopHandlers['sell']) =>
  connectShop({ accounts: { work: {} }, handlers: { sell, list: () => [] } })
const ITEM = { item: 'x' }

test('a handler gets parameters, and where the call comes from', async () => {
  const seen: [unknown, CallContext][] = []
  await withSell((params, context) => void seen.push([params, context]))
    .account('work')
    .sell(ITEM)
  const [params, { signal, ...context }] = seen[0]!
  expect({ ...(params as object) }).toEqual(ITEM)
  expect(context).toEqual({ namespace: 'shop', function: 'sell', account: 'work' })
  expect(signal.aborted).toBe(false)
})

test('handlers are this, and may be the methods of a class', async () => {
  class Store implements ShopHandlers {
    readonly note = 'further members are ignored'
    #sold = 0
    sell(): unknown {
      return ++this.#sold
    }
    list(): unknown {
      return this.#sold
    }
  }
  const api = connectShop({ handlers: new Store() })
  expect([await api.sell(ITEM), await api.sell_item(ITEM), await api.list()]).toEqual([1, 2, 2])
})

describe('what a handler answers passes through', () => {
  test.each([[undefined], [null], [0], [''], [{ data: [1] }]])(
    'the answer %j of a handler passes through',
    async (value) => {
      expect(await withSell(() => value).sell(ITEM)).toBe(value)
      expect(await withSell(async () => value).sell(ITEM)).toBe(value)
    },
  )
})

describe('what a handler throws', () => {
  const cause = new RangeError('sold out')
  const table: readonly (readonly [what: string, thrown: unknown, message: string])[] = [
    ['an error', cause, 'sold out'],
    ['an error without message', new TypeError(), 'TypeError'],
    ['text', 'sold out', 'sold out'],
    ['an object with a message', { message: 'sold out' }, 'sold out'],
    ['a number', 42, 'failed with 42'],
    ['nothing', undefined, 'failed without a message'],
    ['null', null, 'failed without a message'],
    ['an empty object', {}, 'failed without a message'],
  ]
  test.each(table)('an error of a handler becomes a message: %s', async (_what, thrown, message) => {
    const wanted = {
      name: 'TransportError',
      code: 'handler_failed',
      message: `app.integrations.shop.work.sell: ${message}`,
      cause: thrown,
    }
    expect(
      await rejection(
        withSell(() => {
          throw thrown
        })
          .account('work')
          .sell(ITEM),
      ),
    ).toMatchObject(wanted)
    expect(
      await rejection(
        withSell(() => Promise.reject(thrown))
          .account('work')
          .sell(ITEM),
      ),
    ).toMatchObject(wanted)
  })

  test('errors of this package pass through handlers unchanged', async () => {
    const error = new MoonbindError('own', 'own words')
    expect(
      await rejection(
        withSell(() => {
          throw error
        }).sell(ITEM),
      ),
    ).toBe(error)
  })
})

describe('a handler that is missing', () => {
  test.each([{}, { sell: undefined }, { sell: 'text' }])(
    'a call without a handler is refused: %j',
    async (handlers) => {
      const api = connectShop({ handlers: handlers as unknown as ShopHandlers })
      expect(await rejection(api.sell(ITEM))).toMatchObject({
        code: 'no_handler',
        message: 'app.integrations.shop.sell: no handler answers it. No request was made.',
      })
    },
  )
})
