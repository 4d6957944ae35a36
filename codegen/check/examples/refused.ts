/** Documented examples that the overlay refuses: the document promises a call that the API cannot do. */
import type { Limit } from '../../../runtime/http/call-table.js'
import { checkValue } from '../../../runtime/lua/check-value.js'
import type { ExampleCall, LuaPlace, LuaValue } from '../../../runtime/lua/index.js'
import { newEffort } from '../../../runtime/lua/index.js'
import { facts, type Namespace, type Schema } from '../../ir.js'
import type { Overlay, OverlayFunction } from '../../overlay/overlay.js'
import { languageOf, readCode } from '../../parse/code/index.js'
import type { Finding } from '../finding.js'
import { allExamples, asFinding, targetOf } from './examples.js'

/** One refusal, at its place in the code. */
interface Refusal {
  readonly place: LuaPlace
  readonly message: string
}

/** All calls of documented examples that are refused before anything is sent. */
export function refusedExamples(namespaces: readonly Namespace[], overlays: ReadonlyMap<string, Overlay>): Finding[] {
  if (overlays.size === 0) return []
  const spaces = new Map(namespaces.map((namespace) => [namespace.namespace, namespace]))
  const efforts = new Map(namespaces.map((namespace) => [namespace, newEffort()]))
  return allExamples(namespaces).flatMap(({ example, subject, namespace }) => {
    const language = languageOf(example.language)
    if (!language) return []
    const { calls } = readCode(language, example.code, efforts.get(namespace)!)
    const refusals = calls.flatMap((call) => refusalsOf(call, namespace, spaces, overlays))
    return refusals.map(({ place, message }) =>
      asFinding({ rule: 'example-refused', place, message, fix }, subject, example.code, example[facts]?.[0]?.place),
    )
  })
}

const fix = 'change the example, or what the overlay says'

function refusalsOf(
  call: ExampleCall,
  home: Namespace,
  spaces: ReadonlyMap<string, Namespace>,
  overlays: ReadonlyMap<string, Overlay>,
): Refusal[] {
  const target = targetOf(call, home, spaces)
  const documented = target?.namespace.functions.find(
    ({ name, aliases = [] }) => name === target.name || aliases.includes(target.name),
  )
  if (!target || !documented) return []
  const entry = overlays.get(target.namespace.namespace)?.functions.get(documented.name)
  if (!entry) return []
  const schemas = new Map(documented.parameters.map(({ name, schema }) => [name, schema]))
  return refusalsBy(entry, documented.name, call, schemas)
}

function refusalsBy(
  entry: OverlayFunction,
  name: string,
  { args, place }: ExampleCall,
  schemas: ReadonlyMap<string, Schema>,
): Refusal[] {
  if (entry.kind === 'absent') return [{ place, message: `\`${name}\` is not available: ${entry.reason}` }]
  const [table] = args
  if (table?.kind !== 'table') return []
  return table.fields.flatMap(({ name: parameter, place: where, value }): Refusal[] => {
    const way = entry.parameters.get(parameter)
    const isNothing = value.kind === 'literal' && value.value === null
    if (!way || isNothing) return []
    if (way.kind === 'absent')
      return [{ place: where, message: `the parameter \`${parameter}\` is not available: ${way.reason}` }]
    // What the document itself refuses is another finding.
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
    message: `${message}: ${reason}`,
  }))
  const isText = value.kind === 'literal' && typeof value.value === 'string'
  const malformed = format === 'uuid' && isText && !uuid.test(String(value.value))
  return malformed
    ? [...outside, { place: value.place, message: `\`${parameter}\` is not a UUID: ${reason}` }]
    : outside
}
