/** Whatever an overlay says, the document that we write of it is one that a public validator takes. */
import { Validator } from '@seriousme/openapi-schema-validator'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openapiDocument } from '#codegen/emit/openapi/index.js'
import type { ApiFunction, Namespace } from '#codegen/ir.js'
import { checkOverlay } from '#codegen/overlay/check.js'
import { readOverlay } from '#codegen/overlay/read.js'
import { functionOf, namespaceOf } from '../emit/emitting.js'
import { anyFunction, anySchema } from '../tools/schemas.js'

const places = ['query', 'header', 'body'] as const
const auths = ['bearer', 'x-key', 'X-Api-Key']

const anyCall = fc.record({
  fn: anyFunction,
  result: fc.option(anySchema, { nil: undefined }),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  path: fc.constantFrom('/things', '/things/{id}', '/things/{id}/parts/{id-2}', '/'),
  places: fc.array(fc.constantFrom(...places), { minLength: 4, maxLength: 4 }),
  nested: fc.boolean(),
  join: fc.boolean(),
  note: fc.option(fc.string(), { nil: undefined }),
})
type AnyCall = typeof anyCall extends fc.Arbitrary<infer Value> ? Value : never

/** The entry of a function: its required parameters fill the path, the others travel anywhere. */
function entryOf({ fn, method, path, places: wanted, nested, join, note }: AnyCall): object {
  const variables = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!)
  const entry: Record<string, Record<string, unknown>> = {}
  for (const [index, { name, schema }] of fn.parameters.entries()) {
    const variable = variables[index]
    const place = variable !== undefined ? 'path' : method === 'GET' ? 'query' : wanted[index]!
    const target = variable ?? (nested && place !== 'header' ? `in[p${index}]` : `p${index}`)
    const isJoined = join && place === 'query' && schema.type === 'array'
    entry[place] = { ...entry[place], [name]: isJoined ? { name: target, join: ',' } : target }
  }
  return { call: `${method} ${path}`, ...entry, ...(note !== undefined && { note }) }
}

function namespaceFrom(calls: readonly AnyCall[]): Namespace {
  const functions = calls.map(({ fn, result }, index): ApiFunction => {
    const parameters = fn.parameters.map((parameter) => ({ ...parameter, description: parameter.description ?? '' }))
    return functionOf(`f${index}`, { parameters, ...(result && { result }) })
  })
  return namespaceOf(functions)
}

test('the OpenAPI document of any correct overlay is valid', async () => {
  const compared = { count: 0 }
  const validator = new Validator()
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCall, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...auths),
      async (calls, auth) => {
        const namespace = namespaceFrom(calls)
        const functions = Object.fromEntries(calls.map((call, index) => [`f${index}`, entryOf(call)]))
        const text = JSON.stringify({ api: 'https://shop.example/v1', auth, functions })
        const { overlay, mistakes, places: found } = readOverlay('shop.http.yaml', text, namespace.namespace)
        if (!overlay || mistakes.length > 0 || checkOverlay(overlay, namespace, found).length > 0) return
        compared.count++
        const { document } = openapiDocument(namespace, overlay, '1')
        expect(await validator.validate(structuredClone(document) as never)).toMatchObject({ valid: true })
      },
    ),
    { numRuns: 60 },
  )
  expect(compared.count).toBeGreaterThan(10)
})
