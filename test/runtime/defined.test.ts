import { expect, expectTypeOf, test } from 'vitest'
import { defined } from '#runtime/defined.js'

test('defined leaves out undefined fields and keeps the order of the others', () => {
  const made = defined({ b: 1, a: undefined as string | undefined, c: null, d: '', e: false })
  expect(JSON.stringify(made)).toBe('{"b":1,"c":null,"d":"","e":false}')
  expect('a' in made).toBe(false)
})

test('defined fits a type whose optional fields may not be undefined', () => {
  interface Wanted {
    readonly name: string
    readonly line?: number
  }
  const wanted: Wanted = defined({ name: 'x', line: undefined as number | undefined })
  expectTypeOf(defined({ name: 'x', line: 1 as number | undefined }).name).toEqualTypeOf<string>()
  expect(wanted).toEqual({ name: 'x' })
})
