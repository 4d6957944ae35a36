import { Worker } from 'node:worker_threads'
import { expect, test, vi } from 'vitest'
import { START, threadCode } from '#runtime/node/thread-code.js'
import type { Vm } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'
import { phone, recordingHost } from './machine.js'

const open = (): Promise<Vm> => createVm([phone], { isolation: 'worker' })

const SCRIPT =
  'local echo = app.integrations.phone.echo{ n = 7 // 2 } print(("x"):rep(3), string.format("%5.2f", 1.5), echo.n) ' +
  'return select("#", 1, 2)'

async function ranIn(vm: Vm): Promise<object> {
  const { usage, ...said } = await vm.run(SCRIPT, { chunkName: 'script', host: recordingHost() })
  expect(usage.calls).toBe(1)
  return said
}

test('a thread begins with what an earlier one compiled, and runs the same', async () => {
  const earlier = await open()
  const said = await ranIn(earlier)
  expect(said).toEqual({ ok: true, output: 'xxx\t 1.50\t3\n', values: [2] })
  await vi.waitFor(() => expect(threadCode().provided.compiled).toBeDefined(), 20_000)
  const later = await open()
  expect(await ranIn(later)).toEqual(said)
  await Promise.all([earlier.close(), later.close()])
})

test('what another program compiled is not used', async () => {
  const source = 'const { parentPort } = require("node:worker_threads"); parentPort.postMessage("from the source")'
  const compiled = new Uint8Array(1_000).fill(7)
  const worker = new Worker(START, { eval: true, workerData: { source, compiled } })
  const message = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  expect(message).toBe('from the source')
  await worker.terminate()
})
