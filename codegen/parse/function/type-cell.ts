import { nearest } from '../../../runtime/validation/nearest.js'
import type { Schema, SchemaType } from '../../../runtime/validation/schema.js'
import { typeNames, usualTypes } from './type-names.js'

/** What a type cell states. */
export interface TypeReading {
  /** `{}`, which accepts anything, if the cell is empty or nothing in it is known. */
  readonly schema: Schema
  /** The first unknown name in it, with the nearest known one. */
  readonly unknown?: { readonly actual: string; readonly nearest?: string }
}

/** Longer or more deeply nested cells are not types. */
const longest = 300
const deepest = 8

/**
 * Reads the type of a parameter as documents spell it: `integer`, `string[]`, `array<string>`, `list of objects`,
 * `string or number`, `"asc" | "desc"`, with or without backticks, case and a trailing `?`. Never throws.
 */
export function readType(text: string): TypeReading {
  const cell = clean(text)
  if (/^[-–—.…]*$/.test(cell) || /^n\/?a$/i.test(cell)) return { schema: {} }
  if (cell.length > longest) return { schema: {}, unknown: { actual: `${cell.slice(0, 40)}…` } }
  return readUnion(cell, deepest)
}

/** Removes Markdown marks, escapes and line breaks, which are not part of the name. */
function clean(text: string): string {
  return text
    .replace(/\\(?=[|_*<>[\]`])/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/`+|\*\*|<br ?\/?>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^_(?!_)(.*)_$/, '$1')
}

function readUnion(text: string, depth: number): TypeReading {
  const lower = text.toLowerCase()
  if (/^(true ?[/|] ?false|yes ?[/|] ?no|true or false)$/.test(lower)) return { schema: { type: 'boolean' } }
  if (depth === 0) return notKnown(text)
  if (/^(string )?enum ?:/.test(lower)) return readEnum(text) ?? notKnown(text)
  const parts = splitUnion(text)
  if (parts.length === 1) return readOne(parts[0] ?? '', depth)
  const literals = parts.map(literal)
  if (literals.every((value) => value !== undefined))
    return { schema: { type: 'string', enum: [...new Set(literals)] } }
  const readings = parts.map((part) => readOne(part, depth))
  const unknown = readings.find((reading) => reading.unknown)?.unknown
  return { schema: unite(readings.map((reading) => reading.schema)), ...(unknown && { unknown }) }
}

/** Splits at `|`, `/`, `,`, `or` and `and`, but not within brackets or quotes. */
function splitUnion(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: mark, index } of text.matchAll(/"[^"]*"|'[^']*'|[<([{]|[>)\]}]|[|/,]| (?:or|and) /g)) {
    if (/^[<([{]$/.test(mark)) depth++
    else if (/^[>)\]}]$/.test(mark)) depth--
    else if (depth === 0 && !/^["']/.test(mark)) {
      parts.push(text.slice(from, index))
      from = index + mark.length
    }
  }
  parts.push(text.slice(from))
  return parts.map((part) => part.trim().replace(/^or /, '')).filter((part) => part !== '')
}

/** `any` absorbs the rest; plain types become a list of types; anything else becomes an `anyOf`. */
function unite(schemas: readonly Schema[]): Schema {
  const [first, ...rest] = distinct(schemas)
  if (first === undefined) return {}
  if (rest.length === 0) return first
  const all = [first, ...rest]
  if (all.some((schema) => Object.keys(schema).length === 0)) return {}
  if (!all.every((schema) => Object.keys(schema).every((key) => key === 'type'))) return { anyOf: all }
  const types = new Set(all.flatMap((schema) => schema.type ?? []))
  if (types.has('number')) types.delete('integer')
  const list: SchemaType[] = [...types]
  return list.length === 1 && list[0] ? { type: list[0] } : { type: list }
}

function distinct(schemas: readonly Schema[]): Schema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()]
}

function readOne(text: string, depth: number): TypeReading {
  const part = text.replace(/\?$/, '').trim()
  const lower = part.toLowerCase()
  const known = typeNames.get(lower) ?? typeNames.get(lower.replace(/s$/, ''))
  if (known) return { schema: known }
  const value = literal(part)
  if (value !== undefined) return { schema: { type: 'string', enum: [value] } }
  if (isFunctionOrClass(part)) return { schema: {} }
  return (
    readArray(part, depth) ?? readMap(part, depth) ?? readEnum(part) ?? readQualified(part, depth) ?? notKnown(part)
  )
}

/** `fun(err: string)`, `uv.Handle`: LuaLS names types that only code can create. */
const isFunctionOrClass = (text: string): boolean =>
  /^fun ?\(.*\)(?: ?: ?[\w.|?[\] ]+)?$/.test(text) || /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(text)

function readArray(text: string, depth: number): TypeReading | undefined {
  const match =
    /^(.*)\[ ?\]$/.exec(text) ??
    /^(?:array|list|sequence|set) ?[<([{](.*)[>)\]}]$/i.exec(text) ??
    /^(?:an? )?(?:array|list|sequence|set) of (.*)$/i.exec(text) ??
    /^([\w-]+) (?:array|list)$/i.exec(text)
  const inner = match?.[1]?.trim()
  if (inner === undefined) return undefined
  if (inner === '') return { schema: { type: 'array' } }
  const items = readUnion(inner, depth - 1)
  const schema: Schema =
    Object.keys(items.schema).length === 0 ? { type: 'array' } : { type: 'array', items: items.schema }
  // `array (optional)`, `list of contacts`: an array of something that has no type name is still an array.
  return items.unknown && /^[\w ]+$/.test(inner) && !/[<[]/.test(text)
    ? { schema: { type: 'array' } }
    : { ...items, schema }
}

/** `map<string, integer>`, `record<string, any>`: an object with a known type of values. */
function readMap(text: string, depth: number): TypeReading | undefined {
  const match =
    /^(?:map|dict|dictionary|record|table|object|hash) ?[<([{] ?\w+ ?, ?(.*)[>)\]}]$/i.exec(text) ??
    /^(?:map|dict|dictionary|record|object) of (.*)$/i.exec(text)
  const inner = match?.[1]?.trim()
  if (inner === undefined) return undefined
  const values = readUnion(inner, depth - 1)
  if (values.unknown || Object.keys(values.schema).length === 0) return { schema: { type: 'object' } }
  return { schema: { type: 'object', additionalProperties: values.schema } }
}

/** `enum(asc, desc)`, `enum: a|b`. */
function readEnum(text: string): TypeReading | undefined {
  const inner = /^(?:string )?enum ?(?:[<([{](.*)[>)\]}]|:(.*))$/i.exec(text)
  if (!inner) return undefined
  const values = (inner[1] ?? inner[2] ?? '')
    .split(/[|,/]/)
    .map((value) => value.trim().replace(/^["'](.*)["']$/, '$1'))
  const named = [...new Set(values.filter((value) => value !== ''))]
  return {
    schema:
      named.length > 0 && !named.some((value) => /…|\.\.\./.test(value))
        ? { type: 'string', enum: named }
        : { type: 'string' },
  }
}

/** `string (uuid)`, `integer<int64>`, `optional string`, `nullable integer`, `JSON string`, `ISO 8601 date`. */
function readQualified(text: string, depth: number): TypeReading | undefined {
  const noted = /^([\w-]+) ?[(<]([^()<>]*)[)>]$/.exec(text)
  if (noted) return withNote(readOne(noted[1] ?? '', depth - 1), (noted[2] ?? '').trim().toLowerCase())
  const nullable = /^(?:nullable|optional) (.*)$/i.exec(text)
  if (nullable) {
    const inner = readUnion(nullable[1] ?? '', depth - 1)
    return /^n/i.test(text) ? { ...inner, schema: unite([inner.schema, { type: 'null' }]) } : inner
  }
  const adjective = /^(?:json|iso 8601|iso8601|unix|plain|unsigned|signed|required|encoded|base64) ([\w-]+)$/i.exec(
    text,
  )
  return adjective ? readOne(adjective[1] ?? '', depth - 1) : undefined
}

/** A note in brackets adds a format if it names one; otherwise it is ignored. */
function withNote(reading: TypeReading, note: string): TypeReading {
  if (reading.unknown || reading.schema.type !== 'string' || reading.schema.format !== undefined) return reading
  const format = typeNames.get(note.replace(/[ _]/g, '-'))?.format ?? typeNames.get(note.replace(/[ _-]/g, ''))?.format
  return format === undefined ? reading : { schema: { ...reading.schema, format } }
}

function literal(text: string): string | undefined {
  return /^"([^"]+)"$/.exec(text)?.[1] ?? /^'([^']+)'$/.exec(text)?.[1]
}

function notKnown(actual: string): TypeReading {
  const near = nearest(actual, usualTypes)
  return { schema: {}, unknown: { actual, ...(near !== undefined && { nearest: near }) } }
}
