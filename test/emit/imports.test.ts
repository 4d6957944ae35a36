import type { Schema } from 'moonbind/codegen'
import { expect, test } from 'vitest'
import { emit, functionOf, namespaceOf, textOf } from './emitting.js'

const types = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'] as const
const others = ['string', 'object'] as const
const details: readonly Schema[] = [{}, { maxLength: 3 }, { maximum: 3 }, { maxItems: 3 }, { required: ['a'] }]

/** Each detail with no type, with one and with two, and as an option next to another. */
const schemas: readonly Schema[] = details.flatMap((detail): Schema[] => {
  const typed = types.flatMap((type): Schema[] => [
    { ...detail, type },
    ...others.map((other): Schema => ({ ...detail, type: [type, other] })),
    ...others.map((other): Schema => ({ anyOf: [{ ...detail, type }, { type: other }] })),
  ])
  return [detail, ...typed]
})

/** What a module imports and does not mention again. */
function unused(schema: Schema): string[] {
  const parameters = [{ name: 'p', required: false, description: '', schema }]
  const text = textOf(emit(namespaceOf([functionOf('f', { parameters })])), 'demo/index.ts')
  const [head = '', ...rest] = text.split("} from 'moonbind/runtime';\n")
  const names = head.slice(head.indexOf('import {')).match(/\b[A-Za-z]+(?=,\n| ?$)/g) ?? []
  expect(names).toContain('documented')
  return names.filter((name) => !new RegExp(`\\b${name}\\b`).test(rest.join('')))
}

test('a module imports nothing that it does not use', () => {
  expect(schemas.flatMap((schema) => unused(schema).map((name) => [name, schema]))).toEqual([])
})
