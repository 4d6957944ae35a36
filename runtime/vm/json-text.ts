/** A number of 16 or more digits somewhere: only then can one be inexact. */
const LONG_NUMBER = /\d{16}/
/** A string, or a whole number outside one. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
/** Longer whole numbers than this are not looked at: nothing has so many digits. */
const MOST_DIGITS = 400
const DEEPEST = 200

/**
 * As JSON.parse, but whole numbers that a double cannot hold become strings of their digits.
 * Throws a SyntaxError, also where the text nests deeper than 200 levels.
 */
export function parseJson(text: string): unknown {
  if (nestsDeeper(text)) throw new SyntaxError(`the text nests deeper than ${DEEPEST} levels`)
  if (!LONG_NUMBER.test(text)) return JSON.parse(text)
  JSON.parse(text)
  return JSON.parse(text.replace(TOKEN, (token) => (isInexact(token) ? `"${token}"` : token)))
}

function isInexact(token: string): boolean {
  return token.length <= MOST_DIGITS && /^-?\d{16,}$/.test(token) && BigInt(token) !== BigInt(Number(token))
}

function nestsDeeper(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) i = endOfString(text, i)
    else if (code === 0x5d || code === 0x7d) depth--
    else if ((code === 0x5b || code === 0x7b) && ++depth > DEEPEST) return true
  }
  return false
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Position of the closing quote. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) return i
    if (code === BACKSLASH) i++
  }
  return text.length
}
