import { expect, test } from 'vitest'
import { differenceOf } from './differences.js'
import { luaCommand, runByC, runByOurs } from './machines.js'
import { programs } from './programs.js'
import { readRecord, SEED } from './record.js'

/** One program in ten; `npm run proof:lua` runs all. */
const STEP = 10
const command = luaCommand()

test('one program in ten gives what C Lua 5.3 gives, or gave when it was recorded', async () => {
  const chosen = <T>(from: readonly T[]): T[] => from.filter((_, i) => i % STEP === 0)
  const some = chosen(programs(SEED))
  const expected = command === undefined ? chosen(readRecord()) : runByC(command, some)
  const found = await runByOurs(some)
  const differences = some.flatMap((program, i) =>
    expected[i] === found[i] || differenceOf(program, expected[i]!, found[i]!) !== undefined
      ? []
      : [{ program, byC: expected[i], byOurs: found[i] }],
  )
  expect(differences).toEqual([])
  expect(found.length).toBe(some.length)
})
