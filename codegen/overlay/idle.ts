/**
 * Finds limits of an overlay that are no stricter than those of the document: they change nothing but are not errors.
 */
import type { Limit } from '../../runtime/http/call-table.js'
import type { Namespace, Schema } from '../ir.js'
import type { Overlay, OverlayFunction, OverlayParameter } from './overlay.js'

/** An overlay without its idle limits, and a list of them. */
export interface Trimmed {
  readonly overlay: Overlay
  readonly idle: readonly IdleLimit[]
}

export interface IdleLimit {
  readonly functionName: string
  readonly parameter: string
  readonly message: string
}

/** Takes idle limits out of an overlay: the generated code describes and checks only the remaining ones. */
export function withoutIdleLimits(overlay: Overlay, { functions }: Namespace): Trimmed {
  const idle: IdleLimit[] = []
  const schemas = new Map(
    functions.map(({ name, parameters }) => [
      name,
      new Map(parameters.map((parameter) => [parameter.name, parameter.schema])),
    ]),
  )
  const trimmed = [...overlay.functions].map(([functionName, entry]): [string, OverlayFunction] => {
    if (entry.kind === 'absent') return [functionName, entry]
    const parameters = [...entry.parameters].map(([parameter, sent]): [string, OverlayParameter] => {
      const schema = schemas.get(functionName)?.get(parameter)
      if (!schema || sent.kind === 'absent' || !sent.limit) return [parameter, sent]
      const messages = idleBounds(parameter, sent.limit, schema)
      if (messages.length === 0) return [parameter, sent]
      idle.push(...messages.map((message) => ({ functionName, parameter, message })))
      const { limit: _, ...free } = sent
      const limit = effectiveLimit(sent.limit, schema)
      return [parameter, limit ? { ...free, limit } : free]
    })
    return [functionName, { ...entry, parameters: new Map(parameters) }]
  })
  return { overlay: idle.length === 0 ? overlay : { ...overlay, functions: new Map(trimmed) }, idle }
}

type ParameterLimit = Omit<Limit, 'parameter'>

function idleBounds(name: string, { minimum, maximum }: ParameterLimit, schema: Schema): string[] {
  const bound = (word: 'minimum' | 'maximum', documented: number | undefined, value: number): string =>
    `the documented ${word} of "${name}" is ${documented}: ${value} limits nothing`
  return [
    ...(isIdleMaximum(maximum, schema) ? [bound('maximum', schema.maximum, maximum!)] : []),
    ...(isIdleMinimum(minimum, schema) ? [bound('minimum', schema.minimum, minimum!)] : []),
  ]
}

const isIdleMaximum = (maximum: number | undefined, schema: Schema): boolean =>
  maximum !== undefined && schema.maximum !== undefined && maximum >= schema.maximum

const isIdleMinimum = (minimum: number | undefined, schema: Schema): boolean =>
  minimum !== undefined && schema.minimum !== undefined && minimum <= schema.minimum

/** What remains of a limit; undefined if nothing does. */
function effectiveLimit(limit: ParameterLimit, schema: Schema): ParameterLimit | undefined {
  const { minimum, maximum, ...others } = limit
  const left: ParameterLimit = {
    ...others,
    ...(minimum !== undefined && !isIdleMinimum(minimum, schema) && { minimum }),
    ...(maximum !== undefined && !isIdleMaximum(maximum, schema) && { maximum }),
  }
  const limits = [left.minimum, left.maximum, left.only, left.format]
  return limits.some((value) => value !== undefined) ? left : undefined
}
