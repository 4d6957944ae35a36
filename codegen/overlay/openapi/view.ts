/** A flat view of a schema of an OpenAPI document, regardless of its composition. */
import { type Bounded, boundKeywords, bounds } from '../../../runtime/validation/bounds.js'
import { asList, isRaw, type Raw } from './raw.js'
import type { References } from './references.js'

/** What a schema says about a value. Absent: the schema says nothing. */
export interface View extends Limits {
  /** JSON Schema type names without `null`; empty if nothing restricts the type. */
  readonly types: readonly string[]
  readonly nullable: boolean
  readonly enum?: readonly unknown[]
  /** Values that `not` excludes. */
  readonly excluded: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly default?: unknown
  /** By name; if several parts have a property, their schemas are combined. */
  readonly properties: ReadonlyMap<string, Raw>
  readonly required: readonly string[]
  /** One list of required names for each branch of a choice; one of the branches must hold. */
  readonly alternatives: readonly (readonly (readonly string[])[])[]
  /** Names that are required together with a property (`dependentRequired`). */
  readonly dependents: readonly (readonly [property: string, needed: readonly string[]])[]
  /** Properties that some branch does not have. */
  readonly lacking: ReadonlySet<string>
  readonly items?: Raw
  /** Names in addition to `properties` are accepted. */
  readonly open: boolean
  readonly readOnly: boolean
  readonly writeOnly: boolean
  readonly deprecated: boolean
}

/** Numbers that limit a value. */
export interface Limits extends Bounded {
  /** Only multiples of it are accepted. */
  readonly multipleOf?: number
}

/** Deeper compositions are cut off: a schema that contains itself never ends. */
const DEPTH = 12

/**
 * Looks at a schema: `allOf` parts add up, of `oneOf` and `anyOf` branches everything that any of them allows is
 * allowed and only what all of them require is required.
 */
export function viewSchema(references: References, schema: unknown, depth = 0): View {
  const raw = references.resolve(schema)
  if (!raw || depth > DEPTH) return nothing
  const own = viewOwn(raw)
  const parts = asList(raw['allOf']).map((part) => viewSchema(references, part, depth + 1))
  const branches = [asList(raw['oneOf']), asList(raw['anyOf'])]
    .filter((list) => list.length > 0)
    .map((list) => list.map((branch) => viewSchema(references, branch, depth + 1)))
  return [...parts, ...branches.map(eitherOf)].reduce(bothOf, own)
}

const nothing: View = {
  types: [],
  nullable: false,
  excluded: [],
  dependents: [],
  properties: new Map(),
  required: [],
  alternatives: [],
  lacking: new Set(),
  open: false,
  readOnly: false,
  writeOnly: false,
  deprecated: false,
}

function viewOwn(raw: Raw): View {
  const listed = (Array.isArray(raw['type']) ? raw['type'] : [raw['type']]).filter((type) => typeof type === 'string')
  const values = listedOf(raw)
  const properties = isRaw(raw['properties'])
    ? Object.entries(raw['properties']).filter((entry): entry is [string, Raw] => isRaw(entry[1]))
    : []
  const more = raw['additionalProperties']
  return {
    ...nothing,
    types: listed.filter((type) => type !== 'null'),
    nullable: listed.includes('null') || raw['nullable'] === true || (values?.includes(null) ?? false),
    excluded: isRaw(raw['not']) ? (listedOf(raw['not']) ?? []) : [],
    dependents: dependentsOf(raw['dependentRequired']),
    properties: new Map(properties),
    required: asList(raw['required']).filter((name) => typeof name === 'string'),
    open: more === true || isRaw(more),
    readOnly: raw['readOnly'] === true,
    writeOnly: raw['writeOnly'] === true,
    deprecated: raw['deprecated'] === true,
    ...limitsOf(raw),
    ...pickTexts(raw),
    ...(raw['default'] !== undefined && { default: raw['default'] }),
    ...(values && { enum: values.filter((value) => value !== null) }),
    ...(isRaw(raw['items']) && { items: raw['items'] }),
  }
}

const listedOf = (raw: Raw): readonly unknown[] | undefined =>
  Array.isArray(raw['enum']) ? raw['enum'] : Object.hasOwn(raw, 'const') ? [raw['const']] : undefined

const dependentsOf = (raw: unknown): View['dependents'] =>
  isRaw(raw)
    ? Object.entries(raw).map(([name, needed]) => [name, asList(needed).filter((other) => typeof other === 'string')])
    : []

const limitNames = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const

/** 3.0 says `exclusiveMinimum: true` next to `minimum`, 3.1 gives the number itself. */
function limitsOf(raw: Raw): Limits {
  const limits: { -readonly [name in keyof Limits]: number } = {}
  for (const name of [...limitNames, 'multipleOf'] as const) if (typeof raw[name] === 'number') limits[name] = raw[name]
  for (const [exclusive, inclusive] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const bound = raw[exclusive] === true ? limits[inclusive] : raw[exclusive]
    if (typeof bound !== 'number') continue
    limits[exclusive] = bound
    if (raw[exclusive] === true) delete limits[inclusive]
  }
  return limits
}

const pickTexts = (raw: Raw): Partial<View> =>
  Object.fromEntries(
    (['format', 'pattern'] as const).flatMap((name) => (typeof raw[name] === 'string' ? [[name, raw[name]]] : [])),
  )

/** The combination of two views that both apply: the narrower limit, the values in both. */
function bothOf(a: View, b: View): View {
  const values = a.enum && b.enum ? a.enum.filter((value) => b.enum!.includes(value)) : (a.enum ?? b.enum)
  return {
    ...b,
    ...a,
    ...narrower(a, b),
    types: a.types.length > 0 ? a.types : b.types,
    nullable: a.nullable || b.nullable,
    excluded: [...a.excluded, ...b.excluded],
    dependents: [...a.dependents, ...b.dependents],
    properties: joined([a, b], 'allOf'),
    required: [...new Set([...a.required, ...b.required])],
    alternatives: [...a.alternatives, ...b.alternatives],
    lacking: new Set([...a.lacking, ...b.lacking].filter((name) => !isAlways(a, name) && !isAlways(b, name))),
    open: a.open || b.open,
    readOnly: a.readOnly || b.readOnly,
    writeOnly: a.writeOnly || b.writeOnly,
    deprecated: a.deprecated || b.deprecated,
    ...(values && { enum: values }),
  }
}

const isAlways = ({ properties, lacking }: View, name: string): boolean => properties.has(name) && !lacking.has(name)

function narrower(a: View, b: View): Limits {
  return Object.fromEntries(
    boundKeywords.flatMap((name) => {
      const both = [a[name], b[name]].filter((bound) => bound !== undefined)
      if (both.length === 0) return []
      return [[name, bounds[name].sign.startsWith('<') ? Math.max(...both) : Math.min(...both)]]
    }),
  )
}

/** A property of only one view stays as it is; a property of several is combined. */
function joined(views: readonly View[], keyword: 'allOf' | 'anyOf'): ReadonlyMap<string, Raw> {
  const parts = new Map<string, Raw[]>()
  for (const { properties } of views)
    for (const [name, schema] of properties) parts.set(name, [...(parts.get(name) ?? []), schema])
  return new Map(
    [...parts].map(([name, schemas]) => {
      const different = [...new Set(schemas)]
      return [name, different.length === 1 ? different[0]! : { [keyword]: different }]
    }),
  )
}

const isNull = (view: View): boolean =>
  view.nullable && view.types.length === 0 && (view.enum ?? []).length === 0 && view.properties.size === 0

const isAnything = ({ types, enum: values, properties }: View): boolean =>
  types.length === 0 && !values && properties.size === 0

/** The combination of alternatives: limits and formats count only if there is one branch. */
function eitherOf(all: readonly View[]): View {
  const branches = all.some((branch) => !isNull(branch)) ? all.filter((branch) => !isNull(branch)) : all
  const nullable = all.some((branch) => branch.nullable)
  const [only] = branches
  if (only && branches.length === 1) return { ...only, nullable }
  const values = branches.every((branch) => branch.enum)
    ? [...new Set(branches.flatMap((branch) => [...branch.enum!]))]
    : undefined
  const items = branches.find((branch) => branch.items)?.items
  const properties = joined(branches, 'anyOf')
  const objects = branches.filter((branch) => branch.properties.size > 0 || branch.types.includes('object'))
  const required = branches[0]!.required.filter((name) => branches.every((branch) => branch.required.includes(name)))
  return {
    ...nothing,
    types: branches.some(isAnything) ? [] : [...new Set(branches.flatMap((branch) => [...branch.types]))],
    nullable,
    properties,
    required,
    alternatives: branches.some((branch) => branch.required.length > required.length)
      ? [branches.map((branch) => branch.required.filter((name) => !required.includes(name)))]
      : [],
    lacking: new Set([...properties.keys()].filter((name) => objects.some((branch) => !isAlways(branch, name)))),
    open: branches.some((branch) => branch.open),
    readOnly: branches.every((branch) => branch.readOnly),
    writeOnly: branches.every((branch) => branch.writeOnly),
    deprecated: branches.every((branch) => branch.deprecated),
    ...(values && { enum: values }),
    ...(items && { items }),
  }
}
