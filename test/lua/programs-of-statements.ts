/** Programs about statements, metamethods and coroutines, and the messages of their errors. */
import type { Programs } from './programs-of-text.js'
import type { Random } from './random.js'
import { any, argumentOf, integer, number, operand, text } from './values.js'

const STRING_FUNCTIONS = 'sub format byte char find gsub gmatch upper len reverse pack unpack'.split(' ')
const DATE_FORMATS = ['"!%Y-%m-%d %H:%M:%S"', '"!*t"', '"!%c"', '"!%Ex"', '"%Q"', '"!%x %X %p %j"', '"!%A %B %y"']

const near = (random: Random): string =>
  random.pick([
    '1',
    '3',
    '-2',
    '0',
    '2.0',
    '0.1',
    '1.5',
    'math.maxinteger',
    'math.mininteger',
    'math.maxinteger - 2',
    'math.mininteger + 2',
    '2^53',
    '9007199254740990',
    '9007199254740993',
    '1/0',
    '-1/0',
    '0/0',
    '"3"',
    '"x"',
    'nil',
    '{}',
  ])

function numericFor(random: Random): string {
  const step = random.once(2)
    ? ''
    : `, ${random.pick(['1', '-1', '2', '0.25', '-0.5', '0', 'math.maxinteger', 'math.mininteger', '"1"', 'nil', '3'])}`
  return `local r = {} for i = ${near(random)}, ${near(random)}${step} do r[#r + 1] = i
    if #r == 6 then break end end return r`
}

const iteration = (random: Random): string =>
  random.pick([
    () =>
      `local r = {} for i, v in ipairs({${any(random)}, ${any(random)}, ${any(random)}}) do r[#r + 1] = i
        r[#r + 1] = type(v) end return r`,
    () => `local r = {} for p, c in utf8.codes(${text(random)}) do r[#r + 1] = p r[#r + 1] = c end return r`,
    () => `local f, s, i = ipairs({10, 20}) return f(s, ${number(random)})`,
    () => `local n = 0 for k, v in next, {${number(random)}, ${number(random)}} do n = n + v end return n`,
    () => `local n = ${integer(random)} while n > 0 and n < math.maxinteger // 2 do n = n * 3 + 1 end return n`,
    () => `local h = 5381 for i = 1, 12 do h = (h << 5) + h + i * ${integer(random)} end return h, h & 0xffffffff`,
    () => `local a, b = 0, 1 for _ = 1, ${random.pick(['90', '92', '93', '100'])} do a, b = b, a + b end return a`,
    () => `local p = 1 for i = 1, ${random.pick(['18', '20', '21', '30'])} do p = p * i end return p`,
    () => `return string.pack(">I8", ${integer(random)} * ${integer(random)}):byte(1, -1)`,
  ])()

export const loops: Programs = [
  [350, numericFor],
  [250, iteration],
]

const EVENTS = [
  '__add',
  '__sub',
  '__mul',
  '__div',
  '__mod',
  '__pow',
  '__unm',
  '__idiv',
  '__band',
  '__bor',
  '__bxor',
  '__shl',
  '__shr',
  '__bnot',
  '__concat',
  '__len',
  '__eq',
  '__lt',
  '__le',
  '__index',
  '__call',
  '__tostring',
  '__name',
]

function metamethod(random: Random): string {
  const event = random.pick(EVENTS)
  const handler =
    event === '__name'
      ? '"T"'
      : random.once(6)
        ? any(random)
        : `function(...) return ${random.pick(['...', 'select("#", ...)', number(random), '"r"', 'nil'])} end`
  const use = random.pick([
    'a + b',
    'a - 1',
    '2 * a',
    'a / b',
    'a % 3',
    'a ^ a',
    '-a',
    'a // 2',
    'a & 1',
    'a | b',
    'a ~ 2',
    '1 << a',
    'a >> a',
    '~a',
    'a .. "x"',
    '1 .. a',
    '#a',
    'a == b',
    'a < b',
    'a <= 1',
    'a > b',
    'a.x',
    'a[1]',
    'a(1, 2)',
    'tostring(a)',
    'a.x.y',
    'string.format("%s", a)',
    'rawlen(a)',
    'rawequal(a, b)',
  ])
  return `local m = {${event} = ${handler}} local a, b = setmetatable({}, m), setmetatable({}, m) return ${use}`
}

const coroutines = (random: Random): string =>
  random.pick([
    () =>
      `local c = coroutine.wrap(function(a) local b = coroutine.yield(a) error(b) end)
        return c(${any(random)}), pcall(c, ${any(random)})`,
    () =>
      `local c = coroutine.create(function(...) return ..., coroutine.yield(...) end) return
        coroutine.resume(c, ${any(random)}, 2), coroutine.status(c), coroutine.resume(c, 3)`,
    () =>
      `local c = coroutine.create(function() return coroutine.running() end) return coroutine.resume(c),
        coroutine.resume(c)`,
    () => `local c c = coroutine.create(function() return coroutine.resume(c) end) return coroutine.resume(c)`,
    () =>
      `local c = coroutine.wrap(function() for i = ${near(random)}, ${near(random)} do
        coroutine.yield(i) end end) return c(), c()`,
    () => `local c = coroutine.create(function() local x = ${operand(random)} + {} end) return coroutine.resume(c)`,
    () => `return coroutine.wrap(function() return pcall(pcall, error, ${any(random)}) end)()`,
    () =>
      `local c = coroutine.create(function() coroutine.yield() end) coroutine.resume(c) return
        coroutine.status(c), coroutine.isyieldable()`,
  ])()

const closures = (random: Random): string =>
  random.pick([
    () =>
      `local t = {} for i = 1, 3 do t[i] = function() i = i + ${number(random)} return i end end
        return t[1](), t[1](), t[2]()`,
    () =>
      `local function f(...) local a, b = ... return select("#", ...), a, b end
        return f(${any(random)}, ${any(random)})`,
    () => `local a <const> = 1 return a`,
    () => `goto done do return 1 end ::done:: return ${number(random)}`,
    () => `local s = 0 for i = 1, 10 do if i % 2 == 0 then goto continue end s = s + i ::continue:: end return s`,
    () => `local t = {${any(random)}, ${any(random)}, nil, x = ${any(random)}} return t.x, t[1], t[2], t[4]`,
    () => `return (function(...) return ... end)(${any(random)}, ${any(random)}, nil)`,
    () => `return ${any(random)} and ${any(random)} or ${any(random)}`,
    () => `return not ${any(random)}, ${any(random)} == ${any(random)}`,
    () => `local a = {} a.b = {} a.b.c = ${number(random)} return a.b.c, #a, ${operand(random)} .. ${operand(random)}`,
    () => `local x = load("return " .. ${text(random)}) return x and x()`,
    () => `return select(${near(random)}, 1, 2, 3)`,
    () =>
      `local a, b = ${integer(random)}, ${integer(random)} local r = math.random(a, b)
        return r >= a and r <= b, math.type(r)`,
    () =>
      `return xpcall(function() return ${operand(random)} + ${operand(random)} end, function(m)
        return "handled: " .. tostring(m) end)`,
    () => `return pcall(error, ${any(random)}, ${argumentOf(random, 'size')})`,
    () =>
      `local t = setmetatable({}, {__pairs = function(t) return function(_, k) if not k then
        return 1, ${any(random)} end end, t, nil end}) for k, v in pairs(t) do return k, v end`,
  ])()

export const statements: Programs = [
  [400, metamethod],
  [160, coroutines],
  [350, closures],
]

const message = (random: Random): string =>
  random.pick([
    () => `local x = ${any(random)} return x.y.z`,
    () => `local x = ${any(random)} x.y = 1 return x`,
    () => `local x = ${any(random)} return x()`,
    () => `return undefined(${any(random)})`,
    () => `return undefined.field`,
    () => `local t = {} t.a.b = 1`,
    () => `local t = {} return t.method()`,
    () => `local t = {} return t:method()`,
    () => `return ("x"):${random.pick(['sub', 'format', 'byte', 'find', 'bad', 'gsub'])}(${any(random)})`,
    () => `return (${text(random)}).x.y`,
    () => `local up = ${any(random)} return (function() return up + 1 end)()`,
    () => `local up = ${any(random)} return (function() return up .. "x" end)()`,
    () =>
      `local a, b = ${any(random)}, ${any(random)}
        return a ${random.pick(['<', '<=', '>', '..', '+', '&', '//', '%', '<<'])} b`,
    () => `return #${random.pick(['nil', '5', 'true', 'print', 'undefined'])}`,
    () => `return -${random.pick(['{}', 'nil', '"x"', 'undefined', 'true'])}`,
    () => `return ~${random.pick(['1.5', '"x"', '"1.5"', '2^63', '{}', '3.0', '"3"'])}`,
    () => `local t = {x = ${any(random)}} return t.x + 1`,
    () => `local t = {x = ${any(random)}} return t.x | 1`,
    () => `local t = {x = ${any(random)}} return t.x .. "a"`,
    () => `local t = {} t[nil] = 1`,
    () => `local t = {} t[0/0] = 1`,
    () => `return {} < {}`,
    () => `error({code = ${number(random)}})`,
    () => `error(${any(random)}, ${random.pick(['0', '1', '2', '-1', '1.5', '"1"', 'nil'])})`,
    () => `error()`,
    () => `assert(${random.pick(['nil', 'false'])}, ${any(random)})`,
    () => `return string.rep("x", ${argumentOf(random, 'size')}, ${any(random)})`,
    () => `return setmetatable(setmetatable({}, {__metatable = ${any(random)}}), {})`,
    () => `for i = 1, 10 do local x = i .. {} end`,
    () => `return math.${random.pick(['floor', 'max', 'abs', 'sqrt', 'tointeger', 'fmod', 'ult'])}(${any(random)})`,
    () => `return table.${random.pick(['concat', 'insert', 'remove', 'sort', 'move'])}(${any(random)}, ${any(random)})`,
    () => `return string.${random.pick(STRING_FUNCTIONS)}(${any(random)}, ${any(random)})`,
    () => `return utf8.${random.pick(['char', 'codepoint', 'len', 'offset', 'codes'])}(${any(random)}, ${any(random)})`,
    () => {
      const year = random.pick(['2020', '"2020"', 'nil', '1.5', '"x"'])
      const month = random.pick(['1', '13', 'nil', '"5"'])
      const day = random.pick(['1', '0', '400', 'nil'])
      const hour = random.pick(['12', 'nil', '0', '2.5'])
      return `return os.time({year = ${year}, month = ${month}, day = ${day}, hour = ${hour}})`
    },
    () => {
      const format = random.pick(DATE_FORMATS)
      return `return os.date(${format}, ${random.pick(['0', '1e9', '86400', '1.5', '-1', '2^53', '"0"'])})`
    },
  ])()

export const errors: Programs = [[1100, message]]
