/** C Lua decides what programs come to: `npm run proof:lua`. Without it, what it once said decides. */
import { expect, test } from 'vitest'
import { differenceOf } from '../lua/differences.js'
import { luaCommand, runByC, runByOurs } from '../lua/machines.js'
import { programs } from '../lua/programs.js'
import { readRecord, SEED, writeRecord } from '../lua/record.js'

const command = luaCommand()
const seed = Number(process.env['MOONBIND_SEED'] ?? SEED)

test.skipIf(command === undefined && seed !== SEED)('programs come to what C Lua 5.3 says', async () => {
  const all = programs(seed)
  const expected = command === undefined ? readRecord() : runByC(command, all)
  if (command !== undefined && process.env['MOONBIND_RECORD'] !== undefined) writeRecord(expected)
  const found = await runByOurs(all)
  expect([expected.length, found.length]).toEqual([all.length, all.length])
  const meant = new Map<string, number>()
  const differences = all.flatMap((program, i) => {
    if (expected[i] === found[i]) return []
    const what = differenceOf(program, expected[i]!, found[i]!)
    if (what === undefined) return [`${program}\n  C:    ${expected[i]}\n  ours: ${found[i]}`]
    meant.set(what, (meant.get(what) ?? 0) + 1)
    return []
  })
  console.log(`${all.length} programs, ${command ?? 'recorded answers'}; meant: ${JSON.stringify([...meant])}`)
  expect(differences).toEqual([])
})
