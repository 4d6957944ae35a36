import { describe, expect, test } from 'vitest'
import { readLua } from '#runtime/lua/index.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'
import { compileError } from '../helpers/lua.js'

/** The Lua fences of a document, by a reader of their own: `line` is the one of the fence. */
function luaFences(text: string): { readonly line: number; readonly code: string }[] {
  const lines = text.split('\n')
  const marks = [...lines.entries()].filter(([, line]) => /^ *```/.test(line))
  return marks.flatMap(([at, line], index) => {
    if (index % 2 === 1 || !/^ *```lua\s*$/.test(line)) return []
    return [{ line: at + 1, code: lines.slice(at + 1, marks[index + 1]?.[0]).join('\n') }]
  })
}

const fences = readCorpus().flatMap(({ file, text }) =>
  luaFences(text).map((fence) => ({ ...fence, file, reading: readLua(fence.code) })),
)
const broken = fences.filter(({ reading }) => reading.problems.length > 0)

describe.skipIf(withoutCorpus)(`Lua fences of further documents${withoutCorpus}`, () => {
  test('the corpus has 592 Lua fences, of which 50 are broken', () => {
    expect([fences.length, broken.length]).toEqual([592, 50])
  })

  test('Fengari’s compiler agrees about each fence, and names the same line or the next one', () => {
    const agreement = { valid: 0, broken: 0 }
    for (const { code, reading } of fences) {
      const error = compileError(code)
      expect(error === undefined).toBe(reading.problems.length === 0)
      agreement[error === undefined ? 'valid' : 'broken']++
      const line = Number(/^code:(\d+)/.exec(error ?? '')?.[1] ?? 0)
      if (error !== undefined) expect([line, line - 1]).toContain(reading.problems[0]!.line)
    }
    expect(agreement).toEqual({ valid: 542, broken: 50 })
  })

  test('every broken fence is repaired, and Fengari compiles it', () => {
    expect(
      broken.filter(({ reading }) => reading.repaired === undefined || compileError(reading.repaired) !== undefined),
    ).toEqual([])
  })

  test('examples of documents have only these mistakes', () => {
    const kinds = ['missing comma after "', '" is a reserved word: write ["', 'a table alone is not a statement']
    const messages = broken.flatMap(({ reading }) => reading.problems.map(({ message }) => message))
    expect(kinds.map((kind) => messages.filter((message) => message.includes(kind)).length)).toEqual([84, 4, 2])
    expect(messages).toHaveLength(90)
  })

  test('each syntax problem is at the place that its message names', () => {
    const wrong = broken.flatMap(({ file, line: at, code, reading }) =>
      reading.problems.flatMap(({ line, column, message }) => {
        const before = code.split('\n')[line - 1]!.slice(0, column - 1)
        const after = code.split('\n')[line - 1]!.slice(column - 1)
        const field = /^missing comma after "(.*)"$/.exec(message)?.[1]
        const word = /^"(\w+)" is a reserved word/.exec(message)?.[1]
        const right =
          field !== undefined
            ? before.trim() === field
            : word !== undefined
              ? after.startsWith(word)
              : after.startsWith('{')
        return right ? [] : [`${file}:${at + line}:${column} ${message}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})
