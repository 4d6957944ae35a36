import fengari, { type LuaInteger, type LuaState } from '../fengari.js'
import { raiseInLibrary } from '../run/position.js'
import { Run } from '../run/run.js'
import { argument, bool, encode, float, type Library, num, push, pushBytes, TABLE, typeAt } from '../values/values.js'
import { type Parts, partsOf, secondsOf } from './calendar.js'
import { dateText } from './date-text.js'

const LONGEST_FORMAT = 1_000
/** Fields of a date are numbers of 32 bits in C; half of that leaves room to carry over. */
const LARGEST_FIELD = 0x3fffffff
const OUT_OF_RANGE = 'time result cannot be represented in this installation'

/** Time and dates; nothing of the machine. */
export const osLibrary: Library = {
  time(L: LuaState): number {
    if (typeAt(L, 1) <= 0) push(L, num(now()))
    else push(L, num(timeOf(L)))
    return 1
  },

  clock(L: LuaState): number {
    push(L, float(Run.of(L).guard.cpuNow() / 1000))
    return 1
  },

  difftime(L: LuaState): number {
    const later = BigInt(fengari.luaL_checkint64(L, 1))
    push(L, float(Number(later - BigInt(fengari.luaL_checkint64(L, 2)))))
    return 1
  },

  date(L: LuaState): number {
    const given = typeAt(L, 1) <= 0 ? '%c' : fengari.meter.latin1(fengari.luaL_checkstring(L, 1))
    const seconds = typeAt(L, 2) <= 0 ? now() : fengari.luaL_checkint64(L, 2)
    if (given.length > LONGEST_FORMAT) fengari.luaL_argerror(L, 1, encode(`format longer than ${LONGEST_FORMAT} bytes`))
    const utc = given.startsWith('!')
    const parts = partsOf(seconds, utc) ?? raiseInLibrary(L, OUT_OF_RANGE)
    const format = utc ? given.slice(1) : given
    if (format.replace(/\0.*/s, '') === '*t') return pushTable(L, parts)
    const made = dateText(format, parts)
    if ('unknown' in made)
      return fengari.luaL_argerror(L, 1, encode(`invalid conversion specifier '%${made.unknown.replace(/\0.*/s, '')}'`))
    pushBytes(L, made.text)
    return 1
  },
}

const now = (): LuaInteger => Math.floor(Date.now() / 1000)

function pushTable(L: LuaState, parts: Parts): number {
  fengari.lua_createtable(L, 0, 9)
  setFields(L, parts)
  return 1
}

/** Writes into the table on top of the stack. */
function setFields(L: LuaState, parts: Parts): void {
  for (const name of ['sec', 'min', 'hour', 'day', 'month', 'year', 'wday', 'yday'] as const) {
    push(L, num(parts[name]))
    fengari.lua_setfield(L, -2, encode(name))
  }
  push(L, bool(false))
  fengari.lua_setfield(L, -2, encode('isdst'))
}

/**
 * The local time that a table of fields means; fields out of range carry over, and the table gets what they come to.
 */
function timeOf(L: LuaState): number {
  if (argument(L, 1)?.type !== TABLE) fengari.luaL_checktype(L, 1, TABLE)
  fengari.lua_settop(L, 1)
  const [sec, min, hour] = [field(L, 'sec', 0), field(L, 'min', 0), field(L, 'hour', 12)]
  const [day, month, year] = [field(L, 'day'), field(L, 'month', undefined, 1), field(L, 'year', undefined, 1900)]
  const seconds = secondsOf({ year, month, day, hour, min, sec })
  const parts = partsOf(seconds, false)
  // C cannot tell the last second of 1969 from a failure.
  if (parts === undefined || seconds === -1) return raiseInLibrary(L, OUT_OF_RANGE)
  setFields(L, parts)
  return seconds
}

/** C subtracts `base` from a field and checks the result. */
function field(L: LuaState, name: string, otherwise?: number, base = 0): number {
  const kind = fengari.lua_getfield(L, 1, encode(name))
  const value = fengari.lua_tointegerx(L, -1)
  fengari.lua_settop(L, -2)
  if (value === false) {
    if (kind !== 0) return raiseInLibrary(L, `field '${name}' is not an integer`)
    return otherwise ?? raiseInLibrary(L, `field '${name}' missing in date table`)
  }
  const small = Number(value)
  if (Math.abs(small) > LARGEST_FIELD + base) return raiseInLibrary(L, `field '${name}' is out-of-bound`)
  return small
}
