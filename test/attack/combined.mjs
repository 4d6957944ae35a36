/** Several kinds at once: calls in branches, callbacks in conversions, errors through coroutines, long texts in
      calls. */

const HOST = 'app.integrations.host.'

export const attacks = {
  branch_gsub_sends: `local b = {} for n = 1, 30 do b[n] = function() return (("x"):rep(1e5):gsub("x", function(c)
      return ${HOST}echo{ c = c, n = n }.id end)) end end parallel(b)`,
  branch_of_wraps_errors: `local b = {} for n = 1, 40 do b[n] = coroutine.wrap(function() for i = 1, 1e9 do
      pcall(error, { ("e"):rep(1e4) .. i }) if i % 100 == 0 then ${HOST}echo{} end end end) end while true do
      pcall(parallel, b) end`,
  branches_search_docs: `local b = {} for n = 1, 20 do b[n] = function() while true do
      docs.search(("echo big long "):rep(500) .. n) docs.read("host") end end end parallel(b)`,
  branches_answers_in_coroutines: `local kept, b = {}, {} for n = 1, 60 do b[n] = function() local c =
      coroutine.wrap(function() while true do coroutine.yield(${HOST}big{}) end end) while true do kept[#kept + 1] =
      c() end end end parallel(b)`,
  branches_long_answers: `local b = {} for n = 1, 100 do b[n] = function() for i = 1, 10 do pcall(${HOST}long, {})
      end end end while true do pcall(parallel, b) end`,
  branches_small_then_big: `for i = 1, 40 do ${HOST}echo{} end local b = {} for n = 1, 300 do b[n] = function()
      return ${HOST}big{} end end parallel(b)`,
  branches_deep_answers: `local b = {} for n = 1, 400 do b[n] = function() return pcall(${HOST}deep, {}) end end
      while true do parallel(b) end`,
  branches_wide_answers: `local b = {} for n = 1, 64 do b[n] = function() return ${HOST}wide{} end end while true do
      pcall(parallel, b) end`,
  branches_broken_answers: `local b = {} for n = 1, 900 do b[n] = function() return pcall(${HOST}broken, {}) end end
      parallel(b) while true do pcall(parallel, b) end`,
  branches_pages: `local b = {} for n = 1, 50 do b[n] = function() for x in pages(${HOST}big, { n = n }) do local s
      = json.encode(x) end end end while true do pcall(parallel, b) end`,
  branches_in_metamethods: `local t = setmetatable({}, { __index = function(t, k) return (parallel{ function()
      return ${HOST}echo{ k = k } end, function() return t[k + 1] end }) end }) return t[1]`,
  branches_of_branches_call: `local function f(n) if n == 0 then return ${HOST}echo{} end return parallel{
      function() return f(n - 1) end, function() return f(n - 1) end, function() return f(n - 1) end } end while
      true do f(6) end`,
  sent_strings_near_part: `for i = 1, 1e9 do ${HOST}echo{ a = ("x"):rep(65535), b = ("y"):rep(65537), c = i } end`,
  sent_many_small_lists: `local t = {} for i = 1, 900 do t[i] = { i } end while true do ${HOST}echo{ t = t } end`,
  sent_deep_tables: `local t = {} for i = 1, 95 do t = { t, i } end while true do ${HOST}echo{ t = t } end`,
  sent_escapes: `local s = ("\\0\\1\\"\\\\"):rep(2e4) while true do ${HOST}echo{ s = s } end`,
  sent_unicode: `local s = ("\\u{1F600}é"):rep(1e4) while true do ${HOST}echo{ s = s } end`,
  sent_bad_utf8: `local s = ("\\xff"):rep(4e6) while true do pcall(${HOST}echo, { a = { b = { s } } }) end`,
  sent_long_names: `local t = {} for i = 1, 500 do t[("k"):rep(2e3) .. i] = i end while true do pcall(${HOST}echo,
      t) end`,
  sent_alternating: `local big = ("x"):rep(1e5) for i = 1, 1e9 do ${HOST}echo{ a = i % 2 == 0 and big or 1 } end`,
  sent_integers_64: `local t = {} for i = 1, 3000 do t[i] = math.mininteger + i end while true do ${HOST}echo{ t = t
      } end`,
  sent_after_errors: `while true do pcall(function() error(${HOST}echo{ s = ("x"):rep(4e4) }) end) end`,
  sent_from_sort: `local t = {} for i = 1, 5e4 do t[i] = (i * 7919) % 5e4 end table.sort(t, function(a, b) return
      ${HOST}echo{ a = a, b = b }.id == 1 and a < b end)`,
  sent_while_printing: `for i = 1, 1e9 do print(("p"):rep(1e3)) ${HOST}echo{ i = i } end`,
  wrong_calls: `while true do pcall(${HOST}echo, 1, 2) pcall(${HOST}echo, { 1, a = 2 }) pcall(${HOST}echo, { [1.5] =
      1 }) pcall(${HOST}echo, { f = print }) pcall(function() return ${HOST}ecko{} end) end`,
  names_missing_long: `local n = ("e"):rep(3e6) while true do pcall(function() return app.integrations.host[n] end)
      pcall(function() return app.integrations[n] end) pcall(function() return app[n] end) end`,
  accounts_missing: `local n = 0 while true do n = n + 1 pcall(function() return app.integrations.host["acc" ..
      n].echo{} end) end`,
  sort_moves_itself: `local t = {} for i = 1, 3e4 do t[i] = -i end table.sort(t, function(a, b) table.move(t, 1,
      1000, 2) return a < b end)`,
  sort_lying_length: `local t = setmetatable({}, { __len = function() return 1e6 end, __index = function(_, k)
      return -k end, __newindex = function() end }) table.sort(t, function(a, b) return a < b end)`,
  move_index_calls: `local p = setmetatable({}, { __index = function(_, k) return ("m"):rep(1e4) .. k end }) local q
      = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, v) end }) table.move(p, 1, 1e9, 1, q)`,
  insert_front_meta: `local t = setmetatable({}, { __len = function() return 1e5 end, __index = function() return 1
      end, __newindex = function() end }) while true do table.insert(t, 1, 1) table.remove(t, 1) end`,
  concat_meta_chain: `local m = {} m.__index = function(t, i) return ("c"):rep(1000) end while true do
      pcall(table.concat, setmetatable({}, m), "", 1, 1e6) end`,
  unpack_into_calls: `local t = {} for i = 1, 2e5 do t[i] = "x" end while true do pcall(string.char,
      table.unpack(t)) pcall(math.max, table.unpack(t)) pcall(select, -1, table.unpack(t)) end`,
  pack_nested_formats: `local f = ("s2"):rep(500) local t = {} for i = 1, 500 do t[i] = ("x"):rep(6e3) end while
      true do local s = f:pack(table.unpack(t)) f:unpack(s) end`,
  pack_alignment: `local f = "!16" .. ("bi16"):rep(2e4) while true do pcall(string.packsize, f) pcall(string.unpack,
      f, ("\\0"):rep(7e5)) end`,
  unpack_zeros: `local s = ("a\\0"):rep(2e6) local p = 1 while true do local v v, p = string.unpack("z", s, p) if p
      >= #s then p = 1 end end`,
  format_nested_tostring: `local d = 0 local m = {} m.__tostring = function(t) d = d + 1 if d % 100 == 0 then return
      "x" end return ("%s%s"):format(t, ("f"):rep(1e4)) end while true do pcall(string.format, "%s",
      setmetatable({}, m)) end`,
  format_precision: `while true do for p = 0, 99 do local s = ("%." .. p .. "f"):format(1e300) s = ("%#." .. p ..
      "x"):format(-1) s = ("%099." .. p .. "g"):format(1/3) end end`,
  load_reader_wrap: `while true do load(coroutine.wrap(function() for i = 1, 1e9 do coroutine.yield("x" .. i ..
      " = { " .. ("1,"):rep(1e3) .. "} ") end end)) end`,
  load_long_string: `local s = "return [[" .. ("\\r\\n"):rep(2e6) .. "]]" while true do local f = load(s, "=x") if f
      then f() end end`,
  load_nested_functions: `local s = ("return function(...) local a = ... "):rep(180) .. ("end "):rep(180) while true
      do load(s, ("n"):rep(1e5)) end`,
  load_upvalues_kept: `local kept = {} while true do local f =
      load("local a, b, c = ... return function() return a, b, c end") kept[#kept + 1] = f(("u"):rep(1e3) .. #kept)
      end`,
  load_numerals: `local s = "return " .. ("0x1.8p1 + 1e10 + 9223372036854775808 + "):rep(1e4) .. "0" while true do
      load(s) end`,
  integers_mixed_loop: `local x, y = math.maxinteger, 0 for i = math.maxinteger - 10, math.huge do x = x ~ (i * 3) y
      = y + (x // 7) % 11 x = x << 1 | x >> 63 end while true do x = x * x + 1 y = y ~ x end`,
  integers_keys_floats: `local t = {} for i = 1, 1e9 do t[2^53 + i] = i t[(1 << 60) + i] = i t[i + 0.5] = i end`,
  integers_tostring_keys: `local t = {} for i = 1, 1e9 do t[("%d"):format(math.mininteger + i)] = math.mininteger +
      i end`,
  integers_json: `local s = "[" .. ("9223372036854775807,-9223372036854775808,18446744073709551616,"):rep(1e4) ..
      "1]" while true do local v = json.decode(s) json.encode(v) end`,
  json_escapes_nested: `local s =
      "a\\"\\\\" for i = 1, 14 do s = json.encode{ s } end
      while true do local v = s for i = 1, 14 do v = json.decode(v)[1] end end`,
  json_meta_shared: `local m = setmetatable({}, { __index = print, __pairs = error }) local t = {} for i = 1, 2e4 do
      t[i] = m end while true do json.encode(t) end`,
  json_invalid_late: `local s = "[" .. ("{\\"a\\":1},"):rep(1e5) .. "]" while true do pcall(json.decode, s) end`,
  gsub_coroutine_callback: `local c = coroutine.wrap(function(x) while true do x = coroutine.yield(x .. x) end end)
      while true do ("abc"):rep(1e4):gsub("%w", c) end`,
  gsub_anchored_backtrack: `local s = ("ab"):rep(2e4) while true do s:gsub("^(.-)(.-)(.-)c$", "%1")
      s:find(("a?"):rep(30) .. ("a"):rep(30)) end`,
  gmatch_kept: `local kept, s = {}, ("k v "):rep(1e5) while true do for k in s:gmatch("%w+") do kept[#kept + 1] =
      s:gmatch(k) end end`,
  gsub_replacement_huge: `local r = ("%0"):rep(1e5) while true do pcall(string.gsub, ("x"):rep(1e3), "x", r) end`,
  utf8_walk: `local s = ("\\u{10FFFF}"):rep(1e6) while true do utf8.len(s) utf8.offset(s, -1) utf8.codepoint(s, 1,
      4000) end`,
  print_meta: `local m = { __tostring = function() return ("t"):rep(1e6) end } local t = setmetatable({}, m) while
      true do print(t, t, t) end`,
  print_deep_shared: `local t = { ("q"):rep(1e3) } for i = 1, 30 do t = { t, t, [("k"):rep(100)] = t } end while
      true do print(t, json.null, app, docs) end`,
  error_values_tables: `local t = {} for i = 1, 1e5 do t[i] = { i } end local b = {} for n = 1, 30 do b[n] =
      function() error(t) end end while true do local ok, e = pcall(parallel, b) if not ok then t[#t + 1] = e end
      end`,
  error_through_wraps: `local function f(n) if n == 0 then error(setmetatable({}, { __tostring = function(t) return
      ("e"):rep(1e6) end })) end return coroutine.wrap(f)(n - 1) end while true do local ok, e = pcall(f, 60)
      tostring(e) end`,
  traceback_wraps: `local kept = {} local function f(n) if n == 0 then kept[#kept + 1] =
      debug.traceback(("t"):rep(1e4), 1) return end return (coroutine.wrap(f)(n - 1)) end while true do f(50) end`,
  result_mixed: `local t = {} for i = 1, 3e5 do t[i] = i % 2 == 0 and { [("n"):rep(50) .. i] = math.maxinteger - i }
      or ("s"):rep(60) .. i end return t, t, t`,
  result_of_answers: `local r = {} for i = 1, 30 do r[i] = ${HOST}big{} end return r`,
  turns_many: `local b = {} for n = 1, 2000 do b[n] = function() for i = 1, 1e7 do end end end parallel(b)`,
  branches_nest_and_end: `local function f(n) if n == 0 then return 1 end return parallel{ function() return f(n - 1) end }
      end while true do f(4000) end`,
  branches_nest_and_fail: `local function f(n) if n == 0 then error{} end return parallel{ function() return f(n - 1) end,
      function() return ${HOST}echo{} end } end while true do pcall(f, 2000) end`,
  calls_in_chain: `local function f(i) return coroutine.wrap(function() ${HOST}echo{ i = i } return f(i + 1) end)()
      end f(1)`,
}
