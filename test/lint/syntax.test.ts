import { expect, test } from 'vitest'
import { lint, type Row } from './checking.js'

const rows: Row[] = [
  ['local t = { a = 1 b = 2 }', '1:18 error missing-comma a comma is missing before b', 'local t = { a = 1, b = 2 }'],
  [
    'local t = { a: 1, "b": 2 }',
    `1:13 error foreign-key a field is written a = …, not a: …
1:19 error foreign-key a field is written b = …, not "b": …`,
    'local t = { a = 1, b = 2 }',
  ],
  [
    `local t = { end = 1 }
print(t.end)`,
    `1:13 error reserved-word "end" is a reserved word of Lua: write ["end"] = …
2:9 error reserved-word "end" is a reserved word of Lua: write ["end"]`,
    `local t = { ["end"] = 1 }
print(t["end"])`,
  ],
  [
    'local t = { content-type = "x" }',
    '1:13 error foreign-key content-type is not a name in Lua: write ["content-type"] = …',
    'local t = { ["content-type"] = "x" }',
  ],
  [
    'local t = { "a", "b"',
    '1:11 error unclosed the table of line 1 is not closed: expected } before the end of the script',
    'local t = { "a", "b"}',
  ],
  [
    `local x = {
  a = 1

print(x)`,
    '1:11 error unclosed the table of line 1 is not closed: expected } before print',
    `local x = {
  a = 1}

print(x)`,
  ],
  [
    `for i = 1, 3 do
  print(i)
`,
    '1:1 error unclosed "for" of line 1 is not closed: expected "end"',
    `for i = 1, 3 do
  print(i)
end
`,
  ],
  [
    `local function f()
  if true then
    print(1)
end
print(2)`,
    '2:3 error unclosed "if" of line 2 is not closed: expected "end"',
    `local function f()
  if true then
    print(1)
  end
end
print(2)`,
  ],
  [
    'print("x"',
    '1:6 error unclosed the call of line 1 is not closed: expected ) before the end of the script',
    'print("x")',
  ],
  ['print("a)', '1:7 error syntax the string that begins here has no closing " on its line', 'print("a")'],
  [
    'local t = { name = "x, id = 1 }',
    '1:20 error syntax the string that begins here has no closing " on its line',
    'local t = { name = "x, id = 1" }',
  ],
  ['end', '1:1 error syntax "end" closes nothing that is open here', ''],
  [
    'if true then print(1) end end',
    '1:27 error syntax "end" closes nothing that is open here',
    'if true then print(1) end ',
  ],
  ['if true print(1) end', '1:8 error syntax "then" is missing after the if of line 1', 'if true then print(1) end'],
  [
    `if true
  print(1)
end`,
    '1:8 error syntax "then" is missing after the if of line 1',
    `if true then
  print(1)
end`,
  ],
  ['while true then break end', '1:12 error syntax write do, not then', 'while true do break end'],
  [
    'while true do break',
    '1:1 error unclosed "while" of line 1 is not closed: expected "end"',
    `while true do break
end`,
  ],
  ['goto done', '1:1 error syntax no label ::done:: is visible here'],
  ['break', '1:1 error syntax break is only allowed in a loop'],
  [
    `return 1
print(2)`,
    '1:1 error syntax return is the last statement of a block: nothing may follow it before "end"',
  ],
  ['print(1, )', '1:8 error syntax a comma is not allowed before the ) of a call', 'print(1 )'],
  ['local x = <id>', '1:11 error placeholder <id> is a placeholder: write a value, such as "…"'],
  [
    'local function f() return ... end',
    '1:27 error syntax "..." is only allowed in a function that has ... among its parameters',
  ],
  ['local end = 1', '1:7 error reserved-word "end" is a reserved word of Lua: choose another name'],
  [
    'x',
    `1:1 error syntax "x" alone is not a statement: assign it, or call a function with it
1:1 warning undefined-name "x" is not defined, so it is nil`,
  ],
  ['1 + 1', '1:1 error syntax "1 + 1" alone is not a statement: assign it, or call a function with it'],
  ['x == 1', '1:3 error syntax "==" compares: to assign write x = …', 'x = 1'],
  ['local function (a) return a end', '1:16 error syntax unexpected (, expected the name of the function'],
]

test.each(rows)('lint finds the syntax error: %s', (script, findings, fixed) => {
  expect(lint(script)).toEqual({ findings, fixed })
})
