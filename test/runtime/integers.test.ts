import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRuntime, type Integration, type WithLargeIntegers } from 'moonbind'
import {
  FORMAT,
  type Handlers,
  httpApi,
  type Issues,
  integration,
  type NamespaceDefinition,
  wrongType,
} from 'moonbind/runtime'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { jsonText, parseJson } from '#runtime/json/json-text.js'
import { readIntegers, withLargeIntegers, withLargeIntegersInParts } from '#runtime/validation/integers.js'
import { writes } from '../helpers/effects.js'

const LARGE = '653247040368672769'

interface Crm {
  get(params: { readonly id: unknown }): Promise<unknown>
  make(params: { readonly id: unknown; readonly any?: unknown }): Promise<unknown>
}

/** As generated code validates an integer from 1 on. */
function validate(input: unknown): Issues {
  const { id } = input as { readonly id?: unknown }
  return Number.isInteger(id) && (id as number) > 0 ? undefined : wrongType(undefined, ['id'], 'integer', id)
}

const id = { name: 'id', required: true, schema: { type: 'integer' } } as const
const crm: NamespaceDefinition = {
  format: FORMAT,
  namespace: 'crm',
  title: 'CRM',
  functions: ['get', 'make'].map((name) => ({
    name,
    summary: '',
    effect: writes,
    open: true,
    parameters: [id, { name: 'any', required: false, schema: {} }],
    validate,
  })),
  docs: { page: '# CRM\n', functions: {} },
}

const api = httpApi({
  baseUrl: 'http://127.0.0.1',
  env: 'CRM_API_KEY',
  auth: { header: 'authorization', prefix: 'Bearer ' },
  calls: {
    get: {
      method: 'get',
      path: '/contacts/{id}',
      names: {},
      request: ({ id: given }: { id: unknown }) => ({ path: { id: given }, query: { id: given } }),
    },
    make: { method: 'post', path: '/contacts', names: {}, request: (params: unknown) => ({ body: params }) },
  },
} as unknown as Parameters<typeof httpApi>[0])

/** Answers with what was asked, and with an id. */
const server = http.createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += chunk))
  request.on('end', () => {
    response.setHeader('content-type', 'application/json')
    response.end(`{"id":${LARGE},"asked":${JSON.stringify(`${request.url} ${body}`)}}`)
  })
})
let baseUrl: string
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const overHttp = (options: object = {}): Integration<Crm> =>
  integration<Crm, object>(
    crm,
    api,
  )({ accounts: { default: { apiKey: 'k' } }, http: { baseUrl }, ...options }) as unknown as Integration<Crm>

async function output(source: string, connected: Integration<Crm>, isolation: 'inline' | 'worker'): Promise<string> {
  const runtime = await createRuntime({ integrations: [connected], isolation })
  const run = await runtime.run(`local crm = app.integrations.crm ${source}`)
  await runtime.close()
  return run.error?.message ?? run.output
}

describe.each(['inline', 'worker'] as const)('ids of 18 digits, %s', (isolation) => {
  const scripts: readonly (readonly [script: string, output: string])[] = [
    ['print(crm.get{ id = 1 }.id)', `${LARGE}\n`],
    [
      'local i = crm.get{ id = 1 }.id print(math.type(i), i == 653247040368672769, i + 1)',
      `integer\ttrue\t653247040368672770\n`,
    ],
    ['print(crm.get{ id = crm.get{ id = 1 }.id }.asked)', `/contacts/${LARGE}?id=${LARGE} \n`],
    ['print(crm.get{ id = 9007199254740993 }.asked)', '/contacts/9007199254740993?id=9007199254740993 \n'],
    [`print(crm.get{ id = "${LARGE}" }.asked)`, `/contacts/${LARGE}?id=${LARGE} \n`],
    ['print(crm.get{ id = "42" }.asked)', '/contacts/42?id=42 \n'],
    ['print(crm.get{ id = 10 / 2 }.asked)', '/contacts/5?id=5 \n'],
    [
      `print(crm.make{ id = ${LARGE}, any = { ${LARGE}, 1.5 } }.asked)`,
      `/contacts {"id":${LARGE},"any":[${LARGE},1.5]}\n`,
    ],
  ]
  test.each(scripts)('a script computes with ids of 18 digits exactly: %s', async (script, expected) => {
    expect(await output(script, overHttp(), isolation)).toBe(expected)
  })

  test('a number that may have been rounded is refused', async () => {
    expect(await output('crm.get{ id = 2^60 }', overHttp(), isolation)).toContain(
      'expected integer (one beyond 9007199254740991 as a text of its digits, or a BigInt), got number ' +
        '1152921504606847000',
    )
  })

  test('handlers get texts, or BigInt if they ask for it', async () => {
    for (const largeIntegers of ['text', 'bigint'] as const) {
      const seen: unknown[] = []
      const handlers = { get: (params: object) => (seen.push(params), { id: BigInt(LARGE), rounded: 2 ** 60 }) }
      const connected = integration<Crm, object>(crm)({ handlers, largeIntegers }) as unknown as Integration<Crm>
      const source = `local r = crm.get{ id = ${LARGE} } print(r.id, r.rounded, json.encode(r)) return r.id`
      const runtime = await createRuntime({ integrations: [connected], isolation, largeIntegers })
      const run = await runtime.run(`local crm = app.integrations.crm ${source}`)
      await runtime.close()
      expect(run.output).toBe(`${LARGE}\t1.1529215046068e+18\t{"id":${LARGE},"rounded":1.152921504606847e+18}\n`)
      const expected = largeIntegers === 'text' ? LARGE : BigInt(LARGE)
      expect([seen[0], run.values, run.calls[0]?.args]).toEqual([{ id: expected }, [expected], { id: expected }])
    }
  })
})

test('in JavaScript, large integers of an answer are texts, or BigInt on request', async () => {
  expect(await overHttp().get({ id: 1 })).toMatchObject({ id: LARGE })
  expect(await overHttp({ largeIntegers: 'bigint' }).get({ id: BigInt(LARGE) })).toMatchObject({
    id: BigInt(LARGE),
    asked: `/contacts/${LARGE}?id=${LARGE} `,
  })
})

test('a number that may have been rounded is refused', async () => {
  await expect(overHttp().get({ id: 2 ** 53 })).rejects.toThrow('got number 9007199254740992')
})

test('another value of largeIntegers is refused', () => {
  expect(() => overHttp({ largeIntegers: 'number' })).toThrow(
    'crm: expected "largeIntegers" to be "text" or "bigint", got "number"',
  )
})

describe('types', () => {
  interface Contact {
    readonly id: number
    readonly name: string
    readonly tags?: readonly number[]
    readonly size: 1 | 2
  }
  interface Contacts {
    get_contact(params: { readonly id: number }): Promise<Contact>
  }

  test('types state what may replace a number', () => {
    expectTypeOf<WithLargeIntegers<Contact>>().toEqualTypeOf<{
      readonly id: number | `${bigint}`
      readonly name: string
      readonly tags?: readonly (number | `${bigint}`)[]
      readonly size: 1 | 2
    }>()
    expectTypeOf<WithLargeIntegers<Contact, 'bigint'>['id']>().toEqualTypeOf<number | bigint>()
  })

  test('types of handlers that take large integers fit the generated ones', () => {
    const get_contact = ({ id }: WithLargeIntegers<{ readonly id: number }, 'bigint'>): Contact => ({
      id: Number(id),
      name: '',
      size: 1,
    })
    const handlers: Handlers<Contacts> = { get_contact }
    expect(handlers.get_contact).toBe(get_contact)
  })
})

describe('integers of parameters', () => {
  const whole = { type: 'integer' } as const
  const read: readonly (readonly [value: unknown, schema: object, exact: unknown])[] = [
    ['42', whole, 42],
    ['-9007199254740993', whole, -9007199254740993n],
    ['042', whole, '042'],
    ['1.0', whole, '1.0'],
    ['x', whole, 'x'],
    ['42', { type: 'string' }, '42'],
    ['42', { type: ['integer', 'string'] }, '42'],
    ['42', { anyOf: [whole, { type: 'null' }] }, 42],
    ['42', { anyOf: [whole, { type: 'string' }] }, '42'],
    [42n, { type: 'number' }, 42],
    [2n ** 60n, {}, 2n ** 60n],
    [['7', 'x'], { type: 'array', items: whole }, [7, 'x']],
    [
      { a: '7', b: '7' },
      { properties: { a: whole }, additionalProperties: { type: 'string' } },
      { a: 7, b: '7' },
    ],
  ]
  test.each(read)('the integer parameter %s arrives as %o', (value, schema, exact) => {
    const result = readIntegers({ value }, { properties: { value: schema } })
    expect([result.exact, result.issues]).toEqual([{ value: exact }, undefined])
  })

  test('data that contains itself is not searched for large integers', () => {
    const loop: { self?: unknown } = {}
    loop.self = loop
    expect(readIntegers(loop, {}).exact).toBe(loop)
  })
})

describe('JSON', () => {
  const texts: readonly (readonly [json: string, value: unknown])[] = [
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['{"a":[-9223372036854775808,9223372036854775807]}', { a: [-(2n ** 63n), 2n ** 63n - 1n] }],
    ['[9223372036854775808]', ['9223372036854775808']],
    ['["#1:9007199254740993",9007199254740993]', ['#1:9007199254740993', 9007199254740993n]],
    ['{"9007199254740993":9007199254740993}', { '9007199254740993': 9007199254740993n }],
    ['[9007199254740993.0,1e300]', [9007199254740992, 1e300]],
  ]
  test.each(texts)('reads integers in JSON exactly: %s', (json, value) => {
    expect(parseJson(json)).toEqual(value)
  })

  test('written JSON is read back exactly, and an inexact number is not an integer', () => {
    const value = { a: [2n ** 62n, 1, 'x', { b: -(2n ** 63n) }] }
    expect(parseJson(jsonText(value)!)).toEqual(value)
    expect(jsonText([2 ** 60, 1])).toBe('[1.152921504606847e+18,1]')
  })
})

describe('large integers of data', () => {
  const named = JSON.parse(`{"__proto__":1,"b":[]}`) as { [name: string]: unknown }
  const cases: readonly (readonly [data: unknown, text: unknown])[] = [
    [2n ** 60n, '1152921504606846976'],
    [
      [1, [2n ** 60n], 'a'],
      [1, ['1152921504606846976'], 'a'],
    ],
    [
      { a: { b: -(2n ** 60n) }, c: null },
      { a: { b: '-1152921504606846976' }, c: null },
    ],
    [
      { ...named, big: 2n ** 60n },
      { ...named, big: '1152921504606846976' },
    ],
  ]
  test.each(cases)('the large integers of %o become texts', (data, text) => {
    expect(withLargeIntegers(data, 'text')).toEqual(text)
    expect(withLargeIntegers(data, 'bigint')).toBe(data)
  })

  test('data without large integers stays the same, and long data is handled with pauses', () => {
    const data = { names: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`name${i}`, [i]])) }
    const parts = withLargeIntegersInParts(data, 'text')
    let pauses = 0
    let step = parts.next()
    for (; step.done !== true; step = parts.next()) pauses++
    expect(step.value).toBe(data)
    expect(pauses).toBeGreaterThan(3)
  })
})
