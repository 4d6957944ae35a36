/** One look at a schema of an OpenAPI document, whatever it is composed of. */
import { asList, isRaw, type OpenApi, type Raw } from './read.js'

/** What a schema says of a value. Absent: nothing is said. */
export interface View {
  /** JSON Schema type names without `null`; empty where nothing restricts the type. */
  readonly types: readonly string[]
  readonly nullable: boolean
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly format?: string
  readonly pattern?: string
  readonly properties: ReadonlyMap<string, Raw>
  readonly required: readonly string[]
  readonly items?: Raw
  readonly deprecated: boolean
}

/** Compositions deeper than this are cut: a schema that contains itself has no end. */
const DEPTH = 12

/**
 * Looks at a schema: `allOf` parts add up, of `oneOf` and `anyOf` branches everything that any of them allows is
 * allowed and only what all of them require is required.
 */
export function viewSchema(api: OpenApi, schema: unknown, depth = 0): View {
  const raw = api.resolve(schema)
  if (!raw || depth > DEPTH) return nothing
  const own = viewOwn(raw)
  const parts = asList(raw['allOf']).map((part) => viewSchema(api, part, depth + 1))
  const branches = [asList(raw['oneOf']), asList(raw['anyOf'])]
    .filter((list) => list.length > 0)
    .map((list) => list.map((branch) => viewSchema(api, branch, depth + 1)))
  return [...parts, ...branches.map(eitherOf)].reduce(bothOf, own)
}

const nothing: View = { types: [], nullable: false, properties: new Map(), required: [], deprecated: false }

function viewOwn(raw: Raw): View {
  const listed = (Array.isArray(raw['type']) ? raw['type'] : [raw['type']]).filter((type) => typeof type === 'string')
  const values = Array.isArray(raw['enum']) ? raw['enum'] : Object.hasOwn(raw, 'const') ? [raw['const']] : undefined
  const properties = isRaw(raw['properties'])
    ? Object.entries(raw['properties']).filter((entry): entry is [string, Raw] => isRaw(entry[1]))
    : []
  const own = {
    ...pickNumbers(raw),
    ...pickTexts(raw),
    ...(values && { enum: values.filter((value) => value !== null) }),
    ...(isRaw(raw['items']) && { items: raw['items'] }),
  }
  return {
    types: listed.filter((type) => type !== 'null'),
    nullable: listed.includes('null') || raw['nullable'] === true || (values?.includes(null) ?? false),
    properties: new Map(properties),
    required: asList(raw['required']).filter((name) => typeof name === 'string'),
    deprecated: raw['deprecated'] === true,
    ...own,
  }
}

const numbers = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const
const texts = ['format', 'pattern'] as const

function pickNumbers(raw: Raw): Partial<View> {
  return Object.fromEntries(numbers.flatMap((name) => (typeof raw[name] === 'number' ? [[name, raw[name]]] : [])))
}

function pickTexts(raw: Raw): Partial<View> {
  return Object.fromEntries(texts.flatMap((name) => (typeof raw[name] === 'string' ? [[name, raw[name]]] : [])))
}

/** What holds when both hold; where both say something, the first view's word counts except for enumerations. */
function bothOf(a: View, b: View): View {
  const values = a.enum && b.enum ? a.enum.filter((value) => b.enum!.includes(value)) : (a.enum ?? b.enum)
  return {
    ...b,
    ...a,
    types: a.types.length > 0 ? a.types : b.types,
    nullable: a.nullable || b.nullable,
    properties: new Map([...b.properties, ...a.properties]),
    required: [...new Set([...a.required, ...b.required])],
    deprecated: a.deprecated || b.deprecated,
    ...(values && { enum: values }),
  }
}

/** What holds when any of several may hold: bounds and formats only where there is one branch. */
function eitherOf(all: readonly View[]): View {
  const isNull = (view: View): boolean =>
    view.nullable && view.types.length === 0 && (view.enum ?? []).length === 0 && view.properties.size === 0
  const branches = all.some((branch) => !isNull(branch)) ? all.filter((branch) => !isNull(branch)) : all
  const nullable = all.some((branch) => branch.nullable)
  const [only] = branches
  if (only && branches.length === 1) return { ...only, nullable }
  const open = branches.some((branch) => branch.types.length === 0 && !branch.enum && branch.properties.size === 0)
  const values = branches.every((branch) => branch.enum)
    ? [...new Set(branches.flatMap((branch) => [...branch.enum!]))]
    : undefined
  const items = branches.find((branch) => branch.items)?.items
  return {
    types: open ? [] : [...new Set(branches.flatMap((branch) => [...branch.types]))],
    nullable,
    properties: new Map(branches.flatMap((branch) => [...branch.properties])),
    required: branches[0]!.required.filter((name) => branches.every((branch) => branch.required.includes(name))),
    deprecated: branches.every((branch) => branch.deprecated),
    ...(values && { enum: values }),
    ...(items && { items }),
  }
}
