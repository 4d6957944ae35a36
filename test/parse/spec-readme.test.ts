import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { parseDocument } from '#codegen/parse/index.js'
import { documentRules } from '#codegen/rules/documents.js'
import { exampleRules } from '#codegen/rules/examples.js'

const rules = { ...documentRules, 'example-syntax': exampleRules['example-syntax'] }

const readme = readFileSync(new URL('../../spec/README.md', import.meta.url), 'utf8')
const shown = [
  ...readme.matchAll(
    /^### ([a-z0-9-]+)\n\n(error|warning|info)\. (.*)\n\n````md\n([\s\S]*?)````\n\n```text\n([\s\S]*?)\n```/gm,
  ),
].map(([, rule, severity, text, document, messages]) => ({
  rule: rule!,
  severity: severity!,
  text: text!,
  document: document!,
  messages: messages!,
}))
const listed = [...readme.matchAll(/^\| `([a-z0-9-]+)` \| (error|warning|info) \| (.*?) \|/gm)].map(
  ([, rule, severity, text]) => ({ rule: rule!, severity: severity!, text: text! }),
)

test.each(shown)(
  'the example of $rule in spec/README.md gives exactly the shown messages',
  ({ rule, document, messages }) => {
    const found = parseDocument('example.md', document).messages
    expect(found.map(({ line, column, reason }) => `${line}:${column} ${reason}`).join('\n')).toBe(messages)
    expect(new Set(found.map(({ ruleId }) => ruleId))).toEqual(new Set([rule]))
  },
)

test('spec/README.md has every rule once, with its severity and meaning', () => {
  const documented = [...shown, ...listed]
    .map(({ rule, severity, text }) => [rule, severity, text] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const known = Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1))
  expect(documented.map(([rule, severity]) => [rule, severity])).toEqual(
    known.map(([rule, { level }]) => [rule, level]),
  )
  for (const [index, [, , text]] of documented.entries()) expect(text).toContain(known[index]![1].summary)
})
