import { describe, expect, test } from 'vitest'
import type { VmHost } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'
import { phone, printed, recordingHost, runLua } from './machine.js'

const P = 'app.integrations.phone'

describe('calls look synchronous', () => {
  const works: readonly (readonly [where: string, source: string, output: string])[] = [
    ['main chunk', `print(${P}.echo{ a = 1 }.a)`, '1\n'],
    ['no argument', `print(next(${P}.echo()))`, 'nil\n'],
    ['a loop', `for i = 1, 3 do print(${P}.echo{ a = i }.a) end`, '1\n2\n3\n'],
    ['pcall', `print(pcall(function() return ${P}.echo{ a = 1 }.a end))`, 'true\t1\n'],
    ['pcall of the function itself', `local ok, r = pcall(${P}.echo, { a = 1 }) print(ok, r.a)`, 'true\t1\n'],
    ['xpcall', `print(xpcall(function() return ${P}.echo{ a = 1 }.a end, print))`, 'true\t1\n'],
    [
      'an iterator',
      `local function it(_, i) if i < 2 then return i + ${P}.echo{ a = 1 }.a end end
        for i in it, nil, 0 do print(i) end`,
      '1\n2\n',
    ],
    [
      '__index',
      `local t = setmetatable({}, { __index = function(_, k) return ${P}.echo{ a = k }.a end }) print(t.x)`,
      'x\n',
    ],
    [
      '__call and __add',
      `local t = setmetatable({}, { __call = function() return ${P}.echo{ a = 1 }.a end, __add = function()
        return ${P}.echo{ a = 2 }.a end }) print(t(), t + 1)`,
      '1\t2\n',
    ],
    [
      '__concat, __lt, __eq',
      `local m = {} m.__concat = function() return ${P}.echo{ a = 'c' }.a end m.__lt = function() return ${P}.echo{ a = true }.a end m.__eq = m.__lt
      local a, b = setmetatable({}, m), setmetatable({}, m) print(a .. b, a < b, a == b)`,
      'c\ttrue\ttrue\n',
    ],
    ['a loaded chunk', `print(load('return ${P}.echo{ a = 1 }.a')())`, '1\n'],
    [
      'coroutine.wrap',
      `local f = coroutine.wrap(function() for i = 1, 2 do
        coroutine.yield(${P}.echo{ a = i }.a) end end) print(f(), f())`,
      '1\t2\n',
    ],
    [
      'coroutine.resume',
      `local c = coroutine.create(function(x) local y = coroutine.yield(${P}.echo{ a = x }.a) return ${P}.echo{ a = y }.a end)
      print(coroutine.resume(c, 1)) print(coroutine.resume(c, 2)) print(coroutine.status(c), coroutine.resume(c))`,
      'true\t1\ntrue\t2\ndead\tfalse\tcannot resume dead coroutine\n',
    ],
    [
      '60 nested coroutines',
      `local function deep(n) if n == 0 then return ${P}.echo{ a = 'deep' }.a end return
        coroutine.wrap(deep)(n - 1) end print(deep(60))`,
      'deep\n',
    ],
    [
      'a comparator',
      `local t = { 3, 1, 2 } table.sort(t, function(a, b)
        return ${P}.echo{ a = a }.a < b end) print(table.concat(t, ' '))`,
      '1 2 3\n',
    ],
    ['a gsub function', `print((("abc"):gsub("%w", function(c) return ${P}.echo{ a = c:upper() }.a end)))`, 'ABC\n'],
    ['parallel', `print(parallel{ function() return ${P}.echo{ a = 1 }.a end, function() return 2 end })`, '1\t2\n'],
    [
      'accounts',
      `print(${P}.work.echo{ a = 1 }.a, ${P}.default.echo{ a = 2 }.a, ${P}['work'].echo{ a = 3 }.a)`,
      '1\t2\t3\n',
    ],
    ['an alias', `print(${P}.send_text{ to = 'x' }.to)`, 'x\n'],
  ]
  test.each(works)('calls look synchronous: %s', async (_where, source, output) => {
    expect(await printed(source)).toBe(output)
  })

  test.each(['inline', 'worker'] as const)(
    'branches may nest deeper than JavaScript can nest calls: %s',
    async (isolation) => {
      const source =
        'local function nest(n) if n == 0 then return 7 end return parallel{ function() return nest(n - 1) end } end ' +
        'return nest(12000)'
      const limits = { cpuMs: 60_000, wallMs: 120_000, memoryBytes: 256 * 2 ** 20 }
      expect(await runLua(source, { isolation, limits })).toMatchObject({ ok: true, values: [7] })
    },
  )

  test('calls that wait for others are made in order, whoever has an answer first', async () => {
    const source =
      'local branches = {} for n = 1, 20 do branches[n] = function() for i = 1, 3 do ' +
      'app.integrations.phone.echo{ n = n, i = i } end end end parallel(branches)'
    const { seen } = await runLua(source)
    const rounds = seen.map(({ args }) => (args as { readonly i: number }).i)
    expect(rounds).toEqual(rounds.toSorted((a, b) => a - b))
  })

  test('a failed call names account, function and line', async () => {
    const { seen } = await runLua(`\n${P}.work.send_text{\n  to = 'x'\n}`)
    expect(seen).toEqual([
      { id: '1', namespace: 'phone', function: 'send', account: 'work', args: { to: 'x' }, line: 2 },
    ])
  })

  test('a call does not wait for an answer that is already there', async () => {
    const vm = await createVm([phone])
    const host: VmHost = { call: () => ({ ok: true, value: { n: 1 } }) }
    const run = await vm.run(`local s = 0 for i = 1, 100 do s = s + ${P}.echo{}.n end return s`, {
      chunkName: 'script',
      host,
    })
    expect(run.values).toEqual([100])
  })
})

describe('failures', () => {
  const wrong: readonly (readonly [what: string, source: string, message: string])[] = [
    ['the host refuses', `\n${P}.fail{}`, 'api: script:2: the host says no'],
    ['caught', `print(pcall(function() ${P}.fail{} end))`, 'false\tscript:1: the host says no\n'],
    ['caught, called directly', `print(pcall(${P}.fail, {}))`, 'false\tscript:1: the host says no\n'],
    ['it is a string', `local _, e = pcall(${P}.fail, {}) print(type(e))`, 'string\n'],
    ['a call over several lines', `local x = 1\n${P}.fail{\n  a = 1,\n  b = 2\n}`, 'api: script:2: the host says no'],
    ['an unknown function', `${P}.sned{}`, `runtime: script:1: Unknown function: ${P}.sned. Did you mean: send`],
    [
      'an unknown account',
      `${P}.wrk.send{}`,
      `runtime: script:1: Unknown function or account: ${P}.wrk. Did you mean: work`,
    ],
    [
      'an unknown namespace',
      `app.integrations.fone.send{}`,
      'runtime: script:1: Unknown namespace: app.integrations.fone. Namespaces: phone',
    ],
    [
      'no table',
      `${P}.send("x")`,
      `arguments: script:1: ${P}.send: expected a table of named parameters, got string. No request was made.`,
    ],
    [
      'nil',
      `${P}.send(nil)`,
      `arguments: script:1: ${P}.send: expected a table of named parameters, got nil. No request was made.`,
    ],
    [
      'two arguments',
      `${P}.send({}, 1)`,
      `arguments: script:1: ${P}.send: expected one table of named parameters, got 2 arguments. No request was made.`,
    ],
    [
      'a colon',
      `${P}:send{}`,
      `arguments: script:1: ${P}.send: called with ":", write ".send{…}" with a dot. No request was made.`,
    ],
    ['a coroutine that is none', `coroutine.yield()`, 'runtime: attempt to yield from outside a coroutine'],
    [
      'parallel raises the first error',
      `parallel{ function() error('one') end, function() ${P}.echo{} end }`,
      'runtime: script:1: one',
    ],
  ]
  test.each(wrong)('a failed call has its message: %s', async (_what, source, message) => {
    expect(await printed(source)).toBe(message)
  })

  const refused: readonly (readonly [where: string, source: string])[] = [
    ['__tostring', `tostring(setmetatable({}, { __tostring = function() ${P}.echo{} end }))`],
    ['__pairs', `pairs(setmetatable({}, { __pairs = function() ${P}.echo{} end }))`],
    ['an error handler', `local _, e = xpcall(error, function() ${P}.echo{} end) error(e)`],
    ['a load reader', `local _, e = load(function() ${P}.echo{} end) error(e)`],
    [
      'inside a coroutine',
      `coroutine.wrap(function() tostring(setmetatable({}, { __tostring = function() ${P}.echo{} end })) end)()`,
    ],
  ]
  test.each(refused)('nothing is sent from %s', async (_where, source) => {
    const run = await runLua(source)
    expect(run.ok).toBe(false)
    expect(run.seen).toEqual([])
  })

  const hosts: readonly (readonly [what: string, host: VmHost, message: string])[] = [
    [
      'throws',
      {
        call: () => {
          throw new Error('thrown')
        },
      },
      'script:1: thrown',
    ],
    ['rejects with a non-error', { call: () => Promise.reject('no reason') }, 'script:1: no reason'],
    [
      'answers a cycle',
      {
        call: () => {
          const a: { a?: unknown } = {}
          a.a = a
          return { ok: true, value: a }
        },
      },
      'script:1: the answer cannot be read: nests deeper than 200 levels, or contains itself',
    ],
  ]
  test.each(hosts)('a host that %s', async (_what, host, message) => {
    const vm = await createVm([phone])
    const run = await vm.run(`${P}.echo{}`, { chunkName: 'script', host })
    expect(run.error?.message).toBe(message)
  })

  test('a host that never settles: the signal ends the run', async () => {
    const vm = await createVm([phone])
    const controller = new AbortController()
    let aborted = false
    const host: VmHost = {
      call: (_call, signal) => {
        signal.addEventListener('abort', () => {
          aborted = true
        })
        setTimeout(() => controller.abort(), 5)
        return new Promise(() => {})
      },
    }
    const run = await vm.run(`print('before') pcall(${P}.echo, {}) print('after')`, {
      chunkName: 'script',
      host,
      signal: controller.signal,
    })
    expect(run).toMatchObject({ ok: false, output: 'before\n', error: { kind: 'aborted' } })
    expect(aborted).toBe(true)
  })

  test('a closed machine refuses runs', async () => {
    const vm = await createVm([phone])
    await vm.close()
    expect(await vm.run('return 1', { chunkName: 'script', host: recordingHost() })).toMatchObject({
      ok: false,
      error: { kind: 'closed' },
    })
  })
})
