/** Values that Lua code spells out. */
import type { Expression, TableConstructorExpression } from 'luaparse'
import type { Json } from '../validation/schema.js'
import type { LuaPlace, LuaSource } from './source.js'

/** An expression as far as it is spelled out. */
export type LuaValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly place: LuaPlace }
  | {
      readonly kind: 'table'
      readonly fields: readonly LuaField[]
      readonly items: readonly LuaValue[] /** Something of it is computed. */
      readonly partial: boolean
      readonly place: LuaPlace
    }
  | { readonly kind: 'computed' /** Its source. */; readonly text: string; readonly place: LuaPlace }

export interface LuaField {
  readonly name: string
  readonly place: LuaPlace
  readonly value: LuaValue
}

/** Reads an expression of the tree of `source` as far as it is spelled out. */
export function readValue(node: Expression, source: LuaSource): LuaValue {
  const place = source.place(node)
  switch (node.type) {
    case 'StringLiteral':
      return { kind: 'literal', value: stringValue(node), place }
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: node.value, place }
    case 'NilLiteral':
      return { kind: 'literal', value: null, place }
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'NumericLiteral'
        ? { kind: 'literal', value: -node.argument.value, place }
        : computed(node, source)
    case 'TableConstructorExpression':
      return readTable(node, source)
    default:
      return computed(node, source)
  }
}

function computed(node: Expression, source: LuaSource): LuaValue {
  const place = source.place(node)
  return { kind: 'computed', text: source.written.slice(place.start, place.end), place }
}

/** The library leaves strings raw unless it is given an encoding; escapes are undone here (Reference Manual, 3.1). */
export function stringValue(node: { readonly value: string | null; readonly raw: string }): string {
  if (node.value !== null) return node.value
  const long = /^\[(=*)\[(?:\r\n|\n\r|\n|\r)?([\s\S]*)\]\1\]$/.exec(node.raw)
  if (long) return long[2]!
  return node.raw
    .slice(1, -1)
    .replace(
      /(?:\\x[\da-fA-F]{2}|\\\d{1,3})+|\\u\{([\da-fA-F]{1,6})\}|\\z\s*|\\(\r\n|[\s\S])/g,
      (all, code?: string, simple?: string) => {
        if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff))
        if (simple !== undefined) return simpleEscapes.get(simple) ?? simple
        return all.startsWith('\\z') ? '' : bytesText(all)
      },
    )
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
])

/** `\226\128\148` spells the bytes of a character in UTF-8. */
function bytesText(escapes: string): string {
  const bytes = [...escapes.matchAll(/\\(?:x(..)|(\d{1,3}))/g)].map(([, hex, decimal]) =>
    hex === undefined ? Number(decimal) : Number.parseInt(hex, 16),
  )
  return new TextDecoder().decode(Uint8Array.from(bytes))
}

function readTable(node: TableConstructorExpression, source: LuaSource): LuaValue {
  const fields: LuaField[] = []
  const items: LuaValue[] = []
  let partial = false
  for (const field of node.fields) {
    if (field.type === 'TableValue') {
      if (field.value.type === 'VarargLiteral') partial = true
      else items.push(readValue(field.value, source))
    } else if (field.type === 'TableKeyString') {
      fields.push({ name: field.key.name, place: source.place(field.key), value: readValue(field.value, source) })
    } else if (field.key.type === 'StringLiteral') {
      fields.push({
        name: stringValue(field.key),
        place: source.place(field.key),
        value: readValue(field.value, source),
      })
    } else partial = true
  }
  return { kind: 'table', fields, items, partial, place: source.place(node) }
}

/** The value as JSON; undefined if any of it is computed. An empty table is an object. */
export function asJson(value: LuaValue): Json | undefined {
  if (value.kind === 'computed') return undefined
  if (value.kind === 'literal') return value.value
  if (value.partial) return undefined
  if (value.items.length > 0 && value.fields.length === 0) {
    const items = value.items.map(asJson)
    return items.includes(undefined) ? undefined : (items as Json[])
  }
  const entries = value.fields.map(({ name, value: each }) => [name, asJson(each)] as const)
  return value.items.length > 0 || entries.some(([, each]) => each === undefined)
    ? undefined
    : (Object.fromEntries(entries) as Json)
}
