/** `types`: what the API answers where the document does not say it. */
import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import type { Schema } from '../ir.js'
import { readEntries, readFields, readItems, type YamlReader } from '../text/yaml.js'
import { type AnswerType, type StatedType, type Step, statedTypes } from './overlay.js'
import { readSteps } from './steps.js'

/** Documented field or item → what it holds. `note` receives the place of each. */
export function readTypes(
  reader: YamlReader,
  node: Node | undefined,
  note: (field: string, node: Node) => void,
): AnswerType[] {
  return readEntries(reader, node, '"types"').flatMap(({ key, keyNode, value }) => {
    note(key, keyNode)
    const target = readTarget(key)
    if (!target || target.some(({ kind }) => kind === 'item')) {
      reader.report(keyNode, `expected a documented field such as data[].id, got "${key}"`)
      return []
    }
    const stated = readStated(reader, value)
    return stated ? [{ target, ...stated }] : []
  })
}

/** An answer that is a list is `[]`, and a field of its items `[].id`. */
function readTarget(key: string): Step[] | undefined {
  if (key === '[]') return [{ kind: 'items' }]
  if (!key.startsWith('[].')) return readSteps(key)
  const steps = readSteps(key.slice('[].'.length))
  return steps && [{ kind: 'items' }, ...steps]
}

type Stated = Pick<AnswerType, 'types' | 'schema'>

/** Deeper nesting is an attempt to exhaust memory. */
const DEPTH = 20

/** `string`, `[string, 'null']`, or `{ type, enum, format, items, properties, required }`. */
function readStated(reader: YamlReader, node: Node, depth = 0): Stated | undefined {
  if (depth > DEPTH) {
    reader.report(node, `expected types in at most ${DEPTH} levels`)
    return undefined
  }
  if (isMap(node)) return readParts(reader, node, depth)
  const types = readTypeNames(reader, node)
  return types.length === 0 ? undefined : { types, schema: nullable(types, {}) }
}

function readTypeNames(reader: YamlReader, node: Node): StatedType[] {
  const items = isSeq(node) ? readItems(reader, node, 'a list of types') : [node]
  return [...new Set(items.flatMap((item) => readType(reader, item)))]
}

function readType(reader: YamlReader, node: Node): StatedType[] {
  // `null` without quotes is not a text but means the type.
  const name = isScalar(node) ? String(node.value) : undefined
  const known = statedTypes.find((type) => type === name)
  if (known) return [known]
  const got = name === undefined ? 'expected the name of a type' : `unknown type ${JSON.stringify(name)}`
  reader.report(node, `${got}, ${didYouMean(name ?? '', statedTypes)}`)
  return []
}

/** From which the type follows. */
const tellingParts = ['type', 'enum', 'items', 'properties'] as const
const parts = ['type', 'enum', 'format', 'items', 'properties', 'required'] as const

function readParts(reader: YamlReader, node: Node, depth: number): Stated | undefined {
  const fields = readFields(reader, node, 'a type', parts)
  const values = fields.has('enum') ? readEnum(reader, fields.get('enum')!) : undefined
  const items = fields.has('items') ? readStated(reader, fields.get('items')!, depth + 1) : undefined
  const properties = readProperties(reader, fields.get('properties'), depth)
  const given = fields.has('type') ? readTypeNames(reader, fields.get('type')!) : []
  const types = given.length > 0 ? given : impliedBy({ values, items, properties })
  if (types.length === 0) {
    if (!tellingParts.some((part) => fields.has(part)))
      reader.report(node, 'expected "type", "enum", "items" or "properties"')
    return undefined
  }
  const refuse = (part: (typeof parts)[number], needed: StatedType): void => {
    if (fields.has(part) && !types.includes(needed))
      reader.report(fields.get(part)!, `"${part}" is of the type ${needed}, and "type" does not name it`)
  }
  refuse('format', 'string')
  refuse('items', 'array')
  for (const part of ['properties', 'required'] as const) refuse(part, 'object')
  const required = readRequired(reader, fields.get('required'), properties)
  const format = readFormat(reader, fields.get('format'))
  return {
    types,
    schema: nullable(types, {
      ...(values && { enum: allowed(reader, fields.get('enum')!, values, types) }),
      ...(format !== undefined && { format }),
      ...(items && { items: items.schema }),
      ...(properties && { properties }),
      ...(required.length > 0 && { required }),
    }),
  }
}

type Value = string | number | boolean | null

function readEnum(reader: YamlReader, node: Node): Value[] {
  const values = readItems(reader, node, '"enum"').flatMap((item): Value[] => {
    const value: unknown = isScalar(item) ? item.value : undefined
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return [value as Value]
    reader.report(item, 'expected a text, a number, true, false or null')
    return []
  })
  if (values.length === 0) reader.report(node, 'expected at least one value in "enum"')
  return [...new Set(values)]
}

function impliedBy(parts: {
  readonly values: readonly Value[] | undefined
  readonly items: unknown
  readonly properties: unknown
}): StatedType[] {
  return [
    ...new Set([
      ...(parts.values ?? []).map(typeOf),
      ...(parts.items === undefined ? [] : ['array' as const]),
      ...(parts.properties === undefined ? [] : ['object' as const]),
    ]),
  ]
}

function typeOf(value: Value): StatedType {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value === 'string' ? 'string' : 'boolean'
}

/** The values without null, which has its own type. */
function allowed(
  reader: YamlReader,
  node: Node,
  values: readonly Value[],
  types: readonly StatedType[],
): NonNullable<Schema['enum']> {
  const isOf = (value: Value): boolean =>
    types.includes(typeOf(value)) || (typeof value === 'number' && types.includes('number'))
  const other = values.find((value) => !isOf(value))
  if (other !== undefined) reader.report(node, `${JSON.stringify(other)} is not of the type ${types.join(' or ')}`)
  return values.filter((value) => value !== null)
}

function readProperties(reader: YamlReader, node: Node | undefined, depth: number): Schema['properties'] | undefined {
  if (node === undefined) return undefined
  const entries = readEntries(reader, node, '"properties"').flatMap(({ key, value }): [string, Schema][] => {
    const stated = readStated(reader, value, depth + 1)
    return stated ? [[key, stated.schema]] : []
  })
  return Object.fromEntries(entries)
}

function readRequired(reader: YamlReader, node: Node | undefined, properties: Schema['properties'] = {}): string[] {
  return readItems(reader, node, '"required"').flatMap((item) => {
    const name = isScalar(item) ? String(item.value) : ''
    if (Object.hasOwn(properties, name)) return [name]
    reader.report(item, `"properties" has no ${JSON.stringify(name)}, ${didYouMean(name, Object.keys(properties))}`)
    return []
  })
}

function readFormat(reader: YamlReader, node: Node | undefined): string | undefined {
  if (node === undefined) return undefined
  if (isScalar(node) && typeof node.value === 'string' && /^[a-z][a-z0-9-]*$/.test(node.value)) return node.value
  reader.report(node, 'expected a format such as date-time, uri, email or uuid')
  return undefined
}

/** A schema of these types. An enumeration does not contain null: null becomes an alternative. */
function nullable(types: readonly StatedType[], rest: Schema): Schema {
  const others = types.filter((type) => type !== 'null')
  const isNull = others.length < types.length
  if (others.length === 0) return { type: 'null' }
  const all = isNull && !rest.enum ? types : others
  const schema: Schema = { type: all.length === 1 ? all[0]! : all, ...rest }
  return isNull && rest.enum ? { anyOf: [schema, { type: 'null' }] } : schema
}
