/** What the check proposes for `types` is what it then accepts, whatever the API answers. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkUpstream } from '#codegen/check/upstream/upstream.js'
import type { Schema } from '#codegen/ir.js'
import { applyOverlay } from '#codegen/overlay/apply.js'
import { readOpenApi } from '#codegen/overlay/openapi/read.js'
import { readOverlay } from '#codegen/overlay/read.js'
import { parseDocument } from '#codegen/parse/index.js'

/** A document whose answer has one field, of this type or of none. */
const documentOf = (type: string): string => `# Shop

## get_thing

Get a thing.

### Response Fields

| Field | Type | Description |
|-------|------|-------------|
| \`name\` | ${type} | Name |

\`\`\`lua
app.integrations.shop.get_thing({})
\`\`\`
`

const overlayOf = (types: string): string => `api: https://shop.example.com
functions:
  get_thing:
    call: GET /thing
    types: { ${types} }
`

const apiOf = (name: unknown): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: {
      '/thing': {
        get: {
          responses: {
            200: {
              description: '',
              content: { 'application/json': { schema: { type: 'object', properties: { name } } } },
            },
          },
        },
      },
    },
  })

interface Judged {
  /** The lines that are proposed. */
  readonly proposed: readonly string[]
  /** Errors about the type. */
  readonly wrong: readonly string[]
  /** What the field holds. */
  readonly field: Schema
}

function judge(type: string, types: string, answered: unknown): Judged {
  const { overlay, mistakes } = readOverlay('shop.http.yaml', overlayOf(types), 'shop')
  expect(mistakes.map(({ message }) => message)).toEqual([])
  const { namespaces } = parseDocument('spec/shop.md', documentOf(type))
  const result = readOpenApi(apiOf(answered))
  if ('problem' in result) throw new Error(result.problem.message)
  const findings = checkUpstream(namespaces, new Map([['shop', overlay!]]), result.api)
  return {
    proposed: findings.flatMap(({ fix = '' }) => /^add `(.*)` to "types" in the overlay$/.exec(fix)?.[1] ?? []),
    wrong: findings.filter(({ level }) => level === 'error').map(({ message }) => message),
    field: applyOverlay(namespaces[0]!, overlay!).functions[0]!.result!.properties!['name']!,
  }
}

const name = fc.constantFrom('id', 'e-mail', 'odd name', 'null', 'constructor', '__proto__', 'ü', 'a: b', '"')
const value = fc.oneof(name, fc.integer(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }))
const { schema: anyAnswer } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('string', 'integer', 'number', 'boolean', 'object', 'array').map((type) => ({ type })),
    fc.uniqueArray(fc.constantFrom('string', 'integer', 'boolean', 'null', 'object'), { minLength: 1 }).map((type) => ({
      type,
    })),
    fc.uniqueArray(value, { minLength: 1, maxLength: 30 }).map((values) => ({ enum: values })),
    fc.uniqueArray(name, { minLength: 1 }).map((values) => ({ type: ['string', 'null'], enum: [...values, null] })),
    fc.constantFrom('date-time', 'uuid', 'e164').map((format) => ({ type: 'string', format })),
    tie('schema').map((items) => ({ type: 'array', items })),
    fc.dictionary(name, tie('schema'), { maxKeys: 4, noNullPrototype: true }).map((properties) => ({
      type: 'object',
      properties,
      required: Object.keys(properties).slice(1),
    })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf })),
  ),
}))

test('a proposed type is accepted and leaves nothing to propose', () => {
  const compared = { count: 0 }
  fc.assert(
    fc.property(anyAnswer, (answered) => {
      const { proposed, wrong } = judge('', '', answered)
      expect(wrong).toEqual([])
      if (proposed.length === 0) return
      compared.count++
      const after = judge('', proposed.join(', '), answered)
      expect(after).toMatchObject({ proposed: [], wrong: [] })
      expect(after.field.description).toMatch(/The overlay states its type\.$/)
    }),
    { numRuns: 150 },
  )
  expect(compared.count).toBeGreaterThan(100)
})

test.each<[what: string, documented: string, answered: object, line: string, field: object]>([
  ['an enumeration', '', { enum: ['a', 'b'] }, 'name: { type: string, enum: [a, b] }', { enum: ['a', 'b'] }],
  [
    'values of a documented text',
    'string',
    { type: 'string', enum: ['on', 'off'] },
    'name: { type: string, enum: ["on", "off"] }',
    { type: 'string', enum: ['on', 'off'] },
  ],
  [
    'an enumeration or null',
    '',
    { type: 'string', nullable: true, enum: ['a', null] },
    'name: { type: [string, null], enum: [a] }',
    { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] },
  ],
  [
    'a documented text that may be null',
    'string',
    { type: ['string', 'null'] },
    'name: [string, null]',
    { type: ['string', 'null'] },
  ],
  [
    'a format',
    '',
    { type: 'string', format: 'date-time' },
    'name: { type: string, format: date-time }',
    { format: 'date-time' },
  ],
  [
    'a list of objects',
    '',
    { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } },
    'name: { type: array, items: { type: object, properties: { id: integer }, required: [id] } }',
    { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } },
  ],
])('of %s', (_, documented, answered, line, field) => {
  expect(judge(documented, '', answered).proposed).toEqual([line])
  expect(judge(documented, line, answered)).toMatchObject({ proposed: [], wrong: [], field })
})

test.each<[what: string, types: string, answered: object, wrong: RegExp]>([
  [
    'another type',
    'name: boolean',
    { type: 'string' },
    /documented as (?:boolean|true or false).* is string in the API/,
  ],
  [
    'another format',
    'name: { type: string, format: uuid }',
    { type: 'string', format: 'date-time' },
    /the overlay states the format uuid, and the API date-time/,
  ],
  [
    'a field that is not answered',
    'name: { properties: { id: string } }',
    { type: 'object', properties: { key: { type: 'string' } } },
    /name\.id: the API answers no such field/,
  ],
])('%s than the API has is an error', (_, types, answered, wrong) => {
  expect(judge('', types, answered).wrong).toEqual([expect.stringMatching(wrong)])
})
