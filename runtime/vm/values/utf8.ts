/**
 * Strings of Lua are bytes, texts of JavaScript are UTF-16. What one of them cannot represent is never replaced
 * silently:
 *
 * - Half a surrogate pair becomes the three bytes that `utf8.char` makes of it.
 * - Bytes that are not UTF-8 are refused where data leaves the machine, and shown as `\xE9` where people read them.
 */
import type { Bytes } from '../fengari.js'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

const LONE_SURROGATE = /\p{Surrogate}/u

export function encode(text: string): Bytes {
  const length = text.length
  if (length > 256) return encodeAny(text)
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) return encodeAny(text)
    bytes[i] = code
  }
  return bytes
}

function encodeAny(text: string): Bytes {
  return LONE_SURROGATE.test(text) ? encodeHalves(text) : encoder.encode(text)
}

/** Halves of surrogate pairs may stand anywhere, and be all of a long text. */
function encodeHalves(text: string): Bytes {
  const bytes = new Uint8Array(bytesIn(text))
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!
    if (code > 0xffff) i++
    const more = moreBytes(code)
    for (let part = more; part > 0; part--) bytes[at + part] = 0x80 | ((code >> (6 * (more - part))) & 0x3f)
    bytes[at] = FIRST[more]! | (code >> (6 * more))
    at += more + 1
  }
  return bytes
}

/** The leading bits of the first byte of a character, by the number of bytes that follow. */
const FIRST = [0, 0xc0, 0xe0, 0xf0]

const moreBytes = (code: number): number => (code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3)

function bytesIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!
    if (code > 0xffff) i++
    count += moreBytes(code) + 1
  }
  return count
}

/** The text of UTF-8; undefined for other bytes. */
export function decodeExact(bytes: Bytes): string | undefined {
  const length = bytes.length
  if (length > 48) return decodeAny(bytes)
  let text = ''
  for (let i = 0; i < length; i++) {
    const code = bytes[i]!
    if (code > 127) return decodeAny(bytes)
    text += String.fromCharCode(code)
  }
  return text
}

function decodeAny(bytes: Bytes): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** The text for people: bytes that are not UTF-8 as `\xE9`. */
export const decode = (bytes: Bytes): string => decodeExact(bytes) ?? shown(bytes)

function shown(bytes: Bytes): string {
  let text = ''
  let start = 0
  for (let i = 0; i < bytes.length; ) {
    const size = sequenceAt(bytes, i)
    if (size === 0) {
      text += `${decoder.decode(bytes.subarray(start, i))}\\x${bytes[i]!.toString(16).toUpperCase().padStart(2, '0')}`
      start = i + 1
    }
    i += size || 1
  }
  return text + decoder.decode(bytes.subarray(start))
}

/** Bytes of the character at `at`; 0 if there is none. */
function sequenceAt(bytes: Bytes, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  return decodeAny(bytes.subarray(at, at + size)) === undefined ? 0 : size
}

/** The longest part of at most `most` bytes that ends between two characters. */
export function cutBetweenCharacters(bytes: Bytes, most: number): Bytes {
  let end = most
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}
