import fengari, { type LuaState } from '../fengari.js'
import { placeOf, traceback } from '../run/position.js'
import { argument, isString, type Library, pushText, textOf } from '../values/values.js'

/** `debug.traceback([message])`, the only function of that library that scripts can reach. */
export const debugLibrary: Library = {
  traceback(L: LuaState): number {
    const first = argument(L, 1)
    if (first !== undefined && first.value !== null && !isString(first)) {
      fengari.lua_pushvalue(L, 1)
      return 1
    }
    const message = first !== undefined && isString(first) ? `${textOf(first)}\n` : ''
    const lines = placeOf(L) === undefined ? '' : traceback(L)
    pushText(L, `${message}stack traceback:\n\t${lines.split('\n').slice(1).join('\n\t')}`)
    return 1
  },
}
