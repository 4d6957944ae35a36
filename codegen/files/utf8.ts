/** The first byte of a text that is not UTF-8, and where it is. */
export interface BadByte {
  readonly offset: number
  readonly byte: number
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1, in UTF-16 units. */
  readonly column: number
}

/** The text of `bytes` without a byte order mark, or the first byte that cannot be read. */
export function decodeUtf8(bytes: Uint8Array): string | BadByte {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return firstBadByte(bytes)
  }
}

function firstBadByte(bytes: Uint8Array): BadByte {
  const offset = validPrefix(bytes)
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset))
  const lines = before.split(/\r\n|\n|\r/)
  return { offset, byte: bytes[offset]!, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/**
 * Length of the longest prefix of whole characters. Found by halving: a prefix is valid exactly if all shorter ones
 * are.
 */
function validPrefix(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length + 1
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (decodable(bytes.subarray(0, middle))) valid = middle
    else invalid = middle
  }
  let start = valid
  while (start > 0 && start > valid - 4 && !whole(bytes.subarray(0, start))) start--
  return start
}

/** Streaming, so that an incomplete character at the end is not an error yet. */
const decodable = (bytes: Uint8Array): boolean => decodes(bytes, true)
const whole = (bytes: Uint8Array): boolean => decodes(bytes, false)

function decodes(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}
