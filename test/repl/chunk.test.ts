import { describe, expect, test } from 'vitest'
import { goesOn, keepLocals } from '#codegen/cli/repl/chunk.js'

describe('locals of the outermost level are kept as globals', () => {
  test.each([
    ['local x = 1', '      x = 1'],
    ['local x', '      x = nil'],
    ['local a, b', '      a, b = nil'],
    ['local a, b = f()', '      a, b = f()'],
    ['local x local y = 2', '      x = nil       y = 2'],
    ['local function f() local x = 1 return x end', '      function f() local x = 1 return x end'],
    ['do local x = 1 end local y = 1', 'do local x = 1 end       y = 1'],
    ['for i = 1, 2 do local x = i end', 'for i = 1, 2 do local x = i end'],
    ['while c do local x end', 'while c do local x end'],
    ['repeat local x = 1 until x', 'repeat local x = 1 until x'],
    [
      'if c then local x = 1 elseif d then local y else local z end',
      'if c then local x = 1 elseif d then local y else local z end',
    ],
    ['t = { f = function() local x end } local y = 1', 't = { f = function() local x end }       y = 1'],
    ['print("local x") -- local x', 'print("local x") -- local x'],
    ['x.localy = 1', 'x.localy = 1'],
    ['local x = "unfinished', '      x = "unfinished'],
    ['local', '     '],
    ['', ''],
  ])('locals of the outermost level become globals: %j', (code, kept) => {
    expect(keepLocals(code).trimEnd()).toBe(kept.trimEnd())
  })
})

test.each([
  ["repl:1: 'end' expected near <eof>", true],
  ["repl:1: unfinished long string (starting at line 1) near '<eof>'", true],
  ["repl:1: 'end' expected near <eof>: the if is never closed", true],
  ["repl:1: unexpected symbol near '='", false],
  ['repl:1: unfinished string near <eof>', false],
])('whether the code is incomplete: %s: %s', (message, expected) => {
  expect(goesOn(message)).toBe(expected)
})
