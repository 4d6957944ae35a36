/** Compares the values that documented examples pass with what the API accepts. */

import { asJson, type LuaField } from '../../../runtime/lua/index.js'
import { facts, type Place } from '../../ir.js'
import { languageOf, readCode } from '../../parse/code/index.js'
import { examplesOf } from '../examples/examples.js'
import type { Finding } from '../finding.js'
import type { Compared } from './compared.js'
import { findSlot } from './lookup.js'
import { refusal } from './refusal.js'
import { upstream } from './subject.js'

export function checkExampleValues(compared: Compared): Finding[] {
  const { namespace, documented } = compared
  return examplesOf(namespace).flatMap(({ example }) => {
    const fence = example[facts]?.[0]?.place
    const language = languageOf(example.language)
    const calls = (language ? readCode(language, example.code).calls : []).filter(
      ({ path }) => path[2] === namespace.namespace && path.at(-1) === documented.name,
    )
    return calls.flatMap(({ args: [table] }) => {
      const fields = table?.kind === 'table' ? table.fields : []
      return fields.flatMap((field) => checkValue(field, compared, fence))
    })
  })
}

function checkValue(field: LuaField, { call, operation, api, name }: Compared, fence: Place | undefined): Finding[] {
  const entry = call.parameters.get(field.name)
  const value = asJson(field.value)
  if (entry?.kind !== 'sent' || value === undefined) return []
  const slot = findSlot(api, operation, call, entry.target)
  const sent = entry.values?.get(String(value)) ?? value
  const wanted = slot === undefined || slot === 'open' ? undefined : refusal(sent, slot.view)
  if (wanted === undefined) return []
  return [
    upstream(
      'example-value-upstream',
      { name: `${name}.${field.name}`, place: fence && placeInDocument(fence, field) },
      `the API refuses ${JSON.stringify(sent)} of the example, it expects ${wanted}`,
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
