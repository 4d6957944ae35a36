import { afterAll, describe, expect, test } from 'vitest'
import { telnyx } from '#generated/telnyx/index.js'
import { createRuntime } from '#runtime/create-runtime.js'

const numbers = { data: [{ phone_number: '+1', status: 'active', count: 3, tags: ['a'] }], meta: { total: 1 } }

const before = `local T = app.integrations.telnyx
local r = T.list_phone_numbers{}
`

/** Below `before`, which has two lines. */
const rows: [script: string, message: string][] = [
  [
    'print(r.data.foo.bar)',
    "script:3: attempt to index a nil value (field 'foo'): r.data is a list of 1, its items have phone_number, status, count, tags: write r.data[1].phone_number, or a loop with ipairs(r.data)",
  ],
  [
    'for _, x in ipairs(r.data.items) do print(x) end',
    'script:3: attempt to index a nil value: r.data is a list of 1, its items have phone_number, status, ' +
      'count, tags: write r.data[1].phone_number, or a loop with ipairs(r.data)',
  ],
  [
    'local item = r.data[1]\nprint("n: " .. item.name)',
    'script:4: attempt to concatenate a nil value (field \'name\'): item has no field "name": it has ' +
      'phone_number, status, count, tags',
  ],
  [
    'local n = r.data[1].name\nlocal s = "x"\nprint("n: " .. n)',
    'script:5: attempt to concatenate a nil value (local \'n\'): line 3: r.data[1] has no field "name": it has ' +
      'phone_number, status, count, tags',
  ],
  ['print(r.data[0].status)', "script:3: attempt to index a nil value (field '?'): lists count from 1: [0] is nil"],
  ['print(r.data[2].status)', "script:3: attempt to index a nil value (field '?'): r.data is a list of 1: [2] is nil"],
  [
    'for _, x in r.data do print(x) end',
    'script:3: attempt to call a table value: r.data is a table, but a loop needs an iterator: write in ' +
      'ipairs(r.data) do',
  ],
  [
    'print(r.data:map(print))',
    'script:3: attempt to call a nil value (method \'map\'): r.data has no "map" in Lua: write a loop: for i, ' +
      'x in ipairs(list) do result[i] = … end',
  ],
  [
    'print(r.meta.page.next)',
    'script:3: attempt to index a nil value (field \'page\'): r.meta has no field "page": it has total',
  ],
  [
    'print(r.meta.total + r.meta.totl)',
    'script:3: attempt to perform arithmetic on a nil value (field \'totl\'): r.meta has no field "totl": did ' +
      'you mean total? It has total',
  ],
  [
    'r.data[1].nested.value = 1',
    'script:3: attempt to index a nil value (field \'nested\'): r.data[1] has no field "nested": it has ' +
      'phone_number, status, count, tags',
  ],
  [
    'local s = r.data[1].status\nfor p in s:split(",") do end',
    'script:4: attempt to call a nil value (method \'split\'): strings have no "split" in Lua: write for part ' +
      'in s:gmatch("[^,]+") do … end',
  ],
  [
    'if r.data[1].count < "2" then end',
    'script:3: attempt to compare number with string: "<" cannot compare a number with a string: write 2',
  ],
  [
    'print("x" .. r.data)',
    "script:3: attempt to concatenate a table value (field 'data'): r.data is a list and cannot be joined " +
      'with "..": write json.encode(r.data)',
  ],
  [
    'telnyx.list_calls{}',
    'script:3: attempt to index a nil value (global \'telnyx\'): "telnyx" is not defined: write ' +
      'app.integrations.telnyx',
  ],
  ['local t = nil\nt()', "script:4: attempt to call a nil value (local 't'): t is nil: it cannot be called"],
  ['error({ code = 1 })', 'script:3: {\n  "code": 1\n}'],
  ['error({ message = "no number" })', 'script:3: no number'],
  ['error("as it is", 0)', 'as it is'],
  [
    'local function f(x) return x.a.b end\nf({})',
    'script:3: attempt to index a nil value (field \'a\'): x has no field "a", so it has no fields',
  ],
]

describe.each(['inline', 'worker'] as const)('an error of a script that ran %s', async (isolation) => {
  const api = telnyx({ transport: async () => numbers })
  const runtime = await createRuntime({ integrations: [api], isolation })
  afterAll(() => runtime.close())

  test.each(rows)('the message of a script that failed %s', async (script, message) => {
    expect((await runtime.run(before + script)).error?.message).toBe(message)
  })

  test('an error is worded as in Lua if the answer cannot be inspected', async () => {
    const hostile = Object.defineProperty({}, 'data', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    })
    const own = await createRuntime({ integrations: [telnyx({ transport: async () => hostile })], isolation })
    const { error } = await own.run(`${before}print(r.x.y)`)
    await own.close()
    expect(error?.message).toMatch(/^script:2: .*the answer cannot be read: no/)
  })
})

test('a script that is checked first makes no call if it has an error', async () => {
  const calls: unknown[] = []
  const runtime = await createRuntime({
    integrations: [telnyx({ transport: async ({ params }) => calls.push(params) })],
  })
  const run = await runtime.run(`${before}T.list_cals{}`, { check: true })
  await runtime.close()
  expect(calls).toEqual([])
  expect(run).toMatchObject({
    ok: false,
    calls: [],
    error: {
      kind: 'check',
      line: 3,
      message:
        'script:3: app.integrations.telnyx.list_cals is not documented: did you mean list_calls?\nThe script ' +
        'was not run. No request was made.',
    },
  })
  expect(run.findings?.map(({ rule }) => rule)).toEqual(['unknown-function'])
})

test('a script is checked before it runs only if asked', async () => {
  const runtime = await createRuntime({ integrations: [telnyx({ transport: async () => ({}) })] })
  expect((await runtime.run('print(1)\nfoo.bar()')).output).toBe('1\n')
  await expect(runtime.run('', { check: 1 as never })).rejects.toThrow('expected "check" to be true or false')
  await runtime.close()
})

test('an error is not explained, and costs no time, if there is too much to inspect', async () => {
  const wide = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`name${i}`, 1]))
  const list_phone_numbers = async () => ({ data: Array.from({ length: 50 }, () => wide) })
  const api = telnyx({ handlers: { list_phone_numbers } as never })
  const runtime = await createRuntime({ integrations: [api], isolation: 'inline' })
  const failed = async (source: string) => (await runtime.run(source)).error?.message
  expect(await failed(`${before}print(r.data[1].other.x)`)).toBe(
    "script:3: attempt to index a nil value (field 'other')",
  )
  const fields = Array.from({ length: 8_000 }, (_, i) => `t.f${i} = t`).join('\n')
  expect(await failed(`local t = {}\n${fields}\nt.x.y()`)).toMatch(
    /^script:\d+: attempt to index a nil value \(field 'x'\)$/,
  )
  await runtime.close()
})
