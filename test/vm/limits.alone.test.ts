import { describe, expect, test } from 'vitest'
import type { RunErrorKind, VmHost, VmLimits } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'
import { phone, recordingHost, runLua } from './machine.js'

const P = 'app.integrations.phone'

describe('each limit names itself and keeps the output', () => {
  const ended: readonly (readonly [kind: RunErrorKind, source: string, limits: Partial<VmLimits>, message: string])[] =
    [
      ['cpu', 'while true do end', { cpuMs: 50 }, 'script:1: CPU limit of 50 ms exceeded'],
      ['wall', `${P}.echo{}`, { wallMs: 20 }, 'Time limit of 20 ms exceeded'],
      [
        'memory',
        'local t = {} while true do t[#t + 1] = {} end',
        { memoryBytes: 1 << 20 },
        'script:1: Memory limit of 1 MB exceeded',
      ],
      [
        'memory',
        'return string.rep("x", 1e9)',
        {},
        'script:1: Memory limit exceeded: a string of 1000000000 bytes, at most 8388608 are allowed',
      ],
      ['output', 'while true do print("x") end', { outputBytes: 100 }, 'script:1: Output limit of 100 bytes exceeded'],
      ['calls', `for i = 1, 9 do ${P}.list{} end`, { calls: 3 }, 'script:1: Limit of 3 calls exceeded'],
    ]
  test.each(ended)('%s: %s', async (kind, source, limits, message) => {
    const vm = await createVm([phone], { limits })
    const host: VmHost = {
      call: ({ function: name }) => (name === 'echo' ? new Promise(() => {}) : { ok: true, value: null }),
    }
    const run = await vm.run(`print("before") ${source}`, { chunkName: 'script', host })
    expect(run.error).toMatchObject({ kind, message })
    expect(run.output).toMatch(/^before\n/)
    expect((await vm.run('return 1', { chunkName: 'script', host })).values).toEqual([1])
    await vm.close()
  })

  test('a source beyond the limit is refused', async () => {
    const run = await runLua(`return 1 -- ${'x'.repeat(200)}`, { limits: { sourceBytes: 100 } })
    expect(run.error).toEqual({ kind: 'source', message: 'Source limit of 100 bytes exceeded' })
  })

  test('output that was cut is marked', async () => {
    const run = await runLua('print(string.rep("x", 200))', { limits: { outputBytes: 100 } })
    expect(run.output).toBe(`${'x'.repeat(100)}\n… (output truncated)\n`)
  })

  test('calls beyond the limit are not sent', async () => {
    const run = await runLua(`for i = 1, 9 do pcall(${P}.echo, {}) end`, { limits: { calls: 3 } })
    expect(run.seen.length).toBe(3)
    expect(run.usage.calls).toBe(3)
  })

  test('waiting for the host is not CPU time', async () => {
    const host: VmHost = { call: () => new Promise((resolve) => setTimeout(resolve, 150, { ok: true, value: 1 })) }
    const vm = await createVm([phone], { limits: { cpuMs: 100 } })
    const run = await vm.run(`return ${P}.echo{}`, { chunkName: 'script', host })
    expect(run.values).toEqual([1])
    expect(run.usage.cpuMs).toBeLessThan(100)
  })

  test('time that the host takes inside a call is not CPU time', async () => {
    const host: VmHost = {
      call() {
        const until = performance.now() + 80
        while (performance.now() < until);
        return { ok: true, value: 1 }
      },
    }
    const vm = await createVm([phone], { limits: { cpuMs: 60 } })
    expect((await vm.run(`return ${P}.echo{}`, { chunkName: 'script', host })).values).toEqual([1])
  })
})

describe('nothing catches a limit', () => {
  const loops: readonly string[] = [
    'pcall(error) while true do end',
    'while true do pcall(function() while true do end end) end',
    'local function f() while true do pcall(f) end end f()',
    'xpcall(function() while true do end end, function() while true do end end) print("survived")',
    'while true do xpcall(error, function() while true do end end) end',
    'while true do coroutine.resume(coroutine.create(function() while true do end end)) end',
    'local c = coroutine.wrap(function() while true do pcall(coroutine.yield) end end) while true do c() end',
    'for _ in pcall, function() while true do end end do end',
    'while true do pcall(table.sort, { 3, 2, 1 }, function() while true do end end) end',
    'while true do pcall(string.gsub, "abc", ".", function() while true do end end) end',
    'while true do pcall(tostring, setmetatable({}, { __tostring = function() while true do end end })) end',
    'while true do load(function() while true do end end) end',
    'load(function() return " " end)',
    'local p = pcall while true do p(p, p, p, p, function() while true do end end) end',
    'parallel{ function() while true do end end, function() pcall(function() while true do end end) end }',
    'string.find(string.rep("a", 30000), ".-.-.-.-b")',
    'table.move({}, 1, 2147483646, 2)',
  ]
  test.each(loops)('a script cannot catch a limit: %s', async (source) => {
    const began = performance.now()
    const run = await runLua(`print("before") ${source} print("after")`, { limits: { cpuMs: 50 } })
    expect(run.error?.kind).toBe('cpu')
    expect(run.output).toBe('before\n')
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('fairness and cancelling', () => {
  test('three busy scripts do not block the event loop', async () => {
    const vm = await createVm([phone], { limits: { cpuMs: 300 } })
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await Promise.all([1, 2, 3].map(() => vm.run('while true do end', { chunkName: 'script', host: recordingHost() })))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
  })

  test('a turn changes nothing that the script can see', async () => {
    const source = `local out = {} local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
      for i = 1, 20 do out[#out + 1] = fib(i) .. select("#", table.unpack({ 1, nil, 3 }, 1, 3)) .. (("x"):rep(3)):gsub("x", function() return "y" end) end
      local co = coroutine.wrap(function() for i = 1, 1e5 do if i % 1000 == 0 then coroutine.yield(i) end end end)
      for i = 1, 90 do out[#out + 1] = co() end
      for k, v in pairs(setmetatable({}, { __pairs = function() return next, { a = 1 } end })) do out[#out + 1] = k .. v end
      table.sort(out, function(a, b) return tostring(a) < tostring(b) end) return table.concat(out, ",")`
    const whole = await runLua(source)
    expect(whole.error).toBeUndefined()
    const busy = await createVm([phone])
    const host = recordingHost()
    const runs = await Promise.all(Array.from({ length: 4 }, () => busy.run(source, { chunkName: 'script', host })))
    for (const run of runs) expect(run.values).toEqual(whole.values)
  })

  test('cancelling ends a busy script and a waiting one, once', async () => {
    for (const source of [
      'while true do end',
      `pcall(${P}.echo, {}) print("after")`,
      'while true do pcall(function() while true do end end) end',
    ]) {
      const controller = new AbortController()
      const vm = await createVm([phone])
      const host: VmHost = { call: () => new Promise(() => {}) }
      setTimeout(() => controller.abort(), 20)
      const run = await vm.run(source, { chunkName: 'script', host, signal: controller.signal })
      expect(run).toMatchObject({ ok: false, output: '', error: { kind: 'aborted', message: 'The run was aborted' } })
    }
  })

  test('a signal that is already aborted ends the run at once', async () => {
    const vm = await createVm([phone])
    const run = await vm.run('print(1)', { chunkName: 'script', host: recordingHost(), signal: AbortSignal.abort() })
    expect(run).toMatchObject({ ok: false, output: '', error: { kind: 'aborted' } })
  })

  test('an answer that comes after the end is dropped', async () => {
    const vm = await createVm([phone])
    const controller = new AbortController()
    let answer: ((value: { ok: true; value: unknown }) => void) | undefined
    const host: VmHost = {
      call: () =>
        new Promise((resolve) => {
          answer = resolve
          setImmediate(() => controller.abort())
        }),
    }
    const run = await vm.run(`${P}.echo{} print("after")`, { chunkName: 'script', host, signal: controller.signal })
    answer?.({ ok: true, value: 1 })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(run.output).toBe('')
  })

  test('after cancelling inside a call of the host, the script does not continue', async () => {
    const vm = await createVm([phone])
    const controller = new AbortController()
    let calls = 0
    const host: VmHost = { call: () => (calls++, controller.abort(), { ok: true, value: 1 }) }
    const run = await vm.run(`while true do pcall(${P}.echo, {}) end`, {
      chunkName: 'script',
      host,
      signal: controller.signal,
    })
    expect(run.error?.kind).toBe('aborted')
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(calls).toBe(1)
  })

  test('closing the machine ends its runs', async () => {
    const vm = await createVm([phone])
    const run = vm.run('while true do end', { chunkName: 'script', host: recordingHost() })
    setTimeout(() => void vm.close(), 20)
    expect(await run).toMatchObject({ ok: false, error: { kind: 'closed' } })
  })
})

describe('options', () => {
  const wrong: readonly (readonly [limits: object, message: string])[] = [
    [{ cpuMS: 1 }, 'Unknown limit "cpuMS". Did you mean: cpuMs'],
    [{ cpuMs: 0 }, 'limits.cpuMs: expected a whole number from 1 to 86400000, got 0'],
    [
      { memoryBytes: 1.5e6 + 0.5 },
      'limits.memoryBytes: expected a whole number from 1048576 to 4294967296, got 1500000.5',
    ],
    [{ calls: '5' }, 'limits.calls: expected a whole number from 0 to 9007199254740991, got 5'],
  ]
  test.each(wrong)('limits refuse the options %j', async (limits, message) => {
    await expect(createVm([phone], { limits })).rejects.toThrow(message)
  })
  test('an unknown isolation is refused', async () => {
    await expect(createVm([phone], { isolation: 'process' as 'worker' })).rejects.toThrow(
      'isolation: expected "inline" or "worker", got "process"',
    )
  })
})
