import { describe, expect, test } from 'vitest'
import { printed } from './machine.js'

describe('what differs from stock Fengari, or is not in it', () => {
  const shown: readonly (readonly [source: string, output: string])[] = [
    [
      'print(os.time({ year = 2020, month = 1, day = 1, hour = 12 }) - os.time({ year = 2020, month = 1, day = ' +
        '1, hour = 11 }))',
      '3600\n',
    ],
    ['print(os.time({ year = 2040, month = 13, day = 1 }) == os.time({ year = 2041, month = 1, day = 1 }))', 'true\n'],
    ['print(os.date("!%Y-%m-%d %H:%M:%S %p %j %A %b", 1e9))', '2001-09-09 01:46:40 AM 252 Sunday Sep\n'],
    [
      'print(os.date("!%c|%x|%X|%D|%F|%T|%R|%y|%%", 0))',
      'Thu Jan  1 00:00:00 1970|01/01/70|00:00:00|01/01/70|1970-01-01|00:00:00|00:00|70|%\n',
    ],
    [
      'local d = os.date("!*t", 4102444800) print(d.year, d.month, d.day, d.hour, d.wday, d.yday, d.isdst)',
      '2100\t1\t1\t0\t6\t1\tfalse\n',
    ],
    ['print(pcall(os.date, "%E"))', "false\tbad argument #1 to 'os.date' (invalid conversion specifier '%E')\n"],
    ['print(pcall(os.time, { year = 2020 }))', "false\tfield 'day' missing in date table\n"],
    ['print(os.difftime(5, 3), math.type(os.time()), os.clock() >= 0)', '2.0\tinteger\ttrue\n'],
    [
      'math.randomseed(7) local a = math.random(1, 6) print(a >= 1 and a <= 6, math.random() < 1, ' +
        'math.random(3000000000, 3000000000))',
      'true\ttrue\t3000000000\n',
    ],
    ['print(pcall(math.random, 2, 1))', "false\tbad argument #1 to 'math.random' (interval is empty)\n"],
    [
      'local t = { { k = 1, v = "a" }, { k = 0, v = "b" }, { k = 1, v = "c" } } table.sort(t, function(a, b) ' +
        'return a.k < b.k end) print(t[1].v, t[2].v, t[3].v)',
      'b\ta\tc\n',
    ],
    ['print(pcall(table.sort, { 1, "x" }))', 'false\tattempt to compare string with number\n'],
    ['print(pcall(table.sort, 1))', "false\tbad argument #1 to 'table.sort' (table expected, got number)\n"],
    ['print(pcall(string.gsub, "x", "x", function() return {} end))', 'false\tinvalid replacement value (a table)\n'],
    ['print(pcall(string.rep))', "false\tbad argument #1 to 'string.rep' (string expected, got no value)\n"],
    ['print(math.type(collectgarbage("count")), collectgarbage())', 'float\t0\n'],
    ['print(collectgarbage("step"), collectgarbage("isrunning"), collectgarbage("setpause", 50))', 'true\ttrue\t200\n'],
    ['print(pcall(collectgarbage, "bogus"))', "false\tbad argument #1 to 'collectgarbage' (invalid option 'bogus')\n"],
    ['print(pcall(collectgarbage, {}))', "false\tbad argument #1 to 'collectgarbage' (string expected, got table)\n"],
    [
      'print(pcall(collectgarbage, "step", "x"))',
      "false\tbad argument #2 to 'collectgarbage' (number expected, got string)\n",
    ],
    [
      'local function f() return debug.traceback("here") end print(f())',
      "here\nstack traceback:\n\tscript:1: in local 'f'\n\tscript:1: in main chunk\n",
    ],
    ['parallel()', 'runtime: script:1: parallel: expected one list of functions: parallel{ f, g }'],
    ['parallel{ print, 1 }', 'runtime: script:1: parallel: expected a function at [2], got number'],
    ['print(parallel{})', '\n'],
    [
      'print(parallel{ function() return parallel{ function() return 1 end } end, function() end, function() ' +
        'return 3, 4 end })',
      '1\tnil\t3\n',
    ],
    ['print(select("#", parallel{ function() coroutine.wrap(function() coroutine.yield() end)() end }))', '1\n'],
  ]
  test.each(shown)('the library differs from stock Fengari: %s', async (source, output) => {
    expect(await printed(source)).toBe(output)
  })
})
