import fc from 'fast-check'
import { parseDocument } from 'moonbind/codegen'
import { describe, expect, test } from 'vitest'
import type { ApiFunction, Namespace, Schema } from '#codegen/ir.js'
import { withoutCorpus } from '../helpers/corpus.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'
import { runs } from '../helpers/runs.js'
import { decidable } from '../parse/render/decidable.js'
import { dialect } from '../parse/render/dialects.js'
import { render } from '../parse/render/document.js'
import { oneDocument } from '../parse/render/documents.js'
import { compiled, emit, functionOf, load, namespaceOf } from './emitting.js'

const seed = Number(process.env['MOONBIND_SEED'] ?? 3)

/** A text that asks for a text of a definition is about as long as this. */
const SHORT = 60

function schemaTexts({ description = '', items, properties, anyOf }: Schema): string[] {
  return [
    description,
    ...[items, ...Object.values(properties ?? {}), ...(anyOf ?? [])].flatMap((s) => (s ? schemaTexts(s) : [])),
  ]
}

function functionTexts({
  summary,
  description = '',
  parameters,
  rules = [],
  result = {},
  examples,
  notes = [],
}: ApiFunction) {
  return [
    summary,
    description,
    ...parameters.flatMap((parameter) => [parameter.description, ...schemaTexts(parameter.schema)]),
    ...rules.map(({ text }) => text),
    ...schemaTexts(result),
    ...examples.map(({ code }) => code),
    ...notes.map(({ markdown }) => markdown),
  ]
}

/** All that a document says, each as often as it says it. */
const textsOfNamespace = ({ description = '', functions, guides }: Namespace): string[] => [
  description,
  ...functions.flatMap(functionTexts),
  ...guides.map(({ markdown }) => markdown),
]

/** Words without what wraps and escapes them. */
const bare = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\n/g, '\n')
    .replace(/\\(?=[\\`'"@$/])/g, '')
    .replace(/[\s*]+/g, ' ')
    .trim()

const count = (text: string, part: string): number => text.split(part).length - 1

/** Texts that are in what is generated more than twice as often as in the document. */
function repeated(namespace: Namespace, document: string): [text: string, times: number][] {
  const generated = bare(
    emit(namespace)
      .map(({ text }) => text)
      .join('\n'),
  )
  const source = bare(document)
  const said = new Map<string, number>()
  for (const text of textsOfNamespace(namespace).map(bare)) said.set(text, (said.get(text) ?? 0) + 1)
  return [...said.keys()]
    .filter((text) => text.length > SHORT)
    .map((text): [string, number] => [text, count(generated, text) / Math.max(count(source, text), said.get(text)!)])
    .filter(([, times]) => times > 2)
}

describe('a documented text stands in what is generated at most twice', () => {
  const long = (text: string): string => `${text}, which is said here in more words than any short text has`
  const made = namespaceOf([
    functionOf('f', {
      summary: long('What it does'),
      description: long('More of it'),
      parameters: [
        {
          name: 'p',
          required: true,
          description: long('What `p` is: \'a\', "b", ${c}'),
          schema: { type: 'object', properties: { q: { type: 'string', description: long('What q is') } } },
        },
        { name: 'r', required: false, description: long('What r is'), schema: { type: 'string' } },
      ],
      rules: [{ kind: 'one-of', parameters: ['p', 'r'], text: long('Exactly one of them') }],
      result: { type: 'object', properties: { s: { type: 'string', description: long('What s is') } } },
    }),
  ])

  test('pages made from a schema alone repeat no text', () => expect(repeated(made, '')).toEqual([]))

  test.skipIf(withoutCorpus)(`of further documents${withoutCorpus}`, { timeout: 120_000 }, () => {
    for (const { file, text, parsed } of parsedCorpus())
      for (const namespace of parsed.namespaces) expect([file, repeated(namespace, text)]).toEqual([file, []])
  })

  test('random documents repeat no text', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(oneDocument, dialect('name'), (model, style) => {
        const text = render(decidable(model, style), style)
        for (const namespace of parseDocument('spec/other.md', text).namespaces)
          expect(repeated(namespace, text)).toEqual([])
      }),
      { numRuns: runs(15), seed },
    )
  })
})

describe('the pages that take texts from definitions', () => {
  const documents = [
    [
      'shop',
      '# Shop\n\nSells `${tea}` and \\ more.  \n\n## buy\n\nBuys tea of any kind, and is said twice: Buys tea ' +
        'of any kind.\n\n### Parameters\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| `from` ' +
        '| string | yes | Where it is bought, with a `|` or \\| in it |\n| `to` | string | no | Where it is ' +
        'bought, and where it goes |\n| `__proto__` | string | no | The name that sets prototypes elsewhere |\n',
    ],
    [
      'bank',
      '# Bank\n\n## pay\n\nPays somebody something at once.\n\n### Parameters\n\n| Name | Type | Required | ' +
        'Description |\n|---|---|---|---|\n| `to` | object | yes | Whoever is paid by this very call |\n| ' +
        '`to.name` | string | yes | The name of whoever is paid by it |\n',
    ],
  ] as const
  const namespaces = documents.map(
    ([name, text]) => [name, text, parseDocument(`spec/${name}.md`, text).namespaces[0]!] as const,
  )
  const files = namespaces.flatMap(([, , namespace]) => emit(namespace))
  const result = compiled(files)

  test.each(namespaces)(
    'pages that take texts from definitions equal the document of %s, byte for byte',
    async (name, text) => {
      const { definition } = await load(result.folder, name)
      expect(definition.docs.source).toBe(text)
      for (const { name: each } of definition.functions)
        expect(definition.docs.functions[each]).toContain(`## ${each}\n`)
    },
  )
})
