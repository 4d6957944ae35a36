import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '#runtime/json-text.js'
import { toJsonText } from '#runtime/vm/worker/json-answer.js'
import { isShort, writeInSlices } from '#runtime/vm/worker/slices.js'

const long = 'a "quoted" \u0001 \ud83d\ude00'.repeat(20_000)

async function written(value: unknown): Promise<unknown> {
  const result = await writeInSlices(value, Number.POSITIVE_INFINITY, () => true)
  return result !== undefined && 'pieces' in result ? parseJson(result.pieces.join('')) : result
}

test('a long answer is the same in slices as at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
      const answer = { first: long, value, [long]: [value, undefined, Number.NaN, new Date(0), 2n ** 60n] }
      expect(isShort(answer)).toBe(false)
      expect(await written(answer)).toEqual(parseJson(toJsonText(answer)!))
    }),
    { numRuns: 20 },
  )
})

test('others have their turn while a long answer is written', async () => {
  let turns = 0
  const count = setInterval(() => turns++, 1)
  await written(Array.from({ length: 200_000 }, (_, i) => ({ i, name: `number ${i}` })))
  clearInterval(count)
  expect(turns).toBeGreaterThan(3)
})

test('an answer that is too long is given up as soon as that is known', async () => {
  let read = 0
  const part = (): object => ({
    get text() {
      read++
      return long
    },
  })
  const answer = Array.from({ length: 100 }, part)
  const result = await writeInSlices(answer, 1_000_000, () => true)
  expect(result).toMatchObject({ size: expect.any(Number) as number })
  expect(read).toBeLessThan(20)
})

test('nothing is written for a run that is over', async () => {
  expect(
    await writeInSlices(
      [...Array(50)].map(() => long),
      1e9,
      () => false,
    ),
  ).toBeUndefined()
})

test('what a getter throws, and a cycle, are errors of the answer', async () => {
  const cycle: unknown[] = [long]
  cycle.push(cycle)
  await expect(written(cycle)).rejects.toThrow('contains itself')
  const answer = {
    long,
    get bad(): unknown {
      throw new Error('no')
    },
  }
  await expect(written(answer)).rejects.toThrow('no')
})
