/** `moonbind mcp --policy FILE`: the command asks whoever the client has, or waits for `moonbind approve`. */
import { describe, expect, test } from 'vitest'
import { documentOf, moonbind, project, put } from '../helpers/cli.js'
import { commanded, type Person, spawned, versions } from './serving.js'

const code = 'return app.integrations.desk.close_ticket{ id = "1" }'

async function desk(policy: string): Promise<string> {
  const cwd = project({ 'spec/desk.md': documentOf('desk', ['list_tickets', 'close_ticket']), 'policy.yaml': policy })
  expect((await moonbind(['generate'], { cwd })).code).toBe(0)
  return cwd
}

const ask = 'rules: [{ match: desk.close_ticket, do: ask, because: We are open }]\n'

describe.each(versions)('protocol %s', (version) => {
  // A process of its own takes a second to start: mcp.test.ts starts one that speaks the other version.
  const way = version === '2025-11-25' ? 'stdio' : 'HTTP'
  test(`a person is asked over ${way}, once a run, and yes or no decides`, async () => {
    const person: { answer: 'yes' | 'no'; asked: string[] } = { answer: 'yes', asked: [] }
    const start = way === 'stdio' ? spawned : commanded
    const client = await start(version, ['--mock', '--policy', 'policy.yaml'], await desk(ask), person)
    for (const [answer, status] of [
      ['yes', 'completed'],
      ['no', 'failed'],
    ] as const) {
      Object.assign(person, { answer, asked: [] })
      const run = await client.callTool({ name: 'run_lua', arguments: { code } })
      expect(run.structuredContent).toMatchObject({ status })
      expect(person.asked).toEqual([expect.stringMatching(/close_ticket \(write\)[^]*"id": "1"[^]*We are open/)])
    }
  })

  test('a client that cannot ask waits for moonbind approve, which decides', async () => {
    const cwd = await desk(ask)
    const client = await commanded(version, ['--mock', '--policy', 'policy.yaml'], cwd)
    const { run } = (await client.callTool({ name: 'run_lua', arguments: { code } })).structuredContent as {
      run: string
    }
    expect((await moonbind(['approve'], { cwd })).out).toContain('close_ticket')
    const [, call] = /approve run_\w+ (\S+) --allow/.exec((await moonbind(['approve', run], { cwd })).out)!
    expect((await moonbind(['approve', run, call!, '--allow'], { cwd })).code).toBe(0)
    const last = await client.callTool({ name: 'run_lua', arguments: { run } })
    expect(last.structuredContent).toMatchObject({ status: 'completed' })
    expect((await moonbind(['approve'], { cwd })).out).toBe('nothing waits for an approval\n')
  })

  test('a denied call is not asked about', async () => {
    const person: Person = { answer: 'yes', asked: [] }
    const cwd = await desk('rules: [{ match: desk.close_ticket, do: deny }]\n')
    const client = await commanded(version, ['--mock', '--policy', 'policy.yaml'], cwd, person)
    const run = await client.callTool({ name: 'run_lua', arguments: { code } })
    expect(run.structuredContent).toMatchObject({ status: 'failed', error: { kind: 'denied' } })
    expect(person.asked).toEqual([])
  })
})

test.each([
  ['none.yaml', 3, 'none.yaml'],
  ['policy.yaml', 2, 'policy.yaml:1:18: "desk.close" fits nothing'],
])('an unusable policy ends the command: %s', async (file, exit, message) => {
  const cwd = await desk('rules: [{ match: desk.close, do: deny }]\n')
  const { code: left, out, err } = await moonbind(['mcp', '--mock', '--policy', file], { cwd })
  expect([left, out]).toEqual([exit, ''])
  expect(err).toContain(message)
})

test('a project is found from another folder, with its bindings and its policy', async () => {
  const folder = await desk('rules: []\n')
  put(folder, '.moonbind/policy.yaml', 'rules: [{ match: desk.close, do: deny }]\n')
  const { code, out, err } = await moonbind(['mcp', '--project', folder], { cwd: project({}) })
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('.moonbind/policy.yaml:1:18: "desk.close" fits nothing')
})

test('a missing project ends the command', async () => {
  const { code, out, err } = await moonbind(['mcp', '--mock', '--project', 'none'])
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe('moonbind: option --project: expected a folder, but there is none at none\n')
})
