import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { documentOf, moonbind, project, put, root } from '../helpers/cli.js'

const ajv = new Ajv2020({ allErrors: true })
const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'dist/codegen/schemas/report.schema.json'), 'utf8')))

async function report(cwd: string, ...args: string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await moonbind(['check', '--json', ...args], { cwd })).out)
}

test('the published schema accepts a clean report, one with everything, and one of unreadable documents', async () => {
  const cwd = project({
    'spec/shop.md': documentOf('shop', ['ping', 'pong']),
    'then/shop.md': documentOf('shop', ['ping', 'pang']),
    'package.json': '{"version":"1.0.0"}',
  })
  await moonbind(['generate'], { cwd })
  const clean = await report(cwd)
  expect([validate(clean), validate.errors]).toEqual([true, null])
  put(
    cwd,
    'spec/shop.md',
    documentOf('shop', ['ping', 'pong']).replace('{ id = "1" }', '{ idd = 1 }').replace('| Which one |', '| |'),
  )
  put(cwd, '.moonbind/quality.json', '{"shop":{}}')
  put(cwd, '.moonbind/accepted.yaml', '- fingerprint: 0123456789ab\n  reason: old\n  until: 2001-01-01\n')
  const everything = await report(cwd, '--base', 'then')
  expect([validate(everything), validate.errors]).toEqual([true, null])
  const sections = new Set((everything['findings'] as { section: string }[]).map(({ section }) => section))
  expect([...sections].sort()).toEqual(['breaking', 'documents', 'examples', 'quality', 'stale'])
  put(cwd, 'spec/shop.md', Uint8Array.of(0xff))
  const unreadable = await report(cwd)
  expect([validate(unreadable), validate.errors]).toEqual([true, null])
})

const wrong: [what: string, change: (report: Record<string, unknown>) => unknown][] = [
  ['another version', (read) => ({ ...read, version: 1 })],
  ['a field that nobody knows', (read) => ({ ...read, more: 1 })],
  [
    'a finding without fingerprint',
    (read) => ({ ...read, findings: [{ rule: 'r', section: 'stale', level: 'error', subject: 's', message: 'm' }] }),
  ],
  ['no sections', ({ sections: _, ...read }) => read],
]
test.each(wrong)('the published schema of reports refuses %s', (_what, change) => {
  const base = { version: 2, summary: { error: 0, warning: 0, info: 0, accepted: 0 }, sections: [], findings: [] }
  expect(validate(base)).toBe(true)
  expect(validate(change(base))).toBe(false)
})
