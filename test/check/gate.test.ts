import { expect, test } from 'vitest'
import { type Finding, finding } from '#codegen/check/finding.js'
import { type GateInput, gate } from '#codegen/check/gate.js'
import { defaultConfig } from '#codegen/check/policy/severities.js'
import type { Place } from '#codegen/ir.js'
import type { Level, Section } from '#codegen/rules/rule.js'

const make = (section: Section, rule: string, level: Level, subject = 'x.f', more: Partial<Finding> = {}): Finding => ({
  ...finding({ section, rule, level, subject, message: `${subject}: m` }),
  ...more,
})

const removed = make('breaking', 'param-removed', 'error', 'x.f.a', { bump: 'major' })
const silent = make('quality', 'missing-description', 'info', 'x.f.a')
const broken = make('documents', 'unknown-type', 'error', 'spec/x.md')

function input(
  findings: readonly Finding[],
  more: Partial<GateInput> = {},
  skipped: readonly Section[] = [],
): GateInput {
  const sections = (['documents', 'stale', 'examples', 'breaking', 'quality'] as const).map((section) => ({
    section,
    outcome: skipped.includes(section)
      ? { notCompared: 'why' }
      : { findings: findings.filter((each) => each.section === section) },
  }))
  return { sections, namespaces: ['x'], policy: { config: defaultConfig, accepted: [], today: '2030-01-01' }, ...more }
}

const policy = (more: Partial<GateInput['policy']>): Partial<GateInput> => ({
  policy: { config: defaultConfig, accepted: [], today: '2030-01-01', ...more },
})
const off = { config: { failOn: 'error', severities: [{ rule: '*', severity: 'off' }] } } as const

test('the report says of every section whether it was checked', () => {
  expect(gate(input([removed], {}, ['stale', 'breaking'])).sections).toEqual([
    { section: 'documents', state: 'checked' },
    { section: 'stale', state: 'skipped', reason: 'why' },
    { section: 'examples', state: 'checked' },
    { section: 'breaking', state: 'skipped', reason: 'why' },
    { section: 'quality', state: 'checked' },
  ])
})

test('an error that blocks generation cannot be silenced or accepted', () => {
  const accepted = [{ fingerprint: broken.fingerprint, reason: 'r' }]
  const report = gate(input([broken, removed, silent], policy({ ...off, accepted })))
  expect(report.findings.map(({ rule }) => rule)).toEqual(['unknown-type', 'acceptance-unused'])
  expect(report.accepted).toBe(0)
})

test('two equal findings are told apart, and accepting one accepts only that one', () => {
  const typo = finding({
    rule: 'example-enum-value',
    section: 'examples',
    level: 'error',
    subject: 'x.f',
    message: 'm',
  })
  const { findings } = gate(input([typo, typo, typo]))
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(3)
  expect(findings[0]!.fingerprint).toBe(typo.fingerprint)
  expect(
    gate(input([typo, typo], policy({ accepted: [{ fingerprint: typo.fingerprint, reason: 'r' }] }))),
  ).toMatchObject({ accepted: 1, findings: [{ fingerprint: findings[1]!.fingerprint }] })
})

test('one edit that shows in several functions is one finding, which lists the others in document order', () => {
  const at = (line: number): Place => ({
    file: 's.md',
    start: { line, column: 1, offset: 0 },
    end: { line, column: 2, offset: 1 },
  })
  const narrowed = (name: string, line: number, message = 'maximum is 100 now'): Finding =>
    finding({
      rule: 'bound-tightened',
      section: 'breaking',
      level: 'error',
      subject: `x.${name}.size`,
      message: `x.${name}.size: ${message}`,
      place: at(line),
    })
  const edits = [narrowed('c', 30), narrowed('a', 10), narrowed('b', 20), narrowed('d', 40, 'maximum is 50 now')]
  const { findings } = gate(input(edits))
  expect(findings).toEqual([
    {
      ...edits[1]!,
      fingerprint: expect.any(String),
      also: [
        { subject: 'x.b.size', place: at(20) },
        { subject: 'x.c.size', place: at(30) },
      ],
    },
    edits[3],
  ])
  const again = gate(input(edits.slice(0, 3).reverse())).findings
  expect(again[0]!.fingerprint).toBe(findings[0]!.fingerprint)
  expect(gate(input(edits.slice(0, 2))).findings[0]!.fingerprint).not.toBe(findings[0]!.fingerprint)
})

test('accepted findings of quality do not count for the ratchet', () => {
  const rules = (more: Partial<GateInput['policy']>): string[] =>
    gate(input([silent], policy({ ratchet: { x: {} }, ...more }))).findings.map(({ rule }) => rule)
  expect(rules({})).toEqual(['missing-description', 'quality-regressed'])
  expect(rules({ ratchet: { x: { 'missing-description': 1 } } })).toEqual(['missing-description'])
  expect(
    rules({ config: { failOn: 'error', severities: [{ rule: 'quality/missing-description', severity: 'off' }] } }),
  ).toEqual([])
  expect(
    rules({ config: { failOn: 'error', severities: [{ rule: 'quality/quality-regressed', severity: 'off' }] } }),
  ).toEqual(['missing-description'])
})

test('an acceptance is unused only if its rule was checked', () => {
  const accepted = (what?: string) =>
    policy({ accepted: [{ fingerprint: '0123456789ab', reason: 'r', ...(what !== undefined && { finding: what }) }] })
  const unused = (more: Partial<GateInput>, skipped: readonly Section[] = []): boolean =>
    gate(input([], more, skipped)).findings.length === 1
  expect(unused(accepted())).toBe(true)
  expect(unused(accepted(), ['breaking'])).toBe(false)
  expect(unused(accepted('breaking/param-removed x: m'), ['breaking'])).toBe(false)
  expect(unused(accepted('quality/missing-type x: m'), ['breaking'])).toBe(true)
  expect(unused({ ...accepted('examples/example-failed x: m'), unlooked: ['examples/example-failed'] })).toBe(false)
  expect(unused({ ...accepted('examples/example-enum-value x: m'), unlooked: ['examples/example-failed'] })).toBe(true)
})

test('accepted changes count for the suggested version; without a base there is none', () => {
  const accepted = [{ fingerprint: removed.fingerprint, reason: 'r' }]
  expect(gate(input([removed], { ...policy({ accepted }), version: '1.2.3' }))).toMatchObject({
    findings: [],
    accepted: 1,
    release: { bump: 'major', current: '1.2.3', suggested: '2.0.0' },
  })
  expect(gate(input([removed])).release).toMatchObject({
    bump: 'major',
    changelog: expect.stringContaining('## Unreleased\n'),
  })
  expect(gate(input([], {}, ['breaking'])).release).toBeUndefined()
})
