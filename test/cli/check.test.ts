import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding } from '#codegen/check/finding.js'
import { documentOf, moonbind, project, put, snapshot } from '../helpers/cli.js'

async function generated(): Promise<string> {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['list_items', 'get_item']) })
  await moonbind(['generate'], { cwd })
  return cwd
}

test('check is clean after generate, also with CRLF, and writes nothing', async () => {
  const cwd = await generated()
  expect(await moonbind(['check'], { cwd })).toEqual({
    code: 0,
    err: '',
    out: 'breaking: not compared (no --base)\nupstream: not compared (no --openapi)\n0 errors, 0 warnings, 0 notes\n',
  })
  for (const [path, text] of Object.entries(snapshot(join(cwd, 'generated'))))
    put(cwd, `generated/${path}`, text.replaceAll('\n', '\r\n'))
  const before = snapshot(cwd)
  expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 0 })
  expect(await moonbind(['generate'], { cwd })).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing to do'),
  })
  expect(snapshot(cwd)).toEqual(before)
})

const cases: [name: string, change: (cwd: string) => void, want: RegExp[]][] = [
  [
    'a missing file',
    (cwd) => rmSync(join(cwd, 'generated/shop/index.ts')),
    [/^generated\/shop\/index\.ts error is missing.*\n {4}stale\/missing-output /m],
  ],
  [
    'an edited file',
    (cwd) => put(cwd, 'generated/shop/index.ts', 'x\n'),
    [
      /^generated\/shop\/index\.ts:1:1 error .*edited by hand.*\n {4}expected: at line 1\n {4}- x$[^]* {4}stale\/edited-output /m,
    ],
  ],
  [
    'a conflict',
    (cwd) => put(cwd, 'generated/shop/index.ts', '<<<<<<< HEAD\n'),
    [/^generated\/shop\/index\.ts:1:1 error holds the markers of a merge conflict$/m],
  ],
  [
    'a changed document',
    (cwd) => put(cwd, 'spec/shop.md', documentOf('shop', ['list_items'])),
    [
      /^generated\/shop\/\S+:\d+:1 error is older than the documents\n {4}also .*generated\/shop\/schema\.json.*\n {4}expected: at line \d+$/m,
    ],
  ],
  [
    'a document that is gone',
    (cwd) => {
      rmSync(join(cwd, 'spec/shop.md'))
      put(cwd, 'spec/other.md', documentOf('other', ['ping']))
    },
    [
      /^generated\/shop\/\S+ error .*\n {4}also .*generated\/shop\/schema\.json.*\n {4}stale\/orphaned-output/m,
      /^generated\/other\/\S+ error .*\n {4}also .*generated\/other\/schema\.json.*\n {4}stale\/missing-output/m,
    ],
  ],
]
test.each(cases)('check finds %s and says what fixes it', async (_name, change, want) => {
  const cwd = await generated()
  change(cwd)
  const before = snapshot(cwd)
  const { code, out } = await moonbind(['check'], { cwd })
  expect(code).toBe(1)
  for (const pattern of want) expect(out).toMatch(pattern)
  expect(out).toContain('\nfix what is stale with: npx moonbind generate\n')
  expect(snapshot(cwd)).toEqual(before)
  await moonbind(['generate'], { cwd })
  expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 0 })
})

test('a document with errors is never clean, whatever is configured, and its output is not compared', async () => {
  const cwd = await generated()
  put(cwd, 'spec/shop.md', '# Shop\n')
  put(cwd, '.moonbind/config.yaml', 'rules:\n  "*": off\n')
  const { code, out } = await moonbind(['check', '--base', 'spec'], { cwd })
  expect(code).toBe(1)
  expect(out).toMatch(/^spec\/shop\.md:.* error /)
  expect(out).toContain('stale: not compared (a document has errors)\n')
  expect(out).toContain('breaking: incomplete (without spec/shop.md, which has errors)\n')
})

test('check names the folders in the command that fixes, also in JSON', async () => {
  const cwd = project({ 'my docs/shop.md': documentOf('shop', ['ping']) })
  const { code, out } = await moonbind(['check', '--spec', 'my docs', '--out', 'made', '--json'], { cwd })
  expect(code).toBe(1)
  const fix = "npx moonbind generate --spec 'my docs' --out made"
  const { findings }: { findings: Finding[] } = JSON.parse(out)
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'missing-output', section: 'stale', fix }))
  expect(findings.flatMap(({ subject, also = [] }) => [subject, ...also.map((each) => each.subject)])).toContain(
    'made/shop/index.ts',
  )
})

test('check finds mistakes in an example', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping']).replace('{ id = "1" }', '{ idd = "1" }') })
  await moonbind(['generate'], { cwd })
  const { code, out } = await moonbind(['check'], { cwd })
  expect(code).toBe(1)
  expect(out).toMatch(
    /^spec\/shop\.md:16:\d+ error shop\.ping: .*idd.*\n(?: {4}.*\n)* {4}examples\/example-unknown-param /m,
  )
})

describe('formats and files', () => {
  const stale = (): string => project({ 'spec/shop.md': documentOf('shop', ['ping']) })

  test.each([
    ['json', /^\{\n {2}"version": 2,/],
    [
      'github',
      /^::error file=generated\/shop\/[^,]+,line=1,.*title=stale\/missing-output::generated\/shop\/\S+: is missing/,
    ],
    ['sarif', /"version": "2\.1\.0"/],
    ['markdown', /^<!-- moonbind check -->\n/],
    ['gitlab', /^\[\n {2}\{\n {4}"description"/],
    ['junit', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="moonbind check">\n/],
    ['text', /1 error, 0 warnings, 0 notes\n$/],
  ])('--format %s', async (format, want) => {
    const { code, out, err } = await moonbind(['check', '--format', format], { cwd: stale() })
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(want)
  })

  test('--output can be given several times, by ending or by format name', async () => {
    const cwd = stale()
    expect(await moonbind(['check', '--output', 'out/a.json'], { cwd })).toEqual({
      code: 4,
      out: '',
      err: 'moonbind: cannot write out/a.json: there is no folder out, make it or name another one\n',
    })
    mkdirSync(join(cwd, 'out'))
    expect(
      await moonbind(
        ['check', '--output', 'out/a.json', '--output', 'b.sarif', '--output', 'github:c.txt', '--output', 'd.md'],
        { cwd },
      ),
    ).toMatchObject({ code: 1 })
    const written = snapshot(cwd)
    expect(JSON.parse(written['out/a.json']!)).toMatchObject({ version: 2 })
    expect(JSON.parse(written['b.sarif']!)).toMatchObject({ version: '2.1.0' })
    expect(written['c.txt']).toMatch(/^::error /)
    expect(written['d.md']).toMatch(/^<!-- moonbind/)
  })

  const wrong: [args: string[], message: string][] = [
    [['--format', 'jsn'], 'unknown format "jsn", did you mean json?'],
    [['--output', 'report'], 'which format?'],
    [['--output', 'sarf:x'], 'unknown format "sarf", did you mean sarif?'],
    [['--fail-on', 'warn'], 'unknown level "warn"'],
    [['--json', '--format', 'text'], 'ask for two things'],
    [['--bse', 'main'], 'unknown option --bse, did you mean --base?'],
  ]
  test.each(wrong)('%j is wrong usage', async (args, message) => {
    const { code, err, out } = await moonbind(['check', ...args], { cwd: stale() })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })

  test('a check whose report cannot be written is not clean', async () => {
    const cwd = await generated()
    put(cwd, 'taken', 'x')
    expect(await moonbind(['check', '--output', 'taken/a.json'], { cwd })).toMatchObject({ code: 4 })
  })
})

describe('what a project decides', () => {
  const withNotes = async (): Promise<string> => {
    const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping', 'pong']).replace('| Which one |', '| |') })
    await moonbind(['generate'], { cwd })
    return cwd
  }
  const findings = async (cwd: string, ...args: string[]): Promise<Finding[]> =>
    JSON.parse((await moonbind(['check', '--json', ...args], { cwd })).out).findings

  test('.moonbind/config.yaml sets levels, and from which level on check fails', async () => {
    const cwd = await withNotes()
    expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 0 })
    expect(await moonbind(['check', '--fail-on', 'info'], { cwd })).toMatchObject({ code: 1 })
    put(cwd, '.moonbind/config.yaml', 'failOn: warning\nrules:\n  quality/missing-description: warning\n')
    expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 1 })
    put(cwd, '.moonbind/config.yaml', 'failOn: warning\nrules:\n  quality/missing-description: off\n')
    expect(await findings(cwd)).toEqual([])
  })

  test('a mistake in the configuration is reported with its place and the nearest name', async () => {
    const cwd = await withNotes()
    put(cwd, '.moonbind/config.yaml', 'rule:\n  a: off\nfailOn: eror\n')
    expect(await moonbind(['check'], { cwd })).toEqual({
      code: 2,
      out: '',
      err:
        'moonbind: .moonbind/config.yaml:1:1: unknown key "rule" in the configuration, did you mean ' +
        '"rules"?\nmoonbind: .moonbind/config.yaml:3:9: unexpected level "eror", did you mean "error"?\n',
    })
  })

  test('accepted findings are counted but not shown until they expire', async () => {
    const cwd = await withNotes()
    const [note] = await findings(cwd)
    const accepted = await moonbind(
      ['accept', note!.fingerprint, '--reason', 'old: "words"', '--until', '2999-12-31'],
      { cwd },
    )
    expect(accepted).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining(
        `accepted ${note!.fingerprint} in .moonbind/accepted.yaml: quality/missing-description shop.ping.id`,
      ),
    })
    expect((await moonbind(['check'], { cwd })).out).toContain('0 errors, 0 warnings, 0 notes, 1 accepted\n')
    put(cwd, '.moonbind/accepted.yaml', snapshot(cwd)['.moonbind/accepted.yaml']!.replace('2999-12-31', '2001-01-01'))
    const over = await moonbind(['check'], { cwd })
    expect(over.code).toBe(1)
    expect(over.out).toContain('documents/acceptance-expired')
  })

  test('an acceptance that is no longer needed is a warning', async () => {
    const cwd = await withNotes()
    const [note] = await findings(cwd)
    await moonbind(['accept', note!.fingerprint, '--reason', 'old'], { cwd })
    put(cwd, 'spec/shop.md', documentOf('shop', ['ping', 'pong']))
    await moonbind(['generate'], { cwd })
    expect((await findings(cwd)).map(({ rule, level }) => [rule, level])).toEqual([['acceptance-unused', 'warning']])
  })

  test('neither a finding that does not occur nor an error of a document can be accepted', async () => {
    const cwd = await withNotes()
    const [note] = await findings(cwd)
    const near = `${note!.fingerprint.slice(0, -1)}${note!.fingerprint.endsWith('0') ? '1' : '0'}`
    const unknown = await moonbind(['accept', near, '--reason', 'x'], { cwd })
    expect(unknown).toMatchObject({
      code: 2,
      err: expect.stringContaining(`did you mean ${note!.fingerprint} (quality/missing-description`),
    })
    put(cwd, 'spec/shop.md', '# Shop\n')
    const [error] = await findings(cwd)
    expect(await moonbind(['accept', error!.fingerprint, '--reason', 'x'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be accepted'),
    })
    expect(Object.keys(snapshot(cwd)).filter((path) => path.startsWith('.moonbind'))).toEqual([])
    for (const args of [
      ['zz', '--reason', 'x'],
      [near],
      [near, '--reason', 'x', '--until', '2030-02-30'],
      [near, '--reason', 'x', '--until', '2001-01-01'],
    ]) {
      expect(await moonbind(['accept', ...args], { cwd })).toMatchObject({ code: 2 })
    }
  })

  test('the ratchet tolerates old findings but no new ones in any namespace', async () => {
    const cwd = await withNotes()
    expect(await moonbind(['check', '--update-ratchet'], { cwd })).toMatchObject({
      code: 0,
      err: 'moonbind: wrote .moonbind/quality.json\n',
    })
    expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 0 })
    put(cwd, 'spec/shop.md', documentOf('shop', ['ping', 'pong']).replaceAll('| Which one |', '| |'))
    await moonbind(['generate'], { cwd })
    const worse = await moonbind(['check'], { cwd })
    expect(worse.code).toBe(1)
    expect(worse.out).toContain('shop error 2 findings of missing-description, and .moonbind/quality.json allows 1')
    expect(await moonbind(['check', '--update-ratchet'], { cwd })).toMatchObject({ code: 0 })
    expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 0 })
    put(cwd, '.moonbind/quality.json', '{"shop":{"missing-descripton":1}}')
    expect(await moonbind(['check'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('unknown rule "missing-descripton"'),
    })
  })
})
