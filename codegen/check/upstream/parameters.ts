/** Documented parameters against the places that they are sent to. */

import { typesOf } from '../../../runtime/fits.js'
import { describeType } from '../../../runtime/schema-text.js'
import type { Parameter } from '../../ir.js'
import type { View } from '../../overlay/openapi/view.js'
import { targetText } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import { checkBounds, checkFormat } from './bounds.js'
import type { Compared, Sent } from './compared.js'
import { findSlot, type Slot } from './lookup.js'
import { checkStyle } from './style.js'
import { type Subject, upstream } from './subject.js'
import { typesMeet } from './types-meet.js'
import { checkDefault, checkValues } from './values.js'

export function checkParameters(compared: Compared): Finding[] {
  const { documented, call, name } = compared
  return documented.parameters.flatMap((parameter) => {
    const entry = call.parameters.get(parameter.name)
    const subject: Subject = { name: `${name}.${parameter.name}`, place: placeOf(parameter) }
    if (!entry) return []
    if (entry.kind === 'absent')
      return [upstream('param-none', subject, `the API has no place for it: ${entry.reason}`)]
    return checkParameter(parameter, entry, compared, subject)
  })
}

function checkParameter(
  parameter: Parameter,
  entry: Sent,
  { call, operation, api }: Compared,
  subject: Subject,
): Finding[] {
  const upstreamName = targetText(entry.target)
  const slot = findSlot(api, operation, call, entry.target)
  const renamed =
    upstreamName === parameter.name
      ? []
      : [upstream('param-renamed-upstream', subject, `the API calls it ${upstreamName}`)]
  if (slot === 'open') return renamed
  if (slot === undefined) {
    // A body of another media type is a finding of its own.
    if (entry.target.place === 'body' && operation.body && !operation.body.schema) return renamed
    const where = `${operation.method} ${operation.path} has no ${entry.target.place} ${upstreamName}`
    const fix = 'send it elsewhere in the overlay, or mark it absent'
    return [upstream('param-missing-upstream', subject, where, { fix })]
  }
  return [
    ...renamed,
    ...checkPresence(parameter, slot, subject),
    ...checkMarks(slot, subject),
    ...checkStyle(parameter, entry, slot, subject),
    ...checkTypes(parameter, entry, slot.view, subject),
    ...checkValues(parameter, entry, slot.view, subject),
    ...checkDefault(parameter, entry, slot.view, subject),
    ...checkBounds(parameter, entry, slot.view, subject),
    ...checkFormat(parameter, entry, slot.view, subject),
  ]
}

function checkPresence({ required }: Parameter, slot: Slot, subject: Subject): Finding[] {
  if (required === slot.required) return []
  if (required) {
    const level = 'info'
    return [upstream('required-mismatch', subject, 'it is documented as required, and optional in the API', { level })]
  }
  const expected = 'required'
  return [upstream('required-mismatch', subject, 'it is documented as optional, and required in the API', { expected })]
}

/** What the API says of the place itself. */
function checkMarks({ view, parameter }: Slot, subject: Subject): Finding[] {
  return [
    ...(view.deprecated || parameter?.deprecated
      ? [upstream('param-deprecated-upstream', subject, 'the API marks it deprecated')]
      : []),
    ...(view.readOnly
      ? [
          upstream('param-read-only-upstream', subject, 'the API only answers it (readOnly), and takes none', {
            fix: 'mark it absent in the overlay',
          }),
        ]
      : []),
  ]
}

/** A value that is translated has the types of what it becomes, a joined list is text. */
function checkTypes({ schema }: Parameter, { values, join }: Sent, view: View, subject: Subject): Finding[] {
  const translated =
    values && values.size > 0 ? [...new Set([...values.values()].map((value) => typeof value))] : undefined
  const documented = translated ?? [...typesOf(schema), ...(join === undefined ? [] : ['string'])]
  const expected = view.types.join(' or ')
  if (!typesMeet(documented, view.types))
    return [
      upstream('type-mismatch', subject, `it is documented as ${describeType(schema)}, and is ${expected} in the API`, {
        expected,
      }),
    ]
  return isFraction(schema, view)
    ? [
        upstream('type-mismatch', subject, 'it is documented as number, and the API takes whole numbers only', {
          expected: 'integer',
          level: 'warning',
        }),
      ]
    : []
}

/** Numbers are documented that the API refuses for their fraction. */
const isFraction = (schema: Parameter['schema'], { types }: View): boolean =>
  typesOf(schema).length === 1 && schema.type === 'number' && types.includes('integer') && !types.includes('number')
