import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moonbind, project } from '../helpers/cli.js'

const script = 'local t = {} for i = 1, 3000 do t[i] = { id = i } end print("done") return t'
const run = ['run', '-e', script, '--json', '--max-tokens', '400']

const longRun = async (cwd: string) => {
  const { code, out, err } = await moonbind(run, { cwd })
  const shown = JSON.parse(out) as { truncated: { result: string }; value: unknown[] }
  return { code, out, err, shown, handle: shown.truncated.result }
}

test('a run that is too long is cut, and the rest is read page by page', async () => {
  const cwd = project({})
  const { code, out, err, shown, handle } = await longRun(cwd)
  expect({ code, output: shown }).toMatchObject({
    code: 0,
    output: { status: 'completed', output: 'done\n', calls: 'no calls' },
  })
  expect(out.length).toBeLessThanOrEqual(1600)
  expect(err).toBe(`moonbind: read the rest with: npx moonbind result ${handle} /value\n`)
  const page = await moonbind(['result', handle, '/value', '--offset', '2998'], { cwd })
  expect(JSON.parse(page.out)).toEqual({
    path: '/value',
    type: 'list',
    total: 3000,
    offset: 2998,
    count: 2,
    value: [{ id: 2999 }, { id: 3000 }],
  })
})

test('a run that fits keeps nothing', async () => {
  const cwd = project({})
  const { out, err } = await moonbind(['run', '-e', 'return 1', '--json', '--max-tokens', '400'], { cwd })
  expect({ out: JSON.parse(out), err }).toEqual({ out: { status: 'completed', value: 1, calls: 'no calls' }, err: '' })
  expect(readdirSync(cwd)).not.toContain('.moonbind')
})

test('results are private, ignored by git, and forgotten after an hour', async () => {
  const cwd = project({})
  const { handle } = await longRun(cwd)
  const file = join(cwd, '.moonbind/results', handle)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(cwd, '.moonbind/results')).sort()).toEqual(['.gitignore', handle])
  const past = Date.now() / 1000 - 3601
  utimesSync(file, past, past)
  expect((await moonbind(['result', handle], { cwd })).code).toBe(2)
  const next = await longRun(cwd)
  expect(readdirSync(join(cwd, '.moonbind/results')).sort()).toEqual(['.gitignore', next.handle])
})

describe('is refused', () => {
  test.each([
    [['result', 'res_0'], 'read_result: there is no result "res_0"'],
    [['result', '../package.json'], 'read_result: there is no result "../package.json"'],
    [['result'], 'result needs more words'],
    [['result', 'res_0', '/', '--offset', '-1'], '--offset'],
    [['run', '-e', 'return 1', '--max-tokens', '400'], '--max-tokens is about the whole run: it needs --json'],
    [['run', '-e', 'return 1', '--json', '--max-tokens', '20'], '--max-tokens: expected at least 300, got 20'],
    [['run', '-e', 'return 1', '--json', '--max-tokens', 'x'], '--max-tokens: expected a whole number, got "x"'],
  ])('result refuses %j', async (command, message) => {
    const { code, out, err } = await moonbind(command, { cwd: project({}) })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })
})
