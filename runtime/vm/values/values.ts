/**
 * Lua values made and read without the stack: what Fengari keeps in its own objects. Holds for the pinned version only.
 */
import fengari, {
  type Bytes,
  type LuaEntry,
  type LuaInteger,
  type LuaState,
  type LuaString,
  type LuaTable,
  type LuaValue,
  type NativeFunction,
} from '../fengari.js'
import { decode, decodeExact, encode } from './utf8.js'

export { decode, decodeExact, encode }

/** Type tags of values (defs.js of Fengari). Strings have two; only LONG strings are made here. */
export const NIL = 0
export const BOOLEAN = 1
export const LIGHT = 2
export const FLOAT = 3
export const SHORT_STRING = 4
export const TABLE = 5
export const LUA_FUNCTION = 6
export const THREAD = 8
export const INTEGER = 19
export const STRING = 20
export const NATIVE_FUNCTION = 22
export const NATIVE_CLOSURE = 38

/** Where a state keeps the metatable of all strings, and of light userdata. */
export const STRING_METATABLE = 4
export const LIGHT_METATABLE = 2

/** Types as `lua_type` returns them. */
export const TYPE = { none: -1, nil: 0, string: 4, function: 6 } as const

const { TValue, TString, Table, integers, meter } = fengari

/** Type and value of `null` in lists: a value of its own, because nil cannot be kept in a table. */
export const NULL: object = Object.freeze(Object.create(null) as object)

export const nil = (): LuaValue => new TValue(NIL, null)
export const bool = (value: boolean): LuaValue => new TValue(BOOLEAN, value)
export const nullValue = (): LuaValue => new TValue(LIGHT, NULL)
export const tableValue = (table: LuaTable): LuaValue => new TValue(TABLE, table)
export const native = (f: NativeFunction): LuaValue => new TValue(NATIVE_FUNCTION, f)

/** An integer if it is whole and exact, else a float. */
export function num(value: LuaInteger): LuaValue {
  if (typeof value === 'bigint') return integer(value)
  return Number.isSafeInteger(value) ? new TValue(INTEGER, value + 0) : new TValue(FLOAT, value)
}

export const float = (value: number): LuaValue => new TValue(FLOAT, value)

/** An integer, which wraps around at 64 bits. */
export const integer = (value: bigint): LuaValue => new TValue(INTEGER, integers.wrap(value))

/** A number as `tostring` shows it. */
export const numberText = ({ type, value }: LuaValue): string =>
  type === FLOAT ? fengari.floatAsText(value as number) : String(value)

export function str(text: string): LuaValue {
  return new TValue(STRING, luaString(text))
}

export function luaString(text: string): LuaString {
  if (text.length > 256) meter.reserve(text.length)
  const string = uncounted(text)
  const size = string.tsslen()
  meter.charge((size > 64 ? 420 : 240) + size)
  return string
}

/**
 * A string that counts toward no run. Short ones of ASCII have no bytes until someone reads them: most are never read.
 */
export function uncounted(text: string): LuaString {
  if (text.length > 64 || !isAscii(text)) return new TString(null, encode(text))
  const string = new TString(null, null)
  string.hash = text
  return string
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

export const isString = (value: LuaValue): boolean => value.type === STRING || value.type === SHORT_STRING
export const bytesOf = (value: LuaValue): Bytes => (value.value as LuaString).realstring
export const sizeOf = (value: LuaValue): number => (value.value as LuaString).tsslen()

/** Text for people: bytes that are not UTF-8 as `\xE9`. */
export function textOf(value: LuaValue): string {
  const { bytes, hash } = value.value as LuaString
  return bytes === null ? hash! : decode(bytes)
}

/** Text for data: undefined if it is not UTF-8. */
export function exactTextOf(value: LuaValue): string | undefined {
  const { bytes, hash } = value.value as LuaString
  return bytes === null ? hash! : decodeExact(bytes)
}

/** A string as the key of a table. */
export function hashOf(string: LuaString): string {
  return (string.hash ??= fengari.meter.latin1(string.realstring))
}

/**
 * Appends an entry; the key must be new, a string or an integer. It is never written into, so that tables may share it.
 */
export function append(table: LuaTable, key: LuaValue, value: LuaValue): void {
  const last = table.l
  const entry: LuaEntry = { key, value, p: last, n: undefined }
  if (last === undefined) table.f = entry
  else last.n = entry
  table.l = entry
  if (table.map !== null) table.map.set(isString(key) ? hashOf(key.value as LuaString) : key.value, entry)
}

/** Sets a field of a table that has no such field. */
export function setField(table: LuaTable, name: string, value: LuaValue): void {
  append(table, str(name), value)
  table.flags = 0
}

export function getField(table: LuaTable, name: string): LuaValue | undefined {
  return table.strong.get(hashOf(luaString(name)))?.value
}

export function newTable(L: LuaState): LuaTable {
  return new Table(L)
}

export function push(L: LuaState, value: LuaValue): void {
  if (!fengari.lua_checkstack(L, 1)) fengari.luaL_checkstack(L, 1, encode('too many values'))
  // A copy: what is on the stack is overwritten, and the value may be an entry of a table.
  L.stack[L.top++] = new TValue(value.type, value.value)
}

export function pushText(L: LuaState, text: string): void {
  push(L, str(text))
}

/** A string whose bytes are the characters 0 to 255 of `text`. */
export function pushBytes(L: LuaState, text: string): void {
  fengari.lua_pushstring(L, meter.fromLatin1(text))
}

/** The argument at `index` (from 1), or undefined if there is none. */
export function argument(L: LuaState, index: number): LuaValue | undefined {
  const at = L.ci.funcOff + index
  return at < L.top ? L.stack[at] : undefined
}

/** The type of the argument at `index`, as `lua_type` returns it: -1 if there is none. */
export const typeAt = (L: LuaState, index: number): number => fengari.lua_type(L, index)

/** The results of a thread that ended, or what its chunk was called with. */
export function valuesFrom(L: LuaState, index: number): LuaValue[] {
  return L.stack.slice(L.ci.funcOff + index, L.top)
}

/** Fields of a library: functions and values. */
export interface Library {
  readonly [name: string]: NativeFunction | LuaValue
}

/** Removes a field, as assigning nil would. */
export function removeField(table: LuaTable, name: string): void {
  const entry = table.strong.get(name)
  if (entry === undefined) return
  if (entry.p === undefined) table.f = entry.n
  else entry.p.n = entry.n
  if (entry.n === undefined) table.l = entry.p
  else entry.n.p = entry.p
  table.strong.delete(name)
}
