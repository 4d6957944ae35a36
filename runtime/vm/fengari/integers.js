'use strict'

/*
 ** Integers of 64 bits. One that a double holds exactly (at most 2^53 - 1 in size) is a JavaScript number and never -0;
 ** any other is a BigInt. Each integer has exactly one form, so that `===` and the keys of a Map compare integers.
 **
 ** Each operation takes the fast way when both operands and the result are numbers.
 */

const MOST = Number.MAX_SAFE_INTEGER
const MAX = 2n ** 63n - 1n
const MIN = -(2n ** 63n)
const TWO_32 = 0x100000000

/** The integer that a BigInt means: it wraps around, and is a number if one holds it. */
const wrap = (big) => {
  const n = BigInt.asIntN(64, big)
  return n >= -9007199254740991n && n <= 9007199254740991n ? Number(n) : n
}

const safe = (n) => n <= MOST && n >= -MOST

const add = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    const n = a + b
    if (n <= MOST && n >= -MOST) return n
  }
  return wrap(BigInt(a) + BigInt(b))
}

const sub = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    const n = a - b
    if (n <= MOST && n >= -MOST) return n
  }
  return wrap(BigInt(a) - BigInt(b))
}

const mul = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    const n = a * b
    if (n <= MOST && n >= -MOST) return n + 0
  }
  return wrap(BigInt(a) * BigInt(b))
}

/** Rounds down; the divisor is not 0. */
const idiv = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') return Math.floor(a / b) + 0
  const [m, n] = [BigInt(a), BigInt(b)]
  const q = m / n
  return wrap(m % n !== 0n && m < 0n !== n < 0n ? q - 1n : q)
}

/** Has the sign of the divisor, which is not 0. */
const mod = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    // V8 calls C for the remainder of two doubles.
    if ((a | 0) === a && (b | 0) === b) {
      const r = ((a | 0) % (b | 0)) | 0
      return r !== 0 && (r ^ b) < 0 ? r + b : r
    }
    const r = a % b
    return (r !== 0 && r < 0 !== b < 0 ? r + b : r) + 0
  }
  const [m, n] = [BigInt(a), BigInt(b)]
  const r = m % n
  return wrap(r !== 0n && r < 0n !== n < 0n ? r + n : r)
}

/** As `%` of C: has the sign of the dividend. */
const rem = (a, b) => (typeof a === 'number' && typeof b === 'number' ? (a % b) + 0 : wrap(BigInt(a) % BigInt(b)))

const unm = (a) => (typeof a === 'number' ? 0 - a : wrap(-a))
const bnot = (a) => sub(-1, a)

/* Both halves of 32 bits of a number; the upper one keeps the sign. */
const high = (n) => Math.floor(n / TWO_32)
const join = (upper, lower) => {
  const n = upper * TWO_32 + (lower >>> 0)
  return safe(n) ? n : wrap(BigInt(n))
}

const band = (a, b) => {
  if (typeof a !== 'number' || typeof b !== 'number') return wrap(BigInt(a) & BigInt(b))
  return (a | 0) === a && (b | 0) === b ? a & b : join(high(a) & high(b), a & b)
}

const bor = (a, b) => {
  if (typeof a !== 'number' || typeof b !== 'number') return wrap(BigInt(a) | BigInt(b))
  return (a | 0) === a && (b | 0) === b ? a | b : join(high(a) | high(b), a | b)
}

const bxor = (a, b) => {
  if (typeof a !== 'number' || typeof b !== 'number') return wrap(BigInt(a) ^ BigInt(b))
  return (a | 0) === a && (b | 0) === b ? a ^ b : join(high(a) ^ high(b), a ^ b)
}

const shl = (a, by) => {
  if (by <= -64 || by >= 64) return 0
  if (by < 0) return right(a, -Number(by))
  const n = typeof a === 'number' ? a * 2 ** by : Number.NaN
  return safe(n) ? n : wrap(BigInt(a) << BigInt(by))
}

const shr = (a, by) => shl(a, unm(by))

/** Fills with zeros; `by` is 1 to 63. */
const right = (a, by) =>
  typeof a === 'number' && a >= 0 ? Math.floor(a / 2 ** by) : wrap(BigInt.asUintN(64, BigInt(a)) >> BigInt(by))

/** As unsigned integers. */
const ult = (a, b) => (a >= 0 === b >= 0 ? a < b : b < 0)

/** The integer that a float is, or false. */
const fromFloat = (n) => {
  if (n <= MOST && n >= -MOST) return Math.floor(n) === n && n + 0
  return n >= -(2 ** 63) && n < 2 ** 63 && wrap(BigInt(n))
}

/** The nearest float. */
const toFloat = (n) => (typeof n === 'number' ? n : Number(n))

/** For positions and sizes: an integer as a number, the nearest one that is exact. */
const toSize = (n) => (typeof n === 'number' ? n : n < 0n ? -MOST : MOST)

module.exports = {
  MAX,
  MIN,
  add,
  band,
  bnot,
  bor,
  bxor,
  fromFloat,
  idiv,
  mod,
  mul,
  rem,
  shl,
  shr,
  sub,
  toFloat,
  toSize,
  ult,
  unm,
  wrap,
}
