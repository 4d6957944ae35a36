import type { Limit } from '../../runtime/http/call-table.js'
import { checkValue } from '../../runtime/lua/check-value.js'
import type { ExampleCall, LuaPlace, LuaValue } from '../../runtime/lua/index.js'
import type { Schema } from '../ir.js'
import type { OverlayFunction } from './overlay.js'

/** One refusal, at its place in the code. */
export interface Refusal {
  readonly place: LuaPlace
  /** `the parameter \`status\` is not available`. */
  readonly what: string
  readonly reason: string
}

/** Finds what an overlay refuses in a call before anything is sent. */
export function refusalsBy(
  entry: OverlayFunction,
  name: string,
  { args, place }: ExampleCall,
  schemas: ReadonlyMap<string, Schema>,
): Refusal[] {
  if (entry.kind === 'absent') return [{ place, what: `\`${name}\` is not available`, reason: entry.reason }]
  const [table] = args
  if (table?.kind !== 'table') return []
  return table.fields.flatMap(({ name: parameter, place: where, value }): Refusal[] => {
    const way = entry.parameters.get(parameter)
    const isNothing = value.kind === 'literal' && value.value === null
    if (!way || isNothing) return []
    if (way.kind === 'absent')
      return [{ place: where, what: `the parameter \`${parameter}\` is not available`, reason: way.reason }]
    // What the document itself refuses is a different finding.
    const documented = schemas.get(parameter) ?? {}
    const isDocumented = checkValue(value, documented, parameter).length === 0
    return way.limit && isDocumented ? refusedValue(value, way.limit, { parameter, documented }) : []
  })
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

function refusedValue(
  value: LuaValue,
  limit: Omit<Limit, 'parameter'>,
  { parameter, documented }: { readonly parameter: string; readonly documented: Schema },
): Refusal[] {
  const { minimum, maximum, only, format, reason } = limit
  const schema: Schema = {
    ...(documented.type !== undefined && { type: documented.type }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(only !== undefined && { enum: only }),
  }
  const outside = checkValue(value, schema, parameter).map(({ place, message }) => ({
    place,
    what: message,
    reason,
  }))
  const isText = value.kind === 'literal' && typeof value.value === 'string'
  const malformed = format === 'uuid' && isText && !uuid.test(String(value.value))
  return malformed ? [...outside, { place: value.place, what: `\`${parameter}\` is not a UUID`, reason }] : outside
}
