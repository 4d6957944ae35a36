import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TooLarge } from '#runtime/vm/answers.js'
import { pack, type Room, Unpacker } from '#runtime/vm/worker/parcel.js'
import { isShort } from '#runtime/vm/worker/short.js'
import { runLua } from './machine.js'

function sent(value: unknown, room?: Room): unknown {
  const unpacker = new Unpacker(room)
  for (const { tokens } of pack(value)) unpacker.add(structuredClone(tokens))
  return unpacker.value
}

test('a value arrives as it was sent', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, text) => {
      const long = `${text}x`.repeat(100_000)
      const whole = { value, long, [long]: [text, '', long, null, true, 1.5, 2n ** 60n, Number.NaN] }
      expect(sent(whole)).toEqual(whole)
      expect(sent(value)).toEqual(value)
    }),
    { numRuns: 20 },
  )
})

test('a parcel reads a value as JSON.stringify does', () => {
  const value = {
    date: new Date(0),
    list: [undefined, () => 1, Symbol('x'), { toJSON: () => ({ made: true }) }],
    nested: new (class {
      own = 1
      get inherited(): number {
        return 2
      }
    })(),
  }
  expect(JSON.stringify(sent(value))).toBe(JSON.stringify(value))
})

test('a throwing getter or proxy, a cycle and too deep nesting are errors of packing', () => {
  const cycle: unknown[] = []
  cycle.push(cycle)
  const getter = {
    get bad(): unknown {
      throw new Error('no')
    },
  }
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no keys')
      },
    },
  )
  for (const [value, message] of [
    [cycle, 'nests deeper than 200 levels, or contains itself'],
    [{ getter }, 'no'],
    [[proxy], 'no keys'],
  ] as const)
    expect(() => sent(value)).toThrow(message)
})

test('a value that is too large is abandoned before it is complete', () => {
  const room = { most: 100_000, longest: 80_000 }
  const parts = [...pack(Array.from({ length: 100_000 }, (_, i) => i))]
  const unpacker = new Unpacker(room)
  expect(parts.findIndex(({ tokens }) => !unpacker.add(tokens))).toBe(0)
  expect(unpacker.value).toEqual(new TooLarge())
  expect(sent({ text: 'x'.repeat(80_001) }, room)).toEqual(new TooLarge(80_001))
  expect(sent({ text: 'x'.repeat(80_000) }, room)).toEqual({ text: 'x'.repeat(80_000) })
})

test('a parcel consists of small parts', () => {
  for (const { tokens } of pack(['x'.repeat(1e6), Array.from({ length: 50_000 }, (_, i) => ({ [`name ${i}`]: i }))])) {
    expect(tokens.length).toBeLessThan(5_000)
    expect(tokens.reduce((sum: number, token) => sum + String(token).length, 0)).toBeLessThan(200_000)
  }
})

test('long arguments and results are the same from a worker as inline', async () => {
  const source = `local t = { text = ("ä"):rep(1e5) }
    for i = 1, 200 do t[("k"):rep(20) .. i] = { i, { name = "n" .. i } } end
    print(("o"):rep(1e5))
    return app.integrations.phone.echo(t), t`
  const [inline, worker] = await Promise.all(
    (['inline', 'worker'] as const).map((isolation) => runLua(source, { isolation })),
  )
  expect(inline!.error).toBeUndefined()
  expect(worker!.values).toEqual(inline!.values)
  expect(worker!.output).toBe(inline!.output)
  expect(worker!.seen).toEqual(inline!.seen)
  expect(Object.getPrototypeOf(worker!.seen[0]!.args)).toBeNull()
})

test('the length of a list is found without making names of its positions', () => {
  const unnamed: ProxyHandler<number[]> = { ownKeys: () => expect.fail('the names of the positions are asked for') }
  expect(isShort(new Proxy(new Array<number>(1e6).fill(1), unnamed))).toBe(false)
  expect(isShort(new Proxy([1, 2, 3], unnamed))).toBe(true)
  expect(isShort([[['x'.repeat(40_000)]]])).toBe(false)
})

test('a very long text is announced before it is cut, because the script may not have it', () => {
  const text = 'x'.repeat(2_000_000)
  const [first] = pack(text)
  expect(first).toEqual({ tokens: [expect.any(Number), text.length], last: false })
  const unpacker = new Unpacker({ most: 10_000_000, longest: 1_000_000 })
  expect(unpacker.add(first!.tokens)).toBe(false)
  expect(unpacker.value).toEqual(new TooLarge(text.length))
  expect(sent(text)).toBe(text)
})

test('a value costs the same however deep it is', () => {
  const nested = (value: unknown, depth: number): unknown => (depth === 0 ? value : [nested(value, depth - 1)])
  const numbers = new Array<number>(100_000).fill(1)
  const cpuOf = (value: unknown): number => {
    const times = Array.from({ length: 3 }, () => {
      const before = process.cpuUsage()
      for (const _ of pack(value));
      const { user, system } = process.cpuUsage(before)
      return user + system
    })
    return Math.min(...times)
  }
  cpuOf(numbers)
  expect(cpuOf(nested(numbers, 190)) / cpuOf(numbers)).toBeLessThan(10)
})
