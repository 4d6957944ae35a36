'use strict'

/*
 ** Numbers as text, as C does it. `sprintf` takes one conversion and stands in for the sprintf-js package, which differs
 ** from C in `%e`, `%g`, `%.0f`, `% d`, `%#x`, precision of integers and numbers from 1e21.
 */

const exponent = (text) => text.replace(/e([+-])(\d)$/, 'e$10$2')

const special = (n) => (Number.isNaN(n) ? 'nan' : n === Infinity ? 'inf' : n === -Infinity ? '-inf' : undefined)

/** All digits of `n` with `precision` decimals, rounded half to even on the exact binary value, as C does. */
function fixed(n, precision) {
  const negative = n < 0 || Object.is(n, -0)
  const text = magnitude(Math.abs(n), precision)
  return negative ? `-${text}` : text
}

function magnitude(n, precision) {
  if (precision <= 100 && n < 1e21 && !tie(n, precision)) return n.toFixed(precision)
  /* exact: n = mantissa * 2^power */
  let power = 0
  let mantissa = n
  while (mantissa !== Math.floor(mantissa)) {
    mantissa *= 2
    power--
  }
  let scaled = BigInt(mantissa) * 10n ** BigInt(precision)
  if (power < 0) {
    const divisor = 1n << BigInt(-power)
    const rest = (scaled % divisor) * 2n
    scaled /= divisor
    if (rest > divisor || (rest === divisor && scaled % 2n === 1n)) scaled += 1n
  }
  const digits = scaled.toString().padStart(precision + 1, '0')
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`
}

/** `toFixed` rounds halves up; only numbers that end in an exact half can differ. */
function tie(n, precision) {
  if (precision > 22) return false
  const scaled = n * 10 ** precision
  return scaled - Math.floor(scaled) === 0.5
}

function scientific(n, precision) {
  return exponent(toExponential(n, Math.min(precision, 100)))
}

/** As the method, but exact halves go to the even digit. */
function toExponential(n, precision) {
  const rounded = n.toExponential(precision)
  if (precision > 70) return rounded
  const [digits, power] = n.toExponential(precision + 30).split('e')
  if (!/^50*$/.test(digits.slice(-30))) return rounded
  const kept = digits.slice(0, -30).replace(/\.$/, '')
  return '02468'.includes(kept.at(-1)) ? `${kept}e${power}` : rounded
}

function general(n, precision, keepZeros) {
  const digits = precision === 0 ? 1 : Math.min(precision, 100)
  if (n === 0) return (Object.is(n, -0) ? '-0' : '0') + (keepZeros && digits > 1 ? `.${'0'.repeat(digits - 1)}` : '')
  const power = Number(/e([+-]\d+)$/.exec(toExponential(n, digits - 1))[1])
  if (power < -4 || power >= digits) {
    const text = toExponential(n, digits - 1)
    return exponent(keepZeros ? text : text.replace(/\.?0+e/, 'e'))
  }
  const text = fixed(n, Math.max(0, digits - 1 - power))
  return keepZeros || !text.includes('.') ? text : text.replace(/\.?0+$/, '')
}

const SPEC = /^([^%]*)%([-+ #0]*)(\d*)(?:\.(\d*))?([a-zA-Z])(.*)$/s

function integerText(kind, value, flags, precision) {
  let n = typeof value === 'bigint' ? value : BigInt(value)
  const signed = kind === 'd' || kind === 'i'
  if (!signed) n = BigInt.asUintN(64, n)
  const negative = n < 0n
  let digits = (negative ? -n : n).toString(kind === 'x' || kind === 'X' ? 16 : kind === 'o' ? 8 : 10)
  if (precision !== undefined) digits = precision === 0 && n === 0n ? '' : digits.padStart(precision, '0')
  if (flags.includes('#') && n !== 0n && (kind === 'x' || kind === 'X')) digits = `0x${digits}`
  if (flags.includes('#') && kind === 'o' && !digits.startsWith('0')) digits = `0${digits}`
  if (kind === 'X') digits = digits.toUpperCase()
  return (negative ? '-' : signed ? plus(flags) : '') + digits
}

const plus = (flags) => (flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '')

function digitsOf(kind, n, precision, keepZeros) {
  if (kind === 'f') return fixed(n, precision)
  return kind === 'e' ? scientific(n, precision) : general(n, precision, keepZeros)
}

function floatText(kind, n, flags, precision) {
  const lower = kind.toLowerCase()
  const odd = special(n)
  const text = odd ?? digitsOf(lower, n, precision ?? 6, flags.includes('#'))
  const signed = text.startsWith('-') ? text : plus(flags) + text
  return kind === lower ? signed : signed.toUpperCase()
}

function pad(text, flags, width, zeros) {
  if (text.length >= width) return text
  if (flags.includes('-')) return text.padEnd(width)
  if (!zeros || !flags.includes('0')) return text.padStart(width)
  const prefix = /^[-+ ]?(?:0[xX])?/.exec(text)[0]
  return prefix + text.slice(prefix.length).padStart(width - prefix.length, '0')
}

/** One conversion of C's printf; text before and after it is kept. */
function sprintf(format, value) {
  const [, before, flags, width, dot, kind, rest] = SPEC.exec(format)
  const precision = dot === undefined ? undefined : Number(dot)
  const padded = (text, zeros) => before + pad(text, flags, Number(width), zeros) + rest
  if (kind === 's') return padded(String(value).slice(0, precision), false)
  if ('diouxX'.includes(kind)) return padded(integerText(kind, value, flags, precision), precision === undefined)
  return padded(floatText(kind, value, flags, precision), Number.isFinite(value))
}

/** A float as `print` shows it: integers in full below 1e17, the rest as `%.14g`. */
function numberText(n) {
  if (Number.isInteger(n) && Math.abs(n) < 1e17) return Object.is(n, -0) ? '-0' : String(n)
  return special(n) ?? general(n, 14, false)
}

module.exports = { numberText, sprintf }
