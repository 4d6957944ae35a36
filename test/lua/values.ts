/** Lua expressions for values, most of them at an edge. */
import type { Random } from './random.js'

const SMALL = ['0', '1', '-1', '2', '3', '5', '7', '-7', '10', '16', '31', '32', '33', '63', '64', '65', '255', '256']
const LARGE = [
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '4294967295',
  '4294967296',
  '1000000007',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '-9007199254740991',
  '-9007199254740993',
  '653247040368672768',
  '9223372036854775806',
  '9223372036854775807',
  '-9223372036854775807',
  'math.maxinteger',
  'math.mininteger',
  '0x7fffffffffffffff',
  '0x8000000000000000',
  '0xffffffffffffffff',
  '0xfffffffffffffffff',
]
const FLOATS = [
  '0.0',
  '-0.0',
  '0.5',
  '-0.5',
  '1.0',
  '1.5',
  '2.5',
  '3.0',
  '-3.7',
  '0.1',
  '1e-5',
  '1e15',
  '1e16',
  '123456789012345.0',
  '2^31',
  '2^53',
  '2^63',
  '-2^63',
  '2^64',
  '1e100',
  '1e308',
  '5e-324',
  '0x1.8p3',
  '0x.1p-1020',
  '1/0',
  '-1/0',
  '0/0',
  'math.pi',
]
const TEXTS = [
  '""',
  '"a"',
  '"abc"',
  '"Hello World"',
  '"10"',
  '"-1"',
  '"0x10"',
  '"0xffffffffffffffff"',
  '"1e1"',
  '"1.5"',
  '" 5 "',
  '"5x"',
  '"."',
  '"1e"',
  '"0x"',
  '"0x1p4"',
  '"inf"',
  '"nan"',
  '"9007199254740993"',
  '"9223372036854775807"',
  '"9223372036854775808"',
  '"-9223372036854775808"',
  '"\\0"',
  '"a\\0b"',
  '"\\xff\\xfe"',
  '"h\\xc3\\xa9llo"',
  '"\\xe6\\x97\\xa5\\xe6\\x9c\\xac"',
  '"%d"',
  '"\\n\\t\\""',
  '("x"):rep(120)',
]
const LISTS = ['{}', '{1, 2, 3}', '{"a", "b"}', '{3, 1, 2, 10}', '{1.5, "x"}', '{n = 1}', '{{}, {}}']
const OTHERS = ['nil', 'true', 'false', 'print', 'function() end']

/** What a parameter of the library takes. */
export type Kind = 'int' | 'position' | 'size' | 'number' | 'text' | 'list' | 'any'

export const integer = (random: Random): string => random.pick(random.once(2) ? SMALL : LARGE)
export const number = (random: Random): string => (random.once(2) ? integer(random) : random.pick(FLOATS))
export const text = (random: Random): string => random.pick(TEXTS)
const list = (random: Random): string => random.pick(LISTS)

export const operand = (random: Random): string =>
  random.once(5) ? text(random) : random.once(12) ? any(random) : number(random)

export const any = (random: Random): string => random.pick([number, text, list, (r: Random) => r.pick(OTHERS)])(random)

const RIGHT: { readonly [kind in Kind]: (random: Random) => string } = {
  int: integer,
  position: (random) => (random.once(6) ? integer(random) : random.pick(['1', '2', '3', '-1', '-2', '0', '4', '10'])),
  // What is not refused at once must be small: a list of 2^31 items takes minutes.
  size: (random) => random.pick(['0', '1', '2', '3', '7', '-1', '100', '2.0', '1.5', '"3"', 'nil', '{}', '0/0']),
  number,
  text,
  list,
  any,
}

/** A value of a kind; once in eight of another one. */
export const argumentOf = (random: Random, kind: Kind): string =>
  kind !== 'size' && random.once(8) ? any(random) : RIGHT[kind](random)
