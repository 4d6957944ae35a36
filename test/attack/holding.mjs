/**
 * Every way to allocate, held in every way: each program makes values for ever, in a loop that knows `i`, and keeps
 * them where a count might not look.
 */
const SETUP = `local s, list, t, hold, i = ("x"):rep(5e4), {}, {}, nil, 0
for n = 1, 200 do list[n] = 100 + n end
local text = json.encode({ list, { a = s } })
`

/** Expressions for a new value. */
const MADE = {
  text: 's .. i',
  rep: '("xyz"):rep(2e4 + i)',
  format: '("%99d%s"):format(i, s)',
  gsub: '(s:gsub("xx", i))',
  packed: 'string.pack("s4z", s, i)',
  json: 'json.encode({ s, i })',
  upper: '(s .. i):upper()',
  joined: 'table.concat({ s, i, s }, i)',
  table: '{ i, { i }, a = i }',
  wide: '{ table.unpack(list) }',
  closure: 'function() return s, i, list end',
  coroutine: 'coroutine.wrap(function(...) local a = { ... } coroutine.yield() return a end)',
  chunk: 'load("return " .. i .. ", \\"" .. s .. "\\"", s .. i)',
  message: 'select(2, pcall(error, s .. i))',
  trace: 'debug.traceback(s .. i)',
  decoded: 'json.decode(text)',
  characters: 'utf8.char(table.unpack(list))',
  date: 'os.date(("%c"):rep(200))',
  iterator: '(s .. i):gmatch("x")',
  answer: 'app.integrations.host.echo({})',
}

/** Statements that keep `v`. */
const HELD = {
  list: 't[#t + 1] = v',
  key: 't[v] = i',
  removed: 't[v] = i t[v] = nil',
  upvalue: 'local before = hold hold = function() return v, before end',
  chain: 'hold = setmetatable({ v }, { __index = hold })',
  suspended:
    'local c = coroutine.create(function(x) local y = x coroutine.yield() return y end) coroutine.resume(c, v) t[#t + 1] = c',
  stale: `local c = coroutine.create(function(x) local function deep(n, ...) if n > 0 then deep(n - 1, x, ...) end end
    deep(60) coroutine.yield() end) coroutine.resume(c, v) t[#t + 1] = c`,
  global: '_ENV["name" .. i] = v',
  varargs: 'hold = (function(...) local all = table.pack(...) return function() return all end end)(v, hold)',
  sent: 'pcall(app.integrations.host.echo, { v = v, text = s })',
  printed: 'pcall(print, v)',
  shared: 'hold = { v, hold, hold }',
}

/** Where the loop runs. */
const PLACES = {
  loop: (body) => `while true do i = i + 1 ${body} end`,
  replaced: (body) => `local replaced = ("x"):rep(1e6):gsub("x", function() i = i + 1 ${body} end)`,
  compared: (body) =>
    `local l = {} for n = 1, 1e5 do l[n] = n % 7 end table.sort(l, function(a, b) i = i + 1 ${body} return a < b end)`,
  recursive: (body) => `local function go() i = i + 1 ${body} return 1 + go() end go()`,
  coroutines: (body) =>
    `while true do local c = coroutine.wrap(function() for n = 1, 50 do i = i + 1 ${body} coroutine.yield(n) end end) for n = 1, 20 do c() end t[#t + 1] = c end`,
  handlers: (body) => `while true do xpcall(error, function() i = i + 1 ${body} error(i) end) end`,
  branches: (body) =>
    `local b = {} for n = 1, 20 do b[n] = function() while true do i = i + 1 ${body} end end end parallel(b)`,
  loaders: (body) =>
    `while true do load(function() i = i + 1 ${body} return i % 100 > 0 and "local x = 1 " or nil end) end`,
}

const places = Object.entries(PLACES)

/** Each way to allocate with each way to hold, and each of these in one of the places, all of which have their turn. */
export const attacks = Object.fromEntries(
  Object.entries(MADE).flatMap(([made, expression], m) =>
    Object.entries(HELD).map(([held, statement], h) => {
      const [place, loop] = places[(m + 3 * h) % places.length]
      return [`${made}_${held}_${place}`, `${SETUP}${loop(`local v = ${expression} ${statement}`)}`]
    }),
  ),
)
