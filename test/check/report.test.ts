import { expect, test } from 'vitest'
import { type Finding, finding } from '#codegen/check/finding.js'
import { formatGithub } from '#codegen/check/report/github.js'
import { formatJson } from '#codegen/check/report/json.js'
import { formatMarkdown } from '#codegen/check/report/markdown.js'
import { type Report, reaches, worstFirst } from '#codegen/check/report/report.js'
import { formatSarif } from '#codegen/check/report/sarif.js'
import { formatText } from '#codegen/check/report/text.js'

const place = (file: string, line: number): NonNullable<Finding['place']> => ({
  file,
  start: { line, column: 3, offset: 0 },
  end: { line, column: 9, offset: 6 },
})

const note = finding({
  rule: 'description-changed',
  section: 'breaking',
  level: 'info',
  bump: 'patch',
  subject: 'x.f',
  message: 'x.f: words',
  place: place('spec/x.md', 2),
})
const broken = finding({
  rule: 'param-removed',
  section: 'breaking',
  level: 'error',
  bump: 'major',
  subject: 'x.f.a',
  message: 'x.f.a: 100% gone,\n| <b>`code`</b> @someone',
  expected: 'a',
  fix: 'put it back',
  place: place('spec/ä x.md', 9),
})
const report: Report = {
  findings: [note, broken],
  sections: [
    { section: 'stale', state: 'checked' },
    { section: 'upstream', state: 'skipped', reason: 'no --openapi' },
  ],
  accepted: 2,
  release: { bump: 'major', current: '1.2.3', suggested: '2.0.0', changelog: '## 2.0.0\n' },
}

test('fingerprints survive moved lines and reworded messages, and tell subjects and details apart', () => {
  const base = { rule: 'r', section: 'quality', level: 'info', subject: 's', message: 'm' } as const
  const same = finding({ ...base, message: 'other', place: place('f', 99), level: 'error' })
  expect(same.fingerprint).toBe(finding(base).fingerprint)
  expect(finding({ ...base, subject: 't' }).fingerprint).not.toBe(same.fingerprint)
  expect(finding({ ...base, detail: 'd' }).fingerprint).not.toBe(same.fingerprint)
  expect(same.fingerprint).toMatch(/^[0-9a-f]{12}$/)
})

test('the worst finding comes first, and --fail-on counts its level and worse ones', () => {
  expect(worstFirst([note, broken])).toEqual([broken, note])
  expect([reaches([note], 'info'), reaches([note], 'warning'), reaches([broken], 'warning')]).toEqual([
    true,
    false,
    true,
  ])
})

test('findings at one place stay in document order', () => {
  const removed = ['to', 'from', 'body', 'at'].map((name) =>
    finding({ ...broken, subject: `x.f.${name}`, message: `x.f.${name}: gone`, place: place('spec/x.md', 9) }),
  )
  expect(worstFirst(removed)).toEqual(removed)
})

test('text: place, level, message, fix, total; colour only on request', () => {
  const text = formatText(report, false)
  expect(text).not.toContain('\u001b[')
  expect(formatText(report, true)).toContain('\u001b[31merror\u001b[0m')
  expect(text).toContain('spec/ä x.md:9:3 error x.f.a: 100% gone')
  expect(text).toContain('    fix: put it back')
  expect(text).toContain('upstream: not compared (no --openapi)')
  expect(text).toContain('version: 1.2.3 → 2.0.0 (major)')
  expect(text.endsWith('1 error, 0 warnings, 1 note, 2 accepted\n')).toBe(true)
})

test('json: one object with a version, the worst finding first', () => {
  const read = JSON.parse(formatJson(report))
  expect(read).toMatchObject({
    version: 2,
    summary: { error: 1, warning: 0, info: 1, accepted: 2 },
    release: { suggested: '2.0.0' },
  })
  expect(read.findings.map((each: Finding) => each.rule)).toEqual(['param-removed', 'description-changed'])
})

test('github: escaped for the runner, and capped with a count', () => {
  const [first] = formatGithub(report).split('\n')
  expect(first).toBe(
    '::error file=spec/ä x.md,line=9,col=3,endLine=9,endColumn=9,title=breaking/param-removed::x.f.a: 100%25 ' +
      'gone,%0A| <b>`code`</b> @someone%0Aexpected: a%0Afix: put it back',
  )
  const many = Array.from({ length: 25 }, (_, index) => ({ ...broken, fingerprint: String(index) }))
  const lines = formatGithub({ ...report, findings: many })
    .trimEnd()
    .split('\n')
  expect(lines).toHaveLength(10)
  expect(lines[9]).toBe('::error::and 16 more of level error')
})

test('sarif: rule, level, region, relative address, fingerprint', () => {
  const log = JSON.parse(formatSarif(report, '1.2.3'))
  expect(log.version).toBe('2.1.0')
  expect(log.runs[0].tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
    'breaking/description-changed',
    'breaking/param-removed',
  ])
  expect(log.runs[0].results[0]).toMatchObject({
    ruleId: 'breaking/param-removed',
    ruleIndex: 1,
    level: 'error',
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'spec/%C3%A4%20x.md' }, region: { startLine: 9, startColumn: 3 } },
      },
    ],
    partialFingerprints: { 'moonbind/v1': broken.fingerprint },
  })
})

test('markdown: a marker for bots, and messages are escaped', () => {
  const text = formatMarkdown(report)
  expect(text.startsWith('<!-- moonbind check -->\n### moonbind: 1 error, 0 warnings, 1 note\n')).toBe(true)
  expect(text).toContain('100% gone,<br>\\| &lt;b>\\`code\\`&lt;/b> &#64;someone')
  expect(formatMarkdown({ ...report, findings: [] })).toContain('documentation, code and examples agree')
})
