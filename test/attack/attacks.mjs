/** Attacks of our own: what accounting, conversions and the patched library may miss. */
export const attacks = {
  dag_argument: 'local t = {} for i = 1, 60 do t = { t, t } end json.encode(t)',
  dag_print: 'local t = {} for i = 1, 60 do t = { t, t } end print(t)',
  dag_result: 'local t = {} for i = 1, 60 do t = { t, t } end return t',
  dag_error: 'local t = {} for i = 1, 60 do t = { t, t } end error(t)',
  deep_print: 'local t = {} for i = 1, 1e5 do t = { t } end print(t)',
  deep_error: 'local t = {} for i = 1, 1e5 do t = { t } end error(t)',
  wide_result: 'local t = {} for i = 1, 1e5 do t[i] = i end return t',
  many_results: 'return table.unpack({}, 1, 1e5)',
  error_tostring: 'error(setmetatable({}, { __tostring = function() while true do end end }))',
  error_name: 'error(setmetatable({}, { __name = string.rep("x", 8e6) }))',
  error_index: 'error(setmetatable({}, { __index = function() while true do end end }))',
  compare_long: 'local a, b = string.rep("x", 8e6), string.rep("x", 8e6) while true do local c = a == b end',
  order_long: 'local a = string.rep("x", 4e6) while true do local c = a .. "a" < a .. "b" end',
  numeral_long: 'local s = string.rep("1", 8e6) while true do pcall(function() return s + 1 end) end',
  tonumber_long: 'local s = string.rep("1", 8e6) while true do tonumber(s) tonumber(s, 10) end',
  select_loop: 'local function f(...) while true do local a = select(2, ...) end end f(table.unpack({}, 1, 150000))',
  varargs_loop: 'local function f(...) while true do local a = { ... } end end f(table.unpack({}, 1, 150000))',
  plain_find: 'local s = string.rep("a", 1e6) while true do s:find(string.rep("a", 5e5) .. "b", 1, true) end',
  class_long: 'local p = "[" .. string.rep("a", 1e6) .. "]" return string.rep("b", 1e6):find(p)',
  backreference: 'return string.rep("a", 1e5):find("(a*)%1b")',
  frontier: 'return string.rep("a", 1e6):find("%f[b]")',
  gsub_callback_grow: 'local s = string.rep("x", 1e5) s:gsub(".", function() s = s .. s end)',
  gsub_anchor: 'while true do ("x"):gsub("^", function() return "y" end) end',
  sort_meta: 'local t = setmetatable({}, { __lt = function() while true do end end }) table.sort({ t, t, t })',
  sort_big: 'local t = {} for i = 1, 1e5 do t[i] = -i end while true do table.sort(t) end',
  goto_labels: 'local p = {} for i = 1, 15000 do p[i] = "::l" .. i .. "::" end return load(table.concat(p))',
  goto_pending: 'local p = {} for i = 1, 15000 do p[i] = "goto l" .. i .. ";" end return load(table.concat(p))',
  next_dead: `local t = {} for i = 1, 20000 do t[i] = i end local k = next(t) for i = 20000, 1, -1 do t[i] = nil end
      while true do pcall(next, t, k) end`,
  utf8_long: 'local s = string.rep("ä", 2e6) while true do utf8.len(s) end',
  utf8_codes: 'local s = string.rep("ä", 1e6) for _ in utf8.codes(s) do end return utf8.codepoint(s, 1, -1)',
  pack_many: 'while true do string.pack(string.rep("i", 1e5), table.unpack({}, 1, 1e5)) end',
  format_long: 'local s = string.rep("x", 4e6) while true do string.format("%s%s", s, s) end',
  format_precision: 'while true do string.format("%.99f%.99f%.99f", 1e308, 1e-308, 0.1) end',
  json_decode_long: 'local s = "[" .. string.rep("1,", 3e6) .. "1]" while true do json.decode(s) end',
  json_decode_deep: 'json.decode(string.rep("[", 4e6))',
  json_decode_digits: 'json.decode(string.rep("9", 4e6))',
  json_encode_long: 'local s = string.rep("\\1", 4e6) while true do json.encode(s) end',
  date_long: 'os.date(string.rep("%c", 4e6))',
  docs_long: 'docs.read(string.rep("x", 8e6))',
  unknown_long: 'return app[string.rep("x", 8e6)]',
  traceback_long: 'while true do debug.traceback(string.rep("x", 4e6)) end',
  chunkname_long: 'return load("error()", string.rep("x", 8e6))',
  wrap_self: 'local f f = coroutine.wrap(function() f() end) f()',
  resume_chain: 'local function f() local c = coroutine.create(f) return coroutine.resume(c) end return f()',
  yield_across: 'table.sort({ 3, 2, 1 }, function() coroutine.yield() end)',
  coroutine_garbage: 'while true do coroutine.wrap(function() coroutine.yield() end)() end',
  parallel_bomb: 'local function f() parallel{ f, f } end f()',
  parallel_spin: 'parallel{ function() while true do end end, function() while true do end end }',
  parallel_wide: 'local t = {} for i = 1, 1e5 do t[i] = function() end end parallel(t)',
  handler_loop: 'xpcall(error, function() return xpcall(error, function() while true do end end) end)',
  close_metamethod: 'local t = setmetatable({}, { __index = function(t, k) return t[k + 1] end }) return t[1]',
  concat_numbers: 'local t = {} for i = 1, 1e5 do t[i] = i + 0.1 end while true do table.concat(t) end',
  string_methods: 'local s = string.rep("x", 8e6) while true do s:upper():lower():reverse() end',
  sub_garbage: 'local s = string.rep("x", 8e6) while true do local y = s:sub(2) end',
  stop_in_handler: 'pcall(pcall, xpcall, function() while true do end end, function() while true do end end)',
  sequence_errors: 'while true do pcall(error, {}) end',
  global_grow: 'local i = 0 while true do i = i + 1 _G["k" .. i] = i end',
  string_library_grow: 'local i = 0 while true do i = i + 1 string["k" .. i] = i end',
  closure_chain: 'local f = function() end while true do local g = f f = function() return g end end',
  answers_wide_list: 'while true do pcall(app.integrations.host.wide, {}) end',
  args_flood: 'local s = string.rep("x", 4e6) while true do app.integrations.host.echo{ a = s } end',
  args_tables: 'local t = {} for i = 1, 40000 do t[i] = {} end while true do app.integrations.host.echo{ a = t } end',
  args_parallel: `local s = string.rep("x", 8e6) local t = {} for i = 1, 500 do t[i] = function()
      app.integrations.host.echo{ a = s } end end parallel(t)`,
  calls_flood: 'while true do pcall(app.integrations.host.echo, {}) end',
  calls_parallel: `local t = {} for i = 1, 5000 do t[i] = function() while true do app.integrations.host.echo{} end end end
      parallel(t)`,
  tables_result: 'local t = {} for i = 1, 40000 do t[i] = {} end return t',
  strings_result: 'local t = {} for i = 1, 3 do t[i] = string.rep("ä", 4e6) end return t',
  globals_metatable: 'setmetatable(_G, { __index = function() while true do end end }) return x',
  reader_chunks: 'load(function() return string.rep("x = 1;", 1e5) end)',

  // A loop of the library over a format or a subject.
  packsize_no_ops: 'local f = string.rep("!8", 1e6) while true do pcall(string.packsize, f) end',
  unpack_strings:
    'local s, f = string.rep("a\\0", 1e5), string.rep("z", 100) while true do pcall(string.unpack, f, s) end',
  byte_all: 'local s = string.rep("x", 20000) while true do string.byte(s, 1, -1) end',
  format_many_percent: 'local f = string.rep("%%", 2e6) while true do string.format(f) end',
  // Searches whose cost is native.
  find_absent: 'local s = string.rep("a", 8e6) while true do string.find(s, "b", 1, true) end',
  find_nearly:
    'local s, n = string.rep("a", 4e6), string.rep("a", 1000) .. "b" while true do string.find(s, n, 1, true) end',
  gmatch_absent: 'local s = string.rep("a", 4e6) while true do for _ in string.gmatch(s, "b+") do end end',
  // Length and border searches.
  border_linear: `local t = {} for i = 1, 30 do t[2 ^ i // 1 | 0] = 1 end for i = 1, 1e4 do t[i] = i end while true do
      local n = #t end`,
  border_sparse: `local t = { 1 } local i = 1 while i < 2 ^ 31 do t[i] = 1 i = i * 2 end for j = 1, 5000 do t[j] = 1 end
      while true do local n = #t end`,
  // Conversion that finds its error late.
  hole_late: 'local t = {} for i = 1, 5e4 do t[i] = i end t[60000] = 1 while true do pcall(json.encode, t) end',
  mixed_late: 'local t = {} for i = 1, 5e4 do t["k" .. i] = i end t[1] = 1 while true do pcall(json.encode, t) end',
  parallel_late: `local f = function() end local t = {} for i = 1, 5e4 do t[i] = f end t[50001] = 1 while true do
      pcall(parallel, t) end`,
  argument_late: `local t = {} for i = 1, 5e4 do t[i] = i end t[60000] = 1 while true do
      pcall(app.integrations.host.echo, { a = t }) end`,
  // Long keys and escapes.
  encode_long_keys:
    'local t = {} for i = 1, 3 do t[string.rep("\\"", 2e6) .. i] = i end while true do json.encode(t) end',
  encode_shared:
    'local s, t = string.rep("\\1", 1e6), {} for i = 1, 20 do t[i] = s end while true do json.encode(t) end',
  hole_under_long_key: 'local t = { [string.rep("k", 4e6)] = { [2] = 1 } } while true do pcall(json.encode, t) end',
  // Names that are looked for.
  docs_unknown: 'local s = string.rep("x.", 4e6) while true do pcall(docs.read, s) end',
  accounts_unknown: 'local s = string.rep("host", 1e6) while true do pcall(docs.accounts, s) end',
  index_unknown:
    'local s = string.rep("ech", 1e6) while true do pcall(function() return app.integrations.host[s] end) end',
  // Chains.
  index_chain:
    'local t = {} for i = 1, 1900 do t = setmetatable({}, { __index = t }) end while true do local x = t.x end',
  newindex_chain:
    'local t = {} for i = 1, 1900 do t = setmetatable({}, { __newindex = t }) end while true do t.x = nil end',
  call_chain: 'local f = print for i = 1, 150 do f = setmetatable({}, { __call = f }) end while true do pcall(f) end',
  // Errors side by side.
  parallel_errors: `local f = function() error("x") end local t = {} for i = 1, 100 do t[i] = f end while true do
      pcall(parallel, t) end`,
  parallel_nested_errors: `local function f(n) if n == 0 then error({}) end
      parallel{ function() f(n - 1) end, function() f(n - 1) end } end while true do pcall(f, 4) end`,
  // Dead and stale memory.
  dead_keys: `local kept = {} for i = 1, 1e4 do local t = {} t[string.rep("k", 1e6) .. i] = 1
      for k in pairs(t) do t[k] = nil end kept[i] = t end`,
  dead_chain: 'local t, s = {}, string.rep("k", 1e5) for i = 1, 1e5 do t[s .. i] = 1 t[s .. i] = nil end',
  chunk_names: 'local kept = {} for i = 1, 1e4 do kept[i] = load("return 1", string.rep("n", 4e6) .. i) end',
  chunk_sources: 'local kept, s = {}, string.rep(" ", 1e5) for i = 1, 1e4 do kept[i] = load(s .. "return " .. i) end',
  stale_frames: `local kept = {} for i = 1, 1e4 do local c = coroutine.create(function() (function(...)
      local s = string.rep("x", 4e6) return (function() return #s end)() end)() coroutine.yield() end)
      coroutine.resume(c) kept[i] = c end`,
  stale_errors: `local kept = {} for i = 1, 1e4 do local c = coroutine.create(function() pcall(function()
      local s = string.rep("x", 4e6) error("x") end) coroutine.yield() end) coroutine.resume(c) kept[i] = c end`,
  // Buffers in flight.
  concat_nested: `local function f(n) return table.concat(setmetatable({ string.rep("x", 4e6) }, { __len = function() return 2
      end, __index = function() return n > 0 and f(n - 1) and "y" or "z" end })) end f(100)`,
  concat_coroutines: `local kept = {} for i = 1, 100 do local c = coroutine.wrap(function() return
      table.concat(setmetatable({ string.rep("x", 4e6) }, { __len = function() return 2 end, __index = function()
      coroutine.yield() end })) end) pcall(c) kept[i] = c end`,
  format_nested: `local function f(n) return string.format("%s%s", string.rep("x", 4e6), setmetatable({}, { __tostring =
      function() return n > 0 and f(n - 1) and "y" or "z" end })) end f(100)`,
  // Answers and arguments in flight.
  answers_wide:
    'local t = {} for i = 1, 200 do t[i] = function() return app.integrations.host.big{} end end parallel(t)',
  answers_long: 'local kept = {} for i = 1, 50 do kept[i] = app.integrations.host.long{} end',
  answers_deep: 'for i = 1, 50 do pcall(app.integrations.host.deep, {}) end',
  answers_broken: 'for i = 1, 50 do pcall(app.integrations.host.broken, {}) end',
  argument_keys:
    'local t = {} for i = 1, 5 do t[string.rep("k", 4e6) .. i] = 1 end while true do app.integrations.host.echo(t) end',
  // Printing.
  print_escapes: 'local t, s = {}, string.rep("\\1", 1e6) for i = 1, 10 do t[i] = s end while true do print({ t }) end',
  print_long_keys: 'while true do print({ [string.rep("\\2", 4e6)] = 1 }) end',
  // Kinds.
  resume_main: 'local main = coroutine.running() coroutine.wrap(function() print(coroutine.resume(main)) end)()',
  resume_branch: `local b parallel{ function() b = coroutine.running()
      app.integrations.host.echo{} end, function() print(coroutine.resume(b), coroutine.status(b)) end }`,
  resume_deep:
    'local function f(n) return coroutine.wrap(function() return f(n + 1) end)() end while true do pcall(f, 1) end',
  resume_overflow: `local function f() local ok = coroutine.resume(coroutine.create(f)) return
      setmetatable({}, { __index = f }).x end pcall(f) f()`,
  // Kinds of our own: work in the reading of numbers, in errors, in upvalues, in turns.
  numerals_many: 'local s = string.rep("9", 900) while true do local n = tonumber(s) + tonumber("0x" .. s) end',
  shift_numbers: 'local s = string.rep(" ", 999) while true do tonumber(s) tonumber(s, 36) end',
  error_levels:
    'local function f(n) if n == 0 then error("x", 1e9) end f(n - 1) return 1 end while true do pcall(f, 5000) end',
  upvalues_many: `local f = {} for i = 1, 1e5 do local a, b, c = i, i, i f[i] = function() return a, b, c end end
      while true do for i = 1, #f do f[i]() end end`,
  turns: 'local t = {} for i = 1, 2000 do t[i] = function() for j = 1, 1e6 do end end end parallel(t)',
  output_flood: 'local s = string.rep("x", 100) while true do print(s, s, s) end',
  results_many: 'local t = {} for i = 1, 2e5 do t[i] = i end return t, t, t',
  result_text: 'return string.rep("\\1", 8e6), string.rep("\\2", 8e6)',
}
