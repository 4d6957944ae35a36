import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type AnthropicTool, type GeminiTool, type OpenaiTool, tools } from 'moonbind/tools'
import { toStrictJsonSchema } from 'openai/lib/transform'
import { describe, expect, test } from 'vitest'
import { withoutCorpus } from '../helpers/corpus.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'
import { keywordsOf, ofGemini } from './schemas.js'

const namespaces = parsedCorpus().flatMap(({ parsed }) => parsed.namespaces)
const documented = namespaces.reduce((sum, { functions }) => sum + functions.length, 0)

describe.skipIf(withoutCorpus !== '')(`every function of the corpus${withoutCorpus}`, () => {
  test("has a strict schema that is a fixed point of OpenAI's own transform, or says why it has none", () => {
    const made = tools(namespaces, { for: 'openai', strict: true })
    for (const tool of made.tools as readonly OpenaiTool[])
      expect(toStrictJsonSchema(tool.parameters), tool.name).toEqual(tool.parameters)
    expect(made.tools.length + omitted(made.report)).toBe(documented)
  })

  test("has a strict schema that is a fixed point of Anthropic's own transform, or says why it has none", () => {
    const made = tools(namespaces, { for: 'anthropic', strict: true })
    for (const tool of made.tools as readonly AnthropicTool[])
      expect(JSON.stringify(transformJSONSchema(tool.input_schema)), tool.name).toBe(JSON.stringify(tool.input_schema))
    expect(made.tools.length + omitted(made.report)).toBe(documented)
  })

  test('every function has a schema with only keywords that Gemini documents', () => {
    for (const tool of tools(namespaces, { for: 'gemini' }).tools as readonly GeminiTool[])
      expect(
        keywordsOf(tool.parametersJsonSchema).filter((keyword) => !ofGemini.has(keyword)),
        tool.name,
      ).toEqual([])
  })

  test.each(['plain', 'openai', 'anthropic', 'gemini'] as const)(
    'every function has a name of its own that %s accepts',
    (vendor) => {
      const names = tools(namespaces, { for: vendor }).tools.map(({ name }) => name)
      expect(names.filter((name) => !/^[a-zA-Z0-9_-]{1,64}$/.test(name))).toEqual([])
      expect(new Set(names).size).toBe(documented)
    },
  )

  test('every function has input examples that its schema accepts', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    let examples = 0
    for (const tool of tools(namespaces, { for: 'anthropic' }).tools as readonly AnthropicTool[]) {
      const accepts = ajv.compile(tool.input_schema as object)
      for (const example of tool.input_examples ?? []) {
        examples++
        expect([tool.name, accepts(example), example]).toEqual([tool.name, true, example])
      }
    }
    expect(examples).toBeGreaterThan(documented / 4)
  })
})

const omitted = (report: ReturnType<typeof tools>['report']): number =>
  report.filter(({ action }) => action === 'omitted').length
