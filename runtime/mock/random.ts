/** Random values that are the same every time: numbers made from a text. */

/** 32 bits of a text (FNV-1a with a final mix). */
function hash(text: string): number {
  let bits = 0x811c9dc5
  for (let index = 0; index < text.length; index++) bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** One of a list that is not empty. */
export const pick = <Item>(list: readonly Item[], key: string): Item => list[hash(key) % list.length]!

/** A whole number from `least` to `most`, both possible. */
export const between = (least: number, most: number, key: string): number => least + (hash(key) % (most - least + 1))

/** Digits, the first of them not 0. */
export function digits(count: number, key: string): string {
  let text = ''
  for (let index = 0; index < count; index++) text += String(between(index === 0 ? 1 : 0, 9, `${key}/${index}`))
  return text
}

/** Lower-case hexadecimal digits. */
export function hex(count: number, key: string): string {
  let text = ''
  for (let index = 0; text.length < count; index++) text += hash(`${key}/${index}`).toString(16).padStart(8, '0')
  return text.slice(0, count)
}

/** A UUID of version 4. */
export function uuid(key: string): string {
  const text = hex(32, key)
  const variant = pick(['8', '9', 'a', 'b'], key)
  const parts = [text.slice(0, 8), text.slice(8, 12), `4${text.slice(13, 16)}`, `${variant}${text.slice(17, 20)}`]
  return [...parts, text.slice(20)].join('-')
}
