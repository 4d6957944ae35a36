/** Values that documented examples pass, against what the API accepts. */

import { asJson, type LuaField, readLua } from '../../../runtime/lua/index.js'
import { type ApiFunction, facts, type Namespace, type Place } from '../../ir.js'
import type { OpenApi, Operation } from '../../overlay/openapi/read.js'
import type { View } from '../../overlay/openapi/view.js'
import type { OverlayCall } from '../../overlay/overlay.js'
import { examplesOf } from '../examples/examples.js'
import type { Finding } from '../finding.js'
import { findSlot } from './lookup.js'
import { upstream } from './subject.js'

export function checkExampleValues(
  namespace: Namespace,
  each: ApiFunction,
  call: OverlayCall,
  operation: Operation,
  api: OpenApi,
): Finding[] {
  return examplesOf(namespace).flatMap(({ example }) => {
    const fence = example[facts]?.[0]?.place
    const calls = readLua(example.code).calls.filter(
      ({ path }) => path[2] === namespace.namespace && path.at(-1) === each.name,
    )
    return calls.flatMap(({ args: [table] }) => {
      const fields = table?.kind === 'table' ? table.fields : []
      return fields.flatMap((field) =>
        checkValue(field, call, operation, api, `${namespace.namespace}.${each.name}.${field.name}`, fence),
      )
    })
  })
}

function checkValue(
  field: LuaField,
  call: OverlayCall,
  operation: Operation,
  api: OpenApi,
  name: string,
  fence: Place | undefined,
): Finding[] {
  const entry = call.parameters.get(field.name)
  const value = asJson(field.value)
  if (entry?.kind !== 'sent' || value === undefined) return []
  const slot = findSlot(api, operation, call, entry.target)
  const sent = entry.values?.get(String(value)) ?? value
  const wanted = slot === undefined || slot === 'open' ? undefined : refusal(sent, slot.view)
  if (wanted === undefined) return []
  const place = fence && placeInDocument(fence, field)
  return [
    upstream(
      'example-value-upstream',
      { name, place },
      `the API refuses ${JSON.stringify(sent)} of the example, it wants ${wanted}`,
      { expected: wanted, detail: String(sent), fix: 'use a value in the example that the API accepts' },
    ),
  ]
}

function placeInDocument(fence: Place, { value: { place } }: LuaField): Place {
  const start = {
    line: fence.start.line + place.line,
    column: fence.start.column - 1 + place.column,
    offset: fence.start.offset,
  }
  return { file: fence.file, start, end: { ...start, column: start.column + place.end - place.start } }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What the API wants instead; undefined where it accepts the value. */
function refusal(value: unknown, view: View): string | undefined {
  if (view.enum && !view.enum.includes(value))
    return `one of ${view.enum.map((each) => JSON.stringify(each)).join(', ')}`
  if (typeof value === 'string' && view.format === 'uuid' && !uuid.test(value)) return 'a UUID'
  if (typeof value === 'number' && view.maximum !== undefined && value > view.maximum) return `at most ${view.maximum}`
  if (typeof value === 'number' && view.minimum !== undefined && value < view.minimum) return `at least ${view.minimum}`
  return typeof value === 'string' && view.maxLength !== undefined && [...value].length > view.maxLength
    ? `at most ${view.maxLength} characters`
    : undefined
}
