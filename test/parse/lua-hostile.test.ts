import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Effort, newEffort, readLua } from '#runtime/lua/index.js'
import { compileError } from '../helpers/lua.js'
import { runs } from '../helpers/runs.js'

/** A quarter of what the fences of a document share. That what they share is a limit has a test of its own, below. */
const someEffort = (): Effort => ({ left: newEffort().left / 4 })

/** A twentieth of a second is usual. What takes the square of its length would take minutes at 64 KiB. */
const ENDS_WITHIN = 10_000

/** Chains of 24 KiB are refused as too deep: half of that is read, and takes longer. */
const repeat = (text: string): string => text.repeat(Math.ceil(12_288 / text.length))

describe('12 KiB of anything come to an end', () => {
  const hostile: [string, string][] = [
    ...[
      '(',
      '{',
      '[',
      '}',
      '"',
      '"a" ',
      '\0',
      '.',
      '[=',
      '-',
      '!',
      '…',
      '“',
      '#',
      '\n',
      'end ',
      'do ',
      'if x then ',
      'function f() ',
      'goto a ',
      'f(a=',
      '[{"a":',
      'pcall(pcall,',
      'print(x) -- "a"\n',
      '-- Returns: { a = 1,\n',
      '// x\n',
    ].map((text): [string, string] => [text, repeat(text)]),
    ...['-1', '..1', '.a', '[1]', '()', ' and a', ' or a.b', '{}', '"a"'].map((text): [string, string] => [
      `x = a${text}${text}…`,
      `x = a${repeat(text)}`,
    ]),
    ...['-', 'not ', '#', '(', '{', '<a>', '[1,2] '].map((text): [string, string] => [
      `x = ${text}${text}…`,
      `x = ${repeat(text)}a`,
    ]),
    ...['a=1 ', 'a=1\n', 'end=1,', '"a":1,', '{'].map((text): [string, string] => [
      `f{${text}${text}…`,
      `f{${repeat(text)}}`,
    ]),
    ['conditions of many names', `x = ${Array.from({ length: 1_500 }, (_, index) => `a${index}`).join(' and ')}`],
    ['strings', `x = "${repeat('\\q')}"`],
    ['quotes before a comment with a line separator', `${'"a" '.repeat(2_000)}-- \u2028x`],
    ['tables that close', `x = ${'{'.repeat(8_000)}${'}'.repeat(8_000)}`],
    ['answers of answers', `local r = f{}\n${repeat('r = r.a\n')}`],
    ['loops in loops', `local r = f{}\n${repeat('for _, r in ipairs(r) do ')}`],
    ['mentions', `local r = f{}\n${repeat('-- r.a.b.c is the x\n')}`],
  ]
  test.each(hostile)('12 KiB of anything come to an end: %s', { timeout: ENDS_WITHIN }, (_, code) => {
    const { problems, readable } = readLua(code, someEffort())
    expect(readable || problems.length > 0).toBe(true)
    expect(problems.every(({ message, line, column }) => message.length < 300 && line >= 1 && column >= 1)).toBe(true)
  })

  test('nesting too deeply is a problem of its own', () => {
    expect(readLua(`x = ${'{'.repeat(300)}${'}'.repeat(300)}`).problems).toEqual([
      { line: 1, column: 200, message: 'nested too deeply' },
    ])
    expect(readLua('if x then '.repeat(6_600)).problems).toEqual([{ line: 1, column: 1, message: 'nested too deeply' }])
  })

  test('an answer is followed to a limited depth', () => {
    const { inferred } = readLua(`local r = f{}\n${'r = r.a\n'.repeat(500)}`).calls[0]!
    expect(JSON.stringify(inferred).match(/"a":/g)!.length).toBeLessThan(50)
  })

  test('the effort for repairs is shared and limited', () => {
    const effort = newEffort()
    const readings = Array.from({ length: 60 }, () => readLua(`f{ ${'a = 1\n'.repeat(1_000)} }`, effort))
    expect(effort.left).toBeLessThan(0)
    expect(readings[0]!.problems.length).toBeGreaterThan(50)
    expect(readings.at(-1)!.problems).toEqual([{ line: 2, column: 1, message: "'}' expected near 'a'" }])
  })
})

describe('code with slips at random places', () => {
  const code = [
    'local result = app.integrations.x.list({ filter = "a", page = 1 })\nfor _, item in ipairs(result.data or ' +
      '{}) do\n  if item.size > 1.5 then\n    print(item.id .. ": " .. item.name) -- "a: b"\n  end\nend',
    'local ok, err = pcall(app.integrations.x.f, {\n  tags = { "a", "b" },\n  ["end"] = 0x10, -- ' +
      'inclusive\n})\nif not ok then print("failed: " .. err) end',
    'local cursor\nrepeat\n  local page = x.list{ cursor = cursor }\n  cursor = page.next\nuntil cursor == nil',
  ]
  const slips = [
    ...',;{}()[]"\'=.:#<>~\\…“”\0 é',
    '==',
    '!=',
    '&&',
    '--',
    '//',
    '...',
    '\n',
    'end ',
    'then ',
    'do ',
    'local ',
    'nil',
    '<id>',
    '[[',
    ']]',
    '0x',
    '1e',
    '\\d',
    'goto a ',
    'return ',
  ]
  const edit = fc.record({ at: fc.nat(300), drop: fc.nat(3), put: fc.constantFrom('', ...slips) })
  const broken = fc
    .tuple(fc.constantFrom(...code), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([text, edits]) =>
      edits.reduce(
        (made, { at, drop, put }) =>
          made.slice(0, at % (made.length + 1)) + put + made.slice((at % (made.length + 1)) + drop),
        text,
      ),
    )

  test('Fengari’s compiler agrees about code with random slips, and repaired code compiles', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const { problems, repaired } = readLua(text)
        expect(problems.length === 0).toBe(compileError(text) === undefined)
        const lines = text.split('\n')
        for (const { line, column } of problems)
          expect(column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1).toBe(true)
        if (repaired !== undefined) expect(compileError(repaired)).toBeUndefined()
      }),
      { numRuns: runs(500) },
    )
  })
})
