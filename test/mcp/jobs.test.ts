/** Runs whose client went away, and runs that several requests follow. */
import { createRuntime } from 'moonbind'
import { mockTransport } from 'moonbind/mock'
import { telnyx } from 'moonbind/telnyx'
import { expect, onTestFinished, test } from 'vitest'
import { Jobs } from '#runtime/mcp/jobs.js'

const send = 'app.integrations.telnyx.send_sms{ from = "+12345678900", to = "+19876543210", text = "Hi" }'
const quiet = { readOnly: false, asks: true, onCall: () => {} }

async function runtime() {
  const made = await createRuntime({
    integrations: [telnyx({ transport: mockTransport() })],
    isolation: 'inline',
    policy: { rules: [{ match: 'telnyx.send_sms', do: 'ask' }] },
  })
  onTestFinished(() => made.close())
  return made
}

test('every follower of a run receives its question', async () => {
  const job = new Jobs().begin(await runtime(), send, quiet, () => {})
  expect(await Promise.all([job.settled(), job.settled()])).toEqual([undefined, undefined])
  expect(job.question?.path).toBe('app.integrations.telnyx.send_sms')
  job.end()
  await job.done
})

test('the end of a run can be read although nobody followed it, and only a few are kept', async () => {
  const [jobs, made, over] = [new Jobs(), await runtime(), [] as string[]]
  const begun = []
  for (let count = 0; count < 25; count++) {
    const job = jobs.begin(made, 'return 1', quiet, (id) => over.push(id))
    await job.done
    begun.push(job.id)
  }
  expect(over).toEqual(begun)
  expect(begun.filter((id) => jobs.find(id))).toEqual(begun.slice(-20))
})
