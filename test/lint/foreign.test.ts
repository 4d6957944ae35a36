import { expect, test } from 'vitest'
import { lint, type Row } from './checking.js'

const rows: Row[] = [
  ['if a != b then end', '1:6 error foreign-operator "!=" is not a Lua operator: write ~=', 'if a ~= b then end'],
  [
    'if a && b || !c then end',
    `1:6 error foreign-operator "&&" is not a Lua operator: write and
1:11 error foreign-operator "||" is not a Lua operator: write or
1:14 error foreign-operator "!" is not a Lua operator: write not`,
    'if a and b or not c then end',
  ],
  [
    'if a === b and c !== d then end',
    `1:6 error foreign-operator "===" is not a Lua operator: write ==
1:18 error foreign-operator "!==" is not a Lua operator: write ~=`,
    'if a == b and c ~= d then end',
  ],
  ['const x = 1', '1:1 error foreign-declaration Lua has no "const": write local x = …', 'local x = 1'],
  ['let x = 1', '1:1 error foreign-declaration Lua has no "let": write local x = …', 'local x = 1'],
  ['var x', '1:1 error foreign-declaration Lua has no "var": write local x = …', 'local x'],
  [
    `local n = 1
n += 1`,
    '2:3 error foreign-assignment Lua has no "+=": write n = n + …',
    `local n = 1
n = n + 1`,
  ],
  [
    `local n = 1
n *= 2 + 3`,
    '2:3 error foreign-assignment Lua has no "*=": write n = n * …',
    `local n = 1
n = n * (2 + 3)`,
  ],
  [
    `local i = 1
i++`,
    '2:1 error foreign-assignment Lua has no "++": write i = i + 1',
    `local i = 1
i = i + 1`,
  ],
  [
    `local i = 1
i--`,
    '2:1 error foreign-assignment Lua has no "--", which begins a comment: write i = i - 1',
    `local i = 1
i = i - 1`,
  ],
  ['// text', '1:1 error foreign-comment a comment begins with --, not with //', '-- text'],
  [
    'local a = 1 // a comment here',
    '1:13 error foreign-comment a comment begins with --, not with //',
    'local a = 1 -- a comment here',
  ],
  ['local a = 7 // 2', ''],
  [
    '/* text */ print(1)',
    '1:1 error foreign-comment a comment begins with --[[ and ends with ]], not with /* and */',
    '--[[ text ]] print(1)',
  ],
  ['local a = 1 # text', '1:13 error foreign-comment a comment begins with --, not with #', 'local a = 1 -- text'],
  [
    `print(1)
# text`,
    '2:1 error foreign-comment a comment begins with --, not with #',
    `print(1)
-- text`,
  ],
  [
    `local x = null
print(x.y)`,
    '1:11 error foreign-name "null" is not defined in Lua: write nil (or json.null, to send null)',
    `local x = nil
print(x.y)`,
  ],
  ['print(undefined)', '1:7 error foreign-name "undefined" is not defined in Lua: write nil', 'print(nil)'],
  [
    'print(None, True)',
    `1:7 error foreign-name "None" is not defined in Lua: write nil (or json.null, to send null)
1:13 error foreign-name "True" is not defined in Lua: write true`,
    'print(nil, true)',
  ],
  [
    'local x = 1\nprint(`a ${x}`)',
    '2:7 error foreign-string Lua has no `…` strings: write "a " .. x',
    `local x = 1
print("a " .. x)`,
  ],
  [
    `local x = 1
print(f"x {1}")`,
    '2:7 error undefined-name Lua has no function "f": there are no f-strings: write "…" .. value, or ' +
      'string.format("…", value)',
    `local x = 1
print("x " .. 1)`,
  ],
  ['print(“hi”)', '1:7 error foreign-string strings are written in straight quotes: write "hi"', 'print("hi")'],
  [
    `local t = """a
b"""`,
    '1:11 error foreign-string a string of several lines is written in [[ and ]], not in """',
    `local t = [[a
b]]`,
  ],
  [
    'local l = [1, 2]',
    '1:11 error foreign-list a list is written in braces: write { … }, not [ … ]',
    'local l = {1, 2}',
  ],
  [
    `local xs = { 1, 2 }
local ys = { ...xs }`,
    '2:14 error foreign-list Lua has no spread: table.unpack(list) gives the items of a list, fields are ' +
      'copied in a loop with pairs',
    `local xs = { 1, 2 }
local ys = { table.unpack(xs) }`,
  ],
  [
    'local f = x => x + 1',
    '1:11 error foreign-function Lua has no "=>": write function(x) return … end',
    'local f = function(x) return x + 1 end',
  ],
  [
    'local f = (a, b) => { return a }',
    '1:11 error foreign-function Lua has no "=>": write function(a, b) … end',
    'local f = function(a, b) return a end',
  ],
  [
    'function f() { return 1 }',
    '1:14 error foreign-block a Lua block is function(…) … end, not { … }',
    'function f()  return 1 end',
  ],
  [
    `def f():
  return 1`,
    `1:1 error foreign-function Lua has no "def": write local function f(…) … end
1:1 error foreign-block a Lua block is function(…) … end, not what is indented after a colon`,
    `local function f()
  return 1
end`,
  ],
  [
    'local f = lambda x: x + 1',
    '1:11 error foreign-function Lua has no "lambda": write function(x) return … end',
    'local f = function(x) return x + 1 end',
  ],
  [
    `local a = true
local b = a ? 1 : 2`,
    '2:13 error foreign-conditional Lua has no "a ? b : c": write a and b or c (if b is neither nil nor ' +
      'false), or an if',
    `local a = true
local b = a and 1 or 2`,
  ],
  [
    `local a = true
local b = "x" if a else "y"`,
    '2:15 error foreign-conditional Lua has no "a if b else c": write b and a or c (if a is neither nil nor ' +
      'false), or an if',
    `local a = true
local b = a and "x" or "y"`,
  ],
  [
    `local a = {}
local b = a.x ?? 1`,
    '2:15 error foreign-operator "??" is not a Lua operator: write or',
    `local a = {}
local b = a.x or 1`,
  ],
  [
    `local a = {}
print(a?.x)`,
    '2:8 error foreign-operator "?." is not a Lua operator: test the value with "and" first, as in x and x.y',
  ],
  [
    'try { print(1) } catch (e) { print(e) }',
    '1:1 error foreign-error Lua has no "try": write local ok, result = pcall(function() … end), then if not ' +
      'ok then … end',
  ],
  [
    `try:
  print(1)
except Exception as e:
  print(e)
`,
    '1:1 error foreign-error Lua has no "try": write local ok, result = pcall(function() … end), then if not ' +
      'ok then … end',
  ],
  ['throw "x"', '1:1 error foreign-error Lua has no "throw": write error(…)', 'error("x")'],
  ['throw new Error("x")', '1:1 error foreign-error Lua has no "throw": write error(…)', 'error("x")'],
  [
    'for (let i = 0; i < 3; i++) { print(i) }',
    '1:1 error foreign-loop this is not a Lua loop: write for i = 0, 3 - 1 do … end',
    'for i = 0, 3 - 1 do print(i) end',
  ],
  [
    `local xs = { 1 }
for x of xs { print(x) }`,
    '2:1 error foreign-loop this is not a Lua loop: write for _, x in ipairs(xs) do … end',
    `local xs = { 1 }
for _, x in ipairs(xs) do print(x) end`,
  ],
  [
    `local xs = { 1 }
for (const x of xs) {
  print(x)
}`,
    '2:1 error foreign-loop this is not a Lua loop: write for _, x in ipairs(xs) do … end',
    `local xs = { 1 }
for _, x in ipairs(xs) do
  print(x)
end`,
  ],
  [
    `local xs = { 1 }
foreach (x in xs) { print(x) }`,
    '2:1 error foreign-loop this is not a Lua loop: write for _, x in ipairs(xs) do … end',
    `local xs = { 1 }
for _, x in ipairs(xs) do print(x) end`,
  ],
  [
    `local xs = {}
for x in xs:
  print(x)
`,
    `2:1 error foreign-block a Lua block is for … in … do … end, not what is indented after a colon
2:10 error not-callable xs is a table, but a loop needs an iterator: write for _, x in ipairs(xs) do`,
    `local xs = {}
for _, x in ipairs(xs) do
  print(x)
end
`,
  ],
  [
    `if true {
  print(1)
} else if false {
  print(2)
} else {
  print(3)
}`,
    '1:1 error foreign-block a Lua block is if … then … end, not { … }',
    `if true then
  print(1)
elseif false then
  print(2)
else 
  print(3)
end`,
  ],
  [
    `while true {
  break
}`,
    '1:1 error foreign-block a Lua block is while … do … end, not { … }',
    `while true do
  break
end`,
  ],
  [
    'switch (x) { case 1: print(1) }',
    '1:1 error foreign-block Lua has no "switch": write if … then … elseif … then … end',
  ],
  [
    `local a = 1
if a == 1 then
  print(1)
else if a == 2 then
  print(2)
end
`,
    '4:1 error else-if "else if" begins a second if, which has no "end": write elseif',
    `local a = 1
if a == 1 then
  print(1)
elseif a == 2 then
  print(2)
end
`,
  ],
  [
    `local a = 1
if a == 1 then print(1) elif a == 2 then print(2) end`,
    '2:25 error else-if Lua has no "elif": write elseif',
    `local a = 1
if a == 1 then print(1) elseif a == 2 then print(2) end`,
  ],
  [
    `for i = 1, 3 do
  if i == 2 then continue end
  print(i)
end`,
    '2:18 error continue Lua has no "continue": write goto continue, with the label ::continue:: before the ' +
      'end of the loop',
    `for i = 1, 3 do
  if i == 2 then goto continue end
  print(i)
::continue:: end`,
  ],
  [
    'async function f() return 1 end',
    '1:1 error foreign-await Lua has no "async": calls wait for their answers by themselves, leave it out',
    'function f() return 1 end',
  ],
  ['import json', '1:1 error foreign-declaration scripts import nothing: app.integrations and json are always there'],
  [
    'print "a" "b"',
    '1:1 error not-callable print "a" returns nothing: it cannot be called; a comma may be missing before "b"',
  ],
  [
    `local x = 1
tostring x`,
    '2:1 error call-parentheses a call has parentheses: write tostring(x)',
    `local x = 1
tostring(x)`,
  ],
  [
    'local x: number = 1',
    '1:8 error foreign-declaration a variable has no type in Lua: leave ": number" out',
    'local x = 1',
  ],
  ['local x <const> = 1', '1:9 error syntax Lua 5.3 has no variable attributes: leave <…> out', 'local x  = 1'],
  ['local a = 1_000', '1:11 error syntax malformed number 1_000: write 1000', 'local a = 1000'],
  ['print("a\\d")', '1:9 error string-escape "\\d" is not a Lua escape: write \\\\d', 'print("a\\\\d")'],
  [
    'local x = "\\u00e9"',
    '1:12 error string-escape "\\u00e9" is not a Lua escape: write \\u{00e9}',
    'local x = "\\u{00e9}"',
  ],
  [
    'if x = 1 then print(1) end',
    '1:6 error foreign-operator values are compared with "==", not with "="',
    'if x == 1 then print(1) end',
  ],
  [
    `local a = 1
if a == 1 or 2 then end`,
    '2:14 warning comparison this is always true: write a == 1 or a == 2',
    `local a = 1
if a == 1 or a == 2 then end`,
  ],
  ['console.log("x")', '1:1 error unavailable "console.log" is not available: write print', 'print("x")'],
  [
    'JSON.stringify({})',
    '1:1 error unavailable "JSON.stringify" is not available: write json.encode',
    'json.encode({})',
  ],
  [
    'print(len({}))',
    '1:7 error undefined-name Lua has no function "len": the length of a list or a string is #x',
    'print(#{})',
  ],
  ['local a <- 1', '1:9 error syntax unexpected <, expected a value'],
]

test.each(rows)('lint knows other languages: %s', (script, findings, fixed) => {
  expect(lint(script)).toEqual({ findings, fixed })
})
