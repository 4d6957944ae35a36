import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parseDocument, schemaJson } from 'moonbind/codegen'
import { describe, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'
import { withoutCorpus } from '../helpers/corpus.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'
import { emit, textOf } from './emitting.js'
import { shop } from './shop.js'

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
const read = (name: string): object =>
  JSON.parse(readFileSync(join(root, `dist/codegen/schemas/${name}.schema.json`), 'utf8')) as object
const validate = ajv.compile(read('ir'))
const validateFacts = ajv.compile(read('facts'))

/** What is wrong with an IR that was printed as JSON. */
const problems = (json: string): unknown => (validate(JSON.parse(json)) ? [] : validate.errors)

/** What is wrong with a `schema.json`. */
const factProblems = (json: string): unknown => (validateFacts(JSON.parse(json)) ? [] : validateFacts.errors)

describe('the published schema of the intermediate schema', () => {
  test('the published schema accepts the emitted schema.json', () => {
    expect(factProblems(textOf(emit(shop), 'shop/schema.json'))).toEqual([])
    expect(problems(schemaJson([shop]))).toEqual([])
  })

  test('the published schema tells facts and whole namespaces apart', () => {
    expect(problems(textOf(emit(shop), 'shop/schema.json'))).not.toEqual([])
    expect(factProblems(schemaJson([shop]))).not.toEqual([])
  })

  test('the published schema accepts parsed documents', () => {
    const file = join(root, 'spec/telnyx.md')
    expect(problems(schemaJson(parseDocument(file, readFileSync(file, 'utf8')).namespaces))).toEqual([])
  })

  test.skipIf(withoutCorpus)(`describes all further documents${withoutCorpus}`, () => {
    for (const { file, parsed } of parsedCorpus())
      for (const namespace of parsed.namespaces) {
        expect([file, problems(schemaJson([namespace]))]).toEqual([file, []])
        const facts = emit(namespace).find(({ path }) => path.endsWith('/schema.json'))
        expect([file, factProblems(facts!.text)]).toEqual([file, []])
      }
  })

  const wrong: [what: string, change: (ir: Record<string, unknown>[]) => unknown, path: string][] = [
    ['no array', ([first]) => first, ''],
    ['a namespace without functions', ([{ functions: _, ...rest } = {}]) => [rest], '/0'],
    ['a field that the schema does not know', ([first]) => [{ ...first, origin: 'here' }], '/0'],
    [
      'a keyword of another dialect',
      ([first]) => [
        {
          ...first,
          functions: [
            {
              name: 'f',
              summary: '',
              parameters: [{ name: 'p', required: true, description: '', schema: { nullable: true } }],
              examples: [],
            },
          ],
        },
      ],
      '/0/functions/0/parameters/0/schema',
    ],
    [
      'a type that nobody knows',
      ([first]) => [
        { ...first, functions: [{ name: 'f', summary: '', parameters: [], examples: [], result: { type: 'float' } }] },
      ],
      '/0/functions/0/result/type',
    ],
  ]
  test.each(wrong)('the published intermediate schema refuses %s', (_what, change, path) => {
    expect(validate(change(JSON.parse(schemaJson([shop]))))).toBe(false)
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toContain(path)
  })
})
