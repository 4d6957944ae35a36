import fengari, { type LuaState, type LuaTable } from '../fengari.js'
import { raise } from '../position.js'
import { Run } from '../run.js'
import {
  argument,
  bool,
  decode,
  getField,
  type Library,
  newTable,
  num,
  push,
  pushText,
  setField,
  TABLE,
  tableValue,
} from '../values.js'

const LONGEST_FORMAT = 1_000

/** Time and dates; nothing of the machine. */
export const osLibrary: Library = {
  time(L: LuaState): number {
    const first = argument(L, 1)
    const at = first === undefined || first.value === null ? new Date() : dateOf(L)
    push(L, num(Math.floor(at.getTime() / 1000)))
    return 1
  },

  clock(L: LuaState): number {
    push(L, num(Run.of(L).guard.cpuNow() / 1000))
    return 1
  },

  difftime(L: LuaState): number {
    push(L, num(fengari.luaL_checknumber(L, 1) - fengari.luaL_checknumber(L, 2)))
    return 1
  },

  date(L: LuaState): number {
    const given =
      fengari.lua_gettop(L) > 0 && argument(L, 1)!.value !== null ? decode(fengari.luaL_checkstring(L, 1)) : '%c'
    const seconds = fengari.lua_gettop(L) > 1 ? fengari.luaL_checknumber(L, 2) : Date.now() / 1000
    if (given.length > LONGEST_FORMAT) raise(L, `bad argument #1 to 'date' (format longer than ${LONGEST_FORMAT})`)
    const utc = given.startsWith('!')
    const fields = partsOf(new Date(Math.floor(seconds) * 1000), utc)
    if (Number.isNaN(fields.year)) raise(L, 'time result cannot be represented in this installation')
    const format = utc ? given.slice(1) : given
    if (format.startsWith('*t')) push(L, tableValue(dateTable(L, fields)))
    else
      pushText(
        L,
        format.replace(/%(.?)/gs, (_, letter: string) => conversion(L, letter, fields)),
      )
    return 1
  },
}

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly min: number
  readonly sec: number
  readonly wday: number
  readonly yday: number
  /** Minutes east of UTC. */
  readonly offset: number
}

function partsOf(date: Date, utc: boolean): Parts {
  const offset = utc ? 0 : -date.getTimezoneOffset()
  const local = new Date(date.getTime() + offset * 60_000)
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()]
  const [hour, min, sec] = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()]
  const yday = Math.floor((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1
  return { year, month, day, hour, min, sec, wday: local.getUTCDay() + 1, yday, offset }
}

function dateTable(L: LuaState, parts: Parts): LuaTable {
  const table = newTable(L)
  for (const name of ['year', 'month', 'day', 'hour', 'min', 'sec', 'wday', 'yday'] as const)
    setField(table, name, num(parts[name]))
  setField(table, 'isdst', bool(false))
  return table
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const two = (n: number): string => String(n).padStart(2, '0')

function conversion(L: LuaState, letter: string, at: Parts): string {
  const twelve = ((at.hour + 11) % 12) + 1
  switch (letter) {
    case 'a':
      return DAYS[at.wday - 1]!.slice(0, 3)
    case 'A':
      return DAYS[at.wday - 1]!
    case 'b':
    case 'h':
      return MONTHS[at.month - 1]!.slice(0, 3)
    case 'B':
      return MONTHS[at.month - 1]!
    case 'c':
      return ['a', 'b', 'e', 'T', 'Y'].map((one) => conversion(L, one, at)).join(' ')
    case 'C':
      return two(Math.floor(at.year / 100))
    case 'd':
      return two(at.day)
    case 'D':
    case 'x':
      return `${two(at.month)}/${two(at.day)}/${two(at.year % 100)}`
    case 'e':
      return String(at.day).padStart(2)
    case 'F':
      return `${at.year}-${two(at.month)}-${two(at.day)}`
    case 'H':
      return two(at.hour)
    case 'I':
      return two(twelve)
    case 'j':
      return String(at.yday).padStart(3, '0')
    case 'm':
      return two(at.month)
    case 'M':
      return two(at.min)
    case 'n':
      return '\n'
    case 'p':
      return at.hour < 12 ? 'AM' : 'PM'
    case 'r':
      return `${two(twelve)}:${two(at.min)}:${two(at.sec)} ${at.hour < 12 ? 'AM' : 'PM'}`
    case 'R':
      return `${two(at.hour)}:${two(at.min)}`
    case 'S':
      return two(at.sec)
    case 't':
      return '\t'
    case 'T':
    case 'X':
      return `${two(at.hour)}:${two(at.min)}:${two(at.sec)}`
    case 'u':
      return String(at.wday === 1 ? 7 : at.wday - 1)
    case 'w':
      return String(at.wday - 1)
    case 'y':
      return two(at.year % 100)
    case 'Y':
      return String(at.year)
    case 'z':
      return `${at.offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(at.offset) / 60))}${two(Math.abs(at.offset) % 60)}`
    case 'Z':
      return at.offset === 0 ? 'UTC' : conversion(L, 'z', at)
    case '%':
      return '%'
    default:
      return raise(L, `bad argument #1 to 'date' (invalid conversion specifier '%${letter}')`)
  }
}

/** The local time that a table of fields means; fields out of range carry over. */
function dateOf(L: LuaState): Date {
  fengari.luaL_checktype(L, 1, TABLE)
  const table = argument(L, 1)!.value as LuaTable
  const field = (name: string, otherwise?: number): number => {
    const value = getField(table, name)?.value
    const given = typeof value === 'number' ? value : otherwise
    return given ?? raise(L, `field '${name}' missing in date table`)
  }
  const date = new Date(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour', 12),
    field('min', 0),
    field('sec', 0),
  )
  if (Number.isNaN(date.getTime())) raise(L, 'time result cannot be represented in this installation')
  return date
}
