import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '#codegen/check/finding.js'
import { documentOf, moonbind, project, root } from '../helpers/cli.js'

const text = readFileSync(join(root, 'spec/telnyx.md'), 'utf8')
const bindings = join(root, 'dist/generated')

async function run(document: string): Promise<{ code: number | null; found: string[] }> {
  const cwd = project({ 'spec/telnyx.md': document })
  const { code, out } = await moonbind(['check', '--json', '--run', '--generated', bindings], { cwd })
  const findings: Finding[] = JSON.parse(out).findings
  return {
    code,
    found: findings
      .filter(({ section }) => section === 'examples')
      .map(({ rule, place, message }) => `${rule} ${place?.start.line} ${message}`),
  }
}

const lineOf = (document: string, code: string): number => document.slice(0, document.indexOf(code)).split('\n').length

test('check --run runs every example of the document', async () => {
  expect((await run(text)).found).toEqual([])
  expect(await moonbind(['check', '--run'])).toMatchObject({ code: 0, err: '' })
})

test('check --run names the line of an example that fails', async () => {
  const document = text.replace(
    'print("Status: " .. result.data.status)\nprint("Duration',
    'error("no luck")\nprint("Duration',
  )
  const { code, found } = await run(document)
  expect(code).toBe(1)
  expect(found).toEqual([
    expect.stringMatching(
      new RegExp(
        `^example-failed ${lineOf(document, 'error("no luck")')} telnyx\\.get_call: the example fails: .*no luck`,
      ),
    ),
  ])
})

test('check --run names the line of an output that is not printed', async () => {
  const document = text.replace('-- "+12345678900"', '-- "+12345678901"')
  expect((await run(document)).found).toEqual([
    expect.stringMatching(
      new RegExp(
        `^example-not-printed ${lineOf(document, '-- "+12345678901"')} telnyx\\.get_phone_number: .*phone_number.* did not print`,
      ),
    ),
  ])
})

test('check --run stops an endless example, and does not run one that is already wrong', async () => {
  const document = text
    .replace('print("Message ID: " .. result.data.id)', 'while true do end')
    .replace('  call_session_id = "0ccc', '  call_id = "0ccc')
  const { found } = await run(document)
  expect(found.filter((each) => each.startsWith('example-failed'))).toEqual([
    // On a busy machine the host ends it, which knows the line of its last call.
    expect.stringMatching(/^example-failed \d+ telnyx\.send_sms: .*CPU limit of 2000 ms/),
  ])
  expect(found.some((each) => each.startsWith('example-unknown-param'))).toBe(true)
})

test('check --run needs the bindings of every namespace', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping']) })
  expect(await moonbind(['check', '--run', '--generated', bindings], { cwd })).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('--run: no bindings of shop: generate them'),
  })
})
