/** Small Lua programs: each returns values, and may fail; C Lua and ours must agree on both. */

import { grammaticalPatterns } from './programs-of-patterns.js'
import { shapes } from './programs-of-shapes.js'
import { errors, loops, statements } from './programs-of-statements.js'
import { conversions, literals, packing, patterns } from './programs-of-text.js'
import { type Random, randomOf } from './random.js'
import { any, argumentOf, type Kind, number, operand } from './values.js'

const BINARY = '+ - * / // % ^ & | ~ << >> .. == ~= < <= > >='.split(' ')
const UNARY = ['-', '~', 'not ', '#']

function binaryOperator(random: Random): string {
  const [a, operator, b] = [operand(random), random.pick(BINARY), operand(random)]
  return random.once(2) ? `return (${a}) ${operator} (${b})` : `local a, b = ${a}, ${b} return a ${operator} b`
}

function unaryOperator(random: Random): string {
  const [operator, a] = [random.pick(UNARY), operand(random)]
  return random.once(2) ? `return ${operator}(${a})` : `local a = ${a} return ${operator}a`
}

function expression(random: Random, depth = 0): string {
  if (depth > 2 || random.once(3)) return `(${number(random)})`
  return `(${expression(random, depth + 1)} ${random.pick('+ - * // % & | ~ << >>'.split(' '))} ${expression(random, depth + 1)})`
}

function arithmetic(random: Random): string {
  return `local x = ${expression(random)} return x, math.type(x), x == ${number(random)}`
}

/** Each function with what its parameters take; those after `?` may be absent. */
const FUNCTIONS: readonly (readonly [name: string, ...kinds: (Kind | '?')[]])[] = [
  ['assert', 'any', '?', 'any'],
  ['error', 'any', '?', 'size'],
  ['getmetatable', 'any'],
  ['ipairs', 'list'],
  ['next', 'list', '?', 'any'],
  ['pairs', 'list'],
  ['pcall', 'any', '?', 'any'],
  ['rawequal', 'any', 'any'],
  ['rawget', 'list', 'any'],
  ['rawlen', 'any'],
  ['rawset', 'list', 'any', 'any'],
  ['select', 'position', '?', 'any', 'any', 'any'],
  ['setmetatable', 'any', 'any'],
  ['tonumber', 'text', '?', 'int'],
  ['tonumber', 'any', '?', 'position'],
  ['tostring', 'any'],
  ['type', '?', 'any'],
  ['xpcall', 'any', 'any', '?', 'any'],
  ['load', 'any', '?', 'text'],
  ['math.abs', 'number'],
  ['math.acos', 'number'],
  ['math.asin', 'number'],
  ['math.atan', 'number', '?', 'number'],
  ['math.ceil', 'number'],
  ['math.cos', 'number'],
  ['math.deg', 'number'],
  ['math.exp', 'number'],
  ['math.floor', 'number'],
  ['math.fmod', 'number', 'number'],
  ['math.fmod', 'int', 'int'],
  ['math.log', 'number', '?', 'number'],
  ['math.max', 'number', '?', 'number', 'number'],
  ['math.min', 'number', '?', 'number', 'number'],
  ['math.modf', 'number'],
  ['math.rad', 'number'],
  ['math.sin', 'number'],
  ['math.sqrt', 'number'],
  ['math.tan', 'number'],
  ['math.tointeger', 'any'],
  ['math.type', 'any'],
  ['math.ult', 'int', 'int'],
  ['string.byte', 'text', '?', 'position', 'position'],
  ['string.char', '?', 'position', 'int', 'position'],
  ['string.find', 'text', 'text', '?', 'position', 'any'],
  ['string.format', 'text', '?', 'any', 'any'],
  ['string.gmatch', 'text', 'text'],
  ['string.gsub', 'text', 'text', 'text', '?', 'position'],
  ['string.len', 'text'],
  ['string.lower', 'text'],
  ['string.match', 'text', 'text', '?', 'position'],
  ['string.pack', 'text', '?', 'any'],
  ['string.packsize', 'text'],
  ['string.rep', 'text', 'size', '?', 'text'],
  ['string.reverse', 'text'],
  ['string.sub', 'text', 'position', '?', 'position'],
  ['string.unpack', 'text', 'text', '?', 'position'],
  ['string.upper', 'text'],
  ['table.concat', 'list', '?', 'text', 'size', 'size'],
  ['table.insert', 'list', 'any'],
  ['table.insert', 'list', 'position', 'any', '?', 'any'],
  ['table.move', 'list', 'size', 'size', 'size', '?', 'list'],
  ['table.pack', '?', 'any', 'any'],
  ['table.remove', 'list', '?', 'position'],
  ['table.sort', 'list', '?', 'any'],
  ['table.unpack', 'list', '?', 'size', 'size'],
  ['utf8.char', '?', 'position', 'int'],
  ['utf8.codepoint', 'text', '?', 'position', 'position'],
  ['utf8.codes', 'text'],
  ['utf8.len', 'text', '?', 'position', 'position'],
  ['utf8.offset', 'text', 'position', '?', 'position'],
  ['coroutine.create', 'any'],
  ['coroutine.resume', 'any'],
  ['coroutine.status', 'any'],
  ['coroutine.wrap', 'any'],
  ['coroutine.yield', '?', 'any'],
  ['coroutine.isyieldable'],
  ['os.difftime', 'number', 'number'],
  ['os.time', 'any'],
  ['os.date', 'text', 'number'],
]

function libraryCall(random: Random): string {
  const [name, ...kinds] = random.pick(FUNCTIONS)
  const args: string[] = []
  let optional = false
  for (const kind of kinds) {
    if (kind === '?') optional = true
    else if (optional && random.once(3)) break
    else args.push(argumentOf(random, kind))
  }
  if (random.once(30)) args.pop()
  if (random.once(40)) args.push(any(random))
  const call = random.once(8) ? `pcall(${[name, ...args].join(', ')})` : `${name}(${args.join(', ')})`
  return random.once(3) ? `local r = table.pack(${call}) return table.unpack(r, 1, r.n)` : `return ${call}`
}

/** Functions that change a list: the list is what matters. */
function listChange(random: Random): string {
  const position = (): string => argumentOf(random, 'position')
  const size = (): string => argumentOf(random, 'size')
  const change = random.pick([
    () => `table.insert(t, ${position()}, ${any(random)})`,
    () => `table.insert(t, ${any(random)})`,
    () => `table.remove(t, ${position()})`,
    () => `table.remove(t)`,
    () => `table.move(t, ${size()}, ${size()}, ${size()})`,
    () =>
      `table.move({[math.maxinteger - 1] = 1, [math.maxinteger] = 2}, math.maxinteger - 1, math.maxinteger, ${position()}, t)`,
    () => `table.sort(t)`,
    () => `table.sort(t, function(a, b) return a ${random.pick(['<', '>'])} b end)`,
    () => `t[${number(random)}] = ${any(random)}`,
    () => `t[#t + 1] = ${any(random)}`,
  ])()
  return `local t = ${argumentOf(random, 'list')}
    local r = ${change.startsWith('t[') ? `nil ${change}` : change} return r, t`
}

function tableKey(random: Random): string {
  const [a, b] = [number(random), number(random)]
  return `local t, whole = {}, 0 t[${a}] = "a" t[${b}] = "b" for k in pairs(t) do
    if math.type(k) == "integer" then whole = whole + 1 end end return t[${a}], t[${b}], whole`
}

/** How many of each kind; together more than nine thousand. */
const KINDS: readonly (readonly [count: number, make: (random: Random) => string])[] = [
  [1800, binaryOperator],
  [250, unaryOperator],
  [700, arithmetic],
  [2600, libraryCall],
  [400, listChange],
  [250, tableKey],
  ...conversions,
  ...packing,
  ...literals,
  ...patterns,
  ...loops,
  ...statements,
  ...errors,
  ...grammaticalPatterns,
  ...shapes,
]

/** Programs that come to something else each time, or by the rules of the language may. */
const UNDECIDED = [
  /os\.time(\(|, )(nil)?\)/,
  /os\.date\(([^,]*|.*, nil)\)/,
  /load\(0\/0/,
  /string\.(?!format)\w+\(.*0\/0/,
  /%[-+ #0]*\d*\.\d*s.*(\{|print|function)/,
]

function decided(make: (random: Random) => string, random: Random): string {
  for (;;) {
    const program = make(random)
    if (!UNDECIDED.some((pattern) => pattern.test(program))) return program
  }
}

/** The same programs each time for a seed; `share` of them (0 to 1), of every kind. */
export function programs(seed: number, share = 1): string[] {
  const random = randomOf(seed)
  return KINDS.flatMap(([count, make]) => Array.from({ length: Math.ceil(count * share) }, () => decided(make, random)))
}
