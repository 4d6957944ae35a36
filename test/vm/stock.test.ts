import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { printed } from './machine.js'

type Api = { readonly [name: string]: (...args: unknown[]) => unknown }
const stock = createRequire(import.meta.url)('fengari') as {
  readonly lauxlib: Api
  readonly lua: Api
  readonly lualib: Api
  readonly to_luastring: (text: string) => Uint8Array
}

/** What stock Fengari prints, with all its libraries. */
function stockPrints(source: string): string {
  const { lauxlib, lua, lualib, to_luastring: bytes } = stock
  const L = lauxlib.luaL_newstate!()
  lualib.luaL_openlibs!(L)
  const collect = `local out = {} function print(...) local t = table.pack(...) for i = 1, t.n do t[i] = tostring(t[i]) end out[#out + 1] = table.concat(t, "\\t") .. "\\n" end `
  const script = `${collect} local f, e = load(${JSON.stringify(source)}, "=script") if not f then error(e, 0) end f() return table.concat(out)`
  const status = lauxlib.luaL_loadbuffer!(L, bytes(script), null, bytes('=test')) || lua.lua_pcall!(L, 0, 1, 0)
  const text = lua.lua_tojsstring!(L, -1) as string
  return status === 0 ? text : `error: ${text}`
}

const programs: readonly string[] = [
  'for i = 10, 1, -3 do print(i) end for i = 1, 2, 0.5 do print(i == 1.5) end',
  'local t = {} for w in ("the quick brown fox"):gmatch("%a+") do t[#t + 1] = w end print(#t, table.concat(t, "|"))',
  'print(("x=1, y=2"):gsub("(%w+)=(%w+)", "%2=%1"))',
  'print(("hello"):find("l"), ("hello"):find("xyz"), ("hello"):match("(h)(.)"), ("a.b"):find(".", 1, true))',
  'print(select("#"), select("#", nil, nil), select(-1, 1, 2, 3))',
  'local a <const> = 1',
  'goto done do print("skipped") end ::done:: print("done")',
  `local t = setmetatable({}, { __index = function(_, k) return k .. "!" end, __newindex = function(t, k, v)
    rawset(t, k, v * 2) end, __call = function(_, a) return a + 1 end, __len = function() return 42 end })
    print(t.x, #t, t(1)) t.y = 2 print(t.y)`,
  'local ok, e = pcall(error, { code = 1 }) print(ok, type(e), e.code)',
  'print(pcall(function() local x = nil; return x.y end))',
  `print(pcall(function() return 1 + {} end)) print(pcall(function() return #5 end)) print(pcall(function()
    return {} < {} end))`,
  'print(xpcall(function() error("boom") end, function(m) return "handled: " .. m end))',
  `local co = coroutine.create(function(a, b) local c = coroutine.yield(a + b)
    local d = coroutine.yield(c * 2) return d end) print(coroutine.resume(co, 1, 2))
    print(coroutine.resume(co, 5)) print(coroutine.resume(co, "x")) print(coroutine.resume(co))
    print(coroutine.status(co))`,
  'local co = coroutine.wrap(function() error("inside") end) print(pcall(co))',
  `local co co = coroutine.create(function() print(coroutine.status(co), coroutine.isyieldable())
    print(coroutine.resume(co)) end) coroutine.resume(co) print(coroutine.status(co))`,
  'print(coroutine.isyieldable(), select(2, coroutine.running()))',
  `local function gen(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
    for i in gen(3) do print(i) end`,
  `local t = { 5, 2, 8, 1 } table.sort(t) print(table.concat(t, ","))
    table.sort(t, function(a, b) return a > b end) print(table.concat(t, ","))`,
  'local t = { "b", "a", "c" } table.sort(t) print(t[1], t[2], t[3])',
  `local t = { 1, 2, 3 } table.insert(t, 2, 9) print(table.concat(t, ","), table.remove(t),
    table.remove(t, 1), #t) print(table.unpack({ 1, 2, 3 }, 2))`,
  'print(string.rep("ab", 3, "-"), ("abc"):rep(0), ("abc"):reverse(), ("aBc"):upper(), ("aBc"):lower(), ' +
    '("abc"):byte(1, -1))',
  'print(string.format("%s %d %5.2f %x %q %%", "a", 42, 3.14159, 255, "q\\n"))',
  `print(tostring(nil), tostring(true), tostring(12), tonumber("0x10"), tonumber("  12  "),
    tonumber("1e2") == 100, tonumber("abc"), tonumber("10", 2))`,
  'print(math.floor(3.7), math.ceil(3.2), math.max(1, 5, 3), math.min(4, 2), math.abs(-3), 7 // 2, -7 // 2, 7 ' +
    '% 3, -7 % 3, 2 ^ 10 == 1024)',
  'print(1 < 2, "a" < "b", 1 == 1.0, "1" == 1, not nil, nil == false, 3 & 5, 3 | 5, 3 ~ 5, ~0, 1 << 4, 256 >> 4)',
  `local function f(...) local a, b = ... return select("#", ...), a, b end print(f()) print(f(1, nil))
    print((f(1, 2, 3)))`,
  `local t = {} t[1] = 1 t[2] = 2 t[4] = 4 print(#t == 2 or #t == 4, next({}), type(next), rawlen({ 1, 2 }),
    rawequal(t, t))`,
  'local s = 0 for k, v in pairs({ a = 1, b = 2, c = 3 }) do s = s + v end print(s)',
  'print(load("return 1 + 1")(), load("syntax error here"))',
  'local env = { x = 5 } print(load("return x", "chunk", "t", env)())',
  'print(utf8.char(72, 228, 8364), utf8.len("häß"), #utf8.char(8364)) for _, c in utf8.codes("hä") do print(c) end',
  'print(pcall(string.rep)) print(pcall(("x").rep, "x", {})) print(pcall(setmetatable, 1, {}))',
  'local a = {} a.b = { c = function(self, x) return x * 2 end } print(a.b:c(21))',
  `local i = 0 repeat local j = i i = i + 1 until j >= 3 print(i)
    while i > 0 do i = i - 1 if i == 2 then break end end print(i)`,
  'local fs = {} for i = 1, 3 do fs[i] = function() i = i + 1 return i end end print(fs[1](), fs[1](), fs[2]())',
  'print(#"\\u{48}\\x41\\65\\z   b", "a\\tb", [[long\nstring]], [==[x]]y]==])',
  'print(string.pack("<i4", 100):byte(1, -1)) print(string.unpack("<i4", string.pack("<i4", -2)))',
  'print(next({ 10 })) print(table.pack(1, nil, 3).n) print(table.move({ 1, 2, 3 }, 1, 3, 2)[3])',
  `local mt = { __eq = function() return true end, __lt = function() return true end, __le = function()
    return false end, __concat = function(a, b) return "cat" end, __unm = function() return "neg" end }
    local a, b = setmetatable({}, mt), setmetatable({}, mt) print(a == b, a < b, a <= b, a .. "x", "x" .. a, -a)`,
  `for k, v in pairs(setmetatable({}, { __pairs = function() return function(_, k) if not k then return 1, 2 end
    end, nil, nil end })) do print(k, v) end`,
  `print(tostring(setmetatable({}, { __tostring = function() return "shown" end })),
    getmetatable(setmetatable({}, { __metatable = "locked" })))`,
  'error("top")',
  'error("top", 0)',
  'local t = nil t.x = 1',
  'undefined()',
  'local s = "x" s:nomethod()',
]

const placed = (text: string): string => text.replace(/^(?:error|runtime|syntax): /m, 'error: ')

describe('as stock Fengari', () => {
  test.each(programs)('behaves as stock Fengari: %s', async (source) => {
    expect(placed(await printed(source))).toBe(placed(stockPrints(source)))
  })

  /** gsub with a function is our own: every pattern on every subject must come out the same. */
  test('gsub with functions and tables behaves as in stock Fengari', async () => {
    const source = `local patterns = { "", "a", "a*", "a-", ".", ".-", "%w+", "^a", "^", "$", "a$", "()", "(a)(b?)", "%f[%w]%w", "b*", "[ab]", "%s*", "x?", "^a*", "(.)%1" }
      local subjects = { "", "a", "ab", "aab", "hello world", "  x ", "abcabc", "aaa", "banana" }
      for _, p in ipairs(patterns) do for _, s in ipairs(subjects) do for _, n in ipairs({ 0, 1, 2, 100, -1 }) do
        local calls = {}
        local out, count = s:gsub(p, function(...) calls[#calls + 1] = table.concat({ ... }, ",") if #calls % 3 == 0 then return nil end return "<" .. tostring((...)) .. ">" end, n)
        print(p, s, n, out, count, table.concat(calls, ";"))
        print(s:gsub(p, setmetatable({}, { __index = function(_, k) return "[" .. k .. "]" end }), n))
        print(s:gsub(p, { a = "A" }, n))
      end end end`
    expect(await printed(source)).toBe(stockPrints(source))
  })

  test('sort agrees with a comparator that is a total order', async () => {
    const source = `local x = 7 local function random() x = (x * 16807) % 65537 return x end
      for n = 0, 60 do local t = {} for i = 1, n do t[i] = random() % 50 end
        table.sort(t, function(a, b) return a < b end) print(table.concat(t, " ")) table.sort(t, function(a, b) return a > b end) print(table.concat(t, " ")) end`
    expect(await printed(source)).toBe(stockPrints(source))
  })
})
