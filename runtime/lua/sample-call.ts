/** The calls that pages show. */
import type { FunctionDefinition } from '../definition.js'
import { typesOf } from '../validation/fits.js'
import type { Schema } from '../validation/schema.js'
import { luaAccess, luaKey, luaString } from './names.js'

/**
 * One call with all required parameters, for the default and for a named account; `paged` functions also item by item.
 */
export function sampleCalls(
  namespace: string,
  { name, aliases = [], parameters }: Pick<FunctionDefinition, 'name' | 'aliases' | 'parameters'>,
  paged: boolean,
): string[] {
  const args = parameters
    .filter(({ required }) => required)
    .map((parameter) => `${luaKey(parameter.name)} = ${sampleValue(parameter.schema)}`)
  const place = `app.integrations${luaAccess(namespace)}`
  const table = args.length === 0 ? '{}' : `{ ${args.join(', ')} }`
  return [
    `${place}${luaAccess(name)}(${table})`,
    ...aliases.map((alias) => `${place}${luaAccess(alias)}(${table})  -- the same`),
    `${place}.ACCOUNT${luaAccess(name)}(${table})  -- with the credentials of a named account`,
    ...(paged ? [`for item in pages(${place}${luaAccess(name)}, ${table}) do end  -- all items of all pages`] : []),
  ]
}

/** A value to replace, so that the line is Lua as it is. */
function sampleValue(schema: Schema): string {
  const [value] = schema.enum ?? []
  if (typeof value === 'string') return luaString(value)
  if (value !== undefined) return String(value)
  const [type = 'string'] = typesOf(schema.anyOf?.[0] ?? schema)
  switch (type) {
    case 'string':
      return '"…"'
    case 'integer':
    case 'number':
      return String(schema.minimum ?? schema.default ?? 1)
    case 'boolean':
      return 'true'
    case 'array':
    case 'object':
      return '{}'
    case 'null':
      return 'nil'
  }
}
