import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkExamples } from '#codegen/check/examples/examples.js'
import { type CodeLanguage, languageOf, readCode } from '#codegen/parse/code/index.js'
import { parseDocument } from '#codegen/parse/index.js'
import { runs } from '../helpers/runs.js'
import { essenceOf } from './code-essence.js'

const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\`\n`

/** A shop that documents `list_orders`, and one example. */
const shop = (language: string, code: string): ReturnType<typeof parseDocument> =>
  parseDocument(
    'spec/shop.md',
    `# Shop

## list_orders

Lists orders.

| Name | Type | Required | Description |
|---|---|---|---|
| \`page_size\` | integer | no | Per page (max: 100) |

${fenced(language, code)}`,
  )

test.each<[language: CodeLanguage, code: string]>([
  ['lua', 'local r = app.integrations.x.f({ a = 1, b = { "c" } })\nfor _, i in ipairs(r.items) do print(i.id) end'],
  [
    'javascript',
    'const r = await app.integrations.x.f({ a: 1, b: ["c"] })\nfor (const i of r.items) { console.log(i.id) }',
  ],
  ['ruby', 'r = app.integrations.x.f(a: 1, b: ["c"])\nr.items.each do |i|\n  puts i.id\nend'],
])('the calls are the same in three languages: %s', (language, code) => {
  expect(essenceOf(language, code)).toEqual(['app.integrations.x.f {"a":1,"b":["c"]} → {items:[{id}]}'])
})

describe('examples in other languages', () => {
  const wrong: readonly [language: string, code: string][] = [
    [
      'js',
      'app.integrations.shop.list_orders({ page_size: 500 })\napp.integrations.shop.list_orders({ page_sizee: ' +
        '5 })\napp.integrations.shop.list_orderz()',
    ],
    [
      'ruby',
      'app.integrations.shop.list_orders(page_size: 500)\napp.integrations.shop.list_orders(page_sizee: ' +
        '5)\napp.integrations.shop.list_orderz()',
    ],
  ]
  test.each(wrong)('examples in %s are checked as those in Lua are', (language, code) => {
    const { namespaces, messages } = shop(language, code)
    expect(messages.map(String)).toEqual([])
    expect(checkExamples(namespaces).map(({ rule, place }) => [rule, place?.start.line])).toEqual([
      ['example-out-of-range', 12],
      ['example-unknown-param', 13],
      ['example-unknown-function', 14],
    ])
  })

  test.each([
    ['python', 'app.integrations.shop.list_orders(page_size=5)', 'python'],
    ['js', 'app.integrations.shop.list_orders({ page_size: })', 'js'],
  ])('unreadable examples in %s are one finding', (language, code, named) => {
    const { messages } = shop(language, `${code}\n\`\`\`\n\n\`\`\`${language}\n${code}`)
    expect(messages.map(({ ruleId, line, reason }) => [ruleId, line, reason])).toEqual([
      [
        'unread-example',
        11,
        `Unexpected code (${named}): 2 examples call app.integrations and cannot be read, expected Lua, JavaScript or Ruby`,
      ],
    ])
  })

  test.each([
    ['bash', 'curl https://example.org'],
    ['json', '{ "a": 1 }'],
    ['python', 'print(1)'],
  ])('examples in %s that call nothing are ignored', (language, code) => {
    expect(shop(language, code).messages).toEqual([])
  })

  test.each([
    ['app.integrations.shop.get_it({ id = 1 })', 'lua'],
    ['app.integrations.shop.get_it({ id: 1 })', 'javascript'],
    ['app.integrations.shop.get_it(id: 1)', 'ruby'],
  ])('a fence without language: %s', (code, language) => {
    const [namespace] = parseDocument('spec/shop.md', `# Shop\n\n${fenced('', code)}`).namespaces
    expect(namespace?.functions.map(({ name, parameters }) => [name, parameters.map((each) => each.name)])).toEqual([
      ['get_it', ['id']],
    ])
    expect(namespace?.guides[0]?.examples?.[0]?.language).toBe(language)
  })
})

test.each([
  ['js', 'javascript'],
  ['ts title="a.ts"', 'javascript'],
  ['Ruby', 'ruby'],
  ['lua{1,2}', 'lua'],
  ['python', undefined],
  ['', undefined],
])('a fence of %j is %s', (info, language) => {
  expect(languageOf(info)).toBe(language)
})

describe('any code', () => {
  const piece = fc.constantFrom(
    ...[
      'app.integrations.x.f',
      'a',
      'r',
      '.',
      '&.',
      '?.',
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '=>',
      '=',
      '==',
      '+',
      '-',
    ],
    ...[
      '"t"',
      "'",
      '`',
      '#{',
      '${',
      '1',
      '|x|',
      'do',
      'end',
      'if',
      'else',
      'each',
      'map',
      'for',
      'while',
      'def',
      'case',
      'when',
    ],
    ...[
      '\n',
      ' ',
      ';',
      'a:',
      ':a',
      '...',
      '<<~T',
      '// c',
      '# c',
      '&:id',
      '->',
      '!',
      '? b : c',
      'return',
      'begin',
      'rescue',
    ],
  )
  const code = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(' ')),
  )
  test.each(['javascript', 'ruby'] as const)(
    'any code in %s is read or not, without throwing, with places inside of it',
    (language) => {
      fc.assert(
        fc.property(code, (text) => {
          for (const { place } of readCode(language, text).calls) {
            expect(place.start).toBeGreaterThanOrEqual(0)
            expect(place.end).toBeLessThanOrEqual(text.length)
            expect(place.line).toBeGreaterThan(0)
          }
        }),
        { numRuns: runs(1_000) },
      )
    },
  )

  test.each([
    '(',
    'a.',
    'a.b(',
    '[1,',
    '"#{',
    '{a: ',
    'a ? ',
    '!',
    '-',
    'if a\n',
    'x.each do |y|\n',
    "'",
    '`${',
    '/',
    '%w[',
    'not ',
    'a => ',
    'a ? b : ',
    'a + ',
    'if (a) ',
    'else if (a) {} ',
    'a = ',
    '`${`',
    'a.b(1).',
  ])('reading code ends on 50 KB of %j', (part) => {
    const text = part.repeat(Math.floor(50_000 / part.length))
    for (const language of ['javascript', 'ruby'] as const) expect(readCode(language, text).problems).toEqual([])
  })
})
