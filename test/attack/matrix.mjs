// Every function that scripts have, with hostile values, in every way a function can be called: each program repeats
// its calls for ever. Reports those that a limit does not end in time, or that cost too much.
// node test/attack/matrix.mjs [--isolation worker|inline] [--memory MB] [--seed N] [--only TEXT] [--part 2/5]
import { createVm } from '#runtime/vm/index.js'
import { answers, namespaces } from './host.mjs'
import { mainWaited, threads, waitedSince } from './schedule.mjs'

const option = (name, otherwise) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : process.argv[at + 1]
}
const isolation = option('--isolation', 'worker')
const memoryMb = Number(option('--memory', '32'))
const seed = Number(option('--seed', '1'))
const only = option('--only')
const [part, parts] = option('--part', '1/1').split('/').map(Number)
const limits = { cpuMs: 100, memoryBytes: memoryMb * 1024 * 1024, wallMs: 3_000 }
const LATEST = limits.cpuMs + 250
const MOST_MB = memoryMb === 32 ? 150 : memoryMb + 150
const LONGEST_GAP = 100

const FUNCTIONS =
  `assert collectgarbage error getmetatable ipairs load next pairs parallel pages pcall print rawequal rawget
  rawlen rawset select
  setmetatable tonumber tostring type xpcall coroutine.create coroutine.isyieldable coroutine.resume
  coroutine.running coroutine.status
  coroutine.wrap coroutine.yield debug.traceback docs.accounts docs.list docs.read docs.search json.array
  json.decode json.encode json.object
  math.fmod math.max math.min math.random math.randomseed math.tointeger math.ult os.date os.difftime os.time
  string.byte string.char
  string.find string.format string.gmatch string.gsub string.len string.lower string.match string.pack
  string.packsize string.rep
  string.reverse string.sub string.unpack string.upper table.concat table.insert table.move table.pack table.remove
  table.sort table.unpack
  utf8.char utf8.codepoint utf8.codes utf8.len utf8.offset app.integrations.host.echo app.integrations.host.big
  app.integrations.host.long
  app.integrations.host.deep app.integrations.host.wide app.integrations.host.broken`.split(/\s+/)

const SETUP = `
local huge, long = ("x"):rep(4e6), ("a\\0%\\"(["):rep(2e4)
local list, map, deep, cycle = {}, {}, {}, {}
for i = 1, 2e4 do list[i] = i end
for i = 1, 5e3 do map["key" .. i] = long end
for i = 1, 190 do deep = { deep, deep } end
cycle.cycle = cycle
local lying = setmetatable({}, { __len = function() return math.maxinteger end, __index = function(_, k) return k end,
  __newindex = function() end, __pairs = function() return function(_, k) return (k or 0) + 1, 1 end end, __name = huge })
local growing = setmetatable({}, { __index = function() return ("y"):rep(2e6) end, __len = function() return 1e6 end,
  __tostring = function() return ("z"):rep(8e6) end, __concat = function() return huge end, __call = function() return huge end })
local chain = {}
for i = 1, 90 do chain = setmetatable({}, { __index = chain, __newindex = chain, __call = chain }) end
local grow = function(...) return huge .. "1", ... end
local co = coroutine.wrap(function(...) while true do coroutine.yield(huge, ...) end end)
local thread = coroutine.create(function(...) while true do coroutine.yield(...) end end)
local pattern, format, pack = ("(.-)"):rep(30) .. "$", ("%99.99s%q"):rep(2e3), ("!16z i16 s8 c100 "):rep(2e3)
local deepjson, widejson = ("["):rep(1e5), "[" .. ("1,"):rep(2e5) .. "1]"
local kept = {}
`
const VALUES =
  `nil true 0 1 -1 2^53 math.maxinteger math.mininteger 1e308 (0/0) huge long list map deep cycle lying growing chain grow co
  thread pattern format pack deepjson widejson "" "%s" ".-b" "*a" "!16" "k" print error pcall json.null app app.integrations.host
  table.unpack(list) string.rep huge,huge 1,1e6 1,math.maxinteger math.mininteger,math.maxinteger`.split(/\s+/)

/** Ways to call `f`, a function without arguments: each is repeated for ever. */
const WAYS = {
  pcall: 'pcall(f)',
  kept: 'kept[#kept + 1] = { pcall(f) }',
  coroutine: 'pcall(coroutine.wrap(f))',
  suspended:
    'local c = coroutine.wrap(function() local r = { pcall(f) } coroutine.yield() return r end) c() kept[#kept ' +
    '+ 1] = c',
  metamethods:
    'local t = setmetatable({}, { __index = f, __concat = f, __len = f, __lt = f, __tostring = f }) ' +
    'pcall(function() return t.x end) pcall(function() return t .. 1 end) pcall(function() return #t < t end) ' +
    'pcall(tostring, t)',
  parallel: 'pcall(parallel, { f, f, f })',
  gsub: 'pcall(string.gsub, "abc", ".", f)',
  gsub_long: 'pcall(string.gsub, huge, ".", function() local a = f() return a end)',
  sort: 'pcall(table.sort, { 3, 2, 1 }, function() return (f()) end)',
  handler: 'xpcall(error, f)',
  load: 'pcall(load(function() return (f()) end) or error)',
  format: 'pcall(string.format, "%s%s", setmetatable({}, { __tostring = function() return (f()) end }), huge)',
  concat:
    'pcall(table.concat, setmetatable({}, { __len = function() return 100 end, __index = function() return ' +
    '(f()) end }))',
  print: 'pcall(print, f())',
  encode: 'pcall(json.encode, { pcall(f) })',
  argument: 'pcall(app.integrations.host.echo, { a = { pcall(f) } })',
  result: 'local r = { pcall(f) } if #kept > 3 then return r end kept[#kept + 1] = r',
  pages: 'pcall(function() for x in pages(f, {}) do end end)',
  tail: 'local function g(n) if n == 0 then return pcall(f) end return g(n - 1) end g(1000)',
  deep: 'local function g(n) if n == 0 then return f() end local r = g(n - 1) return r end pcall(g, 150)',
  close: 'for _ in f do end',
}

let state = seed
const random = (length) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * length)
}
const values = () => Array.from({ length: random(5) }, () => VALUES[random(VALUES.length)]).join(', ')

const programs = FUNCTIONS.flatMap((name) =>
  Object.entries(WAYS).map(([way, call]) => {
    const calls = Array.from({ length: 3 }, () => `function() return ${name}(${values()}) end`).join(', ')
    const source = `${SETUP}local turn, calls = 0, { ${calls} }
local f = function() turn = turn % 3 + 1 return calls[turn]() end
while true do ${way === 'result' ? call : `pcall(function() ${call} end)`} end`
    return { name: `${name} ${way}`, source }
  }),
).filter(({ name }, index) => index % parts === part - 1 && (only === undefined || name.includes(only)))

const host = { call: async (call) => ({ ok: true, value: answers[call.function]() }) }
const run = (vm, source) => vm.run(source, { chunkName: 'script', host })
const clock = () => performance.now() - mainWaited()

async function measure(vm, source) {
  const base = process.memoryUsage.rss()
  let [peak, gap, last] = [base, 0, clock()]
  const timer = setInterval(() => {
    const now = clock()
    gap = Math.max(gap, now - last)
    last = now
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 2)
  const before = threads()
  const began = performance.now()
  const ended = await run(vm, source)
  const ms = performance.now() - began - waitedSince(before)
  clearInterval(timer)
  return { kind: ended.error?.kind ?? 'ok', message: ended.error?.message, ms, gap, grown: (peak - base) / 2 ** 20 }
}

const problemsOf = ({ kind, ms, gap, grown }) =>
  [
    kind === 'internal' && 'internal',
    ms > (kind === 'wall' ? limits.wallMs + 250 : LATEST) && `${ms.toFixed(0)} ms`,
    isolation === 'worker' && gap > LONGEST_GAP && `host held for ${gap.toFixed(0)} ms`,
    grown > MOST_MB && `+${grown.toFixed(0)} MB`,
  ].filter(Boolean)

let failed = 0
const kinds = {}
const worst = { ms: 0, gap: 0, grown: 0 }
let vm = await createVm(namespaces, { isolation, limits })
for (const [index, { name, source }] of programs.entries()) {
  // What earlier programs left would hide what this one takes.
  if (index % 10 === 0) {
    await vm.close()
    vm = await createVm(namespaces, { isolation, limits })
    await run(vm, 'return 1')
  }
  let measured
  let problems
  for (let tries = 0; tries < 3; tries++) {
    measured = await measure(vm, source)
    problems = problemsOf(measured)
    if (problems.length === 0) break
  }
  for (const key of Object.keys(worst)) if (measured.kind !== 'wall') worst[key] = Math.max(worst[key], measured[key])
  kinds[measured.kind] = (kinds[measured.kind] ?? 0) + 1
  const next = await run(vm, 'return 1')
  if (next.values[0] !== 1) problems.push(`the next run failed: ${next.error?.message}`)
  if (problems.length === 0) continue
  failed++
  console.log(`${name}: ${problems.join(', ')} (${measured.kind}: ${measured.message?.slice(0, 80)})`)
  if (only !== undefined) console.log(source.slice(SETUP.length))
}
await vm.close()
console.log(
  `${programs.length} programs, ${failed} not contained; worst ${worst.ms.toFixed(0)} ms, ` +
    `host held for ${worst.gap.toFixed(0)} ms, +${worst.grown.toFixed(0)} MB; ${JSON.stringify(kinds)}`,
)
process.exitCode = failed === 0 ? 0 : 1
