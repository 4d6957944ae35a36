import { spawnSync } from 'node:child_process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, test } from 'vitest'
import { createRuntime } from '#runtime/index.js'
import type { Vm, VmAnswer, VmHost, VmOptions } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'
import { phone, recordingHost } from './machine.js'

const P = 'app.integrations.phone'
const opened: Vm[] = []

async function open(options: VmOptions): Promise<Vm> {
  const vm = await createVm([phone], options)
  opened.push(vm)
  return vm
}

afterAll(() => Promise.all(opened.map((vm) => vm.close())))

describe.each(['inline', 'worker'] as const)('%s', (isolation) => {
  const machine = open({ isolation, limits: { cpuMs: 1_000, memoryBytes: 32 << 20 } })
  const run = async (source: string, host: VmHost = recordingHost(), signal?: AbortSignal) =>
    (await machine).run(source, { chunkName: 'script', host, ...(signal !== undefined && { signal }) })

  test('calls, output and results are the same', async () => {
    const host = recordingHost(({ args }) => ({
      got: args,
      big: 9007199254740993n,
      none: null,
      list: [1, null],
      date: new Date(0),
      f: () => 1,
    }))
    const result = await run(
      `local r = ${P}.work.send{ to = "ä", media = {}, any = { 1, json.null } } print(r) return r.got`,
      host,
    )
    expect(result.error).toBeUndefined()
    expect(result.output).toBe(
      '{\n  "got": {\n    "to": "ä",\n    "media": [],\n    "any": [\n      1,\n      null\n    ]\n  },\n  ' +
        '"big": 9007199254740993,\n  "list": [\n    1,\n    null\n  ],\n  "date": "1970-01-01T00:00:00.000Z"\n}\n',
    )
    expect(result.values).toEqual([{ to: 'ä', media: [], any: [1, null] }])
    expect(host.seen).toEqual([
      {
        id: '1',
        namespace: 'phone',
        function: 'send',
        account: 'work',
        args: { to: 'ä', media: [], any: [1, null] },
        line: 1,
      },
    ])
    expect(Object.getPrototypeOf(host.seen[0]!.args)).toBeNull()
  })

  const cycle: { a?: unknown } = {}
  cycle.a = cycle
  const hosts: readonly (readonly [what: string, call: VmHost['call'], message: string | undefined])[] = [
    [
      'throws',
      () => {
        throw new Error('thrown')
      },
      'script:1: thrown',
    ],
    [
      'throws a non-error',
      () => {
        throw 'a string'
      },
      'script:1: a string',
    ],
    ['rejects', () => Promise.reject(new Error('rejected')), 'script:1: rejected'],
    ['rejects with a non-error', () => Promise.reject(undefined), 'script:1: failed without a message'],
    ['answers nothing', () => undefined as unknown as VmAnswer, 'script:1: the host gave no answer'],
    [
      'answers nothing, later',
      () => Promise.resolve(undefined as unknown as VmAnswer),
      'script:1: the host gave no answer',
    ],
    [
      'answers a cycle',
      () => ({ ok: true, value: cycle }),
      'script:1: the answer cannot be read: nests deeper than 200 levels, or contains itself',
    ],
    [
      'answers a throwing getter',
      () => ({
        ok: true,
        value: {
          get a(): number {
            throw new Error('no')
          },
        },
      }),
      'script:1: the answer cannot be read: no',
    ],
    ['answers undefined', () => ({ ok: true, value: undefined }), undefined],
    ['answers a class instance', () => ({ ok: true, value: new Map([[1, 2]]) }), undefined],
    [
      'settles twice',
      () =>
        new Promise((resolve) => {
          resolve({ ok: true, value: 1 })
          resolve({ ok: false, message: 'second', kind: 'api' })
        }),
      undefined,
    ],
  ]
  test.each(hosts)('a host that %s', async (_what, call, message) => {
    expect((await run(`${P}.echo{}`, { call })).error?.message).toBe(message)
  })

  test('an answer of 100 MB ends the run, not the host', async () => {
    const result = await run(`print("before") pcall(${P}.echo, {}) print("after")`, {
      call: () => ({ ok: true, value: 'x'.repeat(100_000_000) }),
    })
    expect(result).toMatchObject({ ok: false, error: { kind: 'memory' } })
    expect((await run('return 1')).values).toEqual([1])
  })

  test('a hundred scripts at once', async () => {
    const host: VmHost = {
      call: ({ args }) => new Promise((resolve) => setTimeout(resolve, 5, { ok: true, value: args })),
    }
    const runs = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        run(`local s = 0 for i = 1, 3 do s = s + ${P}.echo{ n = ${i} }.n end return s`, host),
      ),
    )
    expect(runs.map((one) => one.values[0])).toEqual(Array.from({ length: 100 }, (_, i) => i * 3))
  })

  test('scripts that use much memory or CPU do not disturb others', async () => {
    const [busy, greedy, modest] = await Promise.all([
      run('while true do end'),
      run('local t = {} while true do t[#t + 1] = {} end'),
      run(`return ${P}.echo{ a = 1 }.a`),
    ])
    expect(busy.error?.kind).toBe('cpu')
    expect(['memory', 'cpu']).toContain(greedy.error?.kind)
    expect(modest.values).toEqual([1])
  })

  test('cancelling aborts the call of the host and keeps the output', async () => {
    const controller = new AbortController()
    let aborted = 0
    const host: VmHost = {
      call: (_call, signal) => {
        signal.addEventListener('abort', () => aborted++)
        setTimeout(() => controller.abort(), 20)
        return new Promise(() => {})
      },
    }
    const result = await run(`print("before") ${P}.echo{} print("after")`, host, controller.signal)
    expect(result).toMatchObject({ ok: false, output: 'before\n', error: { kind: 'aborted' } })
    expect(aborted).toBe(1)
  })
})

describe('worker', () => {
  test('closing a worker ends its runs, and may be called twice', async () => {
    const vm = await createVm([phone], { isolation: 'worker' })
    const run = vm.run('while true do end', { chunkName: 'script', host: recordingHost() })
    setTimeout(() => void vm.close(), 20)
    expect(await run).toMatchObject({ ok: false, error: { kind: 'closed' } })
    await vm.close()
    expect(await vm.run('return 1', { chunkName: 'script', host: recordingHost() })).toMatchObject({
      ok: false,
      error: { kind: 'closed' },
    })
  })

  test('two machines run in one process', async () => {
    const [one, two] = await Promise.all([open({ isolation: 'worker' }), open({ isolation: 'worker' })])
    const runs = await Promise.all(
      [one, two].map((vm, i) =>
        vm.run(`x = (x or 0) + ${i + 1} return x`, { chunkName: 'script', host: recordingHost() }),
      ),
    )
    expect(runs.map((run) => run.values)).toEqual([[1], [2]])
  })
})

describe('createRuntime', () => {
  test('createRuntime isolates by default', async () => {
    for (const isolation of [undefined, 'worker', 'inline'] as const) {
      const runtime = await createRuntime({ integrations: [], limits: { cpuMs: 50 }, ...(isolation && { isolation }) })
      expect((await runtime.run('while true do end')).error?.kind).toBe('cpu')
      expect((await runtime.run('return 1')).values).toEqual([1])
      await runtime.close()
    }
  })

  test('createRuntime refuses an unknown isolation and unknown limits', async () => {
    await expect(createRuntime({ integrations: [], isolation: 'process' as 'worker' })).rejects.toThrow(
      'expected "inline" or "worker", got "process"',
    )
    await expect(createRuntime({ integrations: [], limits: { cpu_ms: 5 } as object })).rejects.toThrow(
      'Unknown limit "cpu_ms". Did you mean: cpuMs',
    )
    await expect(createRuntime({ integrations: [], limits: { wallMs: -5 } })).rejects.toThrow(
      'limits.wallMs: expected a whole number',
    )
  })
})

/** One that does not end is killed by another signal than it sends itself. */
const runProgram = (program: string) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 45_000,
    killSignal: 'SIGKILL',
  })

describe('a process that is told to end', () => {
  test('a process that is signalled ends, even while a script runs', async () => {
    const program = `import { createVm } from '#runtime/vm/index.js'
      const vm = await createVm([], { isolation: 'worker' })
      void vm.run('while true do end', { chunkName: 'script', host: { call: () => ({ ok: true, value: null }) } })
      setTimeout(() => process.kill(process.pid, 'SIGTERM'), 50)`
    const child = runProgram(program)
    expect({ signal: child.signal, stderr: child.stderr }).toEqual({ signal: 'SIGTERM', stderr: '' })
  })

  test('a process ends without close', async () => {
    const program = `import { createVm } from '#runtime/vm/index.js'
      const vm = await createVm([], { isolation: 'worker' })
      const run = await vm.run('return 1', { chunkName: 'script', host: { call: () => ({ ok: true, value: null }) } })
      console.log(run.ok)`
    const child = runProgram(program)
    expect({ status: child.status, stdout: child.stdout, stderr: child.stderr }).toEqual({
      status: 0,
      stdout: 'true\n',
      stderr: '',
    })
  })
})

describe('nothing is left behind', () => {
  test('runs that were cancelled while a host call was pending leave nothing behind', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const vm = await createVm([phone])
    const kept: ((answer: VmAnswer) => void)[] = []
    const hosts = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const controller = new AbortController()
        const host: VmHost = {
          call: () =>
            new Promise((resolve) => {
              kept.push(resolve)
              setImmediate(() => controller.abort())
            }),
        }
        await vm.run(`local t = {} for i = 1, 1000 do t[i] = {} end ${P}.echo{}`, {
          chunkName: 'script',
          host,
          signal: controller.signal,
        })
        return new WeakRef(host)
      }),
    )
    for (let i = 0; i < 5; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      collect()
    }
    expect(kept.length).toBe(50)
    expect(hosts.filter((host) => host.deref() !== undefined).length).toBeLessThan(5)
  })
})

test('a run whose thread is ended without a report keeps its output', async () => {
  const vm = await createVm([phone])
  const controller = new AbortController()
  const call = (): VmAnswer => {
    controller.abort()
    // Longer than a cancelled script has to hand over its output.
    for (const until = performance.now() + 100; performance.now() < until; );
    return { ok: true, value: null }
  }
  const signal = controller.signal
  const run = await vm.run(`print("before") ${P}.echo{} print("after")`, {
    chunkName: 'script',
    host: { call },
    signal,
  })
  await vm.close()
  expect(run).toMatchObject({ ok: false, output: 'before\n', error: { kind: 'aborted' } })
})
