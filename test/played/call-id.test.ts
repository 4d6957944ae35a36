import { createRuntime } from 'moonbind'
import { definition } from 'moonbind/telnyx'
import { expect, test } from 'vitest'
import { integration } from '#runtime/integration.js'

test('a transport knows which call of the log a request is for, in whatever order it answers', async () => {
  const asked = new Map<string | undefined, unknown>()
  const logged = new Map<string, unknown>()
  const telnyx = integration(definition)({
    transport: async ({ observer, params }) => {
      asked.set(observer?.callId, params['page_size'])
      // The first call is answered last.
      await new Promise((resolve) => setTimeout(resolve, 10 * (3 - Number(params['page_size']))))
      return { data: [] }
    },
  })
  const runtime = await createRuntime({
    integrations: [telnyx],
    onCall: ({ type, call }) => {
      if (type === 'start') logged.set(call.id, (call.args as { readonly page_size: number }).page_size)
    },
  })
  const one = (size: number): string => `function() app.integrations.telnyx.list_calls{ page_size = ${size} } end`
  const { ok, error } = await runtime.run(`parallel{ ${one(1)}, ${one(2)}, ${one(3)} }`)
  await runtime.close()
  expect({ ok, error }).toEqual({ ok: true, error: undefined })
  expect([...asked].sort()).toEqual([...logged].sort())
  expect(asked.size).toBe(3)
})
