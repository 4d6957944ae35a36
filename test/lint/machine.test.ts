import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkScript } from '#runtime/lint/index.js'
import { readScript } from '#runtime/lint/syntax/index.js'
import { compileError } from '../helpers/lua.js'
import { luaCommand, runByC, runByOurs } from '../lua/machines.js'
import { programs } from '../lua/programs.js'
import { randomOf } from '../lua/random.js'
import { SEED } from '../lua/record.js'

const STEP = 12
const some = programs(SEED).filter((_, index) => index % STEP === 0)
const errorsOf = (source: string) =>
  checkScript(source, { integrations: [] }).findings.filter(({ severity }) => severity === 'error')

test('lint reports no error in a program that runs to its end', async () => {
  const command = luaCommand()
  const found = command === undefined ? await runByOurs(some) : runByC(command, some)
  const ran = some.filter((_, index) => found[index]!.startsWith('true'))
  expect(ran.length).toBeGreaterThan(some.length / 3)
  // A program that calls `pcall` may catch what is reported.
  const alone = ran.filter((program) => !/pcall|load|coroutine/.test(program))
  expect(alone.flatMap((program) => errorsOf(program).map(({ message }) => ({ program, message })))).toEqual([])
})

test('code that compiles has no syntax finding, and code that does not compile has one', () => {
  const wrong = [...some, ...broken(some)].flatMap((program) => {
    const compiles = compileError(program) === undefined
    const findings = readScript(program).reporter.findings()
    return compiles === (findings.length === 0) ? [] : [{ program, compiles, findings }]
  })
  expect(wrong).toEqual([])
})

/** The same programs with a word or sign taken out, put in, or in another place. */
function broken(all: readonly string[]): string[] {
  const random = randomOf(7)
  const words = 'end then do local function if ( ) { } , = .. "x" 1 not and : ; return break [ ] ... :: goto'.split(' ')
  return all.slice(0, 400).map((program) => {
    const parts = program.split(/(\s+|\b)/).filter((part) => part !== '')
    const at = random.int(parts.length)
    if (random.once(3)) parts.splice(at, 1)
    else if (random.once(2)) parts.splice(at, 0, ` ${random.pick(words)} `)
    else parts[at] = ` ${random.pick(words)} `
    return parts.join('')
  })
}

test('lint findings have places within their script', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8')
  for (const { line, column, endLine, endColumn } of checkScript(source, { integrations: [] }).findings) {
    const lines = source.split('\n')
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1)
    expect(endLine > line || endColumn > column).toBe(true)
  }
})
