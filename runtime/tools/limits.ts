/** The size limits of vendors: a schema that they would refuse is never emitted. */
type JsonSchema = Readonly<Record<string, unknown>>

/** What a vendor accepts in one tool. Absent: no limit is documented. */
export interface ToolLimits {
  readonly properties?: number
  /** Objects within objects. */
  readonly depth?: number
  /** Values of all enumerations together. */
  readonly values?: number
  /** Characters of all names of properties and all values of enumerations. */
  readonly characters?: number
  /** The maximum number of characters of an enumeration with more than `from` texts. */
  readonly longEnum?: { readonly from: number; readonly characters: number }
  readonly optional?: number
  /** Properties of more than one type. */
  readonly unions?: number
}

/** What a vendor accepts in all tools of a request together. */
export interface RequestLimits {
  readonly tools: number
  readonly optional: number
  readonly unions: number
}

/** The sizes of a schema that vendors limit. */
export interface Size {
  readonly properties: number
  readonly depth: number
  readonly values: number
  readonly characters: number
  readonly optional: number
  readonly unions: number
  /** Characters of the longest enumeration among those with as many texts as `longEnum` says. */
  readonly longEnum: number
}

/** Why a vendor would refuse a schema; undefined if it accepts it. */
export function tooLarge(size: Size, limits: ToolLimits): string | undefined {
  const found = counted.find(([name]) => size[name] > (limits[name] ?? Number.POSITIVE_INFINITY))
  if (found) return `${size[found[0]]} ${found[1]}, and the vendor takes at most ${limits[found[0]]}`
  const { longEnum } = limits
  if (!longEnum || size.longEnum <= longEnum.characters) return undefined
  return (
    `an enumeration of more than ${longEnum.from} values has ${size.longEnum} characters, and the vendor takes at ` +
    `most ${longEnum.characters}`
  )
}

/** Sums up the tools of one request. */
export class RequestSize {
  #tools = 0
  #optional = 0
  #unions = 0

  /** Adds a tool; says why the vendor would refuse it in one request with those before it, if it would. */
  add({ optional, unions }: Size, limits: RequestLimits): string | undefined {
    this.#tools++
    this.#optional += optional
    this.#unions += unions
    const [what, most] =
      this.#tools > limits.tools
        ? ['strict tools', limits.tools]
        : this.#optional > limits.optional
          ? ['optional parameters of strict tools', limits.optional]
          : ['parameters of several types in strict tools', limits.unions]
    const isBeyond = this.#tools > limits.tools || this.#optional > limits.optional || this.#unions > limits.unions
    return isBeyond
      ? `a request takes at most ${most} ${what}, which this tool and those before it exceed: choose fewer, or ` +
          'leave out strict'
      : undefined
  }
}

const counted = [
  ['properties', 'properties'],
  ['depth', 'levels of objects'],
  ['values', 'values of enumerations'],
  ['characters', 'characters of names and values'],
  ['optional', 'optional parameters'],
  ['unions', 'parameters of several types'],
] as const

/** Measures the schema of a tool's arguments. */
export function sizeOf(schema: JsonSchema, { longEnum }: ToolLimits): Size {
  const sizes = partsOf(schema).map((part) => sizeOf(part, { ...(longEnum && { longEnum }) }))
  const sum = (name: keyof Size): number => sizes.reduce((total, size) => total + size[name], 0)
  const most = (name: keyof Size): number => Math.max(0, ...sizes.map((size) => size[name]))
  const properties = entriesOf(schema['properties'])
  const values = listOf(schema['enum'])
  const texts = values.filter((value) => typeof value === 'string')
  const letters = texts.reduce((total, text) => total + text.length, 0)
  return {
    properties: properties.length + sum('properties'),
    depth: (schema['properties'] === undefined ? 0 : 1) + most('depth'),
    values: values.length + sum('values'),
    characters: properties.reduce((total, [name]) => total + name.length, 0) + letters + sum('characters'),
    optional: properties.filter(([name]) => !listOf(schema['required']).includes(name)).length + sum('optional'),
    unions: properties.filter(([, property]) => isUnion(property)).length + sum('unions'),
    longEnum: Math.max(longEnum && texts.length > longEnum.from ? letters : 0, most('longEnum')),
  }
}

function partsOf(schema: JsonSchema): JsonSchema[] {
  const inside = [schema['items'], schema['additionalProperties'], ...listOf(schema['anyOf'])]
  return [...inside.filter(isSchema), ...entriesOf(schema['properties']).map(([, property]) => property)]
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const entriesOf = (value: unknown): [string, JsonSchema][] =>
  isSchema(value) ? Object.entries(value).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1])) : []

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isUnion = (schema: JsonSchema): boolean => listOf(schema['anyOf']).length > 0 || Array.isArray(schema['type'])
