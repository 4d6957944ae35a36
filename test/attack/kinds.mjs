/** New attacks: written from the kinds and from the README of the runtime. */
export const attacks = {
  // formats and subjects
  pack_noop_spaces: 'local f = (" "):rep(4e6) while true do string.packsize(f) end',
  pack_align: 'local f = ("!16Xi16"):rep(5e5) while true do pcall(string.packsize, f) end',
  unpack_z_many: 'local s = ("\\0"):rep(2e6) local f = ("z"):rep(2e5) while true do pcall(string.unpack, f, s) end',
  unpack_s:
    'local s = string.pack("s4", ("x"):rep(4e6)) local t = {} for i = 1, 1e6 do t[i] = string.unpack("s4", s) end',
  unpack_c_overlap:
    'local s = ("x"):rep(4e6) local t = {} for i = 1, 1e6 do t[i] = { string.unpack("c4000000", s) } end',
  byte_all: 'local s = ("x"):rep(1e5) local t = {} while true do t[#t + 1] = { s:byte(1, 5e4) } end',
  char_many: 'local t = {} for i = 1, 2e5 do t[i] = 65 end while true do string.char(table.unpack(t, 1, 1e5)) end',
  format_many_args: `local f = ("%d"):rep(5e4) local t = {} for i = 1, 5e4 do t[i] = i end while true do pcall(string.format, f,
      table.unpack(t)) end`,
  format_q: 'local s = ("\\0\\r\\n\\""):rep(5e5) while true do string.format("%q", s) end',
  format_wide: 'local t = {} for i = 1, 1e7 do t[i] = string.format("%99.99f", i) end',
  format_percent: 'local f = ("%%"):rep(2e6) while true do f:format() end',
  date_many: 'local f = ("%c"):rep(400) while true do os.date(f) end',
  date_errors: 'while true do pcall(os.date, "%E") pcall(os.date, ("%Ey"):rep(300)) end',
  tonumber_hex: 'local s = "0x" .. ("f"):rep(900) .. "p-9999" while true do tonumber(s) end',
  tonumber_spaces: 'local s = (" "):rep(8e6) .. "1" while true do tonumber(s) end',
  tonumber_base: 'local s = ("z"):rep(8e6) while true do tonumber(s, 36) end',
  arith_strings: 'local s = ("9"):rep(900) local x = 0 while true do x = x + s end',
  // searches
  find_plain_long: 'local s = ("ab"):rep(4e6) while true do s:find(("ab"):rep(2e6) .. "c", 1, true) end',
  find_init: 'local s = ("a"):rep(8e6) for i = 1, #s do s:find("b", i, true) end',
  find_captures: 'return (("a"):rep(2e5)):find(("(.-)"):rep(30) .. "b")',
  gsub_empty: 'local s = ("x"):rep(1e6) while true do s:gsub("", "") end',
  gsub_percent: 'local s = ("x"):rep(1e4) while true do pcall(string.gsub, s, "x", ("%0"):rep(400)) end',
  gsub_table: `local s = ("x"):rep(1e6) local t = setmetatable({}, { __index = function(_, k) return k:rep(100)
      end }) s:gsub(".", t)`,
  gmatch_anchor: 'local s = ("a"):rep(1e6) while true do for w in s:gmatch("a-b") do end end',
  gmatch_kept: 'local t = {} for i = 1, 1e6 do t[i] = (("x"):rep(4e6) .. i):gmatch(".") end',
  match_set: 'return (("a"):rep(1e5)):match("[" .. ("b-c"):rep(1e5) .. "]*d")',
  match_balance: 'return (("("):rep(2e5)):match("%b()")',
  match_backtrack: 'return (("a"):rep(200)):match(("a?"):rep(199) .. ("a"):rep(199) .. "b")',
  frontier_class: 'while true do (("ab "):rep(5e5)):find("%f[%w]%f[%s]") end',
  lower_huge: 'local s = ("X"):rep(8e6) while true do s:lower() s:upper() s:reverse() end',
  utf8_offset: 'local s = ("\\xE4\\xBD\\xA0"):rep(2e6) while true do utf8.offset(s, -2e6) utf8.offset(s, 1e6) end',
  utf8_char: 'local t = {} for i = 1, 1e5 do t[i] = 0x10FFFF end while true do utf8.char(table.unpack(t)) end',
  // lengths and borders
  len_meta: 'local t = setmetatable({}, { __len = function(t) return #t end }) local x = #t',
  len_border:
    'local t = {} for i = 1, 2e5 do t[i] = 1 end for i = 1, 2e5 - 1 do t[i] = nil end while true do local n = #t end',
  next_walk:
    'local t = {} for i = 1, 1e5 do t["k" .. i] = 1 end while true do for k in next, t do t[k] = nil t[k] = 1 end end',
  unpack_nil: 'while true do pcall(table.unpack, {}, 1, 1e6) pcall(select, "#", table.unpack({}, 1, 1e5)) end',
  insert_front: 'local t = {} for i = 1, 1e6 do table.insert(t, 1, i) end',
  remove_front: 'local t = {} for i = 1, 1e5 do t[i] = i end while #t > 0 do table.remove(t, 1) end',
  move_self: 'local t = {} for i = 1, 1e5 do t[i] = i end while true do table.move(t, 1, 1e5, 2) end',
  move_meta: `local p = setmetatable({}, { __index = function() return 1 end, __newindex = function() end })
      table.move(p, 1, math.maxinteger - 1, 2)`,
  concat_numbers: 'local t = {} for i = 1, 3e5 do t[i] = i / 7 end while true do table.concat(t, ("x"):rep(10)) end',
  concat_sep: 'local t = {} for i = 1, 3e5 do t[i] = "" end table.concat(t, ("x"):rep(1e6))',
  sort_worst: `local t = {} for i = 1, 2e5 do t[i] = ("k"):rep(100) .. i end while true do
      table.sort(t, function(a, b) return a > b end) end`,
  sort_shrinks:
    'local t = {} for i = 1, 1e5 do t[i] = -i end table.sort(t, function(a, b) t[#t] = nil return a < b end)',
  // conversions
  json_decode_wide:
    'local s = "[" .. ("[],"):rep(6e5) .. "1]" local kept = {} while true do kept[#kept + 1] = json.decode(s) end',
  json_decode_keys: `local t = {} for i = 1, 5e4 do t[i] = "\\"k" .. i .. "\\":1" end local s = "{" ..
      table.concat(t, ",") .. "}" while true do json.decode(s) end`,
  json_decode_escapes: 'local s = "\\"" .. ("\\\\u00e4"):rep(3e5) .. "\\"" while true do json.decode(s) end',
  json_decode_numbers:
    'local s = "[" .. ("12345678901234567890,"):rep(9e4) .. "1]" while true do pcall(json.decode, s) end',
  json_decode_deep: 'local s = ("["):rep(1e6) while true do pcall(json.decode, s) end',
  json_decode_bad_end: 'local s = "[" .. ("1,"):rep(9e5) .. "x" while true do pcall(json.decode, s) end',
  json_encode_dag: 'local t = { 1 } for i = 1, 40 do t = { t, t, t } end pcall(json.encode, t)',
  json_encode_pretty: `local t = {} for i = 1, 90 do t = { t } end local all = {} for i = 1, 2e4 do all[i] = t end
      while true do json.encode(all, true) end`,
  json_encode_latin: 'local s = ("\\xE4"):rep(8e6) while true do pcall(json.encode, s) end',
  json_encode_late_bad:
    'local t = {} for i = 1, 1e5 do t[i] = "x" end t[1e5] = print while true do pcall(json.encode, t) end',
  argument_nested: 'local t = {} for i = 1, 95 do t = { t, t } end pcall(app.integrations.host.echo, { a = t })',
  argument_bad_utf8: 'local s = ("\\xFF"):rep(8e6) while true do pcall(app.integrations.host.echo, { a = s }) end',
  argument_many_keys:
    'local t = {} for i = 1, 1e5 do t["key" .. i] = i end while true do pcall(app.integrations.host.echo, t) end',
  argument_holes:
    'local t = {} for i = 1, 1e6, 2 do t[i] = 1 end while true do pcall(app.integrations.host.echo, { a = t }) end',
  result_strings: 'local s, t = ("\\1"):rep(8e6), {} for i = 1, 40 do t[i] = s end return t',
  result_keys: 'local t = {} for i = 1, 6 do t[("k"):rep(4e6) .. i] = i end return t, t, t, t, t, t, t, t',
  // names
  docs_read_forms:
    'while true do for _, s in ipairs{ "", ".", ("a."):rep(1e5), ("host."):rep(1e5) } do pcall(docs.read, s) end end',
  docs_list: 'local kept = {} while true do kept[#kept + 1] = docs.list() end',
  unknown_global: 'local n = ("x"):rep(8e6) while true do pcall(function() return _ENV[n].x end) end',
  app_names: 'for i = 1, 1e9 do pcall(function() return app.integrations["h" .. i] end) end',
  call_colon: 'while true do pcall(function() app.integrations.host:echo{} end) end',
  // chains
  index_function_chain: `local f = function() return 1 end for i = 1, 1900 do local g = f f = setmetatable({}, { __index = g }) end
      while true do local x = f.x end`,
  eq_chain: `local mt = {} mt.__eq = function(a, b) return a.n == b.n end
      local a = setmetatable({ n = setmetatable({ n = 1 }, mt) }, mt)
      local b = setmetatable({ n = setmetatable({ n = 2 }, mt) }, mt) while true do local x = a == b end`,
  concat_meta_chain: `local t = setmetatable({}, { __concat = function(a, b) return a end }) while true do
      local x = t .. "a" .. "b" .. "c" end`,
  tostring_chain: 'local t = setmetatable({}, { __tostring = function(t) return tostring(t) end }) print(t)',
  name_chain:
    'local t = setmetatable({}, { __name = ("n"):rep(8e6) }) while true do pcall(function() return t + 1 end) end',
  // errors
  error_tables: 'local kept = {} for i = 1, 1e7 do local ok, e = pcall(error, { ("x"):rep(1e5) }) kept[i] = e end',
  error_levels:
    'local function f(n) if n == 0 then error("x", 100) end return (f(n - 1)) end while true do pcall(f, 150) end',
  error_long: 'local s = ("x"):rep(8e6) while true do pcall(error, s) pcall(error, s, 2) end',
  assert_many: 'while true do pcall(assert, false, ("x"):rep(8e6)) end',
  traceback_loop: `local function f(n) if n == 0 then while true do debug.traceback(("x"):rep(1e6)) end end return (f(n - 1))
      end f(150)`,
  xpcall_traceback: 'local function f() error(("x"):rep(1e6)) end while true do xpcall(f, debug.traceback) end',
  parallel_error_objects: `local f = function() error(setmetatable({}, { __tostring = function() while true do end end })) end
      while true do pcall(parallel, { f, f, f }) end`,
  // dead and stale memory
  dead_churn: 'local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(1000) .. i t[i - 10] = nil end',
  dead_weak: 'local t = setmetatable({}, { __mode = "k" }) for i = 1, 1e9 do t[{}] = ("x"):rep(1e5) .. i end',
  upvalues: 'local kept = {} for i = 1, 1e9 do local s = ("x"):rep(1e5) .. i kept[i] = function() return s end end',
  varargs_kept: `local kept = {} local function f(...) local a = ... return function() return a end end
      for i = 1, 1e9 do kept[i] = coroutine.wrap(function(...) coroutine.yield() return ...
      end) kept[i](table.unpack({}, 1, 1e4)) end`,
  coroutine_stacks: `local kept = {} local function f(n) if n == 0 then coroutine.yield() end
      local a, b, c = n, n, n return f(n - 1) + a + b + c end for i = 1, 1e9 do
      local c = coroutine.create(f) coroutine.resume(c, 1000) kept[i] = c end`,
  coroutine_dead: `local kept = {} for i = 1, 1e9 do local c = coroutine.create(function()
      local s = ("x"):rep(1e6) error(s .. i) end) coroutine.resume(c) kept[i] = c end`,
  wrap_errors: `local kept = {} for i = 1, 1e9 do local w = coroutine.wrap(function() error({ ("x"):rep(1e6) .. i })
      end) kept[i] = { pcall(w) } end`,
  load_env: `local kept = {} for i = 1, 1e9 do kept[i] =
      load("local a = " .. i .. " return function() return a, b, c end", "n", "t", { a = ("x"):rep(1e5) }) end`,
  load_constants: `local t = {} for i = 1, 2e4 do t[i] = "x" .. i .. "=1.5" .. i end local s = table.concat(t, "\\n")
      local kept = {} while true do kept[#kept + 1] = load(s) end`,
  load_pieces: 'local n = 0 load(function() n = n + 1 return n < 1e9 and "x = 1 " or nil end)',
  load_nested: 'local s = ("("):rep(190) .. "1" .. (")"):rep(190) while true do load("return " .. s) end',
  load_functions: 'local s = ("function f() "):rep(150) .. ("end "):rep(150) while true do load(s) end',
  load_strings: 'local s = "return \\"" .. ("\\\\x41"):rep(1e6) .. "\\"" while true do load(s) end',
  // in flight
  tostring_while_concat: `local function f(n) return setmetatable({}, { __tostring = function()
      return n > 0 and ("%s%s"):format(("x"):rep(2e6), f(n - 1)) or "z" end }) end tostring(f(60))`,
  gsub_nested: `local function f(n) return ((("x"):rep(2e6)):gsub(".", function() if n > 0 then f(n - 1) end return "yy"
      end, 1)) end f(100)`,
  print_dag: 'local t = { ("\\1"):rep(1e5) } for i = 1, 20 do t = { t, t } end print(t)',
  print_many: 'while true do print(table.unpack({}, 1, 1e5)) end',
  parallel_strings: `local t = {} for i = 1, 1000 do t[i] = function() local s = ("x"):rep(1e5) .. i
      app.integrations.host.echo{} return s end end parallel(t)`,
  parallel_long:
    'local t = {} for i = 1, 100 do t[i] = function() return app.integrations.host.long{} end end parallel(t)',
  parallel_big_kept: `local k = {} while true do local t = {} for i = 1, 20 do t[i] = function() k[#k + 1] =
      app.integrations.host.big{} end end parallel(t) end`,
  parallel_in_coroutine: `local w = coroutine.wrap(function() while true do
      parallel{ function() coroutine.yield() end, function() end } end end) while true do pcall(w) end`,
  parallel_depth: 'local function f(n) return parallel{ function() return f(n + 1) end } end f(1)',
  big_loop: 'while true do app.integrations.host.big{} end',
  deep_loop: 'while true do pcall(app.integrations.host.deep, {}) end',
  echo_loop: 'while true do app.integrations.host.echo{ a = ("x"):rep(1e4) } end',
  pages_loop: 'while true do pcall(function() for x in pages(app.integrations.host.big, {}) do end end) end',
  // internal
  resume_self: `local c c = coroutine.create(function() coroutine.resume(c) coroutine.wrap(function() coroutine.resume(c)
      end)() end) coroutine.resume(c)`,
  resume_parent: `local main = coroutine.running() parallel{ function() coroutine.resume(main) end, function()
      pcall(coroutine.resume, main) coroutine.yield() end }`,
  resume_branches: `local a parallel{ function() a = coroutine.running() app.integrations.host.echo{} end, function()
      while not a do app.integrations.host.echo{} end print(coroutine.resume(a)) print(coroutine.status(a)) end }`,
  wrap_running: 'local w w = coroutine.wrap(function() return pcall(w) end) while true do pcall(w) end',
  yield_everywhere: `for _, f in ipairs{ table.sort, string.gsub, table.concat, pcall, xpcall, load, tostring, print,
      parallel, json.encode } do pcall(f, setmetatable({}, { __index = coroutine.yield, __len =
      coroutine.yield, __tostring = coroutine.yield, __pairs = coroutine.yield }), coroutine.yield,
      coroutine.yield) end`,
  hostile_meta: `local t = setmetatable({}, { __index = error, __newindex = error, __call = error, __tostring =
      error, __len = error, __eq = error, __lt = error, __concat = error, __gc = error, __mode = error, __name =
      error, __pairs = error, __metatable = error }) for _, f in pairs(table) do pcall(f, t, t, t) end
      for _, f in pairs(string) do pcall(f, t, t, t) end for _, f in pairs(json) do pcall(f, t) end error(t)`,
  deep_recursion_errors: `local function f() return pcall(f) end f() local function g() local ok =
      pcall(g) return ok end g() error(setmetatable({}, { __tostring = f }))`,
  globals_gone: 'for k in pairs(_G) do _G[k] = nil end error({})',
}
