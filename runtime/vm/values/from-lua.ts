import type { Schema } from '../../validation/schema.js'
import fengari, { type LuaEntry, type LuaInteger, type LuaTable, type LuaValue } from '../fengari.js'
import { Tally } from '../limits/memory.js'
import { WEIGHT } from '../limits/weights.js'
import {
  BOOLEAN,
  bytesOf,
  exactTextOf,
  FLOAT,
  hashOf,
  INTEGER,
  isAscii,
  isString,
  LIGHT,
  NIL,
  NULL,
  numberText,
  sizeOf,
  TABLE,
  textOf,
} from './values.js'

/** Values that nest deeper than this are refused. */
const DEEPEST = 100
/** Longest path that messages show, in characters. */
const LONGEST_PATH = 200

/** A value that has no form as plain data. `message` says where: `media[2].url: a function cannot be sent`. */
export class NotPlain extends Error {}

/**
 * A Lua value as plain data: null-prototype objects, arrays, scalars, null.
 *
 * An empty table is what `json.array` or `json.object` said, else what the schema says, else an object.
 * `tally` counts what is made. Throws NotPlain for holes, mixed keys, functions, cycles, more than 100 levels, NaN and
 * infinity.
 */
export function toPlain(value: LuaValue, schema: Schema | undefined, tally: Tally = new Tally()): unknown {
  return plain(value, schema, '', 0, tally)
}

function plain(value: LuaValue, schema: Schema | undefined, path: string, depth: number, tally: Tally): unknown {
  if (isString(value)) {
    tally.take(WEIGHT.string + sizeOf(value))
    tally.write(bytesOf(value))
    return exactTextOf(value) ?? raiseNotUtf8(path)
  }
  switch (value.type) {
    case NIL:
      return null
    case BOOLEAN:
    case INTEGER:
      return value.value
    case FLOAT:
      return finite(value.value as number, path)
    case TABLE:
      return fromTable(value.value as LuaTable, schema, path, depth + 1, tally)
    case LIGHT:
      if (value.value === NULL) return null
      throw refused(path, `a ${typeName(value)} cannot be sent`)
    default:
      throw refused(path, `a ${typeName(value)} cannot be sent`)
  }
}

/** As Lua's `type` says it. */
export function typeName(value: LuaValue): string {
  return (
    ['nil', 'boolean', 'userdata', 'number', 'string', 'table', 'function', 'userdata', 'thread'][value.type & 0x0f] ??
    'value'
  )
}

const raiseNotUtf8 = (path: string): never => {
  throw refused(path, 'a text that is not UTF-8 cannot be sent')
}

const refused = (path: string, problem: string): NotPlain =>
  new NotPlain(
    path === '' ? problem : `${path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path}: ${problem}`,
  )

function finite(value: number, path: string): number {
  if (Number.isFinite(value)) return value
  throw refused(path, `${fengari.floatAsText(value)} is not a number that can be sent`)
}

function fromTable(table: LuaTable, schema: Schema | undefined, path: string, depth: number, tally: Tally): unknown {
  if (table.locked !== null) throw refused(path, `${table.locked} cannot be sent`)
  if (depth > DEEPEST) throw refused(path.slice(0, 60), `nests deeper than ${DEEPEST} levels, or contains itself`)
  tally.take(WEIGHT.table)
  const first = table.f
  if (first === undefined) return isList(table, schema) ? [] : Object.create(null)
  const size = table.strong.size
  if (isString(first.key) && size > tally.mostNames)
    throw refused(path, `a table of ${size} names cannot be sent, at most ${tally.mostNames}`)
  return isString(first.key) ? fields(first, schema, path, depth, tally) : list(table, schema, path, depth, tally)
}

function isList(table: LuaTable, schema: Schema | undefined): boolean {
  if (table.shape !== null) return table.shape === 'array'
  const type = schema?.type
  if (type !== undefined)
    return type === 'array' || (Array.isArray(type) && type.includes('array') && !type.includes('object'))
  const types = (schema?.anyOf ?? []).map((alternative) => alternative.type)
  return types.includes('array') && !types.includes('object')
}

function fields(first: LuaEntry, schema: Schema | undefined, path: string, depth: number, tally: Tally): unknown {
  const object = Object.create(null) as { [name: string]: unknown }
  for (let entry: LuaEntry | undefined = first; entry !== undefined; entry = entry.n) {
    tally.take(WEIGHT.entry + (isString(entry.key) ? sizeOf(entry.key) : 0))
    if (!isString(entry.key))
      throw refused(path, `names and positions mixed in one table: ${keyText(first.key)} and ${keyText(entry.key)}`)
    tally.write(bytesOf(entry.key))
    const hash = hashOf(entry.key.value as Parameters<typeof hashOf>[0])
    const name = isAscii(hash)
      ? hash
      : (exactTextOf(entry.key) ?? raiseNotUtf8(path === '' ? textOf(entry.key) : `${path}.${textOf(entry.key)}`))
    object[name] = plain(entry.value, fieldSchema(schema, name), path === '' ? name : `${path}.${name}`, depth, tally)
  }
  return object
}

function fieldSchema(schema: Schema | undefined, name: string): Schema | undefined {
  if (schema === undefined) return undefined
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, name)) return schema.properties[name]
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
}

function list(table: LuaTable, schema: Schema | undefined, path: string, depth: number, tally: Tally): unknown[] {
  const size = table.strong.size
  for (let entry = table.f; entry !== undefined; entry = entry.n) checkPosition(entry, table, size, path)
  const items: unknown[] = new Array(size)
  for (let i = 1; i <= size; i++) {
    tally.take(WEIGHT.entry)
    items[i - 1] = plain(table.strong.get(i)!.value, schema?.items, `${path}[${i}]`, depth, tally)
  }
  return items
}

function checkPosition(entry: LuaEntry, table: LuaTable, size: number, path: string): void {
  const key = entry.key
  if (isString(key))
    throw refused(path, `names and positions mixed in one table: ${keyText(table.f!.key)} and ${keyText(key)}`)
  if (key.type !== INTEGER && key.type !== FLOAT) throw refused(path, `a ${typeName(key)} cannot be a name`)
  const position = key.value as LuaInteger
  if (typeof position === 'number' && Number.isInteger(position) && position >= 1 && position <= size) return
  if (position < 1 || (typeof position === 'number' && !Number.isInteger(position)))
    throw refused(path, `${keyText(key)} is not a position of a list`)
  let hole = 1
  while (table.strong.has(hole)) hole++
  throw refused(path, `the list has a hole at [${hole}]; use json.null there`)
}

function keyText(key: LuaValue): string {
  return isString(key) ? `"${textOf(key)}"` : `[${numberText(key)}]`
}
