/**
 * Programs that are put together by the grammar of Lua: statements in statements, whose errors name variables, and the
 * same with a few tokens changed.
 */
import type { Programs } from './programs-of-text.js'
import type { Random } from './random.js'
import { any, number } from './values.js'

const BINARY = '+ - * / // % ^ & | ~ << >> .. == ~= < <= > >= and or'.split(' ')
const VARIABLES = ['a', 'b', 'c', 's', 't', 'f', 'u', 'g']
const METHODS = ['len', 'reverse', 'sub', 'upper', 'byte', 'find', 'f', 'x', 'absent']
const EVENTS = `__index __newindex __call __add __unm __idiv __band __shl __bnot __concat __len __eq __lt __le
  __tostring __name`.split(/\s+/)

type Part = (random: Random, depth: number) => string

const list: Part = (random, depth) => Array.from({ length: random.int(4) }, () => expression(random, depth)).join(', ')

const EXPRESSIONS: readonly Part[] = [
  (random) => number(random),
  (random) => any(random),
  (random) => random.pick(VARIABLES),
  (random, depth) => `(${expression(random, depth)} ${random.pick(BINARY)} ${expression(random, depth)})`,
  (random, depth) => `(${expression(random, depth)} ${random.pick(BINARY)} ${expression(random, depth)})`,
  (random, depth) => `${random.pick(['-', '~', 'not ', '#'])}(${expression(random, depth)})`,
  (random) => `${random.pick(['t', 'g', 'u', 'a'])}.${random.pick(['x', 'y', 'f'])}`,
  (random, depth) => `${random.pick(['t', 'g', 'u', 'a', 's'])}[${expression(random, depth)}]`,
  (random, depth) => `${random.pick(['f', 'g', 't.f', 'u', 'a'])}(${list(random, depth)})`,
  (random, depth) => `${random.pick(['s', 't', '("abc")', 'a'])}:${random.pick(METHODS)}(${list(random, depth)})`,
  (random, depth) => `{${list(random, depth)}}`,
  (random, depth) => `(select(${random.pick(['1', '-1', '2', '"#"'])}, 1, ${expression(random, depth)}))`,
  (random, depth) =>
    `(function(...) local a, b = ... return ${list(random, depth) || '...'} end)(${list(random, depth)})`,
  (random, depth) =>
    `({pcall(${random.pick(['f', 'error', 'g', 'tostring', 't.f'])}, ${expression(random, depth)})})[2]`,
]

const expression: Part = (random, depth) =>
  depth <= 0 ? random.pick(EXPRESSIONS.slice(0, 3))(random, 0) : random.pick(EXPRESSIONS)(random, depth - 1)

const whole: Part = (random) => expression(random, 2)

/** Statements without and with blocks in them. Loops end by the count `n`. */
const PLAIN: readonly Part[] = [
  (random) => `local ${random.pick(['a', 'b', 'c', 's'])} = ${whole(random, 0)}`,
  (random) => `${random.pick(['a', 'b', 'g', 'u', 't.x', 't[1]', 't[a]', 'u.x'])} = ${whole(random, 0)}`,
  (random) => `a, b, t.y = ${list(random, 2) || 'nil'}`,
  (random) => `t[${whole(random, 0)}], a = a, ${whole(random, 0)}`,
  (random) => `local a, b = f(${list(random, 1)}), ${whole(random, 0)}`,
  (random) => `out(${whole(random, 0)}, ${whole(random, 0)})`,
  (random) => `out(pcall(function(...) return ${list(random, 2) || '...'} end, ${whole(random, 0)}))`,
]

const NESTED: readonly Part[] = [
  (random, depth) => `if ${whole(random, 0)} then ${block(random, depth)} else ${block(random, depth)} end`,
  (random, depth) =>
    `for i = ${number(random)}, ${number(random)}${random.once(2) ? '' : `, ${number(random)}`} do n = n + 1
      if n > 6 then break end out(i) ${block(random, depth)} end`,
  (random) =>
    `for k, v in ipairs(${random.pick(['t', '{a, b, 3}', 's', '{nil, 1}', 'u'])}) do out(k, v) n = n + 1
      if n > 9 then break end end`,
  (random) =>
    `local i = ${number(random)} while i < ${number(random)} do n = n + 1 if n > 8 then break end
      i = i + ${number(random)} out(i) end`,
  (random) => `repeat local z = ${whole(random, 0)} n = n + 1 out(z) until z or n > 5`,
  (random) =>
    `do local k = 0 ::again:: k = k + 1 out(k) if k < 3 then
      ${random.once(2) ? `a = ${whole(random, 0)}` : ''} goto again end end`,
  (random) => `for _, v in ipairs{1, 2, 3} do if v == ${whole(random, 0)} then goto next end out(v) ::next:: end`,
  (random, depth) => `local function f(x, ...) ${block(random, depth)} return x, ... end`,
  (random, depth) => `function t.f(self, ...) ${block(random, depth)} return ${list(random, 2) || 'self'} end`,
  (random) =>
    `setmetatable(t, {${random.pick(EVENTS)} = ${random.pick([
      'function(x, y) return y end',
      'function(...) return ... end',
      'function(x) return x end',
      'function() return 7 end',
      'function() error("mm") end',
      'u',
      '"T"',
      'f',
    ])}})`,
  (random, depth) =>
    `do local co = coroutine.wrap(function(...) local a = coroutine.yield(${whole(random, 0)}) ${block(random, depth)}
      return ${whole(random, 0)} end) out(pcall(co, ${whole(random, 0)})) out(pcall(co, ${whole(random, 0)}))
      out(pcall(co)) end`,
]

const statement: Part = (random, depth) =>
  depth <= 0 || random.once(3) ? random.pick(PLAIN)(random, 0) : random.pick(NESTED)(random, depth - 1)

const block: Part = (random, depth) =>
  Array.from({ length: 1 + random.int(2) }, () => `do ${statement(random, depth)} end`).join(' ')

const BEGIN = `local results, n = {}, 0
local function out(...) for i = 1, select("#", ...) do if #results < 60 then local v = select(i, ...)
  results[#results + 1] = ("table function thread"):find(type(v)) and type(v) or tostring(v):sub(1, 90) end end end
local u = {x = 1} g = {y = {}} local a, b, c, s, t = 1, 2.5, "3", "str", {x = 1, 10, 20}
local f = function(x, y) return y, x end`

const caught = (random: Random): string =>
  `do local ok, e = pcall(function(...) ${statement(random, 2)} end, a, b) if not ok then out(e) end end`

const structured = (random: Random): string =>
  [BEGIN, ...Array.from({ length: 2 + random.int(4) }, () => caught(random)), 'return table.concat(results, " ")'].join(
    '\n',
  )

const TOKENS = [
  ...'and break do else elseif end false for function goto if in local nil not or repeat return then true until'.split(
    ' ',
  ),
  ...'while + - * / % ^ # & ~ | << >> // == ~= <= >= < > = ( ) { } [ ] :: ; : , . .. ... x "s" 0x 1e 3..2'.split(' '),
  ...String.raw`[[a]] [==[ " ' \ @ $ ! "\q" "\300" "\u{110000000}" "\x1" --[[ 0xg 1.2.3 08 1e+ [= "\z ::l:: a.b`.split(
    ' ',
  ),
]

/** One to three tokens are absent, or others. */
function broken(random: Random): string {
  const parts = `${statement(random, 1)} ${statement(random, 1)}`.split(/(?<=\W)|(?=\W)/)
  for (let changes = 1 + random.int(3); changes > 0; changes--) {
    const instead = random.once(3) ? [] : [` ${random.pick(TOKENS)} `]
    parts.splice(random.int(parts.length), random.int(2), ...instead)
  }
  return parts.join('').slice(0, 300)
}

export const shapes: Programs = [
  [700, structured],
  [500, broken],
]
