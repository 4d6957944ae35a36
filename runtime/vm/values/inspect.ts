import fengari, { type LuaEntry, type LuaTable, type LuaValue } from '../fengari.js'
import type { Tally } from '../limits/memory.js'
import { WEIGHT } from '../limits/weights.js'
import { typeName } from './from-lua.js'
import {
  BOOLEAN,
  bytesOf,
  decode,
  FLOAT,
  INTEGER,
  isString,
  LIGHT,
  NIL,
  NULL,
  numberText,
  sizeOf,
  TABLE,
  textOf,
} from './values.js'

const { meter } = fengari
const DEEPEST = 100

/**
 * A value as people read it: tables in the form of JSON with two spaces, `<circular>` only where a table contains
 * itself.
 */
export function inspect(value: LuaValue, most: number): string {
  return new Inspector(most).show(value)
}

class Inspector {
  readonly #open = new Set<LuaTable>()
  #left: number

  constructor(most: number) {
    this.#left = most
  }

  show(value: LuaValue): string {
    const text = value.type === TABLE ? this.#table(value.value as LuaTable) : scalar(value, this.#left)
    this.#left -= text.length
    return text
  }

  #table(table: LuaTable): string {
    if (this.#open.has(table)) return '<circular>'
    if (table.locked !== null) return `<${table.locked}>`
    if (table.f === undefined) return table.shape === 'array' ? '[]' : '{}'
    if (this.#open.size >= DEEPEST) return '<nested deeper>'
    this.#open.add(table)
    const indent = '  '.repeat(this.#open.size)
    const lines = isList(table) ? this.#items(table) : this.#fields(table)
    this.#open.delete(table)
    const [before, after] = isList(table) ? '[]' : '{}'
    return `${before}\n${lines.map((line) => indent + line).join(',\n')}\n${indent.slice(2)}${after}`
  }

  #items(table: LuaTable): string[] {
    const lines: string[] = []
    for (let i = 1; i <= table.strong.size && this.#left > 0; i++) lines.push(this.show(table.strong.get(i)!.value))
    return lines
  }

  #fields(table: LuaTable): string[] {
    const lines: string[] = []
    for (let entry: LuaEntry | undefined = table.f; entry !== undefined && this.#left > 0; entry = entry.n) {
      const key = isString(entry.key)
        ? scalar(entry.key, this.#left)
        : `[${entry.key.type === TABLE ? 'table' : scalar(entry.key)}]`
      lines.push(`${key}: ${this.show(entry.value)}`)
    }
    return lines
  }
}

function isList(table: LuaTable): boolean {
  for (let i = 1; i <= table.strong.size; i++) {
    meter.tick(1)
    if (!table.strong.has(i)) return false
  }
  return true
}

/** A string that is longer than `most` is cut: nobody would see the rest. */
function scalar(value: LuaValue, most = Number.POSITIVE_INFINITY): string {
  if (isString(value)) return JSON.stringify(decode(bytesOf(value).subarray(0, most)))
  switch (value.type) {
    case NIL:
      return 'nil'
    case BOOLEAN:
      return String(value.value)
    case INTEGER:
    case FLOAT:
      return numberText(value)
    case LIGHT:
      return value.value === NULL ? 'null' : '<userdata>'
    default:
      return `<${typeName(value)}>`
  }
}

/**
 * A value that a chunk returned, as plain data for its caller: what has no such form becomes a short text in angle
 * brackets. An empty table is a list.
 */
export function toResult(value: LuaValue, tally: Tally, open: Set<LuaTable> = new Set()): unknown {
  tally.take(WEIGHT.entry + (isString(value) ? sizeOf(value) : 0))
  switch (value.type) {
    case NIL:
      return null
    case BOOLEAN:
    case INTEGER:
    case FLOAT:
      return value.value
    case TABLE:
      return tableResult(value.value as LuaTable, tally, open)
    default:
      return isString(value) ? textOf(value) : value.value === NULL ? null : scalar(value)
  }
}

function tableResult(table: LuaTable, tally: Tally, open: Set<LuaTable>): unknown {
  if (open.has(table)) return '<circular>'
  if (table.locked !== null) return `<${table.locked}>`
  if (open.size >= DEEPEST) return '<nested deeper>'
  tally.take(WEIGHT.table)
  open.add(table)
  const result =
    table.shape !== 'object' && isList(table) ? listResult(table, tally, open) : objectResult(table, tally, open)
  open.delete(table)
  return result
}

function listResult(table: LuaTable, tally: Tally, open: Set<LuaTable>): unknown[] {
  const items: unknown[] = []
  for (let i = 1; i <= table.strong.size; i++) items.push(toResult(table.strong.get(i)!.value, tally, open))
  return items
}

function objectResult(table: LuaTable, tally: Tally, open: Set<LuaTable>): unknown {
  const object = Object.create(null) as { [name: string]: unknown }
  for (let entry: LuaEntry | undefined = table.f; entry !== undefined; entry = entry.n) {
    tally.take(WEIGHT.entry + (isString(entry.key) ? sizeOf(entry.key) : 0))
    object[isString(entry.key) ? textOf(entry.key) : scalar(entry.key)] = toResult(entry.value, tally, open)
  }
  return object
}
