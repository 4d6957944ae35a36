import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moonbind, project, snapshot } from '../helpers/cli.js'

const wrong = `const r = app.integrations.telnyx.list_phone_number({ page_size = 20 })
for _, n in ipairs(r) do
  if n.status != "active" then print("n: " + n.phone) end
end
`
const right = `local r = app.integrations.telnyx.list_phone_numbers({ page_size = 20 })
for _, n in ipairs(r.data) do
  if n.status ~= "active" then print("n: " .. n.phone_number) end
end
`

test('lint names file, line, column and rule of each finding, and counts them', async () => {
  const cwd = project({ 'wrong.lua': wrong, 'right.lua': right })
  const { code, out, err } = await lint(['wrong.lua', 'right.lua'], cwd)
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(out).toContain(
    'wrong.lua:1:35: error: app.integrations.telnyx.list_phone_number is not documented: did you mean ' +
      'list_phone_numbers? (unknown-function, --fix puts it right)\n',
  )
  expect(out).not.toContain('right.lua')
  expect(out.split('\n').at(-2)).toBe('2 scripts, 2 calls, 4 errors, 2 warnings')
})

test('lint --fix writes only the files that it changes', async () => {
  const cwd = project({ 'wrong.lua': wrong, 'right.lua': right })
  const { code, out } = await lint(['wrong.lua', 'right.lua', '--fix'], cwd)
  expect({ code, out }).toEqual({ code: 0, out: '2 scripts, 2 calls, 0 errors, 0 warnings, 6 put right\n' })
  expect(snapshot(cwd)).toEqual({ 'wrong.lua': right, 'right.lua': right })
})

test('lint --fix prints a script from standard input, and its findings on standard error', async () => {
  const { code, out, err } = await moonbind(['lint', '-', '--fix'], { input: wrong })
  expect({ code, out, err }).toEqual({
    code: 0,
    out: right,
    err: '1 script, 1 call, 0 errors, 0 warnings, 6 put right\n',
  })
})

test('lint --json has findings with their fixes, and the calls that the script may make', async () => {
  const source = 'for i = 1, 2 do app.integrations.telnyx.send_sms({ from = "+1", to = "+2", text = null }) end'
  const { out } = await moonbind(['lint', '-e', source, '--json'])
  expect(JSON.parse(out)).toEqual({
    version: 1,
    files: [
      {
        name: 'script',
        fixed: 0,
        findings: [
          {
            rule: 'foreign-name',
            severity: 'error',
            message: '"null" is not defined in Lua: write nil (or json.null, to send null)',
            line: 1,
            column: 83,
            endLine: 1,
            endColumn: 87,
            nearest: 'nil',
            fix: [{ start: 82, end: 86, text: 'nil' }],
          },
        ],
        uses: [{ function: 'telnyx.send_sms', account: 'default', effect: 'write', line: 1, inLoop: true }],
      },
    ],
  })
})

test('lint --format github writes annotations, --format sarif a log', async () => {
  const { out } = await moonbind(['lint', '-e', 'print(1 != 2)', '--format', 'github'])
  expect(out).toBe(
    '::error file=script,line=1,col=9,endLine=1,endColumn=11,title=lint/foreign-operator::"!=" is not a Lua ' +
      'operator: write ~=\n',
  )
  const { out: sarif } = await moonbind(['lint', '-e', 'print(1 != 2)', '--format', 'sarif'])
  expect(JSON.parse(sarif).runs[0].results[0]).toMatchObject({ ruleId: 'lint/foreign-operator', level: 'error' })
})

test('lint knows the accounts of the documents and of --account', async () => {
  const call = 'app.integrations.telnyx.sales.list_calls({})'
  expect(await moonbind(['lint', '-e', call])).toMatchObject({ code: 1 })
  expect(await moonbind(['lint', '-e', call, '--account', 'sales'])).toMatchObject({ code: 0 })
})

test('lint reports wrong usage in a message of its own', async () => {
  expect(await moonbind(['lint'])).toMatchObject({ code: 2, err: expect.stringContaining('which script?') })
  expect(await moonbind(['lint', 'nowhere.lua'])).toMatchObject({
    code: 3,
    err: 'moonbind: nowhere.lua: Cannot read it: no such file or folder\n',
  })
  expect(await moonbind(['lint', '-', '--format', 'xml'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('unknown format "xml", expected one of text, json, github, sarif'),
  })
  expect(await moonbind(['lint', '-'], { input: Buffer.from([0xff]) })).toMatchObject({
    code: 3,
    err: 'moonbind: standard input:1:1: expected UTF-8 text\n',
  })
})

test('run does not run a script with an error unless --no-lint is given', async () => {
  const script = 'print("before")\nlocal r = app.integrations.telnyx.list_phone_number({})'
  expect(await moonbind(['run', '--mock', '-e', script])).toEqual({
    code: 1,
    out: '',
    err:
      'script:2: app.integrations.telnyx.list_phone_number is not documented: did you mean ' +
      'list_phone_numbers?\nThe script was not run. No request was made.\n',
  })
  expect(await moonbind(['run', '--mock', '--no-lint', '-e', script])).toMatchObject({ code: 1, out: 'before\n' })
})

test('run runs a script that has only warnings', async () => {
  const script = 'local r = app.integrations.telnyx.list_phone_numbers({})\nprint(r.dta)'
  expect(await moonbind(['run', '--mock', '-e', script])).toEqual({ code: 0, out: 'nil\n', err: '' })
})

/** With the bindings of this project, on files of another folder. */
function lint(args: readonly string[], cwd: string) {
  return moonbind(['lint', ...args.map((arg) => (arg.endsWith('.lua') ? join(cwd, arg) : arg))]).then((finished) => ({
    ...finished,
    out: finished.out.replaceAll(`${cwd}/`, ''),
  }))
}

test('lint --fix keeps what no fix touches, byte for byte', async () => {
  const source = '-- “quoted”\r\nlocal x = "ä"\r\nif x != nil then print(x) end\r\n'
  const cwd = project({ 'x.lua': source })
  await lint(['x.lua', '--fix'], cwd)
  expect(readFileSync(join(cwd, 'x.lua'), 'utf8')).toBe(source.replace('!=', '~='))
})
