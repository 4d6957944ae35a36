import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moonbind, project } from '../helpers/cli.js'

test.each<[what: string, text: string]>([
  ['no JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['another shape', '{"call": 1, "path": {}}'],
])('approve does not take a file with %s for a question', async (_, text) => {
  const cwd = project({ '.moonbind/approvals/run_1.json': text })
  expect(await moonbind(['approve'], { cwd })).toMatchObject({ code: 0, out: 'nothing waits for an approval\n' })
  expect(await moonbind(['approve', 'run_1', '--allow'], { cwd })).toMatchObject({ code: 2, out: '' })
})

test('approve shows arguments without terminal control characters', async () => {
  const question = {
    call: '1',
    path: 'a.b',
    effect: 'write',
    args: { to: '\u202eevil\u009b2J' },
    because: 'x\u001b[2J',
  }
  const cwd = project({ '.moonbind/approvals/run_1.json': JSON.stringify(question) })
  const { out } = await moonbind(['approve', 'run_1'], { cwd })
  expect(out).toContain('"to": "\uFFFDevil\uFFFD2J"')
  expect(out).not.toMatch(/[\u001b\u009b\u202e]/)
})

test('approve decides about the named run', async () => {
  const { code: left, err } = await moonbind(['approve', '--allow'], { cwd: project({}) })
  expect([left, err]).toEqual([2, expect.stringContaining('which run?')])
})

test.each<[words: string[], message: string]>([
  [[], 'which call? run_1 waits with call 2; look at it first'],
  [['1'], '1 does not wait: run_1 waits with call 2; look at it first'],
])('approve allows only the call that was shown: %j', async (words, message) => {
  const question = { call: '2', path: 'a.b', effect: 'write', args: {} }
  const cwd = project({ '.moonbind/approvals/run_1.json': JSON.stringify(question) })
  const { code, err } = await moonbind(['approve', 'run_1', ...words, '--allow'], { cwd })
  expect([code, err]).toEqual([2, expect.stringContaining(message)])
  expect(existsSync(join(cwd, '.moonbind/approvals/run_1.decision.json'))).toBe(false)
  expect(await moonbind(['approve', 'run_1', '2', '--allow'], { cwd })).toMatchObject({
    code: 0,
    out: 'allowed: a.b\n',
  })
})
