/** Parameters of functions that document none: from signatures and the arguments of examples. */
import { facts, type Parameter, type Place, type Schema } from '../ir.js'
import type { DocumentedCall } from './calls.js'
import { asJson, type LuaField } from './lua/index.js'

/**
 * Names that a signature or an example passes. Required are only those that the signature names and every example
 * passes; nothing limits their values, because an example is no rule.
 */
export function inferredParameters(signature: readonly string[], calls: readonly DocumentedCall[], place: Place | undefined): Parameter[] {
  const passed = calls.map(({ call }) => call.args[0]).filter((arg) => arg?.kind === 'table' && !arg.partial).map((arg) => (arg!.kind === 'table' ? arg!.fields : []))
  const names = [...new Set([...signature, ...passed.flatMap((fields) => fields.map(({ name }) => name))])]
  return names.map((name) => {
    const always = signature.includes(name) && passed.length > 0 && passed.every((fields) => fields.some((field) => field.name === name))
    const parameter: Parameter = { name, required: always, description: '', inferred: true, schema: exampleSchema(name, passed) }
    return place ? { ...parameter, [facts]: [{ of: 'name', by: signature.includes(name) ? 'signature' : 'example', text: name, place }] } : parameter
  })
}

function exampleSchema(name: string, passed: readonly (readonly LuaField[])[]): Schema {
  const values = passed.flatMap((fields) => fields.filter((field) => field.name === name)).flatMap(({ value }) => asJson(value) ?? [])
  const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, 3)
  return distinct.length === 0 ? {} : { examples: distinct }
}
