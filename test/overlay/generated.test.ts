import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConnectHttp } from '#runtime/integration.js'
import { pages } from '#runtime/pages/pages.js'
import { compile, emit, load, textOf } from '../emit/emitting.js'
import { moonbind, project } from '../helpers/cli.js'
import { json, startServer, type TestServer } from '../helpers/http-server.js'
import { document, read, shop, sound } from './shop.js'

type Call = (params?: object) => Promise<unknown>
interface Shop {
  readonly list_orders: Call
  readonly get_order: Call
}

const answers: { [path: string]: unknown } = {
  '/v2/orders': {
    data: [
      { id: 7, state: 'paid-up', cents: 1999, files: { pdf: 'p', txt: 't' } },
      { id: 8, state: 'odd', files: {} },
      'no order',
    ],
    meta: { pages: 1 },
  },
  '/v2/orders/1': { data: { status: 'open', state: 5 } },
}

async function connect(overlay: string, hooks?: string) {
  const { overlay: found, problems } = read(overlay)
  expect(problems).toEqual([])
  const files = emit(shop, { overlay: found!, ...(hooks !== undefined && { hooks }) })
  const exported = await load(compile(files), 'shop')
  return {
    files,
    definition: exported.definition,
    connect: exported['shop'] as ConnectHttp<Shop, object, { list_orders(): AsyncIterable<unknown> }>,
  }
}

let server: TestServer
beforeAll(async () => {
  server = await startServer(({ url }, response) => json(response, 200, answers[url.replace(/\?.*/, '')] ?? {}))
})
afterAll(() => server.close())

test('a generated overlay sends parameters where they belong and gives answers the documented form', async () => {
  const made = await connect(sound)
  const api = made.connect({ accounts: { default: { apiKey: 'k' } }, http: { baseUrl: `${server.url}/v2` } })
  server.seen.length = 0
  expect(await api.list_orders({ page: 2, size: 50, state: 'paid_up', tags: ['a b', 'c'] })).toEqual({
    data: [
      {
        id: 7,
        state: 'paid_up',
        _original: { state: 'paid-up', files: { pdf: 'p', txt: 't' } },
        cents: 1999,
        total: 19.99,
        files: ['p', 't'],
      },
      { id: 8, state: 'odd', _original: { files: {} } },
      'no order',
    ],
    meta: { pages: 1 },
  })
  expect(await api.get_order({ order_id: '1', gift: false })).toEqual({
    data: { status: 'open', state: 'open', _original: { state: 5 } },
  })
  expect(
    server.seen.map(({ method, url, headers }) => [method, url, headers['x-version'], headers['authorization']]),
  ).toEqual([
    [
      'GET',
      '/v2/orders?filter[kind]=order&filter[state]=paid-up&page[number]=2&page[size]=50&tag=a%20b&tag=c',
      '2',
      'Bearer k',
    ],
    ['GET', '/v2/orders/1?kind=plain', undefined, 'Bearer k'],
  ])
  await expect(api.list_orders({ size: 51 })).rejects.toThrow(
    '"size": expected at most 50 (pages are small), got number 51. No request was made.',
  )
  const items: unknown[] = []
  for await (const item of pages(api).list_orders()) items.push(item)
  expect(items).toHaveLength(3)
})

test('a hook does what the overlay cannot express', async () => {
  const overlay = sound.replace(
    "    path: { order_id: id }\n    query: { gift: { name: kind, values: { 'true': gift, 'false': plain } } }\n" +
      "    answer:\n      data.state: { rename: 'status' }\n",
    '    hooks: [request, answer]\n',
  )
  const made = await connect(
    overlay,
    `import type { HttpHooks } from 'moonbind/runtime'

export const hooks = {
  get_order: {
    request: ({ order_id: id }) => ({ path: { id: String(id) } }),
    answer: (body) => ({ seen: body }),
  },
} satisfies HttpHooks
`,
  )
  const api = made.connect({ accounts: { default: { apiKey: 'k' } }, http: { baseUrl: `${server.url}/v2` } })
  expect(await api.get_order({ order_id: '1' })).toEqual({ seen: answers['/v2/orders/1'] })
})

test('an absent function, parameter or field is reported in types, on pages and at the call', async () => {
  const overlay = sound
    .replace('      tags: tag\n', '')
    .replace('    pages:', '    absent: { tags: Orders have no tags }\n    pages:')
    .replace('data[].total: { scale: cents, by: 0.01 }', 'data[].total: { absent: Orders have no total }')
    .replace(/ {2}get_order:[\s\S]*$/, '  get_order: { absent: Orders are secret }\n')
  const { files, definition, connect: make } = await connect(overlay)
  expect(textOf(files, 'shop/index.ts')).toMatch(
    /\/\*\* Not answered by the API: Orders have no total\. \*\/\n\s+readonly total\?:/,
  )
  expect(textOf(files, 'shop/index.ts')).toContain('Tags of the order — not available: Orders have no tags.')
  const { docs } = definition
  for (const page of [docs.page, docs.functions['list_orders']])
    expect(page).toContain('**Note:** `data[].total` is not answered: Orders have no total.')
  for (const page of [docs.page, docs.functions['get_order']])
    expect(page).toContain('**Note:** Not available: Orders are secret.')
  expect(docs.source).toBe(document)
  const api = make({ accounts: { default: { apiKey: 'k' } }, http: { baseUrl: `${server.url}/v2` } })
  server.seen.length = 0
  await expect(api.get_order({ order_id: '1' })).rejects.toThrow(
    'app.integrations.shop.get_order is not available: Orders are secret. No request was made.',
  )
  await expect(api.list_orders({ tags: [] })).rejects.toThrow(
    'app.integrations.shop.list_orders: the parameter "tags" is not available: Orders have no tags. No ' +
      'request was made.',
  )
  expect(server.seen).toEqual([])
})

describe('moonbind generate with overlays', () => {
  const cases: [what: string, files: { [path: string]: string }, err: RegExp][] = [
    [
      'what is wrong',
      { 'shop.http.yaml': sound.replace('state: {', 'stat: {') },
      /spec\/shop\.http\.yaml:9:7.*"list_orders" has no parameter "stat", did you mean "state"\?/,
    ],
    [
      'an overlay without document',
      { 'shop.http.yaml': sound, 'shpo.http.yaml': sound },
      /spec\/shpo\.http\.yaml:1:1.*no document describes the namespace "shpo", did you mean shop\.http\.yaml\?/,
    ],
    [
      'hooks that nothing asks for',
      { 'shop.http.yaml': sound, 'shop.http.ts': 'export const hooks = {}\n' },
      /spec\/shop\.http\.yaml:1:1.*no function has "hooks", but there is spec\/shop\.http\.ts/,
    ],
    [
      'another ending',
      { 'shop.http.yml': sound },
      /spec\/shop\.http\.yml:1:1.*expected the name of the overlay to be shop\.http\.yaml/,
    ],
    [
      'hooks that are not there',
      { 'shop.http.yaml': sound.replace('    path: {', '    hooks: [answer]\n    path: {') },
      /spec\/shop\.http\.yaml:17:3.*get_order has hooks, expected them in spec\/shop\.http\.ts/,
    ],
  ]
  test.each(cases)('generate reports a mistake in an overlay: %s', async (_, files, err) => {
    const cwd = project({
      'spec/shop.md': document,
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`spec/${name}`, text])),
    })
    const result = await moonbind(['generate'], { cwd })
    expect(result.code).toBe(1)
    expect(result.err).toMatch(err)
    expect(result.err + result.out).not.toMatch(/ {2}at /)
    expect(() => readFileSync(`${cwd}/generated/shop/index.ts`)).toThrow()
  })

  test('an overlay that is not UTF-8 is unreadable input', async () => {
    const cwd = project({ 'spec/shop.md': document, 'spec/shop.http.yaml': Buffer.from('api: \xff', 'latin1') })
    expect(await moonbind(['generate'], { cwd })).toMatchObject({ code: 3 })
  })
})
