import { describe, expect, test } from 'vitest'
import type { VmAnswer, VmCall, VmNamespace } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'

const integer = { type: 'integer' } as const

const shop: VmNamespace = {
  namespace: 'shop',
  functions: [
    {
      name: 'list_orders',
      parameters: [
        { name: 'page', schema: integer },
        { name: 'size', schema: integer },
      ],
      pages: { number: 'page', size: 'size', items: ['data'], total: ['meta', 'pages'] },
    },
    {
      name: 'list_names',
      parameters: [{ name: 'page', schema: integer }],
      pages: { number: 'page', items: ['names'] },
    },
    { name: 'list_order', parameters: [] },
  ],
  accounts: ['work'],
  docs: { page: '# Shop\n', functions: {} },
}

/** Seven orders, three on a page; names without a count of pages; page 9 fails. */
function answer({ function: name, args }: VmCall): VmAnswer {
  const { page = 1 } = args as { page?: number }
  if (page === 8) return { ok: true, value: { data: { id: 1 } } }
  if (page === 9) return { ok: false, message: 'the host says no', kind: 'api' }
  if (name === 'list_names') return { ok: true, value: { names: page <= 2 ? [`a${page}`, null] : [] } }
  return {
    ok: true,
    value: {
      data: [1, 2, 3].map((at) => ({ id: (page - 1) * 3 + at })).filter(({ id }) => id <= 7),
      meta: { pages: 3 },
    },
  }
}

async function run(source: string, isolation: 'inline' | 'worker' = 'inline') {
  const seen: unknown[] = []
  const vm = await createVm([shop], { isolation })
  const result = await vm.run(
    `local O, N = app.integrations.shop.list_orders, app.integrations.shop.list_names\n${source}`,
    {
      chunkName: 'script',
      host: {
        async call(call) {
          await new Promise((resolve) => setImmediate(resolve))
          seen.push([call.account, call.args])
          return answer(call)
        },
      },
    },
  )
  await vm.close()
  return { seen, shown: result.error === undefined ? result.output : `${result.output}${result.error.message}` }
}

describe('pages', () => {
  const works: readonly (readonly [what: string, source: string, shown: string, calls: number])[] = [
    [
      'all items of all pages',
      'for o in pages(O, { size = 3 }) do io = (io or "") .. o.id end print(io)',
      '1234567\n',
      3,
    ],
    ['parameters may be left out', 'local n = 0 for o in pages(O) do n = n + 1 end print(n)', '7\n', 3],
    [
      'a list without a count ends with an empty page; null is an item',
      'for n in pages(N) do print(n) end',
      'a1\nnull\na2\nnull\n',
      3,
    ],
    ['leaving early fetches no more', 'for o in pages(O) do print(o.id) if o.id == 2 then break end end', '1\n2\n', 1],
    [
      'a page is fetched when its first item is asked for',
      'for o in pages(O) do if o.id == 3 then break end end',
      '',
      1,
    ],
    ['nothing is fetched before the first item', 'local it = pages(O)', '', 0],
    ['from the page that is named', 'for o in pages(O, { page = 3 }) do print(o.id) end', '7\n', 1],
    [
      'after its end it stays at its end',
      'local it = pages(O, { page = 3 }) print(it().id, it(), it())',
      '7\tnil\tnil\n',
      1,
    ],
    [
      'in a coroutine',
      'local c = coroutine.wrap(function() for o in pages(O, { page = 2 }) do coroutine.yield(o.id) end end) ' +
        'print(c(), c(), c(), c())',
      '4\t5\t6\t7\n',
      2,
    ],
    [
      'an error is one of the line, and can be caught',
      'print(pcall(function()\nfor o in pages(O, { page = 9 }) do end end))',
      'false\tscript:3: the host says no\n',
      1,
    ],
    [
      'an answer without the list is an error of the line, and can be caught',
      'print(pcall(function()\nfor o in pages(O, { page = 8 }) do end end))',
      'false\tscript:3: app.integrations.shop.list_orders: expected the answer for page 8 to hold a list in ' +
        '"data", got an object\n',
      1,
    ],
    [
      'a list without pages',
      'pages(app.integrations.shop.list_order)',
      'script:2: app.integrations.shop.list_order: has no pages. Did you mean: ' +
        'app.integrations.shop.list_orders. No request was made.',
      0,
    ],
    [
      'no function of app',
      'pages(print)',
      'script:2: pages: expected a function of app.integrations that lists, and its parameters: pages(f, { … ' +
        '}), got another function',
      0,
    ],
    [
      'an answer instead of a function',
      'pages({})',
      'script:2: pages: expected a function of app.integrations that lists, and its parameters: pages(f, { … ' +
        '}), got table',
      0,
    ],
    [
      'parameters that are no table',
      'pages(O, 3)',
      'script:2: app.integrations.shop.list_orders: expected a table of named parameters, got number. No ' +
        'request was made.',
      0,
    ],
  ]
  test.each(works)('pages in Lua: %s', async (_what, source, shown, calls) => {
    const inline = await run(source)
    expect(inline.shown).toBe(shown)
    expect(inline.seen).toHaveLength(calls)
    expect(await run(source, 'worker')).toEqual(inline)
  })

  test('pages keep the account and the parameters', async () => {
    const { seen } = await run('for o in pages(app.integrations.shop.work.list_orders, { size = 3 }) do end')
    expect(seen).toEqual([1, 2, 3].map((page) => ['work', { size: 3, page }]))
  })
})
