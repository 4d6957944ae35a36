/** Random programs over every function that scripts have, with values that are made to hurt. */

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number

export function randomOf(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000
  }
}

const VALUES = `nil | true | false | 0 | 1 | -1 | 2 | 3.5 | 0/0 | 1/0 | -1/0 | 2^53 | 2^31 | -2^31 | 9007199254740993
  math.maxinteger | math.mininteger | 1e308 | "" | "x" | "abc abc" | "\\0\\255" | "%d" | "%s%s" | "(a*)%1"
  "[a-" | "%b()" | ".-.-b"
  "!8" | "z" | "i4" | "10" | "0x1p4" | "k" | "n" | "1e5" | long | longer | {} | { 1, 2, 3 }
  { a = 1, b = { c = 2 } } | { 1, nil, 3 }
  hole | deep | cycle | locked | print | pcall | error | string.rep | coroutine.yield | function() end
  function(...) return ... end
  function() error({}) end | function() error("x", 3) end | function() return call() end | coroutine.running()
  sleeping | dead | wrapped
  meta | lying | loud | silent | json.null | app | app.integrations | app.integrations.phone
  app.integrations.phone.echo | _G | string`
  .split(/\||\n/)
  .map((value) => value.trim())

const FUNCTIONS =
  `assert collectgarbage error getmetatable ipairs load next pairs parallel pages pcall print rawequal rawget
  rawlen rawset select
  setmetatable tonumber tostring type xpcall coroutine.create coroutine.isyieldable coroutine.resume
  coroutine.running coroutine.status
  coroutine.wrap coroutine.yield debug.traceback docs.accounts docs.list docs.read docs.search json.array
  json.decode json.encode json.object math.abs
  math.ceil math.floor math.fmod math.max math.min math.modf math.random math.randomseed math.sqrt math.tointeger
  math.type math.ult os.clock
  os.date os.difftime os.time string.byte string.char string.find string.format string.gmatch string.gsub
  string.len string.lower
  string.match string.pack string.packsize string.rep string.reverse string.sub string.unpack string.upper
  table.concat table.insert
  table.move table.pack table.remove table.sort table.unpack utf8.char utf8.codepoint utf8.codes utf8.len utf8.offset
  app.integrations.phone.echo app.integrations.phone.send app.integrations.phone.fail`.split(/\s+/)

const OPERATORS = '+ - * / // % ^ & | ~ << >> .. == ~= < <= > >= and or'.split(' ')

const SETUP = `
local long, longer = ("x"):rep(3000), ("a\\0\\1\\""):rep(50000)
local hole, cycle, deep = { 1, 2, [9] = 3 }, {}, {}
cycle.self = cycle
for i = 1, 300 do deep = { deep } end
local calls = 0
local function call() calls = calls + 1 if calls > 20 then error("enough") end return calls end
local meta = setmetatable({}, { __index = call, __newindex = call, __call = call, __add = call, __concat = call, __eq = call, __lt = call,
  __le = call, __len = call, __unm = call, __tostring = call, __pairs = call, __name = 5 })
local lying = setmetatable({}, { __len = function() return math.maxinteger end, __index = type })
local loud = setmetatable({}, { __tostring = function() error("loud") end, __index = function() error("loud") end, __metatable = 1 })
local silent = setmetatable({}, { __tostring = function() coroutine.yield() end, __index = coroutine.yield, __len = coroutine.yield })
local locked = app.integrations
local sleeping = coroutine.create(function() while true do coroutine.yield(1, 2) end end)
coroutine.resume(sleeping)
local dead = coroutine.create(error)
coroutine.resume(dead)
local wrapped = coroutine.wrap(function(...) while true do coroutine.yield(...) end end)
local kept = {}
local function try(f, ...) kept[#kept % 20 + 1] = select(2, pcall(f, ...)) end
`

/** One program: calls of random functions with random values, in random places. */
export function program(random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const value = (): string => (random() < 0.1 ? `kept[${Math.ceil(random() * 20)}]` : pick(VALUES))
  const values = (): string => Array.from({ length: Math.floor(random() * 5) }, value).join(', ')
  const statement = (depth: number): string => {
    const kind = random()
    if (kind < 0.6) return `try(${[pick(FUNCTIONS), values()].filter((part) => part !== '').join(', ')})`
    if (kind < 0.7) return `try(function() return (${value()}) ${pick(OPERATORS)} (${value()}) end)`
    if (kind < 0.75) return `try(function() local t = ${value()} t[${value()}] = ${value()} return #t end)`
    if (depth === 0) return `try(function() for k, v in pairs(${value()}) do kept[2] = k end end)`
    const inner = (): string => Array.from({ length: 3 }, () => statement(depth - 1)).join(' ')
    return pick([
      () => `for i = 1, 3 do ${inner()} end`,
      () => `try(function() ${inner()} end)`,
      () => `try(coroutine.wrap(function() ${inner()} end))`,
      () => `try(parallel, { function() ${inner()} end, function() ${inner()} end })`,
      () => `try(table.sort, { 3, 1, 2 }, function(a, b) ${inner()} return a < b end)`,
      () => `try(string.gsub, "abc", ".", function(c) ${inner()} end)`,
      () => `xpcall(function() ${inner()} error("x") end, function(m) ${inner()} return m end)`,
    ])()
  }
  const body = Array.from({ length: 12 }, () => statement(2)).join('\n')
  const end = random() < 0.5 ? `return ${[value(), value()].join(', ')}` : `error(${value()})`
  return `${SETUP}\n${body}\n${end}`
}
