import { VFileMessage } from 'vfile-message'
import { expect, test } from 'vitest'
import { countDiagnostics, diagnosticsJson, formatDiagnostics } from '#codegen/cli/diagnostics.js'

const message = (reason: string, fatal: boolean | undefined, place?: object, note?: string) =>
  Object.assign(
    new VFileMessage(reason, { ...(place && { place: place as never }), ruleId: 'a-rule', source: 'moonbind' }),
    { fatal, note },
  )

const range = { start: { line: 9, column: 8 }, end: { line: 9, column: 16 } }
const documents = [
  {
    file: 'spec/b.md',
    namespaces: [],
    messages: [
      message('Second', false, { line: 12, column: 1 }, 'x = 1,\ny = 2'),
      message('First', true, range),
      message('Nowhere', undefined),
    ],
  },
  {
    file: 'spec/a.md',
    namespaces: [],
    messages: [message('Red \u001b[31m and \u202e back', true, { line: 1, column: 2 })],
  },
]

test('diagnostics are one line each, in the order of documents and lines, with a total', () => {
  expect(formatDiagnostics(documents)).toBe(`spec/b.md info Nowhere a-rule
spec/b.md:9:8-9:16 error First a-rule
spec/b.md:12:1 warning Second a-rule
    write: x = 1,
    y = 2
spec/a.md:1:2 error Red \uFFFD[31m and \uFFFD back a-rule

✖ 2 errors, 1 warning
`)
  expect(formatDiagnostics([])).toBe('')
})

test('diagnostics in JSON keep their text as it is', () => {
  expect(countDiagnostics(documents)).toEqual({ errors: 2, warnings: 1 })
  expect(diagnosticsJson(documents)).toEqual([
    { file: 'spec/b.md', severity: 'info', rule: 'a-rule', message: 'Nowhere' },
    {
      file: 'spec/b.md',
      line: 9,
      column: 8,
      endLine: 9,
      endColumn: 16,
      severity: 'error',
      rule: 'a-rule',
      message: 'First',
    },
    {
      file: 'spec/b.md',
      line: 12,
      column: 1,
      severity: 'warning',
      rule: 'a-rule',
      message: 'Second',
      note: 'x = 1,\ny = 2',
    },
    {
      file: 'spec/a.md',
      line: 1,
      column: 2,
      severity: 'error',
      rule: 'a-rule',
      message: 'Red \u001b[31m and \u202e back',
    },
  ])
})
