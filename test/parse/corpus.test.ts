import { describe, expect, test } from 'vitest'
import { checkExamples } from '#codegen/check/examples/examples.js'
import { readCounts, withoutCorpus } from '../helpers/corpus.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'

const documents = new Map(parsedCorpus().map(({ file, parsed }) => [file.replace(/\.md$/, ''), parsed]))

describe.skipIf(withoutCorpus)(`further documents of the family${withoutCorpus}`, () => {
  test.each(readCounts())('%s documents %i functions with %i parameters', (name, functions, parameters) => {
    const all = documents
      .get(name)!
      .namespaces.flatMap((namespace) => namespace.functions)
      .filter((each) => !each.inferred)
    expect([
      all.length,
      all.flatMap((each) => each.parameters.filter((parameter) => !parameter.inferred)).length,
    ]).toEqual([functions, parameters])
  })

  test('no document of the corpus has an error, and each documents functions', () => {
    const errors = [...documents.values()].flatMap(({ messages }) =>
      messages.filter(({ fatal }) => fatal === true).map(String),
    )
    expect(errors).toEqual([])
    expect(
      [...documents].filter(([, { namespaces }]) => namespaces.flatMap(({ functions }) => functions).length === 0),
    ).toEqual([])
  })

  test('fifty of 592 Lua fences of the corpus do not parse, and each is reported at its line', () => {
    const invalid = [...documents.values()]
      .flatMap(({ namespaces }) =>
        namespaces.flatMap((each) => [
          ...each.functions.flatMap(({ examples }) => examples),
          ...each.guides.flatMap(({ examples = [] }) => examples),
        ]),
      )
      .filter((example) => example.invalid)
    const lines = new Set(
      [...documents.values()].flatMap(({ file, messages }) =>
        messages.filter(({ ruleId }) => ruleId === 'example-syntax').map(({ line }) => `${file}:${line}`),
      ),
    )
    expect(invalid).toHaveLength(50)
    expect(lines.size).toBeGreaterThanOrEqual(50)
  })

  test('only examples of the corpus that contradict their document are found', () => {
    const found = [...documents.values()]
      .flatMap(({ namespaces }) => checkExamples(namespaces))
      .map(({ rule, subject }) => `${subject.split('.')[0]} ${rule}`)
    expect([...new Set(found)].sort()).toEqual([
      'airtable example-missing-required',
      'asana example-out-of-range',
      'worldbank example-enum-value',
      'zendesk example-enum-value',
      'zendesk example-out-of-range',
    ])
  })
})
