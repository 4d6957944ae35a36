// Runs one attack, given on stdin as { source, isolation, memoryMb }, and reports what it cost. A process of its own,
// so that memory can be measured.
import { createVm } from '#runtime/vm/index.js'
import { answers, namespaces } from './host.mjs'
import { mainWaited, threads, waitedSince } from './schedule.mjs'

const { source, isolation, memoryMb } = JSON.parse(await new Response(process.stdin).text())
const limits = { cpuMs: 500, memoryBytes: memoryMb * 1024 * 1024, wallMs: 5_000 }
/** Keeps what it is sent, as a log of calls does. */
const log = []
const host = { call: async (call) => (log.push(call), { ok: true, value: answers[call.function]() }) }
const vm = await createVm(namespaces, { limits, isolation })
await vm.run('return 1', { chunkName: 'script', host })

const base = process.memoryUsage().rss
let peak = base
let gap = 0
/** The clock of the main thread, which stands still while others have the processor. */
const clock = () => performance.now() - mainWaited()
let last = clock()
const look = () => {
  const now = clock()
  gap = Math.max(gap, now - last)
  last = now
  peak = Math.max(peak, process.memoryUsage().rss)
}
const timer = setInterval(look, 1)
const before = threads()
const began = performance.now()
const run = await vm.run(source, { chunkName: 'script', host })
const wallMs = performance.now() - began
const ms = wallMs - waitedSince(before)
look()
clearInterval(timer)
peak = Math.max(peak, process.resourceUsage().maxRSS * 1024)
const next = await vm.run('return 1', { chunkName: 'script', host })
await vm.close()
const outcome = run.error === undefined ? 'ok' : run.error.kind
console.log(
  JSON.stringify({
    outcome,
    message: run.error?.message?.slice(0, 100),
    ms,
    wallMs,
    gap,
    rssMb: (peak - base) / 1048576,
    baseMb: base / 1048576,
    cpuMs: run.usage.cpuMs,
    next: next.ok && next.values[0] === 1,
  }),
)
