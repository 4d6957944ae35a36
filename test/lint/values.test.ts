import { expect, test } from 'vitest'
import { lint, type Row } from './checking.js'

const rows: Row[] = [
  [
    'local json = require("json")',
    '1:14 error unavailable "require" is not available: nothing can be loaded: json and app.integrations are ' +
      'always there',
  ],
  [
    'io.write("x")',
    '1:1 error unavailable "io" is not available: scripts have no files: write output with print(…), make ' +
      'calls through app.integrations',
  ],
  [
    'os.execute("ls")',
    '1:1 error unavailable os.execute does not exist: scripts cannot start programs: make calls through ' +
      'app.integrations',
  ],
  [
    'os.getenv("X")',
    '1:1 error unavailable os.getenv does not exist: scripts have no environment: integrations already have their keys',
  ],
  [
    'fetch("x")',
    '1:1 error unavailable "fetch" is not available: scripts have no network: make calls through app.integrations',
  ],
  [
    'http.get("x")',
    '1:1 error unavailable "http" is not available: scripts have no network: make calls through app.integrations',
  ],
  [
    `local s = "a,b"
for p in s:split(",") do end`,
    '2:12 error foreign-method strings have no "split" in Lua: write for part in s:gmatch("[^,]+") do … end',
  ],
  [
    'local t = table.map({}, print)',
    '1:11 error unavailable table.map does not exist: write a loop: for i, x in ipairs(list) do result[i] = … end',
  ],
  [
    `local s = "abc"
print(s.length)`,
    '2:9 error foreign-method the string s has no "length" in Lua: the length of a string is #s',
    `local s = "abc"
print(#s)`,
  ],
  [
    `local s = "abc"
print(s[1])`,
    '2:7 error foreign-method strings have no items in Lua, so s[1] is nil: write s:sub(1, 1)',
    `local s = "abc"
print(s:sub(1, 1))`,
  ],
  [
    `local xs = {}
xs.forEach(print)`,
    '2:4 error foreign-method xs has no "forEach" in Lua: write for _, x in ipairs(list) do … end',
  ],
  [
    `local xs = {}
xs.push(1)`,
    '2:4 error foreign-method xs has no "push" in Lua: write list[#list + 1] = x',
    `local xs = {}
table.insert(xs, 1)`,
  ],
  [
    `local xs = { 1 }
local ys = xs:map(print)`,
    '2:15 error foreign-method xs has no "map" in Lua: write a loop: for i, x in ipairs(list) do result[i] = … end',
  ],
  ['print(1 < "2")', '1:9 error comparison "<" cannot compare a number with a string: write 2', 'print(1 < 2)'],
  [
    'print("x" .. {})',
    '1:14 error concatenation {} is a table and cannot be joined with "..": write json.encode({})',
    'print("x" .. json.encode({}))',
  ],
  [
    'print("x" .. print)',
    '1:14 error concatenation print is a function and cannot be joined with "..": write tostring(print)',
    'print("x" .. tostring(print))',
  ],
  ['local r = "a" .. nil', '1:18 error concatenation nil cannot be joined with "..": write tostring(nil)'],
  [
    'print(string.format("%d", 1.5))',
    '1:27 error format "%d" needs a whole number, but gets 1.5: write %g or %.2f, or math.floor(x)',
  ],
  ['print(string.format("%d", "x"))', '1:27 error format "%d" needs a number, but gets the string "x": write %s'],
  ['print(string.format("%s %s", "a"))', '1:21 error format string.format has no value for directive 2, "%s"'],
  [
    'print(string.format("100%"))',
    '1:21 error format "%" is not a directive of string.format: a % in the text is written %%',
  ],
  ['error({ code = 1 })', ''],
  ['print("a" + 1)', '1:11 error arithmetic "+" adds numbers: strings are joined with ".."', 'print("a" .. 1)'],
  [
    'local s = "Hello " + "x"',
    '1:20 error arithmetic "+" adds numbers: strings are joined with ".."',
    'local s = "Hello " .. "x"',
  ],
  [
    'local t = {} + 1',
    '1:11 error arithmetic {} is a table: "+" needs numbers, and items are appended with list[#list + 1] = x',
  ],
  [
    `local x
x.y = 1`,
    '2:1 error not-indexable x is nil: write x = {} before its fields are set',
  ],
  [
    `local t = {}
t.a.b = 1`,
    '2:3 error not-indexable t has no field "a", so it has no fields',
  ],
  [
    `local t = { name = 1 }
t.nme()`,
    '2:3 error not-callable t has no field "nme", so it cannot be called: did you mean name?',
    `local t = { name = 1 }
t.name()`,
  ],
  ['print(("x"):trim())', '1:13 error foreign-method strings have no "trim" in Lua: write s:match("^%s*(.-)%s*$")'],
  ['print(string.trim("x"))', '1:7 error unavailable string.trim does not exist: write s:match("^%s*(.-)%s*$")'],
  ['print(math.round(2))', '1:7 error unavailable math.round does not exist: write math.floor(x + 0.5)'],
  [
    'print(json.stringify({}))',
    '1:7 error unavailable json.stringify does not exist: write json.encode(value)',
    'print(json.encode({}))',
  ],
  [
    'print(math.flor(2))',
    '1:7 error undefined-name math.flor does not exist: did you mean math.floor?',
    'print(math.floor(2))',
  ],
  ['print(foo)', '1:7 warning undefined-name "foo" is not defined, so it is nil'],
  [
    'pritn("x")',
    '1:1 error undefined-name "pritn" is not defined, so it cannot be called: did you mean print?',
    'print("x")',
  ],
  [
    `local function send(a) return a end
sned(1)`,
    '2:1 error undefined-name "sned" is not defined, so it cannot be called: did you mean send?',
    `local function send(a) return a end
send(1)`,
  ],
  ['print(table.concat("a", ","))', '1:20 error list-expected table.concat expects a list, but "a" is a string'],
  ['print(#nil)', '1:8 error not-indexable nil is nil: it has no length'],
  ['print(nil > 1)', '1:7 error comparison nil is nil: ">" compares two numbers or two strings'],
  ['for i = 1, {} do end', '1:12 error wrong-type a loop counts with numbers, but {} is a table: write #{}'],
  [
    `local n = nil
n()`,
    '2:1 error not-callable n is nil: it cannot be called',
  ],
  [
    'for _, x in { 1, 2 } do end',
    '1:13 error not-callable { 1, 2 } is a table, but a loop needs an iterator: write in ipairs({ 1, 2 }) do',
    'for _, x in ipairs({ 1, 2 }) do end',
  ],
  ['for _, x in ipairs("abc") do end', '1:20 warning list-expected ipairs expects a list, but "abc" is a string'],
  [
    'table:insert({}, 1)',
    '1:6 error colon-call table.insert is called with a dot, not with a colon',
    'table.insert({}, 1)',
  ],
  [
    `self.x = 1
print(self.y)`,
    `1:1 error unavailable "self" is not available: a script has no self: pass the value as a parameter
2:7 error unavailable "self" is not available: a script has no self: pass the value as a parameter`,
  ],
]

test.each(rows)('lint checks values: %s', (script, findings, fixed) => {
  expect(lint(script)).toEqual({ findings, fixed })
})
