/** The conversions of C's strftime, in its own locale. */
import { isoWeek, type Parts, weekOf } from './calendar.js'

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

const padded = (n: number, width = 2): string =>
  `${n < 0 ? '-' : ''}${String(Math.abs(n)).padStart(n < 0 ? width - 1 : width, '0')}`
const century = (year: number): number => Math.floor(year / 100)
const inCentury = (year: number): number => ((year % 100) + 100) % 100
const twelve = (hour: number): number => ((hour + 11) % 12) + 1
const zone = (offset: number): string =>
  `${offset < 0 ? '-' : '+'}${padded(Math.floor(Math.abs(offset) / 60))}${padded(Math.abs(offset) % 60)}`

const CONVERSIONS: { readonly [letter: string]: (moment: Parts) => string } = {
  a: ({ wday }) => DAYS[wday - 1]!.slice(0, 3),
  A: ({ wday }) => DAYS[wday - 1]!,
  b: ({ month }) => MONTHS[month - 1]!.slice(0, 3),
  B: ({ month }) => MONTHS[month - 1]!,
  c: (moment) => all('a b e T Y', moment),
  C: ({ year }) => String(century(year)),
  d: ({ day }) => padded(day),
  D: (moment) => all('m/d/y', moment),
  e: ({ day }) => String(day).padStart(2),
  F: (moment) => all('Y-m-d', moment),
  g: (moment) => padded(inCentury(isoWeek(moment).year)),
  G: (moment) => String(isoWeek(moment).year),
  h: ({ month }) => MONTHS[month - 1]!.slice(0, 3),
  H: ({ hour }) => padded(hour),
  I: ({ hour }) => padded(twelve(hour)),
  j: ({ yday }) => padded(yday, 3),
  m: ({ month }) => padded(month),
  M: ({ min }) => padded(min),
  n: () => '\n',
  p: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  r: (moment) => all('I:M:S p', moment),
  R: (moment) => all('H:M', moment),
  S: ({ sec }) => padded(sec),
  t: () => '\t',
  T: (moment) => all('H:M:S', moment),
  u: ({ wday }) => String(wday === 1 ? 7 : wday - 1),
  U: (moment) => padded(weekOf(moment, 1)),
  V: (moment) => padded(isoWeek(moment).week),
  w: ({ wday }) => String(wday - 1),
  W: (moment) => padded(weekOf(moment, 2)),
  x: (moment) => all('m/d/y', moment),
  X: (moment) => all('H:M:S', moment),
  y: ({ year }) => padded(inCentury(year)),
  Y: ({ year }) => String(year),
  z: ({ offset }) => zone(offset),
  Z: ({ offset, utc }) => (utc ? 'GMT' : offset === 0 ? 'UTC' : zone(offset)),
  '%': () => '%',
}

const all = (letters: string, moment: Parts): string =>
  letters.replace(/[a-zA-Z]/g, (letter) => CONVERSIONS[letter]!(moment))

/** Conversions that may have a modifier, which changes nothing in this locale. */
const MODIFIED = { E: 'cCxXyY', O: 'deHImMSuUVwWy' }

/** The text of a format, or the rest of the format that begins with what is not a conversion. */
export function dateText(format: string, at: Parts): { readonly text: string } | { readonly unknown: string } {
  let text = ''
  for (let i = 0; i < format.length; i++) {
    if (format[i] !== '%') {
      text += format[i]
      continue
    }
    const modifier = format[i + 1]
    const modified = modifier === 'E' || modifier === 'O' ? MODIFIED[modifier] : undefined
    const letter = format[modified === undefined ? i + 1 : i + 2]
    const known = letter !== undefined && (modified?.includes(letter) ?? Object.hasOwn(CONVERSIONS, letter))
    if (!known) return { unknown: format.slice(i + 1) }
    text += CONVERSIONS[letter]!(at)
    i += modified === undefined ? 1 : 2
  }
  return { text }
}
