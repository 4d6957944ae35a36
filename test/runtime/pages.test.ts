import { expect, test } from 'vitest'
import { FORMAT, type NamespaceDefinition } from '#runtime/definition.js'
import { type HttpApi, integration } from '#runtime/integration.js'
import { pages } from '#runtime/pages/pages.js'
import { reads } from '../helpers/effects.js'

interface Functions {
  list_orders(params?: { page?: number; size?: number }): Promise<unknown>
}

interface Lists {
  list_orders(
    params?: { page?: number; size?: number },
    options?: { signal?: AbortSignal },
  ): AsyncIterable<{ id: number }>
}

const definition: NamespaceDefinition = {
  format: FORMAT,
  namespace: 'shop',
  title: 'Shop',
  functions: [
    {
      name: 'list_orders',
      summary: '',
      effect: reads,
      parameters: [],
      validate: (input) =>
        typeof input === 'object'
          ? undefined
          : [{ path: [], code: 'not_a_table', message: 'no', expected: '', received: '' }],
    },
  ],
  docs: { page: '', functions: {} },
}

const http: HttpApi = {
  pages: new Map([['list_orders', { number: 'page', size: 'size', items: ['data'] }]]),
  connect: () => ({ transport: async () => undefined, accounts: [] }),
}

/** `most` orders on pages of two; an API that does not count pages answers the first one always. */
function connect(most: number, counts = true) {
  const seen: unknown[] = []
  const api = integration<Functions, object, Lists>(
    definition,
    http,
  )({
    accounts: { work: {} },
    transport: async ({ account, params }) => {
      seen.push([account, params['page'], params['size']])
      const first = counts ? ((params['page'] as number) - 1) * 2 : 0
      return { data: [1, 2].map((at) => ({ id: first + at })).filter(({ id }) => id <= most) }
    },
  })
  return { api, seen }
}

async function ids(list: AsyncIterable<{ id: number }>, most = Infinity): Promise<number[]> {
  const found: number[] = []
  for await (const { id } of list) if (found.push(id) >= most) break
  return found
}

test('pages gives all items of all pages, until two in a row are empty', async () => {
  const { api, seen } = connect(3)
  expect(await ids(pages(api).list_orders({ size: 2 }))).toEqual([1, 2, 3])
  expect(seen).toEqual([
    ['default', 1, 2],
    ['default', 2, 2],
    ['default', 3, 2],
    ['default', 4, 2],
  ])
})

test('leaving the loop early fetches no more pages', async () => {
  const { api, seen } = connect(100)
  expect(await ids(pages(api.account('work')).list_orders({ page: 4 }), 3)).toEqual([7, 8, 9])
  expect(seen).toEqual([
    ['work', 4, undefined],
    ['work', 5, undefined],
  ])
})

test('an API that answers the same page again and again does not hang the loop', async () => {
  const { api, seen } = connect(2, false)
  expect(await ids(pages(api).list_orders())).toEqual([1, 2])
  expect(seen).toHaveLength(2)
})

test('an aborted signal ends the loop over pages', async () => {
  const { api } = connect(100)
  const controller = new AbortController()
  const read = async (): Promise<void> => {
    for await (const { id } of pages(api).list_orders({}, { signal: controller.signal }))
      if (id === 2) controller.abort(new Error('enough'))
  }
  await expect(read()).rejects.toThrow('enough')
})

test('pages names what is wrong with its arguments', async () => {
  const { api } = connect(1)
  expect(() => (pages(api) as unknown as { list_ordrs: unknown }).list_ordrs).toThrow(
    'app.integrations.shop.list_ordrs has no pages. Did you mean: list_orders',
  )
  expect(() => pages({} as never)).toThrow('pages: expected an integration or an account of one, got an object')
  await expect(ids(pages(api).list_orders(5 as never))).rejects.toThrow(
    'Invalid arguments for app.integrations.shop.list_orders',
  )
  expect(await pages(api)).toBeTypeOf('object')
})
