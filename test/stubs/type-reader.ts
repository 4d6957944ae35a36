import type { Schema, SchemaType } from 'moonbind/codegen'

/** Reads the types of stubs back: `{ sku: string, count?: integer }[]|"new"`. Throws for what is not such a type. */
export function readType(text: string): { readonly schema: Schema; readonly rest: string } {
  const options: Schema[] = []
  let rest = text
  do {
    const read = readElement(rest.replace(/^\|/, ''))
    options.push(read.schema)
    rest = read.rest
  } while (rest.startsWith('|'))
  return { schema: joined(options), rest }
}

function readElement(text: string): { readonly schema: Schema; readonly rest: string } {
  let { schema, rest } = readAtom(text)
  while (rest.startsWith('[]')) {
    schema = { type: 'array', items: schema }
    rest = rest.slice(2)
  }
  return { schema, rest }
}

const atoms: Readonly<Record<string, Schema>> = {
  any: {},
  'json.Null': { type: 'null' },
  true: { enum: [true] },
  false: { enum: [false] },
  'table<string, any>': { type: 'object' },
}

function readAtom(text: string): { readonly schema: Schema; readonly rest: string } {
  if (text.startsWith('(')) {
    const { schema, rest } = readType(text.slice(1))
    return { schema, rest: after(rest, ')') }
  }
  if (text.startsWith('{ ')) return readTable(text.slice(2))
  const literal = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|-?\d[\d.e+-]*)/.exec(text)
  if (literal) {
    const value = literal[1] ?? literal[2]
    const read = value === undefined ? Number(literal[0]) : value.replace(/\\(.)/g, '$1')
    return { schema: { enum: [read] }, rest: text.slice(literal[0].length) }
  }
  const word = /^table<string, any>|^[\w.]+/.exec(text)?.[0]
  if (word === undefined) throw new Error(`no type: ${text}`)
  return { schema: atoms[word] ?? { type: word as SchemaType }, rest: text.slice(word.length) }
}

function readTable(text: string): { readonly schema: Schema; readonly rest: string } {
  const properties: Record<string, Schema> = {}
  const required: string[] = []
  let rest = text
  for (;;) {
    const key = /^(?:(\w+)|\["((?:[^"\\]|\\.)*)"\])(\??): /.exec(rest)
    if (!key) throw new Error(`no field: ${rest}`)
    const name = key[1] ?? key[2]!
    const read = readType(rest.slice(key[0].length))
    properties[name] = read.schema
    if (key[3] === '') required.push(name)
    if (!read.rest.startsWith(', '))
      return { schema: { type: 'object', properties, required }, rest: after(read.rest, ' }') }
    rest = read.rest.slice(2)
  }
}

function after(text: string, start: string): string {
  if (!text.startsWith(start)) throw new Error(`expected ${start}: ${text}`)
  return text.slice(start.length)
}

const joined = (options: readonly Schema[]): Schema => (options.length === 1 ? options[0]! : { anyOf: options })

/** What a stub can say of a schema, in one canonical form: the alternatives, sorted. */
export function essence(schema: Schema): unknown {
  const options = optionsOf(schema)
  if (options.includes('"any"')) return 'any'
  return [...new Set(options)].sort()
}

function optionsOf(schema: Schema): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap(optionsOf)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify({ value }))
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  if (types.length === 0 && schema.properties) return [JSON.stringify(objectEssence(schema))]
  if (types.length === 0) return ['"any"']
  return types.map((type) => {
    if (type === 'array') return JSON.stringify({ list: essence(schema.items ?? {}) })
    return JSON.stringify(type === 'object' ? objectEssence(schema) : type)
  })
}

function objectEssence({ properties = {}, required = [] }: Schema): unknown {
  const fields = Object.entries(properties).map(([name, inner]) => [name, required.includes(name), essence(inner)])
  return fields.length === 0 ? 'object' : { fields }
}
