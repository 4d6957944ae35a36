/** Programs about patterns that are put together by their grammar, right or nearly right, and about their matches. */
import type { Programs } from './programs-of-text.js'
import type { Random } from './random.js'

const SINGLE =
  String.raw`a b . %a %d %w %s %S %p %x [ab] [^a] [a-c] [%d_] []] [^]] %. [a-] %% %u %c %g [%a-z] [-a] \0 \xe9`.split(
    ' ',
  )
const SPECIAL = ['()', '%b()', '%bab', '%bxx', '%f[%w]', '%f[^%w]', '%f[a]', '%1', '%2', '%0', '%9']
const BROKEN = ['%', '[', '(', ')', '[a', '%b', '%f', '%bx', '[%', '*', '+', '^', '$', '-', '[^', '[a-%a]', '(()']

function item(random: Random, depth: number): string {
  const kind = random.int(14)
  if (kind < 8) return random.pick(SINGLE) + random.pick(['', '', '*', '+', '-', '?'])
  if (kind < 10 && depth < 2) return `(${sequence(random, depth + 1)})`
  return random.pick(kind < 13 ? SPECIAL : BROKEN)
}

const sequence = (random: Random, depth: number): string =>
  Array.from({ length: 1 + random.int(4) }, () => item(random, depth)).join('')

const pattern = (random: Random): string =>
  `"${random.once(6) ? '^' : ''}${sequence(random, 0)}${random.once(5) ? '$' : ''}"`

const subject = (random: Random): string =>
  random.pick([
    '""',
    '"abc"',
    '"aaab"',
    '"a1 b2 c3"',
    '"(a(b)c)"',
    '"a.b.c"',
    '"xxabxx"',
    '"\\0a\\0"',
    '"THE (quick) fox"',
    '"  trim  "',
    '"a]b^c-d"',
    '"a\\xe9b"',
    '("ab"):rep(5)',
  ])

const begin = (random: Random): string =>
  random.once(3) ? `, ${random.pick(['1', '2', '-1', '-3', '0', '10', 'math.maxinteger', 'math.mininteger'])}` : ''

const replacement = (random: Random): string =>
  random.pick([
    '"<%0>"',
    '"%1"',
    '"%2%1"',
    '"%%"',
    '"%"',
    '"%x"',
    '{a = "A", b = true, ["1"] = 2}',
    'function(...) return select("#", ...) end',
    'function(x, y) return y end',
    'function() return {} end',
    'function() return false end',
    '""',
    '12',
    'setmetatable({}, {__index = function(_, k) return tostring(k) .. "!" end})',
  ])

const found = (random: Random): string =>
  `return string.${random.pick(['find', 'match'])}(${subject(random)}, ${pattern(random)}${begin(random)})`

const iterated = (random: Random): string =>
  `local r = {} for x, y in string.gmatch(${subject(random)}, ${pattern(random)}) do r[#r + 1] = tostring(x)
    r[#r + 1] = tostring(y) if #r > 16 then break end end return table.concat(r, ",")`

const replaced = (random: Random): string =>
  `return string.gsub(${subject(random)}, ${pattern(random)}, ${replacement(random)}${
    random.once(3) ? `, ${random.pick(['0', '1', '2', '-1', '1e3', '1.5'])}` : ''
  })`

export const grammaticalPatterns: Programs = [
  [600, found],
  [200, iterated],
  [600, replaced],
]
