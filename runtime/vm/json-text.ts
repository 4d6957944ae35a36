/** A number of 16 or more digits somewhere: only then can one be inexact. */
const LONG_NUMBER = /\d{16}/
/** A string, or a whole number outside one. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** As JSON.parse, but whole numbers that a double cannot hold become strings of their digits. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text)
  JSON.parse(text)
  return JSON.parse(text.replace(TOKEN, (token) => (isInexact(token) ? `"${token}"` : token)))
}

function isInexact(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && BigInt(token) !== BigInt(Number(token))
}
