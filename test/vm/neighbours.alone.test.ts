import { afterAll, expect, test } from 'vitest'
import type { VmHost, VmLimits } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'
import { phone, recordingHost } from './machine.js'

const limits: Partial<VmLimits> = {
  cpuMs: 300,
  // Long enough for the others on a busy machine.
  wallMs: 28_000,
  memoryBytes: 16 * 2 ** 20,
  outputBytes: 10_000,
  calls: 200,
  sourceBytes: 20_000,
}
const waitsForEver: VmHost = {
  call: ({ function: name }) => (name === 'list' ? new Promise(() => {}) : { ok: true, value: 1 }),
}

/** Computes, keeps, prints, calls and waits, in branches side by side, within all limits. */
const NEIGHBOUR = `local sums = { parallel{
    function() local t = {} for i = 1, 50 do t[i] = app.integrations.phone.echo{ n = i }.n end local s = 0 for _, n in ipairs(t) do s = s + n end return s end,
    function() local t = {} for i = 1, 100 do t[i] = ("x"):rep(i) end local s = 0 for _, x in ipairs(t) do s = s + #x end return s end,
    function() local s = 0 for w in ("a b c"):gmatch("%a") do print(w) s = s + 1 end for i = 1, 20000 do s = s + i % 2 end return s end,
  } }
  return sums[1] + sums[2] + sums[3]`
const RESULT = 1275 + 5050 + 3 + 10000

const attackers: readonly (readonly [kind: string, source: string])[] = [
  ['cpu', 'while true do pcall(string.rep, "x", 100) end'],
  // A few steps, so that the CPU limit is far on any machine.
  ['memory', 'local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(1e5 + i) end'],
  ['output', 'while true do print("xxxxxxxxxxxxxxxx") end'],
  ['calls', 'while true do app.integrations.phone.send{} end'],
  ['source', `return ${'1 + '.repeat(10_000)}1`],
  ['runtime', 'error({})'],
  ['syntax', 'return ='],
]

for (const isolation of ['inline', 'worker'] as const) {
  const machine = createVm([phone], { isolation, limits })
  afterAll(async () => (await machine).close())

  test.for(attackers)(`scripts beside one that is ended by "%s" end right, ${isolation}`, async ([kind, source]) => {
    const vm = await machine
    const neighbours = Array.from({ length: 5 }, () =>
      vm.run(NEIGHBOUR, { chunkName: 'script', host: recordingHost() }),
    )
    const attack = vm.run(source, { chunkName: 'script', host: waitsForEver })
    const later = vm.run(NEIGHBOUR, { chunkName: 'script', host: recordingHost() })
    expect((await attack).error?.kind).toBe(kind)
    for (const run of await Promise.all([...neighbours, later])) {
      expect(run.error).toBeUndefined()
      expect(run.values).toEqual([RESULT])
      expect(run.output).toBe('a\nb\nc\n')
    }
  })

  test(`scripts beside one that is ended by "wall" end right, ${isolation}`, async () => {
    const vm = await createVm([phone], { isolation, limits: { ...limits, wallMs: 4_000 } })
    const source = 'return app.integrations.phone.echo{ n = 7 }.n'
    const attack = vm.run('app.integrations.phone.list{}', { chunkName: 'script', host: waitsForEver })
    expect((await vm.run(source, { chunkName: 'script', host: recordingHost() })).values).toEqual([7])
    expect((await attack).error?.kind).toBe('wall')
    expect((await vm.run(source, { chunkName: 'script', host: recordingHost() })).values).toEqual([7])
    await vm.close()
  })
}
