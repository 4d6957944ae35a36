/** Finds parameters of functions that document none: in signatures and in the arguments of examples. */

import { asJson, type LuaField } from '../../runtime/lua/index.js'
import { facts, type Parameter, type Place, type Schema } from '../ir.js'
import { type DocumentedCall, grouped } from './calls.js'

/** What the calls of a function pass by name. */
export interface PassedArguments {
  /** How many calls show all the names that they pass. */
  readonly calls: number
  readonly byName: ReadonlyMap<string, PassedArgument>
}

interface PassedArgument {
  /** How many calls pass it. */
  readonly calls: number
  readonly schema: Schema
}

/**
 * The names in the signature or in the arguments of examples. A name is required only if the signature has it and every
 * example passes it. Its values are not limited, because an example is not a rule.
 */
export function inferredParameters(
  { signature = [], optional = [] }: { readonly signature?: readonly string[]; readonly optional?: readonly string[] },
  passed: PassedArguments,
  place: Place | undefined,
): Parameter[] {
  const names = [...new Set([...signature, ...passed.byName.keys()])]
  const signed = new Set(signature)
  return names.map((name) => {
    const argument = passed.byName.get(name)
    const always = !optional.includes(name) && signed.has(name) && passed.calls > 0 && argument?.calls === passed.calls
    const parameter: Parameter = {
      name,
      required: always,
      description: '',
      inferred: true,
      schema: argument?.schema ?? {},
    }
    return place
      ? { ...parameter, [facts]: [{ of: 'name', by: signed.has(name) ? 'signature' : 'example', text: name, place }] }
      : parameter
  })
}

/** The arguments of the calls that show all their arguments. */
export function passedArguments(calls: readonly DocumentedCall[]): PassedArguments {
  const passed = calls.flatMap(
    ({
      call: {
        args: [first],
      },
    }) => (first?.kind === 'table' && !first.partial ? [first.fields] : []),
  )
  const times = timesOf(passed)
  const byName = new Map(
    [...valuesOf(passed)].map(([name, values]) => [name, { calls: times.get(name)!, schema: exampleSchema(values) }]),
  )
  return { calls: passed.length, byName }
}

/** All values that are passed for each name. */
const valuesOf = (passed: readonly (readonly LuaField[])[]): ReadonlyMap<string, readonly LuaField['value'][]> => {
  const byName = grouped(passed.flat(), ({ name }) => name)
  return new Map([...byName].map(([name, fields]) => [name, fields.map(({ value }) => value)]))
}

/** How many of the calls pass each name. */
function timesOf(passed: readonly (readonly LuaField[])[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const fields of passed)
    for (const name of new Set(fields.map((field) => field.name))) times.set(name, (times.get(name) ?? 0) + 1)
  return times
}

function exampleSchema(shown: readonly LuaField['value'][]): Schema {
  const values = shown.map(asJson).filter((value) => value !== undefined)
  const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, 3)
  return distinct.length === 0 ? {} : { examples: distinct }
}
