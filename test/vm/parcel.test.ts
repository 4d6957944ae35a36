import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, Unpacker } from '#runtime/vm/worker/parcel.js'
import { runLua } from './machine.js'

function sent(value: unknown): unknown {
  const unpacker = new Unpacker()
  for (const tokens of pack(value)) unpacker.add(structuredClone(tokens))
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

test('no part is large', () => {
  for (const tokens of pack(['x'.repeat(1e6), Array.from({ length: 50_000 }, (_, i) => ({ [`name ${i}`]: i }))])) {
    expect(tokens.length).toBeLessThan(5_000)
    expect(tokens.reduce((sum: number, token) => sum + String(token).length, 0)).toBeLessThan(200_000)
  }
})

test('long arguments and long results, from a worker as inline', async () => {
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
