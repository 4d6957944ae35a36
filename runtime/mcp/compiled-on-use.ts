import { fromJsonSchema, type StandardSchemaWithJSON } from '@modelcontextprotocol/server'

/**
 * A JSON Schema in the form that the SDK expects. The first check compiles it, because compiling takes longer than
 * everything else that a server does before its first answer.
 */
export function compiledOnUse<Value = unknown>(
  schema: Parameters<typeof fromJsonSchema>[0],
): StandardSchemaWithJSON<Value, Value> {
  let compiled: StandardSchemaWithJSON<Value, Value> | undefined
  return {
    '~standard': {
      version: 1,
      vendor: 'moonbind',
      jsonSchema: { input: () => schema, output: () => schema },
      validate: (value, options) => (compiled ??= fromJsonSchema<Value>(schema))['~standard'].validate(value, options),
    },
  }
}
