import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moonbind, project, root } from '../helpers/cli.js'

const command = join(root, 'dist/codegen/cli.js')

/** A prompt, and the cursor after it. */
const PROMPT = '> \u001b[3G'
const CTRL_C = '\u0003'

const hasScript = ((): boolean => {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux')
  } catch {
    return false
  }
})()

/** A REPL at a terminal. Each step waits for a text that is shown and then types. */
async function atTerminal(
  cwd: string,
  steps: readonly (readonly [shown: string, type: string])[],
  more = '',
): Promise<string> {
  const child = spawn('script', ['-qec', `${process.execPath} ${command} repl --mock ${more}`, '/dev/null'], {
    cwd,
    env: { ...process.env, HOME: cwd, XDG_STATE_HOME: join(cwd, 'state'), TERM: 'xterm' },
  })
  let all = ''
  let seen = 0
  const rest = [...steps]
  child.stdout.on('data', (bytes: Buffer) => {
    all += bytes.toString('utf8')
    for (let step = rest[0]; step !== undefined; step = rest[0]) {
      const at = all.indexOf(step[0], seen)
      if (at < 0) return
      seen = at + step[0].length
      rest.shift()
      child.stdin.write(step[1])
    }
  })
  await new Promise((resolve) => child.on('close', resolve))
  return all
}

test.skipIf(!hasScript)(
  `at a terminal: completion, an endless loop that Ctrl-C ends, history${hasScript ? '' : ' (skipped: there is no script(1) of util-linux)'}`,
  async () => {
    const cwd = project({})
    const shown = await atTerminal(cwd, [
      [PROMPT, 'kept = 41\r'],
      [PROMPT, 'while true do kept = kept end\r'],
      ['kept end\r\r\n', CTRL_C],
      ['The run was aborted', 'kept + 1\r'],
      ['42', ''],
      [PROMPT, 'app.integrations.telnyx.send_s\t'],
      ['send_sms', '{ fr\t'],
      ['from = ', CTRL_C],
      [PROMPT, ':qu\t'],
      [':quit', '\r'],
    ])
    expect(shown).toContain('app.integrations.telnyx.send_sms')
    const history = join(cwd, 'state/moonbind/history')
    expect(readFileSync(history, 'utf8')).toBe('kept = 41\nwhile true do kept = kept end\nkept + 1\n:quit\n')
    expect(statSync(history).mode & 0o777).toBe(0o600)
  },
  60_000,
)

test.skipIf(!hasScript)(
  'at a terminal: a call that the policy asks about is sent after one key',
  async () => {
    const policy = 'rules:\n  - match: telnyx.send_sms\n    do: ask\n    because: texts cost money\n'
    const cwd = project({ 'policy.yaml': policy })
    const send = 'app.integrations.telnyx.send_sms{ from = "+1", to = "+2", text = "x" }.data.id ~= nil\r'
    const shown = await atTerminal(
      cwd,
      [
        [PROMPT, send],
        ['always in this session ', 'y'],
        ['true\r\n', ''],
        [PROMPT, send],
        ['always in this session ', 'n'],
        ['was not approved', ''],
        [PROMPT, send],
        ['always in this session ', CTRL_C],
        ['The run was aborted', ''],
        [PROMPT, ':policy\r'],
        ['rule 1 ("telnyx.send_sms", ask: texts cost money)', ''],
        [PROMPT, ':quit\r'],
      ],
      '--policy policy.yaml',
    )
    expect(shown).toContain('texts cost money')
  },
  60_000,
)

test('without a terminal, standard input is read to its end, and a failure counts', async () => {
  const cwd = project({})
  const found = await moonbind(['repl', '--mock'], { cwd, input: 'x = 20\nlocal y = 22\nx + y\n' })
  expect(found).toEqual({ code: 0, out: '42\n', err: '' })
  expect(await moonbind(['repl'], { cwd, input: 'error("no")\n1\n' })).toEqual({
    code: 1,
    out: '1\n',
    err: 'repl:1: no\n',
  })
  expect(await moonbind(['repl'], { cwd, input: Uint8Array.of(0xff) })).toMatchObject({ code: 3, out: '' })
  expect((await moonbind(['repl', 'x'], { cwd })).code).toBe(2)
})
