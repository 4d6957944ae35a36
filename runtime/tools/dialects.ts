/** What each vendor accepts in tools, as data. */
import { type BoundKeyword, boundKeywords } from '../validation/bounds.js'
import type { RequestLimits, ToolLimits } from './limits.js'

/** The vendors for which tools are made. */
export type ToolVendor = 'plain' | 'openai' | 'anthropic' | 'gemini'

/** All vendors, in the order of the help. */
export const vendors: readonly ToolVendor[] = ['plain', 'openai', 'anthropic', 'gemini']

/** What a dialect of JSON Schema can express, and what it requires. */
export interface Dialect {
  /** The constraints that it keeps; others become a sentence of the description. */
  readonly keeps: ReadonlySet<Constraint>
  /** The formats that it keeps; absent: all. */
  readonly formats?: ReadonlySet<string>
  /** Does not understand `minItems` beyond 1. */
  readonly onlySmallMinItems?: boolean
  /** Every value has a type and every object lists its properties. Anything else is sent as JSON text. */
  readonly closed: boolean
  /** Every property is required, an optional one may be null instead. */
  readonly nullsForAbsent: boolean
  /** `type` is next to `enum`. */
  readonly typedEnums: boolean
  /** Requirements on several parameters may be at the root. */
  readonly rules: boolean
  /** The largest tool that the vendor accepts. */
  readonly limits: ToolLimits
  /** The most that it accepts in one request. */
  readonly request?: RequestLimits
}

/** A keyword that constrains a value beyond its type. */
export type Constraint = BoundKeyword | 'format' | 'default' | 'examples' | 'deprecated'

const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const
const items = ['minItems', 'maxItems'] as const
const all = [...boundKeywords, 'format', 'default', 'examples', 'deprecated'] as const

/** JSON Schema 2020-12 as it is. */
const plain: Dialect = {
  keeps: new Set(all),
  closed: false,
  nullsForAbsent: false,
  typedEnums: true,
  rules: true,
  limits: {},
}

/** A root without `anyOf` and the like, which vendors refuse there. */
const loose: Dialect = { ...plain, rules: false }

/** Structured Outputs of OpenAI, “Supported schemas”. */
const openaiStrict: Dialect = {
  keeps: new Set([...numbers, ...items, 'format']),
  formats: new Set(['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid']),
  closed: true,
  nullsForAbsent: true,
  typedEnums: true,
  rules: false,
  limits: {
    properties: 5_000,
    depth: 10,
    values: 1_000,
    characters: 120_000,
    longEnum: { from: 250, characters: 15_000 },
  },
}

/** Structured outputs of Anthropic, “JSON Schema limitations”. */
const anthropicStrict: Dialect = {
  keeps: new Set(['minItems', 'format']),
  formats: new Set(['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'uri', 'ipv4', 'ipv6', 'uuid']),
  onlySmallMinItems: true,
  closed: true,
  nullsForAbsent: false,
  typedEnums: false,
  rules: false,
  limits: { optional: 24, unions: 16 },
  request: { tools: 20, optional: 24, unions: 16 },
}

/** `parametersJsonSchema` of Gemini's function declarations. */
const gemini: Dialect = { ...loose, keeps: new Set(['minimum', 'maximum', ...items, 'format']) }

/** The dialect of a vendor. Gemini has one for both: its schemas are enforced as they are. */
export function dialectOf(vendor: ToolVendor, strict: boolean): Dialect {
  switch (vendor) {
    case 'plain':
      return plain
    case 'openai':
      return strict ? openaiStrict : loose
    case 'anthropic':
      return strict ? anthropicStrict : loose
    case 'gemini':
      return strict ? { ...gemini, closed: true } : gemini
  }
}
