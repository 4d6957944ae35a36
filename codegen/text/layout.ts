/** Values as text that diffs well: what fits in a line stands on one, else each field and each item has its own. */
import type { Json } from '../ir.js'

/** The longest line, if its parts allow it. */
const COLUMNS = 120

/** How values are written. */
export interface Notation {
  /** The name of a field, without its colon. */
  key(name: string): string
  /** A text, a number, true, false or null. */
  scalar(value: Json): string
  /** An expression that stands for a field's value. */
  named?(field: string, value: Json): string | undefined
  /** Whether a comma follows the last of several lines. */
  readonly trailingComma: boolean
}

/** Where a value begins: the indentation of its line, and how much of the line is taken already. */
export interface Position {
  readonly indent: number
  readonly used: number
}

/** The text of a value; the first line is not indented. */
export function layOut(value: Json, notation: Notation, { indent, used }: Position): string {
  const flat = flatText(value, notation, COLUMNS - 1 - used)
  if (flat !== undefined || typeof value !== 'object' || value === null) return flat ?? notation.scalar(value)
  const [inner, space] = [indent + 2, ' '.repeat(indent)]
  const lines = Array.isArray(value)
    ? value.map((item: Json) => layOut(item, notation, { indent: inner, used: inner }))
    : Object.entries(value).map(([name, field]) => {
        const key = `${notation.key(name)}: `
        const position = { indent: inner, used: inner + key.length }
        return key + (notation.named?.(name, field) ?? layOut(field, notation, position))
      })
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const end = notation.trailingComma ? ',' : ''
  return `${open}\n${lines.map((line) => `${space}  ${line}`).join(',\n')}${end}\n${space}${close}`
}

/** The value on one line, or undefined if it has no room. */
function flatText(value: Json, notation: Notation, room: number): string | undefined {
  if (typeof value !== 'object' || value === null) {
    const text = notation.scalar(value)
    return text.length <= room ? text : undefined
  }
  const texts: string[] = []
  let left = room - 4
  for (const [name, field] of Object.entries(value)) {
    const key = Array.isArray(value) ? '' : `${notation.key(name)}: `
    const text = notation.named?.(name, field) ?? flatText(field, notation, left - key.length)
    if (text === undefined) return undefined
    texts.push(key + text)
    left -= key.length + text.length + 2
    if (left < -2) return undefined
  }
  const list = texts.join(', ')
  if (Array.isArray(value)) return `[${list}]`
  return list === '' ? '{}' : `{ ${list} }`
}

const json: Notation = { key: JSON.stringify, scalar: JSON.stringify, trailingComma: false }

/** The same value as `JSON.stringify` writes it. */
export const jsonText = (value: object): string =>
  layOut(JSON.parse(JSON.stringify(value)) as Json, json, { indent: 0, used: 0 })
