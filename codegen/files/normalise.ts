/**
 * Line endings are normalised where files are read: every text file has LF, whatever its checkout has. This way,
 * everything kept, hashed, compared, placed and printed is the same on every machine.
 */

const [LF, CR] = [10, 13]

/** UTF-8 bytes with CRLF and lone CR as LF; the same array if there is no CR. */
export function unixBytes(bytes: Uint8Array): Uint8Array {
  let next = bytes.indexOf(CR)
  if (next < 0) return bytes
  const kept = new Uint8Array(bytes.length)
  let length = 0
  let start = 0
  for (; next >= 0; next = bytes.indexOf(CR, start)) {
    kept.set(bytes.subarray(start, next), length)
    length += next - start
    kept[length++] = LF
    start = bytes[next + 1] === LF ? next + 2 : next + 1
  }
  kept.set(bytes.subarray(start), length)
  return kept.subarray(0, length + bytes.length - start)
}

/** The same for text. */
export const unixText = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)
