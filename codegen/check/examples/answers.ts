/** Checks what examples say about answers: the fields that they read and the values that they print. */
import { checkValue } from '../../../runtime/lua/check-value.js'
import type { ExampleCall, LuaReading, LuaValue } from '../../../runtime/lua/index.js'
import type { ApiFunction, Namespace, Schema } from '../../ir.js'
import { findFunction, targetOf } from '../../parse/code/target.js'
import type { ExampleProblem } from './lua.js'

/** Fields that an example reads although the documented answer does not name them. */
export function checkResult({ inferred, place }: ExampleCall, fn: ApiFunction): ExampleProblem[] {
  if (!inferred || !fn.result || fn.result['x-inferred']) return []
  return unknownFields(inferred, fn.result, '').map((path) => ({
    rule: 'example-result-field' as const,
    place,
    message: `the answer's field \`${path}\` is read and not documented`,
    fix: 'document the field, or read another one',
  }))
}

function unknownFields(used: Schema, known: Schema, path: string): string[] {
  if (used.items && known.items) return unknownFields(used.items, known.items, `${path}[]`)
  if (!used.properties || !known.properties) return []
  const { properties } = known
  return Object.entries(used.properties).flatMap(([name, field]) => {
    const here = path === '' ? name : `${path}.${name}`
    return Object.hasOwn(properties, name) ? unknownFields(field, properties[name]!, here) : [here]
  })
}

/** `print(result.data.status) -- "activ"` if the documented answer allows only other values or another type. */
export function checkOutputs(
  { calls, outputs }: LuaReading,
  home: Namespace,
  spaces: ReadonlyMap<string, Namespace>,
): ExampleProblem[] {
  return outputs.flatMap(({ expression, line, text }) => {
    const names = /^[A-Za-z_]\w*((?:\.[A-Za-z_]\w*)+)$/.exec(expression)?.[1]?.slice(1).split('.')
    const fields = names ? calls.flatMap((call) => fieldAt(resultOf(call, home, spaces), names) ?? []) : []
    const [field] = fields
    if (!field || fields.length !== 1) return []
    const [number, literal] = [Number(text), { line, column: 1, start: 0, end: 0 }]
    const asNumber: LuaValue = { kind: 'literal', value: number, place: literal }
    const asText: LuaValue = {
      kind: 'literal',
      value: text === 'true' ? true : text === 'false' ? false : text,
      place: literal,
    }
    const candidates = text.trim() !== '' && Number.isFinite(number) ? [asNumber, asText] : [asText]
    if (candidates.some((value) => checkValue(value, field, expression).length === 0)) return []
    const expected = checkValue(candidates[0]!, field, expression)[0]?.expected
    return [
      {
        rule: 'example-output' as const,
        place: literal,
        message: `\`${expression}\` cannot be ${JSON.stringify(text)}`,
        ...(expected !== undefined && { expected }),
      },
    ]
  })
}

function resultOf(call: ExampleCall, home: Namespace, spaces: ReadonlyMap<string, Namespace>): Schema | undefined {
  const target = targetOf(call, home, spaces)
  const result = target && findFunction(target.namespace, target.name)?.result
  return result?.['x-inferred'] ? undefined : result
}

function fieldAt(schema: Schema | undefined, names: readonly string[]): Schema | undefined {
  return names.reduce<Schema | undefined>(
    (at, name) => (at?.properties && Object.hasOwn(at.properties, name) ? at.properties[name] : undefined),
    schema,
  )
}
