import fengari, { type CallInfo, type LuaState, type LuaString, type Proto } from '../fengari.js'
import { decode, encode, LUA_FUNCTION, push, pushText, str } from '../values/values.js'

const { meter } = fengari

const INFO = encode('Slnt')
/** Frames that a traceback shows. */
const MOST_FRAMES = 22

export interface Place {
  readonly source: LuaString | null
  readonly line: number
}

/** `script:3` */
export function textOfPlace({ source, line }: Place): string {
  return `${source === null ? '?' : decode(fengari.luaO_chunkid(source.realstring, 59))}:${line}`
}

/** Where the script is: the nearest function of its own, through the threads that led here. */
export function placeOf(L: LuaState): Place | undefined {
  for (let thread: LuaState | null = L; thread !== null; thread = thread.resumer) {
    for (let ci: CallInfo | null = thread.ci; ci !== null; ci = ci.previous) {
      const proto = protoOf(ci)
      if (proto !== undefined && proto.source !== meter.builtin) return place(proto, ci)
    }
  }
  return undefined
}

function protoOf(ci: CallInfo): Proto | undefined {
  if ((ci.callstatus & fengari.CIST_LUA) === 0 || ci.func === null || ci.func.type !== LUA_FUNCTION) return undefined
  return (ci.func.value as { readonly p: Proto }).p
}

function place(proto: Proto, ci: CallInfo): Place {
  const line = proto.lineinfo[ci.l_savedpc - 1] ?? proto.lineinfo[0] ?? 0
  return { source: proto.source, line }
}

/** `message` with the position of the script in front. */
export function positioned(L: LuaState, message: string): string {
  const at = placeOf(L)
  return at === undefined ? message : `${textOfPlace(at)}: ${message}`
}

/** Raises a Lua error with the script's position in front. */
export function raise(L: LuaState, message: string): never {
  pushText(L, positioned(L, message))
  return fengari.lua_error(L)
}

/** Raises an error as C functions of the library do: the position is that of the caller, if it is a script. */
export function raiseInLibrary(L: LuaState, message: string): never {
  return fengari.luaL_error(L, encode('%s'), encode(message))
}

/** The calls that are open on a thread, innermost first, one per line. */
export function traceback(L: LuaState): string {
  const lines: string[] = []
  const info = new fengari.lua_Debug()
  for (let level = 0; lines.length < MOST_FRAMES && fengari.lua_getstack(L, level, info) > 0; level++) {
    fengari.lua_getinfo(L, INFO, info)
    lines.push(frame(info))
  }
  return lines.join('\n')
}

function frame(info: InstanceType<typeof fengari.lua_Debug>): string {
  const source = decode(info.short_src)
  const where = info.currentline > 0 && source !== '(built-in)' ? `${source}:${info.currentline}` : 'built-in'
  if (info.namewhat.length > 0 && info.name !== null)
    return `${where}: in ${decode(info.namewhat)} '${decode(info.name)}'`
  const what = info.what === null ? '' : decode(info.what)
  if (what === 'main') return `${where}: in main chunk`
  return what === 'Lua' && where !== 'built-in'
    ? `${where}: in function <${source}:${info.linedefined}>`
    : `${where}: in ?`
}

/** `text` as the value of an error that is raised without position. */
export function raiseValue(L: LuaState, text: string): never {
  push(L, str(text))
  return fengari.lua_error(L)
}
