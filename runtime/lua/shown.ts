/**
 * Answers as comments spell them: Lua or JSON, with dots for what is left out and names for values that are not given.
 */
import type { Schema, SchemaType } from '../validation/schema.js'
import { mergeAll } from './merge.js'
import { schemaOfValue } from './shape.js'
import { type Effort, parseLua } from './syntax.js'
import { type LuaValue, readValue } from './value.js'

/** The schema of the value that a text begins with; the text of a scalar holds nothing else. */
export function readShown(text: string, effort: Effort): Schema | undefined {
  if (/^[{[]/.test(text)) return readShownLiteral(text, effort)
  const scalar = /^("[^"\n]*"|'[^'\n]*'|-?\d+(?:\.\d+)?|true|false)[ \t.]*(?:\n|$)/.exec(text)?.[1]
  return scalar === undefined ? undefined : readExpression(scalar, effort)
}

/** The schema of a table or list in brackets; undefined for text that begins otherwise or does not close them. */
export function readShownLiteral(text: string, effort: Effort): Schema | undefined {
  const literal = /^[{[]/.test(text) ? balanced(text) : undefined
  return literal === undefined ? undefined : readExpression(literal, effort)
}

function readExpression(text: string, effort: Effort): Schema | undefined {
  const { chunk, source } = parseLua(`return ${text}`, effort)
  const [statement] = chunk?.body ?? []
  return statement?.type === 'ReturnStatement' && statement.arguments[0]
    ? schemaOfShown(readValue(statement.arguments[0], source))
    : undefined
}

/** The longest literal that is read. */
const longest = 8_000

/** The text up to the bracket that closes the first one; brackets in quotes do not count. */
function balanced(text: string): string | undefined {
  let depth = 0
  for (const { 0: part, index } of text
    .slice(0, longest)
    .matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}[\]]/g)) {
    if (part === '{' || part === '[') depth++
    else if (part === '}' || part === ']') depth--
    if (depth === 0) return text.slice(0, index + 1)
  }
  return undefined
}

const typeNames: ReadonlyMap<string, SchemaType> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'integer'],
  ['boolean', 'boolean'],
  ['array', 'array'],
  ['object', 'object'],
  ['table', 'object'],
])

const isName = (value: LuaValue): value is LuaValue & { kind: 'computed' } =>
  value.kind === 'computed' && /^[A-Za-z_]\w*$/.test(value.text) && !typeNames.has(value.text)

/** As `schemaOfValue`, but `{ id, name }` names fields and `{ id = string }` tells their types. */
function schemaOfShown(value: LuaValue): Schema {
  if (value.kind === 'computed') {
    const type = typeNames.get(value.text)
    return type ? { type } : {}
  }
  if (value.kind === 'literal') return schemaOfValue(value)
  const names = value.items.filter(isName)
  if (value.fields.length > 0 || names.length > 0) {
    const own = value.fields.map(({ name, value: each }) => [name, schemaOfShown(each)] as const)
    return { type: 'object', properties: Object.fromEntries([...own, ...names.map(({ text }) => [text, {}] as const)]) }
  }
  return value.items.length === 0 ? {} : { type: 'array', items: mergeAll(value.items.map(schemaOfShown)) }
}
