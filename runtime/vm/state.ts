import fengari, { type LuaEntry, type LuaState, type LuaTable, type LuaValue } from './fengari.js'
import { openLibraries } from './libraries.js'
import {
  append,
  bool,
  getField,
  LIGHT_METATABLE,
  newTable,
  STRING_METATABLE,
  setField,
  TABLE,
  tableValue,
} from './values/values.js'

const { TValue } = fengari

/**
 * The globals that every script finds, opened once: their functions belong to no state, so that a new state only needs
 * tables of its own.
 */
const ORIGIN = fengari.lua_newstate()
const TEMPLATE = openLibraries(ORIGIN)
const LOADED = loadedTable(ORIGIN)

/**
 * A state that shares nothing with others which a script could change. `run` is what its functions belong to; `hosted`
 * are the host's globals.
 */
export function freshState(run: unknown, hosted: ReadonlyMap<string, LuaValue>): LuaState {
  const L = fengari.lua_newstate()
  L.l_G.run = run
  const globals = (L.l_G.l_registry.value as LuaTable).strong.get(fengari.LUA_RIDX_GLOBALS)!.value.value as LuaTable
  for (let entry: LuaEntry | undefined = TEMPLATE.f; entry !== undefined; entry = entry.n) {
    const value = entry.value.type === TABLE ? tableValue(copy(L, entry.value.value as LuaTable)) : entry.value
    append(globals, entry.key, new TValue(value.type, value.value))
  }
  globals.flags = 0
  setField(L.l_G.l_registry.value as LuaTable, '_LOADED', tableValue(LOADED))
  setField(globals, '_G', tableValue(globals))
  // A variable of its own: the next run would find what a script assigns to a shared one.
  for (const [name, { type, value }] of hosted)
    if (getField(globals, name) === undefined) setField(globals, name, new TValue(type, value))
  L.l_G.mt[LIGHT_METATABLE] = ORIGIN.l_G.mt[LIGHT_METATABLE]
  L.l_G.mt[STRING_METATABLE] = stringMetatable(L, globals)
  return L
}

/** Where Fengari looks for the names of functions, for messages about their arguments. Out of reach of scripts. */
function loadedTable(L: LuaState): LuaTable {
  const table = (L.l_G.l_registry.value as LuaTable).strong.get('_LOADED')!.value.value as LuaTable
  table.locked = '_LOADED'
  return table
}

function copy(L: LuaState, library: LuaTable): LuaTable {
  const table = newTable(L)
  for (let entry: LuaEntry | undefined = library.f; entry !== undefined; entry = entry.n) {
    append(table, entry.key, new TValue(entry.value.type, entry.value.value))
  }
  table.flags = 0
  return table
}

/** `("x"):upper()`: the metatable itself is out of reach. */
function stringMetatable(L: LuaState, globals: LuaTable): LuaTable {
  const metatable = newTable(L)
  const library: LuaValue | undefined = globals.strong.get('string')?.value
  if (library !== undefined) setField(metatable, '__index', new TValue(library.type, library.value))
  setField(metatable, '__metatable', bool(false))
  return metatable
}
