/** Schemas as types of LuaCATS. */
import { typesOf } from '../../../runtime/validation/fits.js'
import type { Schema, SchemaType } from '../../ir.js'
import { luaQuoted } from './quote.js'

/** `input`: what a call takes. `output`: answers, open to values that nothing documents. */
export type Direction = 'input' | 'output'

/** `string`, `"open"|"paid"`, `{ mail: string, nick?: string }[]`. */
export function luaType(schema: Schema, direction: Direction): string {
  return union(alternatives(schema, direction))
}

function alternatives(schema: Schema, direction: Direction): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((option) => alternatives(option, direction))
  if (schema.enum) return valueTypes(schema.enum, direction)
  const types = typesOf(schema)
  if (types.length === 0) return [schema.properties ? tableType(schema, direction) : 'any']
  return types.map((type) => oneType(type, schema, direction))
}

function valueTypes(values: readonly (string | number | boolean)[], direction: Direction): string[] {
  const open = direction === 'output' ? [...new Set(values.map((value) => typeof value))] : []
  return [...values.map((value) => (typeof value === 'string' ? luaQuoted(value) : String(value))), ...open]
}

function oneType(type: SchemaType, schema: Schema, direction: Direction): string {
  switch (type) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return type
    case 'null':
      return 'json.Null'
    case 'array':
      return `${element(luaType(schema.items ?? {}, direction))}[]`
    case 'object':
      return tableType(schema, direction)
  }
}

/** An element of several types needs brackets. */
const element = (type: string): string => (/^[\w.]+(?:\[\])*$|^\{[^{}|]*\}$/.test(type) ? type : `(${type})`)

const union = (types: readonly string[]): string => (types.includes('any') ? 'any' : [...new Set(types)].join('|'))

function tableType(schema: Schema, direction: Direction): string {
  const { properties = {}, required = [], additionalProperties } = schema
  const fields = Object.entries(properties).map(
    ([name, inner]) => `${typeKey(name)}${required.includes(name) ? '' : '?'}: ${luaType(inner, direction)}`,
  )
  if (fields.length > 0) return `{ ${fields.join(', ')} }`
  const others = typeof additionalProperties === 'object' ? luaType(additionalProperties, direction) : 'any'
  return `table<string, ${others}>`
}

/** A name of a field: quoted if it is not an identifier. */
export const typeKey = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `[${luaQuoted(name)}]`)
