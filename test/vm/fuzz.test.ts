import { expect, test } from 'vitest'
import { createVm } from '#runtime/vm/index.js'
import { program, randomOf } from './fuzz.js'
import { phone, recordingHost } from './machine.js'

/** Programs, and the seed of the first one: `MOONBIND_FUZZ=5000 MOONBIND_SEED=7 npm run fuzz:vm`. */
const COUNT = Number(process.env['MOONBIND_FUZZ'] ?? 25)
const SEED = Number(process.env['MOONBIND_SEED'] ?? 1)
const limits = { cpuMs: 200, wallMs: 2_000, memoryBytes: 8 << 20, outputBytes: 10_000 }

test('no random program ends in an internal error or disturbs the next one', {
  timeout: COUNT * 2_000 + 20_000,
}, async () => {
  const vm = await createVm([phone], { limits })
  for (let seed = SEED; seed < SEED + COUNT; seed++) {
    const run = await vm.run(program(randomOf(seed)), { chunkName: 'script', host: recordingHost() })
    const { kind, message } = run.error ?? {}
    expect(kind === 'internal' || kind === 'syntax' ? `seed ${seed}: ${kind}: ${message}` : 'fine').toBe('fine')
    const next = await vm.run('return 1 + 1', { chunkName: 'script', host: recordingHost() })
    expect(next.values, `after seed ${seed}`).toEqual([2])
  }
  await vm.close()
})
