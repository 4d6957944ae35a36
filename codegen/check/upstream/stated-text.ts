/** Writes what an API says about a value in the form of the overlay. */
import type { OpenApi } from '../../overlay/openapi/read.js'
import { type View, viewSchema } from '../../overlay/openapi/view.js'

/** With more values or fields, the list would be too long for one line. */
const MOST = 24
/** Characters of a line. */
const LONGEST = 400
const DEPTH = 3
const formats: ReadonlySet<string> = new Set(['date', 'date-time', 'time', 'uri', 'email', 'uuid'])

/**
 * A value of `types`: `string`, `{ enum: [open, closed] }`, `{ type: array, items: string }`. Undefined if the API
 * states no type. Long values are given with less detail.
 */
export function statedText(api: OpenApi, view: View): string | undefined {
  for (let depth = DEPTH; depth > 0; depth--) {
    const text = textOf(api, view, depth)
    if (text === undefined || text.length <= LONGEST) return text
  }
  return textOf(api, view, 0)
}

function textOf(api: OpenApi, view: View, depth: number): string | undefined {
  const types = typesIn(view)
  if (types.length === 0) return undefined
  const names = [...types, ...(view.nullable ? ['null'] : [])]
  const named = names.length === 1 ? names[0]! : `[${names.join(', ')}]`
  const more = [...enumOf(view), ...formatOf(view), ...itemsOf(api, view, depth), ...fieldsOf(api, view, depth)]
  return more.length === 0 ? named : `{ type: ${named}, ${more.join(', ')} }`
}

/** The named types and the types of the values. */
function typesIn({ types, enum: values = [] }: View): string[] {
  const typeOf = (value: unknown): string =>
    types.includes('integer') && Number.isInteger(value) ? 'integer' : typeof value
  return [...new Set([...types, ...values.map(typeOf)])]
}

function enumOf({ enum: values }: View): string[] {
  const isSayable = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)
  if (!values || values.length === 0 || values.length > MOST || !values.every(isSayable)) return []
  return [`enum: [${values.map(yamlText).join(', ')}]`]
}

const formatOf = ({ types, format, enum: values }: View): string[] =>
  !values && types.includes('string') && formats.has(format ?? '') ? [`format: ${format}`] : []

function itemsOf(api: OpenApi, { types, items }: View, depth: number): string[] {
  if (!items || !types.includes('array') || depth === 0) return []
  const text = textOf(api, viewSchema(api, items), depth - 1)
  return text === undefined ? [] : [`items: ${text}`]
}

function fieldsOf(api: OpenApi, { types, properties, required }: View, depth: number): string[] {
  if (!types.includes('object') || depth === 0 || properties.size > MOST) return []
  const fields = [...properties].flatMap(([name, raw]) => {
    const view = viewSchema(api, raw)
    const text = view.writeOnly ? undefined : textOf(api, view, depth - 1)
    return text === undefined ? [] : [{ name, text }]
  })
  if (fields.length === 0) return []
  const always = fields.map(({ name }) => name).filter((name) => required.includes(name))
  return [
    `properties: { ${fields.map(({ name, text }) => `${yamlText(name)}: ${text}`).join(', ')} }`,
    ...(always.length === 0 ? [] : [`required: [${always.map(yamlText).join(', ')}]`]),
  ]
}

/** Words that YAML does not read as text. */
const isWord = (text: string): boolean =>
  /^[A-Za-z_][\w-]*$/.test(text) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text)

const yamlText = (value: unknown): string =>
  typeof value === 'string' && isWord(value) ? value : JSON.stringify(value)
