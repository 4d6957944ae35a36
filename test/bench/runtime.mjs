// node test/bench/runtime.mjs [--rounds 9] [--ms 60]
// The machine next to its peers: the same Lua source on each, medians of paired rounds, ratios within one run.

import os from 'node:os'
import { MessageChannel, Worker } from 'node:worker_threads'
import { createVm } from '../../dist/runtime/vm/index.js'
import * as peers from './lua-peers.mjs'

const option = (name, otherwise) => Number(process.argv[process.argv.indexOf(name) + 1] || otherwise)
const rounds = process.argv.includes('--rounds') ? option('--rounds') : 9
const ms = process.argv.includes('--ms') ? option('--ms') : 60

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
const microseconds = (ns) => (ns / 1000).toPrecision(3)

const answer = {
  data: Array.from({ length: 50 }, (_, i) => ({
    id: `rec_${1e9 + i * 7919}`,
    name: `Record number ${i}`,
    status: ['open', 'pending', 'closed'][i % 3],
    count: i * 13,
    price: i / 8 + 0.005,
    active: i % 2 === 0,
    created_at: '2026-03-14T09:00:00Z',
    owner: `user-${i}`,
    note: 'A note of ordinary length, with a few words in it.',
    rank: i,
  })),
}
const noop = ({ count }) => ({ ok: true, name: 'done', n: count })
const functions = { noop, rows: () => answer, f3: noop, f4: noop, f5: noop, f6: noop, f7: noop }

/** As generated: one walk, all problems at once. */
function validate(input) {
  let issues
  if (typeof input.id !== 'string') (issues ??= []).push('id')
  if (typeof input.count !== 'number' || !Number.isInteger(input.count) || input.count > 1e6)
    (issues ??= []).push('count')
  if (typeof input.ratio !== 'number') (issues ??= []).push('ratio')
  if (typeof input.flag !== 'boolean') (issues ??= []).push('flag')
  for (const name in input)
    if (name !== 'id' && name !== 'count' && name !== 'ratio' && name !== 'flag') (issues ??= []).push(name)
  return issues
}

const namespaces = [
  {
    namespace: 'bench',
    accounts: [],
    docs: { page: '', functions: {} },
    functions: Object.keys(functions).map((name) => ({ name, parameters: [] })),
  },
]
const host = {
  call({ function: name, args }) {
    if (name === 'noop' && validate(args) !== undefined) return { ok: false, message: 'invalid' }
    return { ok: true, value: functions[name](args) }
  },
}
const limits = { calls: 1e9, cpuMs: 60_000 }
const ours = (isolation) => ({
  name: `moonbind, ${isolation}`,
  base: 1,
  async open() {
    const vm = await createVm(namespaces, { isolation, limits })
    const run = async (source) => {
      const done = await vm.run(source, { chunkName: 'script', host })
      if (!done.ok) throw new Error(done.error.message)
      return done.values[0]
    }
    return { run, close: () => vm.close() }
  },
})

const CALLS = 1000
const ANSWERS = 20
const callLoop = () => `local host = app.integrations.bench.noop
local s = 0
for i = 1, ${CALLS} do
  local r = host({ id = "abc", count = i, ratio = 0.5, flag = true })
  if not r.ok or r.name == nil then error("bad result") end
  s = s + r.n
end
return s`
const readLoop = (base) => `local s = 0
for n = 1, ${ANSWERS} do
  local data = app.integrations.bench.rows({}).data
  for i = ${base}, ${base} + 49 do
    local x = data[i]
    if x.active then s = s + 1 end
    s = s + x.count + x.price + x.rank + #x.id + #x.name + #x.status + #x.created_at + #x.owner + #x.note
  end
end
return s`
const touchLoop = (base) =>
  `local s = 0 for n = 1, ${ANSWERS} do s = s + app.integrations.bench.rows({}).data[${base}].rank end return s`

const programs = {
  'loop and arithmetic': 'local s = 0 for i = 1, 300000 do s = s + i % 7 * 2 end return s',
  'function calls': 'local function f(n) if n < 2 then return n end return f(n - 1) + f(n - 2) end return f(21)',
  tables:
    'local t = {} for i = 1, 20000 do t[i] = { n = i } end local s = 0 for i, x in ipairs(t) do s = s + x.n ' +
    'end return s',
  strings:
    'local t = {} for i = 1, 5000 do t[#t + 1] = ("item " .. i):upper() end local s = table.concat(t, ",") ' +
    'local n = 0 for w in s:gmatch("[^,]+") do n = n + #w end return n',
  'protected calls':
    'local n = 0 for i = 1, 20000 do if pcall(function() n = n + 1 end) then n = n + 1 end end return n',
}

async function slice(work, units) {
  let runs = 0
  const began = process.hrtime.bigint()
  let passed
  do {
    const result = work()
    if (result !== undefined && typeof result.then === 'function') await result
    runs++
    passed = Number(process.hrtime.bigint() - began)
  } while (passed < ms * 1e6)
  return passed / runs / units
}

/** Nanoseconds for a unit of each, measured in turns. */
async function compare(entries) {
  const times = entries.map(() => [])
  for (let round = -2; round < rounds; round++) {
    for (const [i, { work, units }] of entries.entries()) {
      const ns = await slice(work, units)
      if (round >= 0) times[i].push(ns)
    }
  }
  return times
}

function report(title, entries, times, goal) {
  console.log(`\n${title}${goal === undefined ? '' : `  (goal: ${goal})`}`)
  entries.forEach(({ name }, i) => {
    const ratio = median(times[i].map((ns, round) => ns / times[0][round]))
    console.log(`  ${name.padEnd(28)} ${microseconds(median(times[i])).padStart(9)} us   x${ratio.toFixed(2)}`)
  })
}

console.log(
  `Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0].model.trim()}; medians of ${rounds} rounds of ${ms} ms; the first row is 1`,
)

const all = [
  ours('inline'),
  peers.internedKeys,
  peers.publicApi,
  peers.fengariInterop,
  peers.wasmoonTables,
  peers.wasmoonProxies,
]
const open = await Promise.all(
  all.map(async (peer) => ({ ...(await peer.open(functions)), name: peer.name, base: peer.base })),
)
for (const [title, source, units, goal] of [
  [
    'Host call, 4 fields in, 3 out; validated in the first row only',
    callLoop,
    CALLS,
    'interned keys at least 1, interop and wasmoon at least 5',
  ],
  ['Answer of 50 x 10 as tables, one field read', touchLoop, ANSWERS],
  [
    'Answer of 50 x 10 as tables, all fields read',
    readLoop,
    ANSWERS,
    'public API at least 4, wasmoon tables at least 12',
  ],
]) {
  const entries = open.map((one) => ({ name: one.name, units, work: () => one.run(source(one.base)) }))
  report(title, entries, await compare(entries), goal)
}
for (const one of open.slice(1)) one.close()
const [inline] = open

console.log('\nThe guard: compute programs beside stock Fengari, which has no limits  (goal: stock at least 0.83)')
const stock = peers.stock.open()
for (const [name, source] of Object.entries(programs)) {
  const entries = [
    { name: 'moonbind, inline', units: 1, work: () => inline.run(source) },
    { name: 'stock Fengari', units: 1, work: () => stock.run(source) },
  ]
  report(name, entries, await compare(entries))
}

const nine =
  'local result = app.integrations.bench.rows({ page_size = 10, filter_status = "active" })\n\nlocal n = ' +
  '0\nfor _, pn in ipairs(result.data) do\n  if pn.active then n = n + #(pn.id .. " (" .. pn.status .. ")") ' +
  'end\nend\nif n == 0 then error("none") end\n-- done\nreturn n'
let unique = 0
const cycle = (peer) => async () => {
  const one = await peer.open(functions)
  await one.run('return app.integrations.bench.noop({ id = "abc", count = 1, ratio = 0.5, flag = true }).n')
  await one.close()
}
const cycles = [
  { name: 'moonbind, inline', units: 1, work: cycle(ours('inline')) },
  { name: 'stock, public API', units: 1, work: cycle(peers.publicApi) },
  { name: 'wasmoon 1.16, tables', units: 1, work: cycle(peers.wasmoonTables) },
]
report('Machine with seven functions: made, one call, closed', cycles, await compare(cycles), 'stock at least 2')

const seen = [
  { name: 'seen before', units: 1, work: () => inline.run(nine) },
  { name: 'new', units: 1, work: () => inline.run(`${nine} -- ${++unique}`) },
  { name: 'return 1 + 1', units: 1, work: () => inline.run('return 1 + 1') },
]
report('A documented example of nine lines, fresh state each', seen, await compare(seen))
await inline.close()

console.log('\nThrough the worker  (goal: a call at most 1.3 of a bare round trip)')
const worker = await ours('worker').open()
const echo = new Worker(
  'const { parentPort } = require("node:worker_threads"); parentPort.on("message", (m) => { if (m.port) ' +
    'm.port.on("message", (x) => m.port.postMessage(x)) })',
  { eval: true },
)
const { port1, port2 } = new MessageChannel()
echo.postMessage({ port: port2 }, [port2])
const roundTrips = (message) => () =>
  new Promise((resolve) => {
    let left = CALLS
    const next = () => (left-- > 0 ? port1.postMessage(message) : (port1.removeListener('message', next), resolve()))
    port1.on('message', next)
    next()
  })
const small = {
  type: 'call',
  run: 1,
  call: 1,
  namespace: 'bench',
  function: 'noop',
  account: 'default',
  args: { id: 'abc', count: 1, ratio: 0.5, flag: true },
  line: 4,
}
for (let i = 0; i < 20; i++) await worker.run(callLoop())
const calls = [
  { name: 'bare round trip', units: CALLS, work: roundTrips(small) },
  { name: 'moonbind, worker', units: CALLS, work: () => worker.run(callLoop()) },
]
report('A call, 4 fields in, 3 out', calls, await compare(calls))
await echo.terminate()
await worker.close()

for (const isolation of ['inline', 'worker']) {
  const vm = await createVm(namespaces, { isolation, limits })
  const slow = { call: () => new Promise((resolve) => setTimeout(resolve, 10, { ok: true, value: { n: 1 } })) }
  const before = process.memoryUsage().rss
  const began = performance.now()
  const done = await Promise.all(
    Array.from({ length: 1000 }, () =>
      vm.run('local n = 0 for i = 1, 3 do n = n + app.integrations.bench.noop({ id = "abc" }).n end return n', {
        chunkName: 'script',
        host: slow,
      }),
    ),
  )
  console.log(
    `\n1,000 scripts at once, three calls of 10 ms each, ${isolation}: ${done.filter((one) => one.values[0] === 3).length} done in ${(performance.now() - began).toFixed(0)} ms, +${((process.memoryUsage().rss - before) / 1048576).toFixed(0)} MB  (goal: 2,000 ms)`,
  )
  await vm.close()
}
