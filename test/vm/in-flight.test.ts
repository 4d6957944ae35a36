import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Vm, VmHost, VmNamespace } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'

const namespaces: readonly VmNamespace[] = [
  { namespace: 'api', functions: [{ name: 'get', parameters: [] }], accounts: [], docs: { page: '', functions: {} } },
]
const ISOLATIONS = ['inline', 'worker'] as const
const machines = new Map<string, Vm>()

beforeAll(async () => {
  for (const isolation of ISOLATIONS)
    machines.set(isolation, await createVm(namespaces, { isolation, limits: { cpuMs: 1_000 } }))
})
afterAll(() => Promise.all([...machines.values()].map((vm) => vm.close())))

const run = (isolation: string, source: string, call: VmHost['call']) =>
  machines.get(isolation)!.run(source, { chunkName: 'script', host: { call } })

const side = (calls: number): string =>
  `local t = {} for i = 1, ${calls} do t[i] = function() return app.integrations.api.get{ i = i } end end
  local r = { parallel(t) }`

/** Answers later with what `value` makes, and says how many calls were under way at most. */
function host(value: (i: number) => unknown): { readonly call: VmHost['call']; most: number } {
  let open = 0
  const self = {
    most: 0,
    async call({ args }: { readonly args: unknown }) {
      self.most = Math.max(self.most, ++open)
      await new Promise((resolve) => setTimeout(resolve, 5))
      open--
      return { ok: true as const, value: value((args as { readonly i: number }).i) }
    },
  }
  return self
}

test.each(ISOLATIONS)('%s: at most 16 calls are under way, and all are answered in their places', async (isolation) => {
  const api = host((i) => i)
  const { values, error } = await run(isolation, `${side(100)} return #r, r[1], r[50], r[100]`, api.call)
  expect(error).toBeUndefined()
  expect(values).toEqual([100, 1, 50, 100])
  expect(api.most).toBe(16)
})

test.each(ISOLATIONS)('%s: when answers are long, fewer calls are under way', async (isolation) => {
  // The room is a quarter of 64 MB.
  const api = host(() => 'x'.repeat(4_100_000))
  const call = `app.integrations.api.get{ i = 0 }`
  const { error } = await run(isolation, `${call} ${side(8)} r = nil`, api.call)
  expect(error).toBeUndefined()
  expect(api.most).toBe(4)
})

const WHEN = ISOLATIONS.flatMap((isolation) => [[isolation, 'at once'] as const, [isolation, 'later'] as const])
test.each(WHEN)(
  '%s: what the host computes for a call counts to the CPU limit, answered %s',
  async (isolation, when) => {
    const call: VmHost['call'] = (_made, _signal, _hold, time) => {
      time.charge(400)
      const answer = { ok: true as const, value: 1 }
      return when === 'at once' ? answer : Promise.resolve(answer)
    }
    const once = await run(isolation, 'app.integrations.api.get{}', call)
    expect(once.error).toBeUndefined()
    expect(once.usage.cpuMs).toBeGreaterThanOrEqual(400)
    const many = await run(isolation, 'for i = 1, 10 do\npcall(app.integrations.api.get, {}) end', call)
    // A thread may take an answer without leaving the script: then the loop's own line stops.
    expect(many.error).toMatchObject({
      kind: 'cpu',
      message: expect.stringMatching(/^script:[12]: CPU limit of 1000 ms exceeded$/) as string,
    })
    expect(many.usage.calls).toBe(3)
  },
)

test.each(ISOLATIONS)('%s: what a handler computes itself is not counted', async (isolation) => {
  const call: VmHost['call'] = (_made, _signal, _hold, time) => {
    time.asked()
    for (const until = performance.now() + 300; performance.now() < until; );
    return { ok: true, value: 1 }
  }
  const { usage } = await run(isolation, 'app.integrations.api.get{}', call)
  expect(usage.cpuMs).toBeLessThan(200)
})

test('parallel leaves its list as it was', async () => {
  const call: VmHost['call'] = (made) => ({ ok: true, value: (made.args as { readonly i: number }).i })
  const source = `local list = { function() return 5 end, function() return app.integrations.api.get{ i = 6 } end }
    local a, b = parallel(list) local c, d = parallel(list) return a, b, c, d, type(list[1])`
  expect((await run('inline', source, call)).values).toEqual([5, 6, 5, 6, 'function'])
})
