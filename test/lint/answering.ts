/** Made-up answers for the calls of a script. */
import { createRuntime } from '#runtime/create-runtime.js'
import type { NamespaceDefinition } from '#runtime/definition.js'
import { integration } from '#runtime/integration.js'
import type { Json, Schema } from '#runtime/validation/schema.js'

/** The accounts that documents name in their examples. */
export const accountNames = ['work', 'production', 'staging', 'client', 'personal', 'prod']

/** A value that fits a schema. */
function answerOf(schema: Schema): Json {
  if (schema.enum) return schema.enum[0]!
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'array' || schema.items) return [answerOf(schema.items ?? {}), answerOf(schema.items ?? {})]
  if (type === 'object' || schema.properties)
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, answerOf(each)]))
  if (type === 'integer' || type === 'number') return 1
  return type === 'boolean' ? true : 'text'
}

/** Runs a script against made-up answers: the calls that it made, in order, or why it failed. */
export async function callsOf(source: string, definitions: readonly NamespaceDefinition[]): Promise<string> {
  const calls: string[] = []
  const named = definitions.filter(({ namespace }) => source.includes(namespace))
  const runtime = await createRuntime({
    isolation: 'inline',
    integrations: named.map((definition) =>
      integration(definition)({
        accounts: Object.fromEntries(accountNames.map((name) => [name, {}])),
        transport: async ({ namespace, function: fn, account, params }) => {
          calls.push(`${namespace}.${fn.name} ${account} ${JSON.stringify(params)}`)
          return answerOf(fn.result ?? { type: 'object' })
        },
      }),
    ),
  })
  const run = await runtime.run(source)
  await runtime.close()
  return run.ok ? calls.join('\n') : `failed: ${run.error?.message}`
}
