'use strict'

/*
 ** Numbers as text, as C writes them. `sprintf` takes one conversion and replaces the sprintf-js package, which
 ** differs from C in `%e`, `%g`, `%.0f`, `% d`, `%#x`, precision of integers and numbers from 1e21.
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

/**
 * `toFixed` rounds halves up; only numbers that end in an exact half can differ: the last bit is just behind the
 * digits.
 */
const tie = (n, precision) => (n * 2 ** (precision + 1)) % 2 === 1

function scientific(n, precision, keepPoint) {
  const text = exponent(toExponential(n, Math.min(precision, 100)))
  const signed = Object.is(n, -0) ? `-${text}` : text
  return keepPoint && precision === 0 ? signed.replace('e', '.e') : signed
}

function hex(n, precision, keepPoint) {
  return `${n < 0 || Object.is(n, -0) ? '-' : ''}0x${hexDigits(Math.abs(n), precision, keepPoint)}`
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
  if (keepZeros && digits === 1) return withPoint(general(n, 1, false))
  if (n === 0) return (Object.is(n, -0) ? '-0' : '0') + (keepZeros && digits > 1 ? `.${'0'.repeat(digits - 1)}` : '')
  const power = Number(/e([+-]\d+)$/.exec(toExponential(n, digits - 1))[1])
  if (power < -4 || power >= digits) {
    const text = toExponential(n, digits - 1)
    return exponent(keepZeros ? text : text.replace(/\.?0+e/, 'e'))
  }
  const text = fixed(n, Math.max(0, digits - 1 - power))
  if (keepZeros) return withPoint(text)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

const withPoint = (text) => (text.includes('.') ? text : text.includes('e') ? text.replace('e', '.e') : `${text}.`)

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
  if (kind === 'f') return fixed(n, precision ?? 6) + (keepZeros && precision === 0 ? '.' : '')
  if (kind === 'a') return hex(n, precision, keepZeros)
  return kind === 'e' ? scientific(n, precision ?? 6, keepZeros) : general(n, precision ?? 6, keepZeros)
}

function floatText(kind, n, flags, precision) {
  const lower = kind.toLowerCase()
  const odd = special(n)
  const text = odd ?? digitsOf(lower, n, precision, flags.includes('#'))
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

/** The hexadecimal digits of a float: `1.8p+3` for 12. Without a precision, as many as it has. */
function hexDigits(n, precision, keepPoint) {
  const [mantissa, power] = binary(n)
  const places = 13
  let digits = mantissa
  if (precision !== undefined && precision < places) {
    const unit = 1n << BigInt(4 * (places - precision))
    const rest = digits % unit
    digits -= rest
    if (rest * 2n > unit || (rest * 2n === unit && (digits / unit) % 2n === 1n)) digits += unit
  }
  const text = digits.toString(16).padStart(places + 1, '0')
  const fraction = text.slice(-places)
  const shown =
    precision === undefined ? fraction.replace(/0+$/, '') : fraction.padEnd(precision, '0').slice(0, precision)
  return `${text.slice(0, -places)}${shown !== '' || keepPoint ? `.${shown}` : ''}p${power < 0 ? '-' : '+'}${Math.abs(power)}`
}

/** A finite float without its sign as its 53 bits, and the power of two of the first. */
function binary(n) {
  if (n === 0) return [0n, 0]
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, n)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  return exponent === 0 ? [fraction, -1022] : [fraction | 0x10000000000000n, exponent - 1023]
}

/** The float nearest to `digits` times a power of two; halves go to the even one. */
function hexToFloat(digits, power) {
  if (digits === 0n) return 0
  const size = digits.toString(2).length
  if (size + power > 1024) return Number.POSITIVE_INFINITY
  if (size + power < -1080) return 0
  /* all bits that a float of this size has */
  const drop = size - Math.min(53, size + power + 1074)
  if (drop <= 0) return scaled(Number(digits), power)
  const unit = 1n << BigInt(drop)
  const rest = digits % unit
  let kept = digits / unit
  if (rest * 2n > unit || (rest * 2n === unit && kept % 2n === 1n)) kept += 1n
  return scaled(Number(kept), power + drop)
}

/** Exact, because each step is exact. */
function scaled(n, power) {
  let [result, left] = [n, power]
  for (; left > 1000; left -= 1000) result *= 2 ** 1000
  for (; left < -1000; left += 1000) result *= 2 ** -1000
  return result * 2 ** left
}

/** One conversion of C's printf; text before and after it is kept. */
function sprintf(format, value) {
  const [, before, flags, width, dot, kind, rest] = SPEC.exec(format)
  const precision = dot === undefined ? undefined : Number(dot)
  const padded = (text, zeros) => before + pad(text, flags, Number(width), zeros) + rest
  if (kind === 'c') return padded(String.fromCharCode(value), false)
  if (kind === 's') return padded(String(value).slice(0, precision), false)
  if ('diouxX'.includes(kind)) return padded(integerText(kind, value, flags, precision), precision === undefined)
  return padded(floatText(kind, value, flags, precision), Number.isFinite(value))
}

/** As `%.14g`. */
function general14(n) {
  if (Math.abs(n) < 1e14 && Number.isInteger(n)) return Object.is(n, -0) ? '-0' : String(n)
  return special(n) ?? general(n, 14, false)
}

/** A float as `tostring` shows it. */
function floatAsText(n) {
  const text = general14(n)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}

module.exports = { floatAsText, general14, hexToFloat, sprintf }
