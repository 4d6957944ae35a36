/** Attacks on what lies between the functions: messages that are built, names that are found, callbacks in
      callbacks. */
export const attacks = {
  // Messages, names in messages, handlers
  name_of_variable: `local name = ("n"):rep(1e5) local f = load("local t = {} return t." .. name .. ".x")
      while true do pcall(f) end`,
  name_found_late: `local s = "local t, x = {}, 1 " .. ("x = x + 1 "):rep(2e4) .. " return t.a.b" local f = load(s, "n")
      while true do pcall(f) end`,
  name_of_function_late: `local f = load("local t = {} " .. ("t[1] = 1 "):rep(2e4) .. " return string.rep()", "n")
      while true do pcall(f) end`,
  name_meta_huge: `local t = setmetatable({}, { __name = ("n"):rep(4e6) }) while true do tostring(t)
      pcall(string.rep, t)
      pcall(math.abs, t) pcall(ipairs) end`,
  message_doubles: 'local m = "x" while true do local ok, e = pcall(error, m .. m, 2) m = e end',
  message_through_levels: `local function f(n, e) if n == 0 then error(e) end local ok, m = pcall(f, n - 1, e)
      error(m, n)
      end while true do pcall(f, 150, ("x"):rep(1e5)) end`,
  handler_fails: `local function h(e) error(e .. e) end while true do xpcall(error, h, ("x"):rep(1e5)) end`,
  handler_recurses: 'local function h(e) return h(e) .. e end while true do xpcall(error, h, "x") end',
  handler_in_handler: `local function h(e) xpcall(error, h, e .. "x") return e end while true do xpcall(error, h,
      "x") end`,
  handler_keeps: `local kept = {} while true do xpcall(error, function(e) kept[#kept + 1] = { e, debug.traceback(e) }
      end, ("x"):rep(1e5) .. #kept) end`,
  error_in_text_of_error: `error(setmetatable({}, { __tostring = function(t) return error(t) end,
      __index = function(t, k) return t[k .. "x"] end }))`,
  error_bytes: 'error(("\\xff"):rep(8e6))',
  error_message_field: 'error({ message = ("\\xff\\n"):rep(4e6), ("x"):rep(8e6) })',
  pcall_of_pcall: `local t = {} for i = 1, 1e5 do t[i] = pcall end t[#t + 1] = error while true do
      pcall(table.unpack(t)) end`,
  pcall_recursion: 'local function f(...) return pcall(f, ..., 1) end while true do f(1) end',
  pcall_alternates: `local function f(n) local c = coroutine.wrap(function() return xpcall(f, function(e) return e
      end, n + 1)
      end) return pcall(c) end while true do f(1) end`,
  // Callbacks in callbacks
  gsub_rep_separator: `local function f(n) return (("ab"):rep(200, ("-"):rep(100)):gsub("a", function(c) if n > 0 then
      return f(n - 1) end return c end)) end f(30)`,
  gsub_of_itself: 'local s = "ab" while true do s = s:gsub(".", function(c) return s end) end',
  gsub_in_sort: `local t = {} for i = 1, 1e4 do t[i] = ("k"):rep(500) .. i % 97 end table.sort(t, function(a, b)
      return a:gsub("k", string.upper) < b:gsub("k", "%0%0") end)`,
  gsub_table_chain: `local m = {} for i = 1, 1900 do m = setmetatable({}, { __index = m }) end local s = ("x"):rep(1e6)
      while true do s:gsub(".", m) end`,
  gsub_captures: 'local s = ("ab"):rep(5e5) while true do s:gsub("(a)(b)", "%1%2%1%2%0%0%1") end',
  gsub_positions: 'local s = ("a"):rep(1e6) while true do s:gsub("()a()", "%1%2") end',
  sort_inconsistent: `local t = {} for i = 1, 1e5 do t[i] = i end while true do
      table.sort(t, function() return math.random(2) == 1 end) end`,
  sort_always_true:
    'local t = {} for i = 1, 1e5 do t[i] = i end while true do table.sort(t, function() return true end) end',
  sort_grows: `local t = {} for i = 1, 1e4 do t[i] = i end table.sort(t, function(a, b) for i = 1, 100 do t[#t + 1]
      = i end
      return a < b end)`,
  sort_sorts: `local function s(n) local t = {} for i = 1, 100 do t[i] = -i end table.sort(t, function(a, b)
      if n > 0 then s(n - 1) end return a < b end) end s(20)`,
  sort_coroutines: `local t = {} for i = 1, 1e5 do t[i] = -i end local c = coroutine.wrap(function() while true do
      coroutine.yield(true) end end) while true do pcall(table.sort, t, c) end`,
  sort_equal_prefixes: `local p, t = ("p"):rep(1e5), {} for i = 1, 200 do t[i] = p .. i end while true do table.sort(t)
      table.sort(t, function(a, b) return b < a end) end`,
  meta_of_everything: `local m = {} local t = setmetatable({}, m) for _, e in ipairs{ "add", "sub", "mul", "div",
      "mod", "pow",
      "unm", "idiv", "band", "bor", "bxor", "shl", "shr", "bnot", "concat", "len", "eq", "lt", "le", "call" } do
      m["__" .. e] = function(a, b) return t .. a + b end end m.__index = function(a) return a + 1 end
      while true do pcall(function() return t + t end) pcall(function() return t.x end) end`,
  index_long_chain: `local t = {} for i = 1, 1e5 do t = setmetatable({}, { __index = t, __newindex = t }) end while
      true do
      pcall(function() return t.x end) pcall(function() t.x = 1 end) end`,
  index_cycle: `local a, b = {}, {} setmetatable(a, { __index = b, __newindex = b, __call = b }) setmetatable(b,
      { __index = a, __newindex = a, __call = a }) while true do pcall(function() return a.x end)
      pcall(function() a.x = 1 end) pcall(a) end`,
  le_by_lt: `local n = 0 local m = {} m.__lt = function(a, b) return setmetatable({}, m) <= setmetatable({}, m) end
      while true do pcall(function() return setmetatable({}, m) <= setmetatable({}, m) end) end`,
  concat_of_concat: `local m = {} m.__concat = function(a, b) return setmetatable({ a, b }, m) end local t =
      setmetatable({}, m) while true do t = t .. "x" .. t .. "y" end`,
  env_meta: `local log = {} setmetatable(_ENV, { __index = function(e, k) log[#log + 1] = k return e[k .. "x"] end })
      while true do pcall(function() return unknown end) end`,
  // Ranges and arguments
  move_overlapping: `local t = {} for i = 1, 2e5 do t[i] = i end while true do table.move(t, 1, 2e5 - 1, 2)
      table.move(t, 2, 2e5, 1) table.move(t, 1, 1e5, 1) end`,
  move_lying: `local p = setmetatable({}, { __index = function(_, k) return k end, __newindex = function() end })
      while true do table.move(p, math.mininteger, -1, 1, p) end`,
  move_to_new: `local p = setmetatable({}, { __index = function(_, k) return ("x"):rep(1e5) .. k end })
      table.move(p, 1, 1e9,
      1, {})`,
  concat_integers: `local t = {} for i = 1, 1e5 do t[i] = math.maxinteger - i end while true do table.concat(t,
      ", ") end`,
  concat_floats: 'local t = {} for i = 1, 1e5 do t[i] = 1 / i end while true do table.concat(t) end',
  concat_far: `local t = setmetatable({}, { __index = function() return "" end }) while true do
      table.concat(t, "", math.mininteger, math.maxinteger) end`,
  select_from_end: `local t = {} for i = 1, 2e5 do t[i] = i end while true do select(-1, table.unpack(t)) select("#",
      table.unpack(t)) end`,
  select_each: `local function f(...) for i = 1, select("#", ...) do local a = select(i, ...) end end local t = {}
      for i = 1,
      2e4 do t[i] = i end while true do f(table.unpack(t)) end`,
  varargs_double: 'local function f(...) return f(..., ...) end f(1, 2, 3)',
  varargs_grow: 'local function f(...) return f(1, ...) end f()',
  varargs_by_wraps: `local t = {} for i = 1, 1e5 do t[i] = i end local function through(n, ...) if n == 0 then
      return ... end
      return coroutine.wrap(through)(n - 1, ...) end while true do through(100, table.unpack(t)) end`,
  unpack_far: `while true do pcall(table.unpack, {}, math.mininteger, math.mininteger + 1e5) pcall(table.unpack, {},
      math.maxinteger - 1e5, math.maxinteger) end`,
  pack_unpack: 'local t = { 1 } while true do t = table.pack(table.unpack(t), table.unpack(t)) t[#t + 1] = t.n end',
  ipairs_forever: 'for i in ipairs(setmetatable({}, { __index = function(_, i) return i end })) do end',
  pairs_refilled: `local t = {} for i = 1, 1e5 do t[i .. ""] = i end while true do for k in pairs(t) do t[k] = nil end
      for i = 1, 1e5 do t[i .. ""] = i end end`,
  next_from_dead: `local t = {} for i = 1, 1e5 do t[i .. ""] = i end local k = next(t) for i = 1, 1e5 do t[i .. ""]
      = nil end
      while true do pcall(next, t, k) pcall(next, t, "99999") end`,
  // Numbers
  integers_multiply: 'local x = 1 while true do x = x * 6364136223846793005 + 1442695040888963407 end',
  integers_divide:
    'local x = math.mininteger while true do x = (x // -3) % 9223372036854775783 ~ (x << 17) ~ (x >> 9) end',
  integers_for: 'for i = math.mininteger, math.maxinteger do local a = i & 0xff end',
  integers_as_text:
    'local x = math.maxinteger while true do local s = x .. "|" .. -x .. ("%d%x%o"):format(x, x, x) x = x - 1 end',
  integers_as_keys: 'local t = {} for i = 0, math.maxinteger do t[math.maxinteger - i] = i end',
  integers_random: 'while true do math.randomseed(math.random(math.mininteger, math.maxinteger)) end',
  text_arithmetic: 'local x = 0 while true do x = "9223372036854775807" + x - "0x7fffffffffffffff" | "1" end',
  format_floats: `local f = ("%99.99f%.99g%99.99e%.99a"):rep(100) local t = {} for i = 1, 400 do t[i] = 5e-324
      end while true do
      f:format(table.unpack(t)) end`,
  format_large: `local f = ("%.99f"):rep(150) local t = {} for i = 1, 150 do t[i] = 1.7e308 end while true do
      f:format(table.unpack(t)) end`,
  format_texts: 'local s = ("x"):rep(8e6) while true do ("%.99s%-99s%q"):format(s, "a", s) end',
  tostring_floats: 'local x = 0.1 while true do local s = tostring(x) .. x x = x * 1.0000001 end',
  tonumber_exponent: `local s = "1e" .. ("9"):rep(990) local h = "0x." .. ("0"):rep(900) .. "1p9" while true do
      tonumber(s)
      tonumber(h) end`,
  // The compiler and its input
  load_bytewise: 'local n = 0 while true do load(function() n = n + 1 return n % 1e6 == 0 and nil or " " end) end',
  load_in_reader: `local function reader(n) return function() if n > 0 then load(reader(n - 1)) end return nil end end
      while true do load(reader(100)) end`,
  load_comment: 'local s = "--[==[" .. ("]=]"):rep(2e6) while true do load(s) end',
  load_lines: 'local s = ("\\r\\n"):rep(4e6) while true do load(s) end',
  load_methods: `local s = "local t = ... return t" .. (":f()"):rep(2e4) local f = load(s) while true do
      pcall(load, s) pcall(f,
      { f = function(t) return t end }) end`,
  load_fields: 'local s = "return t" .. (".a[1]"):rep(2e4) while true do load(s) end',
  load_locals: `local t = {} for i = 1, 190 do t[i] = "local a" .. i .. " = function() return a1 end" end local s =
      table.concat(t, " ") while true do load(s)() end`,
  load_constants_many: `local t = {} for i = 1, 1e5 do t[i] = "x=" .. i .. ".5" end local s = table.concat(t,
      ";") while true do
      load(s) end`,
  load_gotos: `local t = {} for i = 1, 5e3 do t[i] = "goto l" .. i end for i = 1, 5e3 do t[#t + 1] = "::l" .. i
      .. "::" end
      local s = table.concat(t, " ") while true do load(s) end`,
  load_jumps: 'local s = "while true do " .. ("if x then break end "):rep(1e4) .. "end" while true do load(s) end',
  load_errors: 'local s = ("x"):rep(1e6) .. " " .. ("y"):rep(1e6) while true do load(s, s) end',
  goto_closures: `local kept = {} ::again:: local a, b = #kept, ("x"):rep(100) kept[#kept + 1] = function()
      return a, b end goto
      again`,
  goto_forever: '::a:: goto b ::b:: goto a',
  // Coroutines and branches
  wraps_kept: `local kept = {} while true do local c = coroutine.wrap(function(...) local t = { ... }
      coroutine.yield() return t
      end) c(table.unpack({}, 1, 200)) kept[#kept + 1] = c end`,
  resume_in_gsub: `local s = ("x"):rep(1e6) while true do s:gsub(".", function(c) return coroutine.wrap(function()
      coroutine.yield(c)
      end)() end) end`,
  yield_storm: `local c = coroutine.wrap(function(...) while true do coroutine.yield(...) end end) local t =
      table.pack(table.unpack({}, 1, 200)) while true do c(table.unpack(t, 1, 200)) end`,
  tree_of_branches: `local function grow(n) if n > 0 then local f = function() return grow(n - 1) end parallel{ f,
      f, f, f, f, f, f, f } end
      end while true do grow(4) end`,
  branches_many: 'local f = function() end local t = {} for i = 1, 5e4 do t[i] = f end while true do parallel(t) end',
  branches_wrap: `local t = {} for i = 1, 100 do t[i] = coroutine.wrap(function() while true do coroutine.yield(i)
      end end) end
      while true do pcall(parallel, t) end`,
  branches_deep_errors: `local function f(n) parallel{ function() if n == 0 then error(("x"):rep(1e5)) end f(n - 1) end,
      function() pcall(f, n - 1) end } end while true do pcall(f, 8) end`,
  branches_hold: `local t = {} for i = 1, 200 do t[i] = function() local s = ("x"):rep(2e5) .. i for j = 1, 5 do
      app.integrations.host.echo{} end return s end end while true do parallel(t) end`,
  // JSON, printing, results
  json_numbers: 'local t = {} for i = 1, 1e5 do t[i] = i / 3 end while true do json.decode(json.encode(t, true)) end',
  json_shared:
    'local t = { ("x"):rep(1000) } for i = 1, 18 do t = { t, t } end while true do pcall(json.encode, t) end',
  json_cycle: 'local t = {} for i = 1, 1e4 do t[i] = {} end t[1e4].t = t while true do pcall(json.encode, t) end',
  json_same_names: `local s = "{" .. ("\\"a\\":{},"):rep(2e5) .. "\\"b\\":1}" while true do json.decode(s) end`,
  json_surrogates: 'local s = "\\"" .. ("\\\\ud800"):rep(3e5) .. "\\"" while true do pcall(json.decode, s) end',
  json_levels: 'local s = ("[[],"):rep(190) .. "1" .. ("]"):rep(190) while true do pcall(json.decode, s) end',
  print_shared: 'local t = { 1 } for i = 1, 60 do t = { t, t, a = t } end while true do print(t) end',
  print_keys: 'local t = {} for i = 1, 1e4 do t[{}] = i t[i + 0.5] = print end while true do print(t) end',
  print_empties:
    'local t = {} for i = 1, 1e5 do t[i] = "" end for i = 1, 98 do t = { t } end while true do print(t) end',
  print_bytes: 'while true do print(("\\xff"):rep(1e5)) end',
  result_shared: 'local t = { 1 } for i = 1, 60 do t = { t, t } end return t',
  result_bytes: 'return ("\\xff"):rep(8e6), ("\\xff"):rep(8e6 - 1)',
  result_many_values: 'return table.unpack({}, 1, 2e5)',
  result_names: 'local t = {} for i = 1, 1e6 do t["name" .. i] = i end return t',
  result_empty_tables: 'local t = {} for i = 1, 1e6 do t[i] = {} end return t',
  result_names_of_objects: `local t = {} for i = 1, 1e6 do t["__proto__" .. i] = { ["__proto__"] = { constructor
      = 1, toJSON = 1 } } end
      return t`,
  // What the host reads
  docs_searched: 'local s = ("send a message now "):rep(1e4) while true do docs.search(s, { limit = 50 }) end',
  docs_words: `local t = {} for i = 1, 1e4 do t[i] = "w" .. i end local s = table.concat(t, " ") while true do
      docs.search(s)
      end`,
  docs_options: `local s = ("x"):rep(1e6) while true do pcall(docs.search, "a", { [s] = s, limit = s })
      pcall(docs.read, "host",
      { detail = s }) end`,
  docs_many_pages: 'local t = {} for i = 1, 1e4 do t[i] = "host.echo" .. i end while true do pcall(docs.read, t) end',
  argument_integers: `local t = {} for i = 1, 9e3 do t[i] = math.maxinteger - i end while true do
      app.integrations.host.echo{ t = t }
      end`,
  argument_odd_names: `while true do app.integrations.host.echo{ ["__proto__"] = { a = 1 }, toJSON = 1,
      constructor = 2, ["then"] = 3
      } end`,
  argument_shared: `local t = { ("x"):rep(1e3) } for i = 1, 12 do t = { t, t } end while true do
      pcall(app.integrations.host.echo,
      { t = t }) end`,
  call_in_places: `local f = function() return app.integrations.host.echo{} end local t = setmetatable({}, {
      __tostring = f, __pairs = f,
      __gc = f, __len = f, __index = f }) while true do pcall(tostring, t) pcall(pairs, t) pcall(table.concat, t)
      xpcall(error, f) pcall(load, f) pcall(string.gsub, "a", "a", f) pcall(table.sort, { 2, 1 }, f) end`,
  // Texts
  equal_texts: 'local a, b = ("x"):rep(4e6), ("x"):rep(4e6 - 1) .. "x" while true do local e = a == b end',
  shrinking: 'local s = ("x"):rep(8e6) while #s > 0 do s = s:sub(1, -2) end',
  each_byte: 'local s = ("x"):rep(4e6) while true do for i = 1, #s do local c = s:sub(i, i) .. s:byte(i) end end',
  set_long: 'local set = "[" .. ("a-b"):rep(1e5) .. "]" local s = ("z"):rep(1e5) while true do s:find(set) end',
  lazy_nested: 'local s = ("a"):rep(2000) while true do s:match("(.-)(.-)(.-)(.-)b") end',
  frontiers: 'local s = ("a "):rep(1e6) while true do s:gsub("%f[%w]%w*%f[%W]", "") end',
  positions_repeated: 'local s = ("a"):rep(1e6) while true do s:find("()%1b") s:gsub("()%1", "") end',
  codepoints: `local s = ("é"):rep(1e5) while true do pcall(utf8.codepoint, s, 1, -1) utf8.len(s) for _ in
      utf8.codes(s) do
      end end`,
  packed_texts: 'local s = ("x"):rep(2e6) while true do local p = string.pack("s4z", s, s) string.unpack("s4z", p) end',
  dates: `local f = ("%c%x%X%A"):rep(120) while true do os.date(f, math.random(0, 1 << 40)) pcall(os.time, { year = 1 <<
      31, month = -1 << 31, day = 1 << 31 }) end`,
  times_meta:
    'local t = setmetatable({}, { __index = function(_, k) return 1 << 30 end }) while true do pcall(os.time, t) end',
}
