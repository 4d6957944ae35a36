import fengari, { type LuaState, type LuaTable } from './fengari.js'
import { baseFunctions, removeUnsafe } from './lib/base.js'
import { installBuiltins } from './lib/builtins.js'
import { coroutineLibrary } from './lib/coroutine.js'
import { debugLibrary } from './lib/debug.js'
import { docsLibrary } from './lib/docs.js'
import { jsonLibrary } from './lib/json.js'
import { osLibrary } from './lib/os.js'
import { pages } from './lib/pages.js'
import { parallel } from './lib/parallel.js'
import { randomFunctions } from './lib/random.js'
import {
  bool,
  encode,
  getField,
  LIGHT_METATABLE,
  type Library,
  native,
  newTable,
  pushText,
  setField,
  str,
  tableValue,
} from './values/values.js'

const STOCK = {
  _G: fengari.luaopen_base,
  string: fengari.luaopen_string,
  table: fengari.luaopen_table,
  math: fengari.luaopen_math,
  utf8: fengari.luaopen_utf8,
}
const OWN = { coroutine: coroutineLibrary, os: osLibrary, debug: debugLibrary, json: jsonLibrary, docs: docsLibrary }

/**
 * Opens in a new state what scripts may use, and returns its globals. Nothing else of Fengari can be reached from them.
 */
export function openLibraries(L: LuaState): LuaTable {
  for (const [name, open] of Object.entries(STOCK)) {
    fengari.luaL_requiref(L, encode(name), open, true)
    fengari.lua_settop(L, 0)
  }
  const globals = (L.l_G.l_registry.value as LuaTable).strong.get(fengari.LUA_RIDX_GLOBALS)!.value.value as LuaTable
  removeUnsafe(globals)
  replace(globals, baseFunctions)
  replace(globals, { parallel, pages })
  replace(globals.strong.get('math')!.value.value as LuaTable, randomFunctions)
  installBuiltins(globals)
  const loaded = getField(L.l_G.l_registry.value as LuaTable, '_LOADED')!.value as LuaTable
  for (const [name, library] of Object.entries(OWN)) {
    const table = newTable(L)
    replace(table, library)
    setField(globals, name, tableValue(table))
    // Messages find the names of functions there.
    setField(loaded, name, tableValue(table))
  }
  L.l_G.mt[LIGHT_METATABLE] = nullMetatable(L)
  return globals
}

/** The name of `json.null`. */
function nullMetatable(L: LuaState): LuaTable {
  const metatable = newTable(L)
  setField(
    metatable,
    '__tostring',
    native((thread) => {
      pushText(thread, 'null')
      return 1
    }),
  )
  setField(metatable, '__name', str('null'))
  setField(metatable, '__metatable', bool(false))
  metatable.locked = 'json.null'
  return metatable
}

function replace(table: LuaTable, library: Library): void {
  for (const [name, entry] of Object.entries(library)) {
    const value = typeof entry === 'function' ? native(entry) : entry
    const known = table.strong.get(name)
    if (known === undefined) setField(table, name, value)
    else Object.assign(known.value, { type: value.type, value: value.value })
  }
}
