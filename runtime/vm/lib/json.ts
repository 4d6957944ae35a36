import { jsonText, parseShallowJson } from '../../json/json-text.js'
import fengari, { type LuaState, type LuaTable } from '../fengari.js'
import { TextTally } from '../limits/memory.js'
import { raise } from '../run/position.js'
import { Run } from '../run/run.js'
import { NotPlain, toPlain } from '../values/from-lua.js'
import {
  argument,
  decodeExact,
  type Library,
  newTable,
  nullValue,
  push,
  pushText,
  TABLE,
  TYPE,
  tableValue,
} from '../values/values.js'

export const jsonLibrary: Library = {
  null: nullValue(),

  /** JSON text of a value; a second argument that is true asks for indentation by two spaces. */
  encode(L: LuaState): number {
    fengari.luaL_checkany(L, 1)
    const pretty = argument(L, 2)?.value
    const plain = plainOf(L)
    const indent = pretty === undefined || pretty === null || pretty === false ? undefined : 2
    pushText(
      L,
      Run.of(L).guard.whole(() => jsonText(plain, indent)!),
    )
    return 1
  },

  /**
   * The value of a JSON text. Null is absent in objects and `json.null` in lists; whole numbers beyond 64 bits stay
   * text.
   */
  decode(L: LuaState): number {
    const bytes = fengari.luaL_checkstring(L, 1)
    const { guard } = Run.of(L)
    const most = Math.floor(guard.limits.memoryBytes / 16)
    if (bytes.length > most) return raise(L, `json.decode: a text of ${bytes.length} bytes, at most ${most} are read`)
    fengari.meter.tick(bytes.length >> 3)
    const text = decodeExact(bytes)
    if (text === undefined) return raise(L, 'json.decode: the text is not UTF-8')
    let value: unknown
    try {
      value = guard.whole(() => parseShallowJson(text))
    } catch (thrown) {
      return raise(L, `json.decode: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    }
    push(L, value === null ? nullValue() : Run.of(L).machine.toLua.convert(L, value))
    return 1
  },

  /** The table, to be read as a list although it is empty. */
  array: (L) => shaped(L, 'array'),
  /** The table, to be read as an object although it is empty. */
  object: (L) => shaped(L, 'object'),
}

function plainOf(L: LuaState): unknown {
  try {
    return toPlain(argument(L, 1)!, undefined, new TextTally())
  } catch (thrown) {
    if (!(thrown instanceof NotPlain)) throw thrown
    return raise(L, `json.encode: ${thrown.message.replaceAll('cannot be sent', 'has no JSON form')}`)
  }
}

function shaped(L: LuaState, shape: 'array' | 'object'): number {
  if (fengari.lua_type(L, 1) === TYPE.none) push(L, tableValue(newTable(L)))
  else fengari.lua_settop(L, 1)
  const value = argument(L, 1)!
  if (value.type !== TABLE || (value.value as LuaTable).locked !== null)
    return raise(L, `json.${shape}: expected a table`)
  ;(value.value as LuaTable).shape = shape
  return 1
}
