import { createRuntime, type RunOptions } from 'moonbind'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectShop, rejection } from './shop.js'

describe.each(['inline', 'worker'] as const)('%s: runs of a session', (isolation) => {
  const limits = { cpuMs: 1000, wallMs: 20_000 }
  const opened = createRuntime({
    integrations: [connectShop({ transport: async () => ({ ok: 1 }) })],
    isolation,
    limits,
  })
  beforeAll(async () => void (await opened))
  afterAll(async () => (await opened).close())
  const run = async (source: string, options: RunOptions = { session: 'a' }) => (await opened).run(source, options)

  test('runs of a session find what earlier runs assigned', async () => {
    await run('x = { 1 } function f() return #x end')
    expect((await run('x[2] = 2 return f()')).values).toEqual([2])
  })

  test('runs of another session, or of none, do not find it', async () => {
    await run('y = 1')
    expect([(await run('return y', { session: 'b' })).values, (await run('return y', {})).values]).toEqual([
      [null],
      [null],
    ])
  })

  test('runs of a session call functions of earlier runs, with output and calls of their own', async () => {
    await run('function say(name) print(name) return app.integrations.shop.sell{ item = name } end')
    const found = await run('return say("b").ok')
    expect([found.output, found.values, found.calls.length]).toEqual(['b\n', [1], 1])
  })

  test('a runtime holds several sessions', async () => {
    await run('n = 0')
    for (let i = 0; i < 60; i++) await run(i % 2 ? 'n = n + 1' : 'n = = 1')
    expect((await run('return n')).values).toEqual([30])
  })

  test('a session continues after an error, and after a limit', async () => {
    await run('z = 1 error("no")')
    expect((await run('while true do z = z + 1 end')).error?.kind).toBe('cpu')
    expect((await run('return z > 1')).values).toEqual([true])
  })

  test('a session continues after a run was aborted', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 50)
    await run('w = 7 while true do end', { session: 'a', signal: controller.signal })
    expect((await run('return w')).values).toEqual([7])
  })

  test('the runs of a session follow each other', async () => {
    const first = run('return 1')
    const { code, message } = await rejection(run('return 2'))
    expect([code, message]).toEqual(['busy', 'the session "a" runs a script: wait until it has ended'])
    expect((await first).values).toEqual([1])
  })

  test('the memory of a run includes what its session holds', async () => {
    await run('big = string.rep("x", 7 << 20) more = {}', { session: 'm' })
    const found = await run('for i = 1, 20 do more[i] = string.rep("x", 7 << 20) .. i end', { session: 'm' })
    expect(found.error?.kind).toBe('memory')
  })

  test.each([
    ['', 'run: expected "session" to be a name, got ""'],
    [7, 'run: expected "session" to be a name, got a number'],
  ])('the session name %j is refused', async (session, expected) => {
    expect((await rejection(run('', { session: session as string }))).message).toBe(expected)
  })
})
