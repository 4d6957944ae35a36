import fengari, { type LuaState, type LuaTable } from '../fengari.js'
import { Run } from '../run/run.js'
import { inspect } from '../values/inspect.js'
import { argument, encode, getField, type Library, num, push, removeField, str, TABLE, TYPE } from '../values/values.js'

const TAB = encode('\t')
const NEWLINE = encode('\n')

/** What reads files, reaches the memory manager, or makes binary chunks. */
export function removeUnsafe(globals: LuaTable): void {
  for (const name of ['dofile', 'loadfile', '_G']) removeField(globals, name)
  removeField(globals.strong.get('string')!.value.value as LuaTable, 'dump')
}

export const baseFunctions: Library = { print, collectgarbage, error, assert }

/** Tables without `__tostring` are written out; the rest is what tostring says. */
function print(L: LuaState): number {
  const { output, guard, machine } = Run.of(L)
  const write = (bytes: Uint8Array): void => {
    if (!output.write(bytes)) guard.stop('output', `Output limit of ${machine.limits.outputBytes} bytes exceeded`)
  }
  const count = fengari.lua_gettop(L)
  for (let i = 1; i <= count; i++) {
    if (i > 1) write(TAB)
    const value = argument(L, i)!
    const table = value.type === TABLE ? (value.value as LuaTable) : undefined
    if (table !== undefined && !hasOwnText(table)) write(encode(inspect(value, output.left + 1)))
    else write(fengari.luaL_tolstring(L, i))
    fengari.lua_settop(L, count)
  }
  write(NEWLINE)
  return 0
}

function hasOwnText(table: LuaTable): boolean {
  const { metatable } = table
  return metatable !== null && ['__tostring', '__name'].some((name) => getField(metatable, name) !== undefined)
}

/** As in C Lua. The error of a call stays one when a script passes it on. */
function error(L: LuaState): number {
  const level = fengari.luaL_optinteger(L, 2, 1)
  fengari.lua_settop(L, 1)
  if (level > 0 && fengari.lua_type(L, 1) === TYPE.string) {
    const { failures } = Run.of(L)
    const kind = failures.kindOf(argument(L, 1))
    fengari.luaL_where(L, level)
    fengari.lua_pushvalue(L, 1)
    fengari.lua_concat(L, 2)
    failures.keep(kind, L.stack[L.top - 1])
  }
  return fengari.lua_error(L)
}

/** As in C Lua, where it ends like `error`. */
function assert(L: LuaState): number {
  if (fengari.lua_toboolean(L, 1)) return fengari.lua_gettop(L)
  fengari.luaL_checkany(L, 1)
  const message = argument(L, 2) ?? str('assertion failed!')
  fengari.lua_settop(L, 0)
  push(L, message)
  return error(L)
}

/** `"count"` answers kilobytes; there is nothing to collect by hand. */
function collectgarbage(L: LuaState): number {
  const what =
    fengari.lua_type(L, 1) === TYPE.string
      ? String.fromCharCode(...fengari.luaL_checkstring(L, 1).subarray(0, 20))
      : 'collect'
  push(L, num(what === 'count' ? Run.of(L).guard.memoryBytes / 1024 : 0))
  return 1
}
