/** Dates of the Gregorian calendar, for any year that fits C's `struct tm`. */
import fengari, { type LuaInteger } from '../fengari.js'

/** A moment as a calendar and a clock show it. */
export interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly min: number
  readonly sec: number
  /** 1 is Sunday. */
  readonly wday: number
  readonly yday: number
  /** Minutes east of UTC. */
  readonly offset: number
  readonly utc: boolean
}

const DAY = 86_400
/** The furthest moments of JavaScript's dates, in seconds: nearer ones know the offset of their time zone. */
const FURTHEST = 8.64e12

/** The parts of a moment given in seconds since 1970, or undefined if its year is too large. */
export function partsOf(seconds: LuaInteger, utc: boolean): Parts | undefined {
  const offset = utc ? 0 : offsetAt(Number(seconds))
  const local = fengari.integers.add(seconds, offset * 60)
  const days = Number(fengari.integers.idiv(local, DAY))
  const clock = Number(fengari.integers.mod(local, DAY))
  const date = civil(days)
  if (Math.abs(date.year) > 2 ** 31) return undefined
  const [hour, min, sec] = [Math.floor(clock / 3600), Math.floor(clock / 60) % 60, clock % 60]
  const wday = ((((days + 4) % 7) + 7) % 7) + 1
  const yday = days - daysUntil(date.year, 1, 1) + 1
  return { ...date, hour, min, sec, wday, yday, offset, utc }
}

const offsetAt = (seconds: number): number =>
  -new Date(Math.max(-FURTHEST, Math.min(FURTHEST, seconds)) * 1000).getTimezoneOffset()

/** Days since 1970; months and days out of range carry over. */
function daysUntil(year: number, month: number, day: number): number {
  const carried = year + Math.floor((month - 1) / 12)
  const inYear = (((month - 1) % 12) + 12) % 12
  // Years begin in March here, so that the day that may be missing is the last.
  const y = inYear < 2 ? carried - 1 : carried
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((inYear + 10) % 12) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function civil(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Seconds since 1970 of a local time; parts out of range carry over. */
export function secondsOf(local: Pick<Parts, 'year' | 'month' | 'day' | 'hour' | 'min' | 'sec'>): number {
  const asUtc = daysUntil(local.year, local.month, local.day) * DAY + local.hour * 3600 + local.min * 60 + local.sec
  const near = asUtc - offsetAt(asUtc) * 60
  return asUtc - offsetAt(near) * 60
}

/** Week of the year, if weeks begin on `first` (1 is Sunday) and the days before the first one are week 0. */
export const weekOf = ({ yday, wday }: Parts, first: number): number =>
  Math.floor((yday + 6 - ((wday - first + 7) % 7)) / 7)

/** Week and year of ISO 8601: the first week has the first Thursday. */
export function isoWeek({ year, yday, wday }: Parts): { readonly week: number; readonly year: number } {
  const thursday = yday + 3 - ((wday + 5) % 7)
  const length = daysUntil(year + 1, 1, 1) - daysUntil(year, 1, 1)
  if (thursday > length) return { week: 1, year: year + 1 }
  if (thursday >= 1) return { week: Math.floor((thursday - 1) / 7) + 1, year }
  const before = daysUntil(year, 1, 1) - daysUntil(year - 1, 1, 1)
  return { week: Math.floor((thursday + before - 1) / 7) + 1, year: year - 1 }
}
