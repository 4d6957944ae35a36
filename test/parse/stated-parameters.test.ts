import { expect, test } from 'vitest'
import type { ApiFunction } from '#codegen/ir.js'
import { parseDocument } from '#codegen/parse/index.js'

/** The function of a document with these rows: name, type, required, default, description. */
function read(rows: readonly (readonly string[])[], more = ''): ApiFunction {
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  const text = `# Shop

## find_books

Finds books.

| Name | Type | Required | Default | Description |
|---|---|---|---|---|
${table}
${more}`
  return parseDocument('spec/shop.md', text).namespaces[0]!.functions[0]!
}

test('alternatives of a rule are not required on their own, whatever their rows say', () => {
  const { parameters, rules } = read([
    ['`isbn`', 'string', 'yes', '', 'Either `isbn` or `title` is required'],
    ['`title`', 'string', 'yes', '', 'The title'],
  ])
  expect(parameters.map(({ name, required }) => [name, required])).toEqual([
    ['isbn', false],
    ['title', false],
  ])
  expect(rules).toMatchObject([{ kind: 'any-of', parameters: ['isbn', 'title'] }])
})

test('statements of two parameters about each other are one rule', () => {
  const { rules } = read([
    ['`isbn`', 'string', 'no', '', 'Required unless `title` is provided'],
    ['`title`', 'string', 'no', '', 'Required unless `isbn` is given'],
  ])
  expect(rules).toHaveLength(1)
})

test.each([
  ['asc', 'Order: `asc` or `desc`', 'string', 'asc'],
  ['20', 'Page length', 'integer', 20],
  ['now', 'Since when', 'string', undefined],
  ['random', 'Order: `asc` or `desc`', 'string', undefined],
])('a Default cell of %j and “%s”', (cell, description, type, wanted) => {
  expect(read([['`order`', type, 'no', cell, description]]).parameters[0]!.schema.default).toBe(wanted)
})

test('an open function accepts the list that its example passes', () => {
  const { namespaces } = parseDocument(
    'spec/shop.md',
    '# Shop\n\n```lua\napp.integrations.shop.find_books({ tags = { "tea", "pot" }, pages = { 1 } })\n```\n',
  )
  expect(namespaces[0]!.functions[0]!.parameters.map(({ name, schema }) => [name, schema])).toEqual([
    ['tags', { examples: [['tea', 'pot']] }],
    ['pages', { examples: [[1]] }],
  ])
})

test('a rule that repeats a stricter one is dropped', () => {
  const { rules } = read(
    [
      ['`isbn`', 'string', 'conditional', '', 'The number (use this or `title`)'],
      ['`title`', 'string', 'conditional', '', 'The title (use this or `isbn`)'],
    ],
    '\nPass either `isbn` or `title` (not both).\n',
  )
  expect(rules?.map(({ kind }) => kind)).toEqual(['one-of'])
})
