/** Compares documented parameters with the places that they are sent to. */

import type { Parameter } from '../../ir.js'
import { targetText } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import type { Compared, Sent } from './compared.js'
import { findSlot } from './lookup.js'
import { checkStyle } from './style.js'
import { type Subject, upstream } from './subject.js'
import { checkValue } from './value.js'

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
    ...checkStyle(parameter, entry, slot, subject),
    ...checkValue({ parameter, entry, slot, subject, api }),
  ]
}
