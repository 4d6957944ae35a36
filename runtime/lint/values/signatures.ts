/** Types that Lua's functions need, and what is wrong with the values that they get. */
import { aType, isList, isWords, typeOf, type Value } from './value.js'

type Needed = 'number' | 'string'

const rows: readonly (readonly [names: string, needed: readonly (Needed | undefined)[]])[] = [
  ['math.abs math.ceil math.floor math.sqrt math.exp math.sin math.cos math.tan', ['number']],
  ['math.log math.fmod', ['number', 'number']],
  ['math.max math.min', ['number', 'number', 'number', 'number']],
  ['string.rep', ['string', 'number', 'string']],
  ['string.sub string.byte', ['string', 'number', 'number']],
  ['string.upper string.lower string.len string.reverse', ['string']],
  ['string.find string.match string.gmatch', ['string', 'string']],
  ['string.gsub', ['string', 'string']],
  ['table.concat', [undefined, 'string']],
  ['os.date', ['string', 'number']],
  ['json.decode', ['string']],
]

const signatures: ReadonlyMap<string, readonly (Needed | undefined)[]> = new Map(
  rows.flatMap(([names, needed]) => names.split(' ').map((name) => [name, needed] as const)),
)

/** The first argument of a wrong type; `argument` counts from 0. */
export function wrongArgument(
  name: string,
  values: readonly Value[],
): { readonly argument: number; readonly needed: Needed; readonly got: string } | undefined {
  for (const [argument, needed] of (signatures.get(name) ?? []).entries()) {
    const value = values[argument]
    if (value === undefined || needed === undefined) continue
    const type = typeIn(value)
    if (type === undefined || type === needed || (type === 'number' && needed === 'string')) continue
    if (type === 'string' && !isWords(value)) continue
    // An argument that is nil may be absent.
    if (type === 'nil' && argument > 0) continue
    return { argument, needed, got: aType(type) }
  }
  return undefined
}

function typeIn(value: Value): string | undefined {
  if (value.kind !== 'answer') return typeOf(value)
  const isTable = !value.perhaps && (isList(value.schema) || value.schema.type === 'object')
  return isTable ? 'table' : undefined
}
