import { expect, test } from 'vitest'
import { readConfig } from '#codegen/check/policy/config.js'
import { readOverlay } from '#codegen/overlay/read.js'

const keys = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

const cases: [what: string, text: string, message: string][] = [
  [
    'many keys that nobody knows',
    keys(8_000, (index) => `key${index}: 1`),
    'there are more mistakes, which are not listed',
  ],
  [
    'many functions of one overlay',
    `api: https://x.example.com\nfunctions:\n${keys(4_000, (index) => `  f${index}: { absent: no }`)}`,
    '',
  ],
  [
    'many anchors and aliases',
    `api: https://x.example.com
functions:
${keys(2_000, (index) => `  f${index}: &a${index} { absent: no }\n  g${index}: *a${index}`)}`,
    '',
  ],
  [
    'a key that occurs twice in a large file',
    `api: https://x.example.com\nfunctions:\n${keys(5_000, (index) => `  f${index % 4_999}: { absent: no }`)}`,
    '"f0" occurs twice',
  ],
  ['more than a person writes', `# ${'x'.repeat(1 << 20)}\napi: https://x.example.com\n`, 'at most 1048576 are read'],
]

/** A second is usual. What takes the square of the number would take minutes at the megabyte that is read. */
const ENDS_WITHIN = 20_000

test.each(cases)('%s is read or refused without a flood of messages', { timeout: ENDS_WITHIN }, (_, text, message) => {
  const { mistakes } = readOverlay('x.http.yaml', text, 'x')
  expect(mistakes.length).toBeLessThanOrEqual(101)
  expect(mistakes.map((mistake) => mistake.message).join('\n')).toContain(message)
  if (message === '') expect(mistakes).toEqual([])
  expect(readConfig('config.yaml', text, []).mistakes.length).toBeLessThanOrEqual(101)
})
