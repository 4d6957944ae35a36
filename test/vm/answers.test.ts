import { expect, test } from 'vitest'
import { createVm } from '#runtime/vm/index.js'
import { phone, printed, runLua } from './machine.js'

const isolations = ['inline', 'worker'] as const
const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ id: i, name: `number ${i}` }))
let nested: unknown = 1
for (let depth = 0; depth < 5_000; depth++) nested = [nested]

/** Long enough to be sent in parts. */
const filler = 'x'.repeat(100_000)

test.for(isolations)('an unreadable answer is an error of its call, %s', async (isolation) => {
  const thrower = (thrown: unknown) => ({
    get a(): unknown {
      throw thrown
    },
  })
  for (const [answer, message] of [
    [thrower(new Error('no')), 'the answer cannot be read: no'],
    [thrower('a text'), 'the answer cannot be read: a text'],

    [{ filler, part: thrower(new Error('late')) }, 'the answer cannot be read: late'],
    [nested, 'the answer cannot be read: nests deeper than 200 levels, or contains itself'],
    [{ filler, nested }, 'the answer cannot be read: nests deeper than 200 levels, or contains itself'],
    [new Proxy({ a: 1 }, { get: () => thrower(new Error('trapped')).a }), 'the answer cannot be read: trapped'],
  ] as const) {
    const source =
      'local ok, message = pcall(app.integrations.phone.echo, {}) print(ok, message) ' +
      'print(app.integrations.phone.list{}.n)'
    const text = await printed(source, ({ function: name }) => (name === 'echo' ? answer : { n: 1 }), { isolation })
    expect(text).toContain(message)
    expect(text).toMatch(/^false\t[^]*\n1\n$/)
  }
})

test.for(isolations)('an answer larger than the memory of a run ends the run, %s', async (isolation) => {
  const limits = { memoryBytes: 2 ** 20 }
  const many = await runLua('return #app.integrations.phone.echo{}', { isolation, limits }, () => rows(30_000))
  expect(many.error).toMatchObject({
    kind: 'memory',
    message: 'script:1: Memory limit of 1 MB exceeded by a value that is converted',
  })
  const long = await runLua('return #app.integrations.phone.echo{}.text', { isolation, limits }, () => ({
    text: 'x'.repeat(600_000),
  }))
  expect(long.error).toMatchObject({
    kind: 'memory',
    message: 'script:1: Memory limit exceeded: a string of 600000 bytes, at most 524288 are allowed',
  })
})

test.for(isolations)('parallel long answers arrive whole and in their places, %s', async (isolation) => {
  const source = `local branches = {}
    for i = 1, 20 do branches[i] = function() local t = app.integrations.phone.echo{ n = i * 100 } return #t .. ":" .. t[#t].name end end
    print(table.concat({ parallel(branches) }, " "))`
  const counts = Array.from({ length: 20 }, (_, i) => (i + 1) * 100)
  expect(await printed(source, ({ args }) => rows((args as { n: number }).n), { isolation })).toBe(
    `${counts.map((count) => `${count}:number ${count - 1}`).join(' ')}\n`,
  )
})

test('calls wait until the long answers of their run have been taken, in a worker', async () => {
  const vm = await createVm([phone], { isolation: 'worker', limits: { memoryBytes: 2 ** 20 } })
  let calls = 0
  const call = async (): Promise<{ ok: true; value: unknown }> => {
    calls++
    return Promise.resolve({ ok: true, value: rows(30_000) })
  }
  const source = 'local t = {} for i = 1, 50 do t[i] = function() app.integrations.phone.echo{} end end parallel(t)'
  const run = await vm.run(source, { chunkName: 'script', host: { call } })
  await vm.close()
  expect(run.error?.kind).toBe('memory')
  expect(calls).toBeLessThan(5)
})

test('the host’s event loop runs while answers are made and sent', async () => {
  let turns = 0
  const count = setInterval(() => turns++, 1)
  const source = 'for i = 1, 5 do app.integrations.phone.echo{} end'
  const run = await runLua(source, { isolation: 'worker' }, () => rows(20_000))
  clearInterval(count)
  expect(run.error).toBeUndefined()
  expect(turns).toBeGreaterThan(10)
})

test.for(isolations)('typed arrays and buffers are lists of their numbers, however long, %s', async (isolation) => {
  for (const [answer, shown] of [
    [{ bytes: new Uint8Array([1, 255]) }, '{"bytes":[1,255]}'],
    [Buffer.from('AB'), '[65,66]'],
    [new BigInt64Array([2n ** 60n]), '[1152921504606846976]'],
    [{ none: new Uint8Array(0), view: new DataView(new ArrayBuffer(4)) }, '{"none":[],"view":{}}'],
  ] as const)
    expect(await printed('print(json.encode(app.integrations.phone.echo{}))', () => answer, { isolation })).toBe(
      `${shown}\n`,
    )
  const long = () => new Uint8Array(100_000)
  expect(await printed('print(#app.integrations.phone.echo{})', long, { isolation })).toBe('100000\n')
})

test.for(isolations)('a BigInt of too many digits is an error of its call, %s', async (isolation) => {
  const source = 'print(select(2, pcall(app.integrations.phone.echo, {})))'
  expect(await printed(source, () => ({ n: 10n ** 999n }), { isolation })).toContain(`1${'0'.repeat(999)}`)
  for (const answer of [10n ** 1000n, { n: -(10n ** 100_000n) }])
    expect(await printed(source, () => answer, { isolation })).toContain(
      'the answer cannot be read: a BigInt of more than 1000 digits\n',
    )
})

test('the names of an answer are listed only once, because many names take long', async () => {
  let listed = 0
  const many = Array.from({ length: 20_000 }, (_, i) => `name${i}`)
  const answer = new Proxy(
    {},
    {
      ownKeys: () => {
        listed++
        return many
      },
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }),
      get: (_, name) => (name === 'toJSON' ? undefined : 1),
      has: () => false,
    },
  )
  const source = 'local n = 0 for _ in pairs(app.integrations.phone.echo{}) do n = n + 1 end print(n)'
  expect(await printed(source, () => answer, { isolation: 'worker' })).toBe('20000\n')
  expect(listed).toBe(1)
})

test('halves of surrogate pairs keep their places among other characters', async () => {
  const text = `a\ud83dé\ud83d\ude00\ude00€`.repeat(200)
  const source = `local t = app.integrations.phone.echo{}.text
    print(t == ("a\\xED\\xA0\\xBDé😀\\xED\\xB8\\x80€"):rep(200))`
  expect(await printed(source, () => ({ text }))).toBe('true\n')
})
