/**
 * The guarded build of Fengari 0.1.5 (written by fengari/build.mjs): the part of it that this folder uses.
 */

export type Bytes = Uint8Array

export interface LuaString {
  /** The bytes as latin-1 text once it was used as a key, null before. */
  hash: string | null
  /** Null until someone reads `realstring`, where `hash` was given instead. */
  readonly bytes: Bytes | null
  readonly realstring: Bytes
  /** How many bytes. */
  tsslen(): number
}

export interface LuaValue {
  type: number
  value: unknown
}

export interface LuaEntry {
  readonly key: LuaValue
  readonly value: LuaValue
  p: LuaEntry | undefined
  n: LuaEntry | undefined
}

export interface LuaTable {
  /** The entries by the hashes of their keys. */
  readonly strong: Map<unknown, LuaEntry>
  /** The same, null until someone asks. */
  readonly map: Map<unknown, LuaEntry> | null
  /** Removed entries, until another one is added: a loop may have stopped at one. */
  readonly dead_strong: { readonly size: number } | null
  f: LuaEntry | undefined
  l: LuaEntry | undefined
  metatable: LuaTable | null
  /** Bits of metamethods known to be absent; 0 after any change. */
  flags: number
  /** A table of the host, by this name: scripts cannot change it. */
  locked: string | null
  /** What it stands for when it is empty. */
  shape: 'array' | 'object' | null
}

export interface Proto {
  readonly k: readonly LuaValue[]
  readonly p: readonly Proto[]
  readonly code: readonly unknown[]
  readonly lineinfo: readonly number[]
  readonly upvalues: readonly unknown[]
  source: LuaString | null
}

export interface LuaClosure {
  p: Proto
  readonly upvals: LuaValue[]
}

export interface NativeClosure {
  readonly f: NativeFunction
  readonly upvalue: LuaValue[]
}

/** Text that a function of the library is making. */
export interface Buffer {
  readonly b: Bytes
  readonly next: Buffer | null
}

export interface CallInfo {
  readonly func: LuaValue | null
  readonly funcOff: number
  readonly top: number
  readonly previous: CallInfo | null
  /** What the function of the library that runs here has written so far. */
  readonly buffers: Buffer | null
  readonly callstatus: number
  readonly l_savedpc: number
}

export interface LuaGlobal {
  readonly l_registry: LuaValue
  readonly mainthread: LuaState
  readonly mt: (LuaTable | null | undefined)[]
  run: unknown
}

export interface LuaState {
  readonly l_G: LuaGlobal
  readonly stack: LuaValue[]
  top: number
  readonly ci: CallInfo
  readonly nny: number
  readonly status: number
  /** The thread that resumed this one, while it runs or waits for the host. */
  resumer: LuaState | null
}

/** Gets its arguments on the stack and returns how many results it left there. */
export type NativeFunction = (L: LuaState) => number
export type Continuation<C> = (L: LuaState, status: number, context: C) => number

export interface DebugInfo {
  readonly name: Bytes | null
  readonly namewhat: Bytes
  readonly what: Bytes | null
  readonly short_src: Bytes
  readonly currentline: number
  readonly linedefined: number
}

export interface Meter {
  /** Steps left until the clock is read. */
  work: number
  /** Bytes left until memory is measured. */
  bytes: number
  /** Longest string, in bytes. */
  longest: number
  /** Most that one conversion may make, in bytes. */
  largest: number
  onStep: (L: LuaState) => void
  /** At which `work` the library calls `onWork`; an instruction calls `onStep` below 0. */
  least: number
  onWork: () => void
  onBytes: () => void
  onLongest: (size: number) => void
  onLargest: () => void
  onLocked: (L: LuaState, table: LuaTable) => void
  builtin: LuaString | null
  readonly Stop: new (kind: string, message: string) => { readonly kind: string; readonly message: string }
  charge(bytes: number): void
  reserve(size: number): void
  tick(steps: number): void
  latin1(bytes: Bytes): string
  fromLatin1(text: string): Bytes
}

/** Integers of 64 bits: numbers as far as they are exact, else BigInt (fengari/integers.js). */
export interface Integers {
  readonly MAX: bigint
  readonly MIN: bigint
  add(a: LuaInteger, b: LuaInteger): LuaInteger
  sub(a: LuaInteger, b: LuaInteger): LuaInteger
  idiv(a: LuaInteger, b: LuaInteger): LuaInteger
  mod(a: LuaInteger, b: LuaInteger): LuaInteger
  rem(a: LuaInteger, b: LuaInteger): LuaInteger
  /** The integer that a BigInt means: it wraps around. */
  wrap(n: bigint): LuaInteger
  /** The integer that a float is, or false. */
  fromFloat(n: number): LuaInteger | false
}

export type LuaInteger = number | bigint

interface Fengari {
  readonly meter: Meter
  readonly CIST_LUA: number
  readonly LUA_REGISTRYINDEX: number
  readonly LUA_RIDX_GLOBALS: number
  readonly LUA_MULTRET: number

  readonly TValue: new (type: number, value: unknown) => LuaValue
  readonly TString: new (L: LuaState | null, bytes: Bytes | null) => LuaString
  readonly Table: new (L: LuaState) => LuaTable
  readonly LClosure: new (L: LuaState, upvalues: number) => LuaClosure
  readonly lua_Debug: new () => DebugInfo

  /** A float as `tostring` shows it. */
  floatAsText(n: number): string
  readonly integers: Integers
  preempt(L: LuaState): never

  lua_newstate(): LuaState
  lua_newthread(L: LuaState): LuaState
  lua_atnativeerror(L: LuaState, handler: NativeFunction): void
  lua_resume(L: LuaState, from: LuaState | null, args: number): number
  lua_yieldk<C>(L: LuaState, results: number, context: C, k: Continuation<C>): never
  lua_yield(L: LuaState, results: number): never
  lua_status(L: LuaState): number
  lua_error(L: LuaState): never
  lua_load<D>(L: LuaState, reader: (L: LuaState, data: D) => Bytes | null, data: D, chunk: Bytes, mode: Bytes): number
  lua_callk<C>(L: LuaState, args: number, results: number, context: C, k: Continuation<C>): void
  lua_call(L: LuaState, args: number, results: number): void

  lua_gettop(L: LuaState): number
  lua_settop(L: LuaState, index: number): void
  lua_checkstack(L: LuaState, slots: number): boolean
  lua_xmove(from: LuaState, to: LuaState, n: number): void
  lua_pushvalue(L: LuaState, index: number): void
  lua_insert(L: LuaState, index: number): void
  lua_remove(L: LuaState, index: number): void
  lua_replace(L: LuaState, index: number): void
  lua_pushnil(L: LuaState): void
  lua_pushboolean(L: LuaState, value: boolean): void
  lua_pushinteger(L: LuaState, value: LuaInteger): void
  lua_pushnumber(L: LuaState, value: number): void
  lua_pushstring(L: LuaState, bytes: Bytes): void
  lua_pushcclosure(L: LuaState, f: NativeFunction, upvalues: number): void
  lua_pushthread(L: LuaState): boolean
  lua_setglobal(L: LuaState, name: Bytes): void
  lua_getfield(L: LuaState, index: number, name: Bytes): number
  lua_setfield(L: LuaState, index: number, name: Bytes): void
  lua_geti(L: LuaState, index: number, i: number): number
  lua_createtable(L: LuaState, array: number, hash: number): void
  lua_setupvalue(L: LuaState, index: number, n: number): Bytes | null
  lua_upvalueindex(i: number): number
  lua_type(L: LuaState, index: number): number
  lua_isinteger(L: LuaState, index: number): boolean
  lua_tointegerx(L: LuaState, index: number): LuaInteger | false
  lua_tonumberx(L: LuaState, index: number): number | false
  lua_tostring(L: LuaState, index: number): Bytes | null
  lua_tothread(L: LuaState, index: number): LuaState | null
  lua_getstack(L: LuaState, level: number, info: DebugInfo): number
  lua_getinfo(L: LuaState, what: Bytes, info: DebugInfo): number

  luaL_checkstack(L: LuaState, slots: number, message: Bytes): void
  luaL_checktype(L: LuaState, index: number, type: number): void
  luaL_checkany(L: LuaState, index: number): void
  luaL_checkstring(L: LuaState, index: number): Bytes
  luaL_checknumber(L: LuaState, index: number): number
  /** The nearest number that is exact. */
  luaL_checkinteger(L: LuaState, index: number): number
  luaL_checkint64(L: LuaState, index: number): LuaInteger
  /** The place of a string in a list. */
  luaL_checkoption(L: LuaState, index: number, otherwise: Bytes, options: readonly Bytes[]): number
  luaL_optinteger(L: LuaState, index: number, otherwise: number): number
  /** Calls `__len`. */
  luaL_len(L: LuaState, index: number): LuaInteger
  luaL_error(L: LuaState, format: Bytes, ...values: unknown[]): never
  luaL_argerror(L: LuaState, index: number, message: Bytes): never
  luaL_tolstring(L: LuaState, index: number): Bytes
  luaL_where(L: LuaState, level: number): void
  lua_toboolean(L: LuaState, index: number): boolean
  lua_concat(L: LuaState, count: number): void
  luaL_requiref(L: LuaState, name: Bytes, open: NativeFunction, global: boolean): void
  luaO_chunkid(source: Bytes, size: number): Bytes

  readonly luaopen_base: NativeFunction
  readonly luaopen_math: NativeFunction
  readonly luaopen_string: NativeFunction
  readonly luaopen_table: NativeFunction
  readonly luaopen_utf8: NativeFunction
}

declare const fengari: Fengari
export default fengari
