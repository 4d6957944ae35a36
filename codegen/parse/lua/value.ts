/** Values that Lua code spells out. */
import type { Expression, TableConstructorExpression } from 'luaparse'
import type { Json } from '../../ir.js'

/** Where something stands in the code: lines and columns from 1, offsets from 0. */
export interface LuaPlace {
  readonly line: number
  readonly column: number
  readonly start: number
  readonly end: number
}

/** An expression as far as it is spelled out. */
export type LuaValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly place: LuaPlace }
  | { readonly kind: 'table'; readonly fields: readonly LuaField[]; readonly items: readonly LuaValue[]; /** Something of it is computed. */ readonly partial: boolean; readonly place: LuaPlace }
  | { readonly kind: 'computed'; readonly place: LuaPlace }

export interface LuaField {
  readonly name: string
  readonly place: LuaPlace
  readonly value: LuaValue
}

interface Located {
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } }
  readonly range?: readonly [number, number]
}

export function placeOfLua(node: object): LuaPlace {
  const { loc, range } = node as Located
  return { line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1, start: range?.[0] ?? 0, end: range?.[1] ?? 0 }
}

export function readValue(node: Expression): LuaValue {
  const place = placeOfLua(node)
  switch (node.type) {
    case 'StringLiteral':
      return { kind: 'literal', value: stringValue(node), place }
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: node.value, place }
    case 'NilLiteral':
      return { kind: 'literal', value: null, place }
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'NumericLiteral' ? { kind: 'literal', value: -node.argument.value, place } : { kind: 'computed', place }
    case 'TableConstructorExpression':
      return readTable(node, place)
    default:
      return { kind: 'computed', place }
  }
}

/** The library leaves strings raw unless told an encoding: escapes of the common kinds are undone here. */
export function stringValue(node: { readonly value: string | null; readonly raw: string }): string {
  if (node.value !== null) return node.value
  const long = /^\[(=*)\[\n?([\s\S]*)\]\1\]$/.exec(node.raw)
  if (long) return long[2]!
  const simple: { readonly [escape: string]: string } = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' }
  return node.raw
    .slice(1, -1)
    .replace(/\\z\s*/g, '')
    .replace(/\\(x([\da-fA-F]{2})|u\{([\da-fA-F]{1,6})\}|(\d{1,3})|[\s\S])/g, (all, body: string, hex?: string, code?: string, decimal?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      if (code !== undefined) return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : all
      if (decimal !== undefined) return String.fromCharCode(Number(decimal))
      return simple[body] ?? body
    })
}

function readTable(node: TableConstructorExpression, place: LuaPlace): LuaValue {
  const fields: LuaField[] = []
  const items: LuaValue[] = []
  let partial = false
  for (const each of node.fields) {
    if (each.type === 'TableValue') {
      if (each.value.type === 'VarargLiteral') partial = true
      else items.push(readValue(each.value))
    } else if (each.type === 'TableKeyString') {
      fields.push({ name: each.key.name, place: placeOfLua(each.key), value: readValue(each.value) })
    } else if (each.key.type === 'StringLiteral') {
      fields.push({ name: stringValue(each.key), place: placeOfLua(each.key), value: readValue(each.value) })
    } else partial = true
  }
  return { kind: 'table', fields, items, partial, place }
}

/** The value as JSON; undefined where any of it is computed. An empty table is an object. */
export function asJson(value: LuaValue): Json | undefined {
  if (value.kind === 'computed') return undefined
  if (value.kind === 'literal') return value.value
  if (value.partial) return undefined
  if (value.items.length > 0 && value.fields.length === 0) {
    const items = value.items.map(asJson)
    return items.includes(undefined) ? undefined : (items as Json[])
  }
  const entries = value.fields.map(({ name, value: each }) => [name, asJson(each)] as const)
  return value.items.length > 0 || entries.some(([, each]) => each === undefined) ? undefined : (Object.fromEntries(entries) as Json)
}
