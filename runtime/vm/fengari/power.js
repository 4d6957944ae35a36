'use strict'

/*
 ** `x ^ n` as C's pow: Math.pow of V8 is some units off in the last place, so that 10^-5 is not 1e-5. Powers of whole
 ** exponents are calculated with twice the digits of a float.
 */

const LARGEST_EXPONENT = 2048
const SPLIT = 2 ** 27 + 1

/** The exact product of two floats, as a float and what it leaves. */
function product(a, b) {
  const high = a * b
  const [a1, b1] = [upper(a), upper(b)]
  const [a2, b2] = [a - a1, b - b1]
  return [high, a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2]
}

const upper = (a) => {
  const c = SPLIT * a
  return c - (c - a)
}

/** A positive float as 1 to 2 times a power of two. */
function parts(x) {
  let power = Math.floor(Math.log2(x))
  let mantissa = scale(x, -power)
  if (mantissa >= 2) [mantissa, power] = [mantissa / 2, power + 1]
  if (mantissa < 1) [mantissa, power] = [mantissa * 2, power - 1]
  return [mantissa, power]
}

/** Times a power of two, in steps that are floats. */
const scale = (x, power) => {
  const half = Math.trunc(power / 2)
  return x * 2 ** half * 2 ** (power - half)
}

/** Numbers of two floats, 1 to 2, times a power of two. */
function multiply([a, a2, p], [b, b2, q]) {
  const [high, low] = product(a, b)
  const rest = low + a * b2 + a2 * b
  const sum = high + rest
  const left = rest - (sum - high)
  return sum >= 2 ? [sum / 2, left / 2, p + q + 1] : [sum, left, p + q]
}

function invert([a, a2, p]) {
  const quotient = 1 / a
  const [high, low] = product(quotient, a)
  const left = (1 - high - low - quotient * a2) / a
  return [quotient, left, -p]
}

function wholePower(x, n) {
  const [mantissa, power] = parts(Math.abs(x))
  let square = [mantissa, 0, power]
  let result = [1, 0, 0]
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square)
    square = multiply(square, square)
  }
  const [high, low, exponent] = n < 0 ? invert(result) : result
  /* what is nearly too small or too large is rounded once more: left to the machine */
  if (exponent < -1000 || exponent > 1020) return x ** n
  return scale(high + low, exponent) * (x < 0 && n % 2 !== 0 ? -1 : 1)
}

function power(x, n) {
  if (n === 2) return x * x
  if (n === 0.5) return x === -Infinity ? Infinity : Math.sqrt(x) + 0
  if (x === 1 || (x === -1 && Math.abs(n) === Infinity)) return 1
  const whole = Number.isInteger(n) && Math.abs(n) <= LARGEST_EXPONENT
  return whole && Number.isFinite(x) && x !== 0 ? wholePower(x, n) : x ** n
}

module.exports = { power }
