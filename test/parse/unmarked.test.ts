import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'

const telnyx = readFileSync(new URL('../../spec/telnyx.md', import.meta.url), 'utf8')

/** The text of a page as a browser copies it. */
const withoutMarks = (
  text: string,
  options: { delimiters: boolean; ticks: boolean; blanks: boolean; cells: string },
): string =>
  text
    .split('\n')
    .filter(
      (line) =>
        !/^(?:```|---$)/.test(line) &&
        (options.blanks || line !== '') &&
        (options.delimiters || !/^\|[-|]+\|$/.test(line)),
    )
    .map((line) => line.replace(/^#+ /, ''))
    .map((line) =>
      line.startsWith('|') ? line.replace(/^\| ?| ?\|$/g, '').replaceAll(/ ?\| ?/g, options.cells) : line,
    )
    .map((line) => (options.ticks ? line : line.replaceAll('`', '')))
    .join('\n')

const functionsOf = (text: string) =>
  parseDocument('spec/telnyx.md', text).namespaces.flatMap(({ functions }) =>
    functions.map(({ name, parameters, open, summary, examples }) => ({
      name,
      open,
      summary,
      examples: examples.map(({ code, invalid }) => [code.replaceAll('\n\n', '\n'), invalid]),
      parameters: parameters.map((parameter) => [parameter.name, parameter.required, parameter.schema.type]),
    })),
  )

test.each([
  { delimiters: true, ticks: true, blanks: false, cells: ' | ' },
  { delimiters: false, ticks: true, blanks: false, cells: ' | ' },
  { delimiters: false, ticks: false, blanks: false, cells: '\t' },
  { delimiters: true, ticks: false, blanks: true, cells: ' | ' },
])('a page without Markdown markup has the functions of its source: %j', (options) => {
  const text = withoutMarks(telnyx, options)
  const found = functionsOf(text)
  expect(found).toEqual(functionsOf(telnyx))
  expect([found.length, found.flatMap(({ parameters }) => parameters).length]).toEqual([7, 25])
  expect(parseDocument('spec/telnyx.md', text).messages.map(({ line, ruleId }) => [line, ruleId])).toEqual([
    [1, 'missing-marks'],
  ])
})

test('places in a page without markup are those of the page', () => {
  const { namespaces, messages } = parseDocument(
    'spec/x.md',
    'X\nget_it\nGets it.\nParameters\nName | Type | Required\nid | strng | yes\nExample\nlocal r = ' +
      'app.integrations.x.get_it({\n  id = 1\n  n = 2\n})\nAll of it.\n',
  )
  expect(messages.map(({ line, ruleId }) => [line, ruleId])).toEqual([
    [1, 'missing-marks'],
    [6, 'unknown-type'],
    [9, 'example-syntax'],
  ])
  expect(namespaces[0]!.functions[0]!.name).toBe('get_it')
})

test.each(['Just words.\nAnd more of them.\n', 'A title\nget_it\nGets it.\n', '# X\n\nName | Type\nid | string\n'])(
  '%j is not a page without markup',
  (text) => {
    expect(parseDocument('spec/x.md', text).messages.map(({ ruleId }) => ruleId)).toEqual(['no-function'])
  },
)
