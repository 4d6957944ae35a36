import { expect, test } from 'vitest'
import { decodeUtf8 } from '#codegen/files/utf8.js'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))

const cases: [name: string, input: Uint8Array, want: ReturnType<typeof decodeUtf8>][] = [
  ['empty', bytes(), ''],
  ['text of all widths', bytes('aé€🙂'), 'aé€🙂'],
  ['a byte order mark is no text', bytes([0xef, 0xbb, 0xbf], 'a'), 'a'],
  ['Latin-1', bytes('a\nb', [0xe9], 'c'), { offset: 3, byte: 0xe9, line: 2, column: 2 }],
  ['first byte', bytes([0xff, 0xfe], 'a'), { offset: 0, byte: 0xff, line: 1, column: 1 }],
  ['columns count UTF-16 units', bytes('🙂', [0x80]), { offset: 4, byte: 0x80, line: 1, column: 3 }],
  ['cut off at the end', bytes('ab\r\n', [0xe2, 0x82]), { offset: 4, byte: 0xe2, line: 2, column: 1 }],
  ['cut off in the middle', bytes('a', [0xf0, 0x9f, 0x99], 'b'), { offset: 1, byte: 0xf0, line: 1, column: 2 }],
  ['overlong', bytes('a', [0xc0, 0xaf]), { offset: 1, byte: 0xc0, line: 1, column: 2 }],
  ['a surrogate', bytes([0xed, 0xa0, 0x80]), { offset: 0, byte: 0xed, line: 1, column: 1 }],
]

test.each(cases)('decodes UTF-8, or finds the first wrong byte: %s', (_name, input, want) => {
  expect(decodeUtf8(input)).toEqual(want)
})
