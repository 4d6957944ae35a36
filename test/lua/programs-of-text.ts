/** Programs about text: formats, packed data, numerals and patterns. */
import type { Random } from './random.js'
import { any, argumentOf, integer, number, text } from './values.js'

type Make = (random: Random) => string
export type Programs = readonly (readonly [count: number, make: Make])[]

const flags = (random: Random): string =>
  ['-', '+', ' ', '#', '0'].filter(() => random.once(5)).join('') +
  (random.once(3) ? random.pick(['1', '5', '10', '20']) : '')
const precision = (random: Random): string =>
  random.once(2) ? `.${random.pick(['', '0', '1', '3', '10', '14', '20', '99'])}` : ''

function formatted(random: Random): string {
  const letter = random.pick([...'diuoxXaAeEfgGcsq'])
  const value = 'aAeEfgG'.includes(letter) ? number(random) : 'sq'.includes(letter) ? any(random) : integer(random)
  const plain = letter === 'q' || random.once(4)
  const directive = `%${plain ? '' : flags(random) + precision(random)}${letter}`
  return `return string.format("<${directive}>", ${random.once(12) ? any(random) : value})`
}

const HOSTILE_DIRECTIVES = ['', '%', '123d', '.123d', '------d', 'y', '5', '.5q', 'l', '10.3s', 'p']
const hostileFormat: Make = (random) => `return string.format("%${random.pick(HOSTILE_DIRECTIVES)}", ${any(random)})`

function numeral(random: Random): string {
  const digits = (set: string, most: number): string =>
    Array.from({ length: 1 + random.int(most) }, () => random.pick([...set])).join('')
  const body = random.pick([
    () => digits('0123456789', 22),
    () => `${digits('0123456789', 5)}.${digits('0123456789', 20)}`,
    () => `${digits('123456789', 3)}e${random.pick(['', '-', '+'])}${digits('0123456789', 3)}`,
    () => `0x${digits('0123456789abcdefABCDEF', 20)}`,
    () => {
      const mantissa = `${digits('0123456789abcdef', 16)}.${digits('0123456789abcdef', 10)}`
      return `0x${mantissa}p${random.pick(['-', '+', ''])}${digits('0123456789', 3)}`
    },
    () => `.${digits('0123456789', 4)}`,
    () => `${digits('0123456789', 4)}.`,
    () => digits('0123456789.xeEpP+-', 8),
  ])()
  return body
}

const numeralOfText: Make = (random) => {
  const start = random.pick(['', '', ' ', '-', '+', ' -', '\\n'])
  return `return tonumber("${start}${numeral(random)}${random.pick(['', '', ' ', '\\t', 'x', '\\0'])}")`
}
const numeralInSource: Make = (random) => `local x = ${random.pick(['', '-'])}${numeral(random)} return x, math.type(x)`
const numeralOfBase: Make = (random) => {
  const start = random.pick(['', '-', ' ', '+'])
  const digits = numeral(random).replaceAll('.', '')
  return `return tonumber("${start}${digits}${random.pick(['', ' ', 'z'])}", ${2 + random.int(36)})`
}
const textOfNumber: Make = (random) => `local x = ${number(random)} return x, x .. "", tostring(x), ("%.14g"):format(x)`
const textOfFloat: Make = (random) =>
  `local x = ${1 + random.int(999999999)} / ${1 + random.int(99999)} * 10.0 ^ ${random.int(40) - 20}
    return x, ("%.17g|%.3f|%e|%a"):format(x, x, x, x)`

export const conversions: Programs = [
  [900, formatted],
  [60, hostileFormat],
  [450, numeralOfText],
  [200, numeralInSource],
  [200, numeralOfBase],
  [150, textOfNumber],
  [250, textOfFloat],
]

const packFormat = (random: Random): string => {
  const size = (): string => random.pick(['', '1', '2', '3', '4', '7', '8', '9', '12', '16'])
  const option = (): string =>
    random.pick([
      ...'bBhHlLjJTfdn',
      `i${size()}`,
      `I${size()}`,
      `s${random.pick(['', '1', '2', '4', '8'])}`,
      'z',
      'x',
      `!${random.pick(['', '1', '2', '4', '8'])}`,
      `c${random.int(6)}`,
      'Xi4',
      ' ',
    ])
  return random.pick(['', '<', '>', '=']) + Array.from({ length: 1 + random.int(3) }, option).join('')
}

const packed: Make = (random) => {
  const format = packFormat(random)
  const values = Array.from({ length: 3 }, () => (random.once(4) ? text(random) : number(random)))
  return `return string.pack("${format}", ${values.join(', ')})`
}
const unpacked: Make = (random) => {
  const bytes = Array.from(
    { length: random.int(20) },
    () => `\\x${random.pick(['00', '01', '7f', '80', 'ff', '41', '08'])}`,
  ).join('')
  const format = packFormat(random)
  return `return string.unpack("${format}", "${bytes}"${random.once(4) ? `, ${argumentOf(random, 'position')}` : ''})`
}
const roundTrip: Make = (random) => {
  const format =
    random.pick(['<', '>']) + random.pick(['i8', 'I8', 'j', 'J', 'i16', 'I16', 'd', 'n', 'i7', 'l', 'f', 's1', 'z'])
  const value = /[sz]/.test(format) ? text(random) : number(random)
  return `return string.unpack("${format}", string.pack("${format}", ${value}))`
}
const packSize: Make = (random) => `return string.packsize("${packFormat(random)}")`
const HOSTILE_FORMATS = ['i0', 'i17', 'c', 'y', 'i99', '!3', 'X', 'Xz', '!16', '!7i4', 's17', '!2i8']
const hostilePack: Make = (random) => `return string.pack("${random.pick(HOSTILE_FORMATS)}", ${any(random)})`

export const packing: Programs = [
  [300, packed],
  [300, unpacked],
  [200, roundTrip],
  [60, packSize],
  [40, hostilePack],
]

const ESCAPES = [
  ...['\\65', '\\x41', '\\u{48}', '\\u{10FFFF}', '\\u{7FFFFFFF}', '\\300', '\\xZZ'],
  ...['\\q', '\\z  a', '\\', '\\u{110000}', '\\u{}', '\\9', '\\x4'],
]
const escaped: Make = (random) => `return "${random.pick(ESCAPES)}"`
const brokenSource: Make = (random) => {
  const source = random.pick([
    'return 1 + 2',
    'local a = {1, 2, x = 3} return #a',
    'for i = 1, 3 do end',
    'if a then b() else c() end',
    'return function(a, ...) return ... end',
    'goto l ::l:: return [[x]] .. "y"',
  ])
  const at = random.int(source.length)
  return (
    source.slice(0, at) +
    random.pick(['', '(', ')', '"', '=', '~', '@', '0x', 'end', ' 1e ', '..', '::', '\\']) +
    source.slice(at + random.int(2))
  )
}

export const literals: Programs = [
  [40, escaped],
  [250, brokenSource],
]

const PIECES = [
  'a',
  'b',
  'l',
  '.',
  '%a',
  '%d',
  '%s',
  '%w',
  '%p',
  '%u',
  '%l',
  '%x',
  '%c',
  '%g',
  '[abc]',
  '[^l]',
  '[a-m]',
  '[%d%s]',
  '(l)',
  '()',
  '(.)',
  '%b()',
  '%f[%w]',
  '^',
  '$',
  '%1',
  '%%',
  '-',
  '[',
  ']',
  '(',
  ')',
  '%',
  '.-',
  '(%a+)',
  '[]]',
  '[a-]',
  '%z',
  '\\0',
]
const REPEAT = ['', '', '', '*', '+', '-', '?']
const pattern = (random: Random): string =>
  random.pick(['', '', '^']) +
  Array.from({ length: 1 + random.int(4) }, () => random.pick(PIECES) + random.pick(REPEAT)).join('') +
  random.pick(['', '', '$'])
const SUBJECTS = [
  'hello world',
  'abc 123 (x(y)z)',
  '',
  'aaa',
  'Key = value',
  'a\\0b',
  'THE (quick) fox',
  '  trim  ',
  'l',
  '\\xff\\xc3\\xa9',
]
const subject = (random: Random): string => random.pick(SUBJECTS)

const found: Make = (random) => {
  const call = `string.${random.pick(['find', 'match'])}("${subject(random)}", "${pattern(random)}"`
  return `return ${call}${random.once(4) ? `, ${argumentOf(random, 'position')}` : ''})`
}
const replaced: Make = (random) => {
  const by = random.pick([
    '"<%0>"',
    '"%1"',
    '"%%"',
    '"x"',
    '"%2"',
    '"%"',
    '{l = "L", a = 1, hello = true}',
    'string.upper',
    'function() return nil end',
    'function(a) return #a end',
    'function() return {} end',
    '5',
    'true',
    'setmetatable({}, {__index = function(_, k) return k .. k end})',
  ])
  const call = `string.gsub("${subject(random)}", "${pattern(random)}", ${by}`
  return `return ${call}${random.once(5) ? `, ${argumentOf(random, 'position')}` : ''})`
}
const iterated: Make = (random) =>
  `local r = {} for a, b in string.gmatch("${subject(random)}", "${pattern(random)}") do
    r[#r + 1] = tostring(a) .. ":" .. tostring(b) end return r`

export const patterns: Programs = [
  [500, found],
  [400, replaced],
  [250, iterated],
]
