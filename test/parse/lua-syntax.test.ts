import { describe, expect, test } from 'vitest'
import { readLua } from '#runtime/lua/index.js'
import { compileError } from '../helpers/lua.js'

const problemsOf = (code: string): string[] =>
  readLua(code).problems.map(({ line, column, message }) => `${line}:${column} ${message}`)

const slips: [code: string, problems: string[], repaired: string][] = [
  ['f{\n  page = 1\n  limit = 2\n}', ['2:11 missing comma after "page = 1"'], 'f{\n  page = 1,\n  limit = 2\n}'],
  ['f{ a = 1 b = 2 }', ['1:9 missing comma after "a = 1"'], 'f{ a = 1, b = 2 }'],
  [
    'f{ a = { b = 1 } -- so\n  c = 2 }',
    ['1:17 missing comma after "a = { b = 1 }"'],
    'f{ a = { b = 1 }, -- so\n  c = 2 }',
  ],
  ['f("a" "b")', ['1:6 missing comma after ""a""'], 'f("a", "b")'],
  ['f{ a = 1,, b = 2 }', ['1:10 "," separates nothing'], 'f{ a = 1, b = 2 }'],
  ['f(, { id = 1 })', ['1:3 "," separates nothing'], 'f( { id = 1 })'],
  ['f{ end = 1 }', ['1:4 "end" is a reserved word: write ["end"] ='], 'f{ ["end"] = 1 }'],
  [
    'f{ not = 1, function = 2 }',
    ['1:4 "not" is a reserved word: write ["not"] =', '1:13 "function" is a reserved word: write ["function"] ='],
    'f{ ["not"] = 1, ["function"] = 2 }',
  ],
  [
    'f{\n  from = 1\n  end = 2\n}',
    ['2:11 missing comma after "from = 1"', '3:3 "end" is a reserved word: write ["end"] ='],
    'f{\n  from = 1,\n  ["end"] = 2\n}',
  ],
  ['print(req.start .. req.end)', ['1:24 "end" is a reserved word: write ["end"]'], 'print(req.start .. req["end"])'],
  ['f(id = 1, name = "x")', ['1:3 named arguments go in a table: write {id = …}'], 'f({id = 1, name = "x"})'],
  [
    'f{ "id": 1, name: "x" }',
    ['1:4 a field is written "["id"] = …", not ""id": …"', '1:13 a field is written "name = …", not "name: …"'],
    'f{ ["id"] = 1, name = "x" }',
  ],
  ['f{ tags = ["a", "b"] }', ['1:11 a list is written {…}, not […]'], 'f{ tags = {"a", "b"} }'],
  ['f{ [1, 2] }', ['1:4 a list is written {…}, not […]'], 'f{ {1, 2} }'],
  ['f{ id = “abc” }', ['1:9 strings are written in straight quotes: write "abc"'], 'f{ id = "abc" }'],
  ['f{ id = "x", … }', ['1:14 "…" is not Lua: write ...'], 'f{ id = "x", ... }'],
  ['f{\u00a0id = 1 }', ['1:3 U+00A0 is not a space in Lua: write a plain one'], 'f{ id = 1 }'],
  ['f{ id = <id> }', ['1:9 <id> is a placeholder: write a value, such as "<id>"'], 'f{ id = "<id>" }'],
  ['f{ path = "C:\\dir" }', ['1:14 "\\d" is not an escape: write "\\\\d"'], 'f{ path = "C:\\\\dir" }'],
  [
    '// so\nf{} # or so',
    ['1:1 a comment begins with --, not with //', '2:5 a comment begins with --, not with #'],
    '-- so\nf{} -- or so',
  ],
  [
    'f{ a = 1, /* so */ b = {2, /* on */} }',
    [
      '1:11 a comment begins with --[[ and ends with ]], not with /* and */',
      '1:28 a comment begins with --[[ and ends with ]], not with /* and */',
    ],
    'f{ a = 1, --[[ so ]] b = {2, --[[ on ]]} }',
  ],
  [
    'app.integrations.a-b.c({})\nx = app.integrations.a-b',
    ['1:18 a-b is not a name in Lua: write app.integrations["a-b"]'],
    'app.integrations["a-b"].c({})\nx = app.integrations.a-b',
  ],
  [
    'app.integrations.a-b.c({ d = 1\n e = 2 })',
    ['1:18 a-b is not a name in Lua: write app.integrations["a-b"]', '1:31 missing comma after "d = 1"'],
    'app.integrations["a-b"].c({ d = 1,\n e = 2 })',
  ],
  [
    'if a != b && !c then end',
    [
      '1:6 "!=" is not a Lua operator: write ~=',
      '1:11 "&&" is not a Lua operator: write and',
      '1:14 "!" is not a Lua operator: write not',
    ],
    'if a ~= b and not c then end',
  ],
  ['x += 1', ['1:1 "+=" is not a Lua operator: write x = x + …'], 'x = x + 1'],
  ['if x = 1 then end', ['1:6 values are compared with "==", not with "="'], 'if x == 1 then end'],
  ['if x == 1\n  f()\nend', ['1:10 missing "then" after "if x == 1"'], 'if x == 1 then\n  f()\nend'],
  ['for i = 1, 2\n  f()\nend', ['1:13 missing "do" after "for i = 1, 2"'], 'for i = 1, 2 do\n  f()\nend'],
  [
    '{ role = "user" }',
    ['1:1 a table alone is not a statement: write local value = {…}'],
    'local value = { role = "user" }',
  ],
  ['-- so\n{ "a" }', ['2:1 a table alone is not a statement: write local value = {…}'], '-- so\nlocal value = { "a" }'],
  ['"text"', ['1:1 a value alone is not a statement: write local value = …'], 'local value = "text"'],
  [
    'local r = f{}\nr.data.id\nprint(r)',
    ['2:1 "r.data.id" alone is not a statement: assign it or print it'],
    'local r = f{}\nlocal value = r.data.id\nprint(r)',
  ],
  ['f{ id = { 1, 2 }', ['1:2 "}" expected: the table of line 1 is not closed'], 'f{ id = { 1, 2 }}'],
  ['f({ id = 1 }', ['1:2 ")" expected: the call of line 1 is not closed'], 'f({ id = 1 })'],
  ['f({ id = 1 )', ['1:3 "}" expected: the table of line 1 is not closed'], 'f({ id = 1} )'],
  [
    'f({\n  id = 1\nlocal x = 1',
    ['1:3 "})" expected: the table of line 1 is not closed'],
    'f({\n  id = 1})\nlocal x = 1',
  ],
  ['f{ id = 1\nprint(2)', ['1:2 "}" expected: the table of line 1 is not closed'], 'f{ id = 1}\nprint(2)'],
  ['print(x))', ['1:9 ")" closes nothing'], 'print(x)'],
  [
    'for _, x in ipairs(y) do\n  if x then\n  end',
    ['1:1 "end" expected: the "for" of line 1 is not closed'],
    'for _, x in ipairs(y) do\n  if x then\n  end\nend',
  ],
  ['f()\nend', ['2:1 "end" closes nothing'], 'f()\n'],
]
test.each(slips)('repairs what is clearly meant: %s', (code, problems, repaired) => {
  expect(problemsOf(code)).toEqual(problems)
  const reading = readLua(code)
  expect(reading.repaired).toBe(repaired)
  expect(reading.problems.every(({ repair }) => repair !== undefined)).toBe(true)
  expect([compileError(code) === undefined, compileError(repaired)]).toEqual([false, undefined])
})

const unclear: [code: string, problem: string][] = [
  ['x = "abc\nf{}', "1:5 unfinished string near '\"abc'"],
  ['x = [[abc', '1:10 unfinished long string (starting at line 1) near <eof>'],
  ['f{ id = , b = 2 }', "1:9 <expression> expected near ','"],
  ['local end = 1', '1:7 "end" is a reserved word: choose another name'],
  ['end = 1', '1:1 "end" is a reserved word: choose another name'],
  ['Call the function to list', "1:6 '=' expected near 'the'"],
  ['repeat f()', "1:11 'until' expected near <eof>"],
  ['\0', "1:1 unexpected symbol near '<\\0>'"],
  ['{ "id": 1, "tags": ["a"] }', '1:1 this is JSON, no Lua'],
  ['[["operator", ["a"]]]', '1:1 this is JSON, no Lua'],
  ['{\n  "id": "…", ...\n}', '1:1 this is JSON, no Lua'],
  ['curl -X POST https://example.com', '1:1 this is a shell command, no Lua'],
  ['\n$ npm install', '2:1 this is a shell command, no Lua'],
  ['GET /v1/things?x=1', '1:1 this is an HTTP request, no Lua'],
  ['const x = await f()', '1:1 this is JavaScript, no Lua'],
]
test.each(unclear)('reports unclear code in Lua’s words: %s', (code, problem) => {
  expect(problemsOf(code)).toEqual([problem])
  expect(readLua(code)).toMatchObject({ readable: false, calls: [], outputs: [] })
  expect(readLua(code).repaired).toBeUndefined()
})

const valid = [
  'x.function_name({...})',
  'f({ id = "x", ... })',
  'f(...)',
  '',
  '-- nothing',
  'return { id = 1 }',
  'x = null',
]
test.each(valid)('accepts placeholders that are Lua: %s', (code) => expect(problemsOf(code)).toEqual([]))

describe('places are places in the code as written', () => {
  test('places after a repair are places in the code as written', () => {
    const code = 'app.integrations.x.f({\n  end = 1\n  note = “a”\n  tag = "b"\n})'
    const [call] = readLua(code).calls
    const table = call!.args[0]!
    const shown =
      table.kind === 'table'
        ? table.fields.map(({ name, place, value }) => [
            name,
            place.line,
            place.column,
            code.slice(value.place.start, value.place.end),
          ])
        : []
    expect(shown).toEqual([
      ['end', 2, 3, '1'],
      ['note', 3, 3, '“a”'],
      ['tag', 4, 3, '"b"'],
    ])
    expect(code.slice(call!.place.start, call!.place.end)).toBe(code)
  })
})

const snippets = [
  '#!/usr/bin/lua\nf()',
  '# x',
  'break',
  'while x do break end',
  'goto a',
  'goto a ::a::',
  '::a:: ::a::',
  'local x <const> = 1',
  'x = 0x',
  'x = 0xA.8p1',
  'x = 0x.8',
  'f{ a = 0X.8p1, b = 0x.f }',
  'x = 0x.',
  'x = 0x.g',
  'x = 1..2',
  'x = "\\q"',
  'x = "\\u{110000}"',
  'x = "\\u{10FFFF}"',
  'é = 1',
  'x = "é"',
  'function f() return ... end',
  'return ...',
  'x = 3 // 2',
  'x = 1 >> 2 & 3 ~ 4 | ~5',
  'a.b:c = 1',
  'a.b:c()',
  '(f)()',
  'x = }',
  'for i = 1 do end',
  'x = 1e',
  'x = 4b7a',
  'x = 4or 5',
  'x = 4and 5',
  'x = 4...2',
  'x = "4b7a" -- 4b7a',
  'return return',
  'return 1; x = 2',
  'x = [==[a]=]',
  '--[[ abc',
  '--[==[ abc ]==]',
  ';',
  ';;f();',
  'f{} = 1',
  '(a) = 1',
  'a, b',
  'a, b = 1',
  'x = "\\300"',
  'x = "\\xZZ"',
  'x = "\\z  \n a"',
  '\0',
  'x = "\0"',
  '\ufeffx = 1',
  'x = {[1] = 2; 3, a = 4,}',
  'x = {,}',
  'f(,)',
  'f(a,)',
  'f(, a)',
  'f( -- so\n, a)',
  'f("(,")',
  '(f)(--[[(,]] a)',
  'f\n(x)',
  'local function a.b() end',
  'do goto a end; local b; ::a:: print(b)',
  `x = ${'{'.repeat(150)}${'}'.repeat(150)}`,
  `x = ${'{'.repeat(250)}${'}'.repeat(250)}`,
  `x = ${'('.repeat(250)}1${')'.repeat(250)}`,
  `x = a${'.b'.repeat(500)}`,
]
test.each(snippets)('agrees with Fengari’s compiler: %s', (code) =>
  expect(readLua(code).problems.length === 0).toBe(compileError(code) === undefined),
)
