/**
 * Strings of Lua are bytes, texts of JavaScript are UTF-16. What one of them cannot hold is never replaced silently:
 *
 * - Half a surrogate pair becomes the three bytes that `utf8.char` makes of it.
 * - Bytes that are not UTF-8 are refused where data leaves the machine, and shown as `\xE9` where people read them.
 */
import type { Bytes } from '../fengari.js'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

const LONE_SURROGATE = /(\p{Surrogate})/u

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
  if (!LONE_SURROGATE.test(text)) return encoder.encode(text)
  const parts = text.split(LONE_SURROGATE).map((part, i) => (i % 2 === 0 ? encoder.encode(part) : threeBytes(part)))
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function threeBytes(surrogate: string): Bytes {
  const code = surrogate.charCodeAt(0)
  return Uint8Array.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
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
