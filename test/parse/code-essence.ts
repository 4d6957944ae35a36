import { type CodeLanguage, readCode } from '#codegen/parse/code/index.js'
import type { LuaValue } from '#runtime/lua/index.js'
import type { Schema } from '#runtime/validation/schema.js'

/** One line a call: its path, what it passes, and the shape of its answer. */
export function essenceOf(language: CodeLanguage, code: string): readonly string[] {
  const { calls, readable } = readCode(language, code)
  if (!readable) return ['not read']
  return calls.map(({ path, args, returns, inferred }) => {
    const answer = returns ?? inferred
    return [
      path.join('.'),
      ...args.map((arg) => JSON.stringify(plain(arg))),
      ...(answer ? [`→ ${shape(answer)}`] : []),
    ].join(' ')
  })
}

/** The value with the source of what is computed between `‹` and `›`. */
function plain(value: LuaValue): unknown {
  if (value.kind === 'literal') return value.value
  if (value.kind === 'computed') return `‹${value.text}›`
  if (value.items.length > 0) return value.items.map(plain)
  return Object.fromEntries([
    ...value.fields.map(({ name, value: own }) => [name, plain(own)]),
    ...(value.partial ? [['…', true]] : []),
  ])
}

function shape({ properties, items, examples }: Schema): string {
  if (items) return `[${shape(items)}]`
  if (!properties) return examples ? `=${JSON.stringify(examples[0])}` : ''
  const fields = Object.entries(properties).map(([name, schema]) => {
    const inner = shape(schema)
    return inner === '' || inner.startsWith('=') ? `${name}${inner}` : `${name}:${inner}`
  })
  return `{${fields.sort().join(',')}}`
}
