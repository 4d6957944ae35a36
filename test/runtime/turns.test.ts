import { createRuntime } from 'moonbind'
import { telnyx } from 'moonbind/telnyx'
import { expect, test } from 'vitest'

test('a script whose calls are answered at once does not block the event loop', async () => {
  const seen = { stop: false }
  const api = telnyx({ transport: async () => ({ data: [], stop: seen.stop }) })
  const runtime = await createRuntime({ integrations: [api], isolation: 'inline', limits: { calls: 1_000_000 } })
  setTimeout(() => {
    seen.stop = true
  }, 1)
  // Without a turn the timer would never fire, and the script would end at a limit.
  const run = await runtime.run('while not app.integrations.telnyx.list_phone_numbers{}.stop do end return true')
  expect(run).toMatchObject({ ok: true, values: [true] })
  await runtime.close()
})
