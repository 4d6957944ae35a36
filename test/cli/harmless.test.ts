import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moonbind, project, put, root } from '../helpers/cli.js'

const document = readFileSync(join(root, 'spec/telnyx.md'), 'utf8')
const overlay = readFileSync(join(root, 'spec/telnyx.http.yaml'), 'utf8')

/** The real document and overlay; `edit` changes the section of one function. */
function telnyx(name: string, edit: (section: string) => string): string {
  const sections = document.split(/^(?=## )/m)
  const edited = sections.map((section) => (section.startsWith(`## ${name}\n`) ? edit(section) : section))
  return project({ 'spec/telnyx.md': edited.join(''), 'spec/telnyx.http.yaml': overlay })
}

const lowered = (): string => telnyx('list_calls', (section) => section.replace('max: 250', 'max: 7'))
const call = (name: string): string => `app.integrations.telnyx.${name}({ page_size = 8 })`

test('an idle limit is a note and does not block generation', async () => {
  const cwd = lowered()
  const generated = await moonbind(['generate'], { cwd })
  expect(generated.code).toBe(0)
  expect(generated.err).toMatch(
    /^spec\/telnyx\.http\.yaml:\d+:\d+ info the documented maximum of "page_size" is 7: 50 limits nothing idle-limit$/m,
  )
  expect((await moonbind(['check'], { cwd })).out).toMatch(/info [^\n]*\n {4}documents\/idle-limit/)
})

test("the documented maximum below the overlay's limit counts, in its function only", async () => {
  const cwd = lowered()
  await moonbind(['generate'], { cwd })
  const refused = await moonbind(['run', '--mock', '-e', call('list_calls')], { cwd })
  expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/page_size.*at most 7/) })
  expect(refused.err).not.toContain('50')
  expect(await moonbind(['run', '--mock', '-e', call('list_messages')], { cwd })).toMatchObject({ code: 0, err: '' })
})

test('a function without an entry is reported at its heading, in generate and in check', async () => {
  const cwd = telnyx(
    'get_call',
    (section) => `${section}\n## get_balance\n\nGets the balance.\n\n### Parameters\n\nNone.\n\n`,
  )
  const line = readFileSync(join(cwd, 'spec/telnyx.md'), 'utf8').split('\n').indexOf('## get_balance') + 1
  const message =
    'the documented function "get_balance" has no entry, expected "call" or "absent" in spec/telnyx.http.yaml'
  const generated = await moonbind(['generate'], { cwd })
  expect(generated.code).toBe(1)
  expect(generated.err).toMatch(new RegExp(`^spec/telnyx\\.md:${line}:\\d+ error ${message} overlay$`, 'm'))
  expect((await moonbind(['check'], { cwd })).out).toContain(`spec/telnyx.md:${line}:`)
})

const findings = async (cwd: string): Promise<{ subject: string; message: string }[]> => {
  const { findings: all } = JSON.parse((await moonbind(['check', '--json'], { cwd })).out)
  return all.filter(({ rule }: { rule: string }) => rule === 'example-refused')
}

test('refused examples are findings at their lines, without a document of the API', async () => {
  const found = await findings(telnyx('', (section) => section))
  expect(found.map(({ subject, message }) => `${subject} ${message}`).sort()).toEqual([
    expect.stringMatching(/^telnyx\.get_call .*`get_call` is not available: /),
    expect.stringMatching(/^telnyx\.list_call_records .*`filter_call_session_id` is not a UUID: /),
    expect.stringMatching(/^telnyx\.list_calls .*the parameter `filter_status` is not available: /),
  ])
})

test.each([
  ['a value beyond a limit', 'page_size = 51', 1],
  ['a value below one', 'page_size = 0', 1],
  ['a value that is not among those that are left', 'filter_status = "sending"', 1],
  ['values within the limits', 'page_size = 50, filter_status = "delivered"', 0],
  ['a value that is computed', 'page_size = limit * 2', 0],
  ['what the document itself refuses', 'page_size = 251', 0],
])('examples that the overlay refuses: %s: %s', async (_name, fields, count) => {
  const call = `app.integrations.telnyx.list_messages({ ${fields} })`
  const cwd = telnyx('list_messages', (section) => section.replace('```lua\n', `\`\`\`lua\n${call}\n`))
  expect((await findings(cwd)).filter(({ subject }) => subject === 'telnyx.list_messages')).toHaveLength(count)
})

test('the mock reports a refused example once, and answers nevertheless', async () => {
  const cwd = telnyx('', (section) => section)
  await moonbind(['generate', '--quiet'], { cwd })
  const call = 'app.integrations.telnyx.get_call({ call_session_id = "1" })'
  put(cwd, 'x.lua', `${call}\n${call}\nprint("done")\n`)
  const { code, out, err } = await moonbind(['run', '--mock', 'x.lua'], { cwd })
  expect({ code, out }).toEqual({ code: 0, out: 'done\n' })
  expect(err).toMatch(
    /^moonbind: the mock answers what the API refuses: app\.integrations\.telnyx\.get_call is not available: [^\n]*\n$/,
  )
})
