/** Values as text that diffs well: on one line if they fit, otherwise with a line for each field and item. */
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

/** The text of a value without fields that are undefined; the first line is not indented. */
export function layOut(value: Json, notation: Notation, { indent, used }: Position): string {
  const flat = flatText(value, notation, COLUMNS - 1 - used)
  if (flat !== undefined || typeof value !== 'object' || value === null) return flat ?? notation.scalar(value)
  const [inner, space] = [indent + 2, ' '.repeat(indent)]
  const lines = Array.isArray(value)
    ? value.map((item: Json) => layOut(item, notation, { indent: inner, used: inner }))
    : fieldsOf(value as JsonObject).map((name) => {
        const field = (value as JsonObject)[name]!
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
  return Array.isArray(value) ? flatList(value, notation, room) : flatObject(value as JsonObject, notation, room)
}

function flatList(items: readonly Json[], notation: Notation, room: number): string | undefined {
  let list = ''
  for (const item of items) {
    if (list !== '') list += ', '
    const text = flatText(item, notation, room - 4 - list.length)
    if (text === undefined) return undefined
    list += text
  }
  return `[${list}]`
}

function flatObject(value: JsonObject, notation: Notation, room: number): string | undefined {
  let list = ''
  for (const name of fieldsOf(value)) {
    list += `${list === '' ? '' : ', '}${notation.key(name)}: `
    const left = room - 4 - list.length
    if (left < 0) return undefined
    const field = value[name]!
    const text = notation.named?.(name, field) ?? flatText(field, notation, left)
    if (text === undefined || text.length > left) return undefined
    list += text
  }
  return list === '' ? '{}' : `{ ${list} }`
}

type JsonObject = { readonly [name: string]: Json }

/** Names of the fields that JSON holds. */
const fieldsOf = (value: JsonObject): string[] => Object.keys(value).filter((name) => value[name] !== undefined)

const json: Notation = { key: JSON.stringify, scalar: JSON.stringify, trailingComma: false }

/** The same value as `JSON.stringify` writes it. */
export const jsonText = (value: object): string => layOut(value as Json, json, { indent: 0, used: 0 })
