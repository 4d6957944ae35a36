import { expect, test } from 'vitest'
import { completeLimits, longestString } from '#runtime/vm/limits/limits.js'
import { printed } from './machine.js'

const shown: readonly (readonly [expression: string, text: string])[] = [
  ['1700000000000', '1700000000000'],
  ['"+" .. 13125550001', '+13125550001'],
  ['9007199254740991', '9007199254740991'],
  ['1700000000 * 1000', '1700000000000'],
  ['2147483647 + 1', '2147483648'],
  ['-2147483647 - 2', '-2147483649'],
  ['-(-2147483647 - 1)', '2147483648'],
  ['86400 * 1000 * 30', '2592000000'],
  ['(function(a, b) return a * b end)(1700000000, 1000)', '1700000000000'],
  ['0xFFFFFFFF', '4294967295'],
  ['0x7fffffff', '2147483647'],
  ['1/0', 'inf'],
  ['-1/0', '-inf'],
  ['0/0', 'nan'],
  ['10/2', '5.0'],
  ['7 // 2', '3'],
  ['-7 // 2', '-4'],
  ['-7 % 3', '2'],
  ['0.1 + 0.2', '0.3'],
  ['1e15', '1e+15'],
  ['1e21', '1e+21'],
  ['1e-7', '1e-07'],
  ['2^53', '9.007199254741e+15'],
  ['"10" + 5', '15.0'],
  ['math.type(1)', 'integer'],
  ['math.maxinteger', '9223372036854775807'],
  ['tonumber("19", 2)', 'nil'],
  ['tonumber("ff", 16)', '255'],
  ['tonumber("ffffffff", 16)', '4294967295'],
  ['string.format("%d", 3e9)', '3000000000'],
  ['string.format("%.0f", 2.5)', '2'],
  ['string.format("%.0f", 3.5)', '4'],
  ['string.format("%.2f", 1.005)', '1.00'],
  ['string.format("%.2f", 1e21)', '1000000000000000000000.00'],
  ['string.format("%5.3d|% d|%+d|%05d", 42, 42, 42, -42)', '  042| 42|+42|-0042'],
  ['string.format("%e|%g|%g|%g", 12345.678, 123456789, 0.0001, 100)', '1.234568e+04|1.23457e+08|0.0001|100'],
  ['string.format("%x|%X|%#x|%o", 255, 255, 255, 8)', 'ff|FF|0xff|10'],
  ['string.format("%s|%10s|%-5s|%.2s", "a", "b", "c", "xyz")', 'a|         b|c    |xy'],
  ['string.format("%q", "a\\nb")', '"a\\\nb"'],
  ['string.format("%5.1f|%-8.3f|", 3.14159, 2)', '  3.1|2.000   |'],
  ['string.format("%i%%", 50)', '50%'],
  ['math.floor(3000000000.5)', '3000000000'],
  ['#"é"', '2'],
  ['"\\n" < "z"', 'true'],
  ['({ ["\\1\\17"] = 1 })["\\17\\1"]', 'nil'],
]
test.each(shown)('evaluates the expression as C Lua does: %s', async (expression, text) => {
  expect(await printed(`print(${expression})`)).toBe(`${text}\n`)
})

test('lists are visited in order', async () => {
  expect(await printed('for i, v in pairs({ "a", "b", "c" }) do print(i, v) end')).toBe('1\ta\n2\tb\n3\tc\n')
  expect(await printed('for i, v in pairs(table.pack(4, 5)) do print(i, v) end')).toBe('1\t4\n2\t5\nn\t2\n')
})

test('the longest string has at most 8 MiB, however large the memory', () => {
  expect(longestString(completeLimits({ memoryBytes: 2 ** 31 }))).toBe(8 * 1024 * 1024)
})
