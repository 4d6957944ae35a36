import fc from 'fast-check'
import { createDocs, type SearchableFunction, type SearchableNamespace } from 'moonbind'
import { describe, expect, test } from 'vitest'

const text = { type: 'string' } as const

const fn = (name: string, summary: string, more: Partial<SearchableFunction> = {}): SearchableFunction => ({
  name,
  summary,
  parameters: [],
  ...more,
})

const shop: SearchableNamespace = {
  namespace: 'shop',
  title: 'Shop',
  functions: [
    fn('list_orders', 'List orders.', {
      effect: { kind: 'read' },
      parameters: [{ name: 'state', required: false, schema: { type: 'string', enum: ['open', 'shipped'] } }],
    }),
    fn('get_order', 'One order by its id.', {
      effect: { kind: 'read' },
      parameters: [{ name: 'id', required: true, schema: text }],
    }),
    fn('cancel_order', 'Cancel an order.', { aliases: ['void_purchase'], effect: { kind: 'destructive' } }),
    fn('refund_payment', 'Give money back.', { effect: { kind: 'write' } }),
  ],
  docs: {
    page: '# Shop\n\n## list_orders\n\nList orders.\n\n## Webhooks\n\nSigned with a secret.\n',
    functions: { list_orders: '# shop.list_orders\n\n## list_orders\n\nList orders.\n' },
  },
}

const bank: SearchableNamespace = {
  namespace: 'bank',
  title: 'Bank',
  functions: [
    fn('listAccounts', 'Accounts.', { effect: { kind: 'read' } }),
    fn('refund_payment', 'Give money back.', { effect: { kind: 'write' } }),
  ],
  docs: { page: '# Bank\n', functions: {} },
}

const docs = createDocs([shop, bank])
const pages = (query: string, options = {}): string[] => docs.search(query, options).map(({ page }) => page)

describe('the first hit', () => {
  test.each([
    ['list orders', 'shop.list_orders'],
    ['listOrders', 'shop.list_orders'],
    ['shipped', 'shop.list_orders'],
    ['details of one order by id', 'shop.get_order'],
    ['cancelled the order', 'shop.cancel_order'],
    ['void purchase', 'shop.cancel_order'],
    ['refnud', 'shop.refund_payment'],
    ['refnd', 'shop.refund_payment'],
    ['which accounts are there', 'bank.listAccounts'],
    ['money back at the bank', 'bank.refund_payment'],
    ['secret of webhooks', 'shop'],
  ])('%s => %s', (query, page) => {
    expect(pages(query)[0]).toBe(page)
  })
})

test('a hit is one line with signature, effect and summary', () => {
  expect(docs.search('list orders', { limit: 1 })).toEqual([
    {
      page: 'shop.list_orders',
      kind: 'function',
      effect: 'read',
      line: 'shop.list_orders{ state?: "open"|"shipped" } (read) List orders.',
      score: expect.any(Number),
    },
  ])
})

test('equal hits keep the order of the documents', () => {
  expect(pages('refund payment').slice(0, 2)).toEqual(['shop.refund_payment', 'bank.refund_payment'])
})

describe('options', () => {
  test('the namespace option limits hits to one namespace', () =>
    expect(pages('refund payment', { namespace: 'bank' })).toEqual(['bank.refund_payment']))
  test('the effect option limits hits to one effect', () =>
    expect(pages('order', { effect: 'destructive' })).toEqual(['shop.cancel_order']))
  test('the limit option limits the number of hits', () => expect(pages('order', { limit: 2 })).toHaveLength(2))
  test.each([
    [{ namespace: 'shpo' }, 'search: unknown namespace "shpo", did you mean "shop"?'],
    [{ effect: 'reads' }, 'search: expected "effect" to be "read" or "write" or "destructive", got "reads"'],
    [{ limit: 0 }, 'search: expected "limit" to be a whole number from 1 to 100, got 0'],
    [{ limit: '3' }, 'search: expected "limit" to be a whole number from 1 to 100, got a string'],
    [{ lmit: 3 }, 'search: unknown option "lmit", did you mean "limit"?'],
    [7, 'search: expected an object of options, got a number'],
  ])('search refuses the options %j', (options, message) => {
    expect(() => docs.search('x', options as object)).toThrow(message)
  })
  test('search refuses a query that is not a string', () => {
    expect(() => docs.search(7 as unknown as string)).toThrow('search: expected a query as a string, got a number')
  })
})

test('any query gets the same answer twice', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('order', '.*', '(', '\u0000', '__proto__', 'constructor', '=orders'),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const query = parts.join(' ')
      expect(pages(query)).toEqual(pages(query))
    }),
  )
})

test('only the beginning of a query of a megabyte counts', () => {
  expect(pages(`cancel order ${'x '.repeat(500_000)}`)[0]).toBe('shop.cancel_order')
  expect(pages('z'.repeat(1_000_000))).toEqual([])
})
