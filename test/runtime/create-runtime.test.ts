import { createRuntime, type Runtime, type RuntimeOptions } from 'moonbind'
import type { Transport } from 'moonbind/runtime'
import { integration } from 'moonbind/runtime'
import { afterEach, describe, expect, test } from 'vitest'
import { connectShop, openNamespace, rejection } from './shop.js'

const opened: Runtime[] = []
afterEach(async () => {
  for (const runtime of opened.splice(0)) await runtime.close()
})

const echo: Transport = async ({ account, params }) => ({ account, ...params })

async function open(transport: Transport = echo, more: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  const runtime = await createRuntime({
    integrations: [connectShop({ accounts: { work: { apiKey: 'sk-secret' } }, transport })],
    ...more,
  })
  opened.push(runtime)
  return runtime
}

describe('a run', () => {
  test('a run returns output, values and calls', async () => {
    const runtime = await open()
    const run = await runtime.run(
      'local r = app.integrations.shop.work.sell{ item = "x" }\nprint(r.account, r.item)\nreturn r.item, 42',
    )
    expect(run).toMatchObject({ ok: true, output: 'work\tx\n', values: ['x', 42] })
    expect(run.error).toBe(undefined)
    expect(run.calls).toEqual([
      {
        id: '1',
        path: 'app.integrations.shop.work.sell',
        namespace: 'shop',
        function: 'sell',
        account: 'work',
        effect: 'write',
        args: { item: 'x' },
        line: 1,
        startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        ms: expect.any(Number),
        state: 'ok',
        retryable: false,
        attempts: 1,
      },
    ])
    expect(JSON.stringify(run)).not.toContain('secret')
  })

  test('a failing run keeps output and calls, and its message names the chunk', async () => {
    const runtime = await open()
    const run = await runtime.run('print("a")\napp.integrations.shop.sell{ itme = "x", tags = { "a", 1 } }', {
      chunkName: 'greet.lua',
    })
    const message =
      'Invalid arguments for app.integrations.shop.sell: missing "item" (string); "tags[2]": expected string, ' +
      'got number 1; unknown "itme" (did you mean "item"?). No request was made.'
    expect(run).toMatchObject({
      ok: false,
      output: 'a\n',
      error: { kind: 'arguments', message: `greet.lua:2: ${message}`, line: 2 },
    })
    expect(run.calls).toMatchObject([{ state: 'error', attempts: 0, error: message, args: { itme: 'x' } }])
  })

  test('a failing call gives the script its message', async () => {
    const runtime = await open(() => Promise.reject(new Error('sold out')))
    const run = await runtime.run('print(pcall(app.integrations.shop.sell, { item = "x" }))')
    expect(run).toMatchObject({
      ok: true,
      output: 'false\tscript:1: sold out\n',
      calls: [{ state: 'error', error: 'sold out' }],
    })
  })

  test('a run lists calls in the order in which they began', async () => {
    const runtime = await open(
      async ({ params }) => new Promise((resolve) => setTimeout(resolve, params.item === 'slow' ? 30 : 1)),
    )
    const run = await runtime.run(
      'local s = app.integrations.shop.sell\nparallel{ function() s{ item = "slow" } end, function() s{ item = ' +
        '"fast" } end }',
    )
    expect(run.calls.map(({ id, args }) => [id, (args as { item: string }).item])).toEqual([
      ['1/1.1', 'slow'],
      ['1/2.1', 'fast'],
    ])
  })

  test('a run ends when its signal is aborted, and a waiting call stays in the log as it is', async () => {
    let answer: (value: unknown) => void = () => {}
    const signals: AbortSignal[] = []
    const runtime = await open(({ signal }) => (signals.push(signal), new Promise((resolve) => (answer = resolve))))
    const controller = new AbortController()
    const running = runtime.run('pcall(app.integrations.shop.list) print("never")', { signal: controller.signal })
    while (signals.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    controller.abort()
    const run = await running
    expect(run).toMatchObject({
      ok: false,
      output: '',
      error: { kind: 'aborted' },
      calls: [{ state: 'unknown', attempts: 1, retryable: true, error: 'not answered before the run ended' }],
    })
    expect(signals[0]!.aborted).toBe(true)
    answer({})
    await new Promise((resolve) => setImmediate(resolve))
    expect(run.calls).toMatchObject([{ state: 'unknown' }])
  })

  test('a runtime applies its limits', async () => {
    const runtime = await open(echo, { limits: { calls: 1 } })
    const run = await runtime.run('app.integrations.shop.list() app.integrations.shop.list()')
    expect(run).toMatchObject({ ok: false, error: { kind: 'calls' }, calls: [{ state: 'ok' }] })
  })

  test('scripts of a runtime read documentation', async () => {
    const runtime = await open()
    expect((await runtime.run('print(docs.read("shop.sell")) print(docs.list())')).output).toBe(
      '## sell\n\nshop\nshop.sell\nshop.list\n',
    )
  })

  test('a run reaches every integration', async () => {
    const bank = integration(openNamespace('bank', ['pay']))({ transport: async () => 'paid' })
    const runtime = await createRuntime({ integrations: [connectShop({ transport: echo }), bank] })
    opened.push(runtime)
    expect(
      (await runtime.run('return app.integrations.bank.pay(), app.integrations.shop.list().account')).values,
    ).toEqual(['paid', 'default'])
  })
})

describe('refusals', () => {
  const api = connectShop({ transport: echo })
  const wrong: readonly (readonly [what: string, options: unknown, message: string])[] = [
    ['no options', undefined, 'createRuntime: expected an object of options, got nothing'],
    [
      'a misspelled option',
      { integration: [api] },
      'createRuntime: unknown option "integration", did you mean "integrations"?',
    ],
    ['no integrations', {}, 'createRuntime: expected "integrations" to be a list'],
    [
      'something else',
      { integrations: [connectShop] },
      'createRuntime: expected connected integrations, such as `namespace({ handlers })` makes them, got a function',
    ],
    [
      'nothing',
      { integrations: [undefined] },
      'createRuntime: expected connected integrations, such as `namespace({ handlers })` makes them, got nothing',
    ],
    ['one namespace twice', { integrations: [api, api] }, 'createRuntime: two integrations are called shop'],
    ['a misspelled limit', { integrations: [api], limits: { cpuMS: 1 } }, 'Unknown limit "cpuMS". Did you mean: cpuMs'],
    [
      'a limit out of range',
      { integrations: [api], limits: { cpuMs: -1 } },
      'limits.cpuMs: expected a whole number from 1 to 86400000, got -1',
    ],
  ]
  test.each(wrong)('createRuntime refuses %s', async (_what, options, message) => {
    expect((await rejection(createRuntime(options as RuntimeOptions))).message).toBe(message)
  })

  const runs: readonly (readonly [source: unknown, options: object | undefined, message: string])[] = [
    [42, undefined, 'run: expected Lua source as a string, got a number'],
    ['', { singal: 1 }, 'run: unknown option "singal", did you mean "signal"?'],
    ['', { signal: {} }, 'run: expected "signal" to be an AbortSignal, got an object'],
    ['', { chunkName: 5 }, 'run: expected "chunkName" to be a string, got a number'],
  ]
  test.each(runs)('run refuses (%j, %j)', async (source, options, message) => {
    const runtime = await open()
    expect((await rejection(runtime.run(source as string, options))).message).toBe(message)
  })

  test('run after close is refused, and close can be called twice', async () => {
    const runtime = await open()
    await runtime.close()
    await runtime.close()
    expect(await rejection(runtime.run('return 1'))).toMatchObject({
      code: 'closed',
      message: 'the runtime is closed: create another one',
    })
  })

  test('close ends running scripts', async () => {
    const runtime = await open(() => new Promise(() => {}))
    const running = runtime.run('app.integrations.shop.list()')
    await new Promise((resolve) => setTimeout(resolve, 5))
    await runtime.close()
    expect(await running).toMatchObject({ ok: false, error: { kind: 'closed' } })
  })
})
