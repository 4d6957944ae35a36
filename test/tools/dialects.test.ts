import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import {
  type AnthropicTool,
  type GeminiTool,
  inputSchema,
  type OpenaiTool,
  type ToolFunction,
  tools,
} from 'moonbind/tools'
import { toStrictJsonSchema } from 'openai/lib/transform'
import { expect, test } from 'vitest'
import { decodeArguments } from '#runtime/tools/decode.js'
import { dialectOf } from '#runtime/tools/dialects.js'
import { encodeArguments } from '#runtime/tools/encode.js'
import { accepts } from '#runtime/tools/examples.js'
import { parametersIn } from '#runtime/tools/input-schema.js'
import type { Schema } from '#runtime/validation/schema.js'
import { anyFunction, argumentsOf, keywordsOf, ofGemini } from './schemas.js'

const one = (fn: ToolFunction, options: Parameters<typeof tools>[1]) =>
  tools([{ namespace: 'a', functions: [fn] }], options).tools[0]

test('the input schema equals the dialect that has all keywords, byte for byte', () => {
  const others = fc.constantFrom<NonNullable<Schema['additionalProperties']>>(true, { type: 'string', maxLength: 3 })
  fc.assert(
    fc.property(anyFunction, others, (fn, additionalProperties) => {
      const table = { name: 'table', required: false, schema: { type: 'object', additionalProperties } } as const
      const whole = { ...fn, parameters: [...fn.parameters, table] }
      const reports: unknown[] = []
      const converted = parametersIn(whole, dialectOf('plain', false), (report) => void reports.push(report))
      expect(JSON.stringify(inputSchema(whole))).toBe(JSON.stringify(converted))
      expect(reports).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test("a strict schema of OpenAI is a fixed point of the vendor's own transform", () => {
  fc.assert(
    fc.property(anyFunction, (fn) => {
      const tool = one(fn, { for: 'openai', strict: true }) as OpenaiTool | undefined
      if (tool) expect(toStrictJsonSchema(tool.parameters)).toEqual(tool.parameters)
    }),
    { numRuns: 200 },
  )
})

test("a strict schema of Anthropic is a fixed point of the vendor's own transform", () => {
  fc.assert(
    fc.property(anyFunction, (fn) => {
      const tool = one(fn, { for: 'anthropic', strict: true }) as AnthropicTool | undefined
      if (tool) expect(JSON.stringify(transformJSONSchema(tool.input_schema))).toBe(JSON.stringify(tool.input_schema))
    }),
    { numRuns: 200 },
  )
})

test('a schema for Gemini has no keyword that Gemini does not document', () => {
  fc.assert(
    fc.property(anyFunction, fc.boolean(), (fn, strict) => {
      const tool = one(fn, { for: 'gemini', strict }) as GeminiTool | undefined
      for (const keyword of keywordsOf(tool?.parametersJsonSchema)) expect(ofGemini).toContain(keyword)
    }),
  )
})

const root2020 = new Ajv2020({ strict: false, formats: {}, ownProperties: true, validateFormats: false })

test('documented valid input is decoded from the form of a strict schema without loss', () => {
  const compared = { count: 0 }
  fc.assert(
    fc.property(
      anyFunction.chain((fn) => fc.tuple(fc.constant(fn), argumentsOf(fn))),
      fc.constantFrom('openai' as const, 'anthropic' as const, 'gemini' as const),
      ([fn, given], vendor) => {
        if (!accepts(fn, given as never)) return
        const dialect = dialectOf(vendor, true)
        const encoded = encodeArguments(fn, dialect, given as never)
        const tool = one(fn, { for: vendor, strict: true })
        if (encoded === undefined || !tool) return
        compared.count++
        const schema = { ...('parameters' in tool ? tool.parameters : 'input_schema' in tool ? tool.input_schema : {}) }
        expect(root2020.validate(schema, encoded), JSON.stringify(root2020.errors)).toBe(true)
        expect(decodeArguments(fn, dialect, encoded)).toEqual(given)
      },
    ),
    { numRuns: 600 },
  )
  expect(compared.count).toBeGreaterThan(150)
})

test('decode never throws, and passes what it does not understand to the validator', () => {
  fc.assert(
    fc.property(anyFunction, fc.jsonValue(), (fn, given) => {
      const before = JSON.stringify(given)
      decodeArguments(fn, dialectOf('openai', true), given)
      expect(JSON.stringify(given)).toBe(before)
    }),
  )
})

test('drafts 2020-12 and 07 of a plain schema accept what the validator accepts', () => {
  const draft07 = new Ajv({ strict: false, ownProperties: true, validateFormats: false })
  const verdicts = { right: 0, wrong: 0 }
  fc.assert(
    fc.property(
      anyFunction.chain((fn) =>
        fc.tuple(fc.constant(fn), fc.array(fc.oneof(argumentsOf(fn), fc.object()), { minLength: 5 })),
      ),
      ([fn, inputs]) => {
        const newer = root2020.compile(inputSchema(fn))
        const older = draft07.compile(inputSchema(fn, 'draft-07'))
        for (const given of JSON.parse(JSON.stringify(inputs)) as object[]) {
          const wanted = accepts(fn, given as never)
          verdicts[wanted ? 'right' : 'wrong']++
          expect([newer(given), older(given)], JSON.stringify({ fn, given })).toEqual([wanted, wanted])
        }
      },
    ),
    { numRuns: 30 },
  )
  expect(Math.min(verdicts.right, verdicts.wrong)).toBeGreaterThan(40)
})
