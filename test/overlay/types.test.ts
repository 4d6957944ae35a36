import type { ListCallRecordsResult, SendSmsResult } from 'moonbind/telnyx'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { Schema } from '#codegen/ir.js'
import { applyOverlay } from '#codegen/overlay/apply.js'
import { emit, textOf } from '../emit/emitting.js'
import { read, shop, sound } from './shop.js'

/** The sound overlay with `types` of `list_orders`; its answer shows id, state, total and files of each order. */
const withTypes = (types: string): string => sound.replace('    constants:', `    types: ${types}\n    constants:`)
const LINE = 11

/** The schema of an order in the answer of `list_orders`. */
function order(types: string): { readonly [name: string]: Schema } {
  const { overlay, problems } = read(withTypes(types))
  expect(problems).toEqual([])
  return applyOverlay(shop, overlay!).functions[0]!.result!.properties!['data']!.items!.properties!
}

describe('types of an overlay', () => {
  const shown: readonly (readonly [types: string, id: Schema['type']])[] = [
    ['{}', ['string', 'number']],
    ['{ "data[].id": string }', 'string'],
    ['{ "data[].id": integer }', 'integer'],
    ['{ "data[].id": [string, "null"] }', ['string', 'null']],
    ['{ "data[].id": [string, null] }', ['string', 'null']],
    ['{ "data[].id": [string, string] }', 'string'],
  ]
  test.each(shown)('types of an overlay become a schema: %s', (types, id) => {
    expect(order(types)['id']!.type).toEqual(id)
  })

  test('stated types are marked as statements of the overlay', () => {
    expect(order('{ "data[].id": string }')['id']!.description).toBe('The overlay states its type.')
    expect(order('{}')['id']!.description).toBeUndefined()
  })

  test('types reach into items, and a scaled field is a number without a statement', () => {
    const { files, total } = order('{ "data[].files[]": string }')
    expect(files!.items!.type).toBe('string')
    expect(total!.type).toBe('number')
  })

  test('types reach into an answer that is a list', () => {
    const result: Schema = {
      type: 'array',
      items: { type: 'object', properties: { id: { type: ['string', 'number'] } } },
    }
    const [listed, ...others] = shop.functions
    const namespace = { ...shop, functions: [{ ...listed!, result }, ...others] }
    const bare = withTypes('{ "[].id": string }').replace(/ {4}pages: .*\n {4}answer:\n(?: {6}.*\n)+/, '')
    const { overlay, problems } = read(bare, namespace)
    expect(problems).toEqual([])
    expect(applyOverlay(namespace, overlay!).functions[0]!.result!.items!.properties!['id']!.type).toBe('string')
  })

  test('stated types become TypeScript types', () => {
    const { overlay } = read(withTypes('{ "data[].id": string }'))
    const text = textOf(emit(applyOverlay(shop, overlay!)), 'shop/index.ts')
    expect(text).toMatch(/The overlay states its type\. \*\/\s+readonly id: string;/)
  })

  test('the bindings of telnyx have the types of its overlay', () => {
    type CallRecord = ListCallRecordsResult['data'][number]
    expectTypeOf<SendSmsResult['data']['id']>().toEqualTypeOf<string>()
    expectTypeOf<CallRecord['duration']>().toEqualTypeOf<number>()
    expectTypeOf<CallRecord['download_urls']>().toEqualTypeOf<readonly string[]>()
  })

  const wrong: readonly (readonly [types: string, problem: string])[] = [
    [
      '{ "data[].id": text }',
      `${LINE}:27 unknown type "text", expected one of ` +
        '"string", "integer", "number", "boolean", "null", "array", "object"',
    ],
    ['{ "data[].id": strin }', `${LINE}:27 unknown type "strin", did you mean "string"?`],
    ['{ "data[].id": { enum: [] } }', `${LINE}:35 expected at least one value in "enum"`],
    ['{ "data[].id": { type: integer, enum: [1, x] } }', `${LINE}:50 "x" is not of the type integer`],
    [
      '{ "data[].id": { type: string, items: string } }',
      `${LINE}:50 "items" is of the type array, and "type" does not name it`,
    ],
    [
      '{ "data[].id": { type: string, format: 7 } }',
      `${LINE}:51 expected a format such as date-time, uri, email or uuid`,
    ],
    ['{ "data[0].id": string }', `${LINE}:14 expected a documented field such as data[].id, got "data[0].id"`],
    ['{ "data[].ids": string }', `${LINE}:14 the answer of "list_orders" documents no field "data[].ids"`],
    ['{ "[]x": string }', `${LINE}:14 expected a documented field such as data[].id, got "[]x"`],
    ['{ "data": string }', `${LINE}:14 "data" is documented as list of tables: remove its type here`],
    ['{ "data[].id": boolean }', `${LINE}:14 "data[].id" is never boolean: it is documented as string or number`],
  ]
  test.each(wrong)('a statement about types is refused: %s', (types, problem) => {
    expect(read(withTypes(types)).problems).toEqual([problem])
  })

  test('a type for a field that is not answered is refused', () => {
    const text = withTypes('{ "data[].id": string }').replace(
      '      data[].state:',
      '      data[].id: { absent: none }\n      data[].state:',
    )
    expect(read(text).problems).toEqual([`${LINE}:14 "data[].id" is absent, so it has no type`])
  })
})
