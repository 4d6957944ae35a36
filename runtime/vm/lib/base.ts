import fengari, { type LuaState, type LuaTable, type LuaValue } from '../fengari.js'
import { Run } from '../run/run.js'
import { inspect } from '../values/inspect.js'
import {
  argument,
  bool,
  encode,
  float,
  getField,
  type Library,
  num,
  push,
  removeField,
  str,
  TABLE,
  TYPE,
} from '../values/values.js'

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

const COLLECTOR = ['stop', 'restart', 'collect', 'count', 'step', 'setpause', 'setstepmul', 'isrunning'] as const
const COLLECTOR_OPTIONS = COLLECTOR.map(encode)

/** Takes and answers what C Lua does, and collects nothing: JavaScript manages the memory. */
function collectgarbage(L: LuaState): number {
  const option = COLLECTOR[fengari.luaL_checkoption(L, 1, encode('collect'), COLLECTOR_OPTIONS)]!
  fengari.luaL_optinteger(L, 2, 0)
  push(L, collectorAnswer(option, Run.of(L).guard.memoryBytes))
  return 1
}

function collectorAnswer(option: (typeof COLLECTOR)[number], memoryBytes: number): LuaValue {
  switch (option) {
    case 'count':
      return float(memoryBytes / 1024)
    // A cycle is over, so that loops which wait for that end.
    case 'step':
    case 'isrunning':
      return bool(true)
    // Both are 200 in C Lua until they are set.
    case 'setpause':
    case 'setstepmul':
      return num(200)
    case 'stop':
    case 'restart':
    case 'collect':
      return num(0)
  }
}
