import { describe, expect, test } from 'vitest'
import { finding } from '#codegen/check/finding.js'
import { applyAccepted } from '#codegen/check/policy/accepted.js'
import { readAccepted, writeAccepted } from '#codegen/check/policy/accepted-file.js'
import { readConfig } from '#codegen/check/policy/config.js'
import { applySeverities, type Config, matches, unknownSubject } from '#codegen/check/policy/severities.js'

const rules = ['breaking/param-removed', 'quality/missing-description', 'documents/unknown-type']
const removed = finding({
  rule: 'param-removed',
  section: 'breaking',
  level: 'error',
  subject: 'x.f.a',
  message: 'gone',
})
const silent = finding({
  rule: 'missing-description',
  section: 'quality',
  level: 'info',
  subject: 'y.f.a',
  message: 'no words',
})

const cases: [string, string, boolean][] = [
  ['x.*', 'x.f.a', true],
  ['*', '', true],
  ['x', 'x.f', false],
  ['*.a', 'x.f.a', true],
  ['x*a', 'xa', true],
  ['x*xa', 'xa', false],
  ['a*b*c', 'a1b2c', true],
  ['a.b', 'aXb', false],
]
test.each(cases)('glob %s on %s: %s', (glob, text, want) => expect(matches(glob, text)).toBe(want))

describe('configuration', () => {
  test('configuration: a subject that fits no namespace is a mistake, one that names a file is not looked up', () => {
    const severities = (subject: string): Config => ({
      failOn: 'error',
      severities: [{ rule: '*', subject, severity: 'off' }],
    })
    const known = (subject: string): boolean => unknownSubject(severities(subject), ['shop', 'store']) === undefined
    expect(['shop.*', 'sh*', '*', 'shop.get_item.id', 'spec/x.md'].map(known)).toEqual([true, true, true, true, true])
    expect(['shpo.*', 'shpo', 'get_item'].map(known)).toEqual([false, false, false])
  })

  test('configuration: levels are set by rule and by subject, and the last entry that fits decides', () => {
    const { config, mistakes } = readConfig(
      'c.yaml',
      'failOn: warning\nrules:\n  breaking/param-removed: warning\noverrides:\n  - match: x.*\n    rules:\n    ' +
        '  breaking/*: off\n      quality/*: error\n',
      rules,
    )
    expect(mistakes).toEqual([])
    expect(config.failOn).toBe('warning')
    expect(
      applySeverities([removed, silent, { ...removed, subject: 'y.g' }], config).map(({ subject, level }) => [
        subject,
        level,
      ]),
    ).toEqual([
      ['y.f.a', 'info'],
      ['y.g', 'warning'],
    ])
  })

  const bad: [string, string, string][] = [
    ['rule:\n  a: off\n', '1:1', 'unknown key "rule" in the configuration, did you mean "rules"?'],
    [
      'rules:\n  quality/nothing-like-it: off\n',
      '2:3',
      'unknown rule "quality/nothing-like-it", expected one of quality/missing-description, or a glob',
    ],
    [
      'rules:\n  nothing: off\n',
      '2:3',
      'unknown rule "nothing", expected one of breaking/…, quality/…, documents/…, or a glob',
    ],
    [
      'rules:\n  breaking/param-remved: off\n',
      '2:3',
      'unknown rule "breaking/param-remved", did you mean "breaking/param-removed"?',
    ],
    ['rules:\n  quality/*: eror\n', '2:14', 'unexpected severity "eror", did you mean "error"?'],
    ['failOn: never\n', '1:9', 'unexpected level "never", expected one of "error", "warning", "info"'],
    ['- a\n', '1:1', 'expected the configuration to be a map of names to values'],
    ['rules: [\n', '2:1', 'not YAML: '],
    ['rules: { a: b[c], d: e }\nfailOn: { x: y }\n', '1:14', 'not YAML: '],
    [
      'rules:\n  documents/unknown-type: off\n',
      '2:3',
      'documents/unknown-type cannot be switched off: nothing is generated from a document with an error',
    ],
    ['overrides:\n  - rules: {}\n', '2:5', 'expected an override to have "match": a glob of subjects such as "shop.*"'],
  ]
  test.each(bad)('%j is a mistake', (text, at, message) => {
    const { mistakes } = readConfig('c.yaml', text, rules)
    expect(mistakes).toHaveLength(1)
    expect(`${mistakes[0]!.line}:${mistakes[0]!.column}`).toBe(at)
    expect(mistakes[0]!.message).toContain(message)
  })
})

describe('acceptances', () => {
  const entry = { fingerprint: removed.fingerprint, reason: 'planned: "2.0"', until: '2030-01-31', finding: 'gone' }

  test('acceptances are written and read back; a second one with the same fingerprint replaces the first', () => {
    const once = writeAccepted([], entry)
    expect(readAccepted('a.yaml', once)).toEqual({ accepted: [entry], mistakes: [] })
    const twice = writeAccepted([entry], { ...entry, reason: 'other' })
    expect(readAccepted('a.yaml', twice).accepted.map(({ reason }) => reason)).toEqual(['other'])
  })

  const cases: [string, string, string[], number][] = [
    ['hold until the last day', '2030-01-31', [], 1],
    ['end after it and say so', '2030-02-01', ['param-removed', 'acceptance-expired'], 0],
  ]
  test.each(cases)('acceptances hold until they expire: %s', (_, today, want, count) => {
    const applied = applyAccepted([removed], [entry], today, () => true)
    expect([applied.findings.map(({ rule }) => rule), applied.accepted]).toEqual([want, count])
  })

  test('an acceptance that accepts nothing is a warning if everything was checked', () => {
    expect(
      applyAccepted([], [entry], '2029-01-01', () => true).findings.map(({ rule, level }) => [rule, level]),
    ).toEqual([['acceptance-unused', 'warning']])
    const named = { ...entry, finding: 'breaking/param-removed x.f.a: gone' }
    expect(applyAccepted([], [named], '2029-01-01', (rule) => rule !== 'breaking/param-removed').findings).toEqual([])
  })

  const bad: [string, string][] = [
    ['- fingerprint: zz\n  reason: r\n', 'expected a fingerprint of 12 hexadecimal digits, got "zz"'],
    ['- fingerprint: 0123456789ab\n', 'expected an acceptance to have "fingerprint" and "reason"'],
    [
      '- fingerprint: 0123456789ab\n  reason: r\n  until: 2030-02-30\n',
      'expected a day as YYYY-MM-DD, got "2030-02-30"',
    ],
    [
      '- fingerprint: 0123456789ab\n  reson: r\n  reason: r\n',
      'unknown key "reson" in an acceptance, did you mean "reason"?',
    ],
    ['a: b\n', 'expected the accepted findings to be a list'],
  ]
  test.each(bad)('%j is a mistake', (text, message) =>
    expect(readAccepted('a.yaml', text).mistakes.map((each) => each.message)).toContain(message),
  )
})
