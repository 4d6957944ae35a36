/** Parameters of functions that document none: from signatures and the arguments of examples. */

import { asJson, type LuaField } from '../../runtime/lua/index.js'
import { facts, type Parameter, type Place, type Schema } from '../ir.js'
import type { DocumentedCall } from './calls.js'

/**
 * Names that a signature or an example passes. Required are only those that the signature names and every example
 * passes; nothing limits their values, because an example is not a rule.
 */
export function inferredParameters(
  { signature = [], optional = [] }: { readonly signature?: readonly string[]; readonly optional?: readonly string[] },
  calls: readonly DocumentedCall[],
  place: Place | undefined,
): Parameter[] {
  const passed = calls
    .map(({ call }) => call.args[0])
    .filter((arg) => arg?.kind === 'table' && !arg.partial)
    .map((arg) => (arg!.kind === 'table' ? arg!.fields : []))
  const names = [...new Set([...signature, ...passed.flatMap((fields) => fields.map(({ name }) => name))])]
  const signed = new Set(signature)
  const [values, times] = [valuesOf(passed), timesOf(passed)]
  return names.map((name) => {
    const always =
      !optional.includes(name) && signed.has(name) && passed.length > 0 && times.get(name) === passed.length
    const parameter: Parameter = {
      name,
      required: always,
      description: '',
      inferred: true,
      schema: exampleSchema(values.get(name) ?? []),
    }
    return place
      ? { ...parameter, [facts]: [{ of: 'name', by: signed.has(name) ? 'signature' : 'example', text: name, place }] }
      : parameter
  })
}

/** All values that are passed for each name. */
function valuesOf(
  passed: readonly (readonly LuaField[])[],
): ReadonlyMap<string | undefined, readonly LuaField['value'][]> {
  const values = new Map<string | undefined, LuaField['value'][]>()
  for (const { name, value } of passed.flat()) {
    const known = values.get(name)
    if (known) known.push(value)
    else values.set(name, [value])
  }
  return values
}

/** How many of the calls pass each name. */
function timesOf(passed: readonly (readonly LuaField[])[]): ReadonlyMap<string | undefined, number> {
  const times = new Map<string | undefined, number>()
  for (const fields of passed)
    for (const name of new Set(fields.map((field) => field.name))) times.set(name, (times.get(name) ?? 0) + 1)
  return times
}

function exampleSchema(shown: readonly LuaField['value'][]): Schema {
  const values = shown.map(asJson).filter((value) => value !== undefined)
  const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, 3)
  return distinct.length === 0 ? {} : { examples: distinct }
}
