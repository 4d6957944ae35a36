import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { workflow } from '#codegen/cli/init/workflow.js'
import { moonbind, project, put, root } from '../helpers/cli.js'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The words of a command line, as a shell takes them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare ?? '')

/** What `$ npx moonbind …` shows in the lines below it. */
const sessions = [...readme.matchAll(/^ {4}\$ npx moonbind (.*)\n((?: {4}(?!\$).*\n)+)/gm)].map(
  ([, line = '', output = '']) => ({ line, output: output.replace(/^ {4}/gm, '') }),
)

test('README.md shows two terminal sessions', () => expect(sessions).toHaveLength(2))
test.each(sessions)('a session of README.md prints what it shows: $line', async ({ line, output }) => {
  const { out, err } = await moonbind(wordsOf(line))
  expect(out + err).toBe(output)
})

/** These need what no test of words can give them. */
const elsewhere: readonly (readonly [line: RegExp, where: string])[] = [
  [/^mcp /, 'a client: test/mcp/mcp.test.ts'],
  [/^repl /, 'a terminal: test/repl/terminal.test.ts'],
  [/ --base /, 'a clone of a repository: test/cli/ci.test.ts'],
]
const lines = [...new Set([...readme.matchAll(/npx moonbind ([^`\n#]+)/g)].map((match) => match[1]!.trim()))].filter(
  (line) => !elsewhere.some(([pattern]) => pattern.test(`${line} `)) && !sessions.some((shown) => shown.line === line),
)

describe('the commands of README.md work in a new project', () => {
  let cwd: string
  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'moonbind-readme-'))
    put(cwd, 'script.lua', 'return app.integrations.shop.get_item({ id = "item-1" }).data.name\n')
    await moonbind(['init'], { cwd })
    for (const name of ['telnyx.md', 'telnyx.http.yaml'])
      put(cwd, `spec/${name}`, readFileSync(join(root, 'spec', name)))
    await moonbind(['generate'], { cwd })
  })
  afterAll(() => rmSync(cwd, { recursive: true }))

  test.each(lines)('a command of README.md works in a new project: %s', async (line) => {
    const words = wordsOf(line.replace('FILE…', 'script.lua').replace('FILE', 'spec/shop.md'))
    const needsMock = words[0] === 'run' && words[1] === 'script.lua'
    const { code, out, err } = await moonbind(needsMock ? [...words, '--mock'] : words, { cwd })
    expect({ code, err }, out).toEqual({ code: 0, err: expect.not.stringContaining('undefined') })
  })
})

test('the workflow of README.md is the one that init writes', () => {
  const shown = /```yaml\n# \.github\/workflows\/moonbind\.yml\n([^]*?)```/.exec(readme)![1]!
  expect(parse(shown)).toEqual(parse(workflow('npm')))
})

test('the first steps of README.md are those that init names', async () => {
  const { out } = await moonbind(['init'], { cwd: project({ 'package-lock.json': '{}' }) })
  const steps = out.split('next:\n')[1]!.trim().split(/\n */)
  for (const step of steps.filter((line) => !line.endsWith('check --run'))) expect(readme).toContain(`${step}`)
})
