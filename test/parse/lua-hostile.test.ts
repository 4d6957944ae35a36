import { describe, expect, test } from 'vitest'
import { newEffort, readLua } from '#codegen/parse/lua/index.js'

const repeat = (text: string): string => text.repeat(Math.ceil(65_536 / text.length))

describe('64 KiB of anything come to an end', () => {
  const hostile: [string, string][] = [
    ...['(', '{', '[', '}', '"', '"a" ', '\0', '.', '[=', '-', '!', '…', '“', '#', '\n', 'end ', 'do ', 'if x then ', 'function f() ', 'goto a ', 'f(a=', '[{"a":', 'pcall(pcall,', 'print(x) -- "a"\n', '-- Returns: { a = 1,\n', '// x\n'].map((text): [string, string] => [text, repeat(text)]),
    ...['-1', '..1', '.a', '[1]', '()', ' and a', ' or a.b', '{}', '"a"'].map((text): [string, string] => [`x = a${text}${text}…`, `x = a${repeat(text)}`]),
    ...['-', 'not ', '#', '(', '{', '<a>', '[1,2] '].map((text): [string, string] => [`x = ${text}${text}…`, `x = ${repeat(text)}a`]),
    ...['a=1 ', 'a=1\n', 'end=1,', '"a":1,', '{'].map((text): [string, string] => [`f{${text}${text}…`, `f{${repeat(text)}}`]),
    ['strings', `x = "${repeat('\\q')}"`],
    ['quotes before a comment with a line separator', `${'"a" '.repeat(2_000)}-- \u2028x`],
    ['tables that close', `x = ${'{'.repeat(30_000)}${'}'.repeat(30_000)}`],
    ['answers of answers', `local r = f{}\n${repeat('r = r.a\n')}`],
    ['loops in loops', `local r = f{}\n${repeat('for _, r in ipairs(r) do ')}`],
    ['mentions', `local r = f{}\n${repeat('-- r.a.b.c is the x\n')}`],
  ]
  test.each(hostile)('%s', (_, code) => {
    const { problems, readable } = readLua(code)
    expect(readable || problems.length > 0).toBe(true)
    expect(problems.every(({ message, line, column }) => message.length < 300 && line >= 1 && column >= 1)).toBe(true)
  })

  test('too deep is a problem of its own', () => {
    expect(readLua(`x = ${'{'.repeat(300)}${'}'.repeat(300)}`).problems).toEqual([{ line: 1, column: 200, message: 'nested too deeply' }])
    expect(readLua(repeat('if x then ')).problems).toEqual([{ line: 1, column: 1, message: 'nested too deeply' }])
  })

  test('an answer is followed only so deep', () => {
    const { inferred } = readLua(`local r = f{}\n${'r = r.a\n'.repeat(500)}`).calls[0]!
    expect(JSON.stringify(inferred).match(/"a":/g)!.length).toBeLessThan(50)
  })

  test('what is spent on mending is shared and limited', () => {
    const effort = newEffort()
    const readings = Array.from({ length: 60 }, () => readLua(`f{ ${'a = 1\n'.repeat(1_000)} }`, effort))
    expect(effort.left).toBeLessThan(0)
    expect(readings[0]!.problems.length).toBeGreaterThan(50)
    expect(readings.at(-1)!.problems).toEqual([{ line: 2, column: 1, message: "'}' expected near 'a'" }])
  })
})
