/** What an operation needs beside documented parameters. */

import type { ApiFunction } from '../../ir.js'
import type { OpenApi, Operation } from '../../overlay/openapi/read.js'
import { viewSchema } from '../../overlay/openapi/view.js'
import { type OverlayCall, targetText } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import { findSlot } from './lookup.js'
import { type Subject, upstream } from './subject.js'

/** Constants fit the API, and whatever it requires is filled. */
export function checkFilled(
  each: ApiFunction,
  call: OverlayCall,
  operation: Operation,
  api: OpenApi,
  name: string,
): Finding[] {
  const subject: Subject = { name, place: placeOf(each) }
  return [
    ...checkConstants(call, operation, api, subject),
    ...(call.hooks.includes('request') ? [] : checkRequired(each, call, operation, api, subject)),
  ]
}

function checkConstants(call: OverlayCall, operation: Operation, api: OpenApi, subject: Subject): Finding[] {
  return call.constants.flatMap(({ target, value }) => {
    const slot = findSlot(api, operation, call, target)
    const what = `the constant ${targetText(target)} = ${JSON.stringify(value)}`
    if (slot === undefined)
      return [
        upstream('constant-mismatch', subject, `${what} has no place in ${operation.method} ${operation.path}`, {
          detail: targetText(target),
        }),
      ]
    if (slot === 'open' || !slot.view.enum || slot.view.enum.includes(value)) return []
    return [
      upstream(
        'constant-mismatch',
        subject,
        `${what} is none of ${slot.view.enum.map((known) => JSON.stringify(known)).join(', ')}`,
        { detail: targetText(target) },
      ),
    ]
  })
}

/** Credentials travel in a header of their own, which no document names. */
function checkRequired(
  each: ApiFunction,
  call: OverlayCall,
  operation: Operation,
  api: OpenApi,
  subject: Subject,
): Finding[] {
  const targets = [
    ...[...call.parameters.values()].flatMap((entry) => (entry.kind === 'sent' ? [entry.target] : [])),
    ...call.constants.map(({ target }) => target),
  ]
  const fills = (place: string, name: string): boolean =>
    targets.some((target) => target.place === place && (target.name[0] === name || targetText(target) === name))
  const parameters = operation.parameters.filter(
    ({ required, place, name }) =>
      required &&
      place !== 'cookie' &&
      !(place === 'header' && /^authorization$/i.test(name)) &&
      place !== 'path' &&
      !fills(place, name),
  )
  const body =
    operation.body && operation.bodyRequired
      ? viewSchema(api, operation.body).required.filter((name) => !fills('body', name))
      : []
  const missing = [...parameters.map(({ place, name }) => `${place} ${name}`), ...body.map((name) => `body ${name}`)]
  return missing.map((what) =>
    upstream('param-required-upstream', subject, `the API requires ${what}, and nothing of ${each.name} fills it`, {
      detail: what,
      fix: 'document a parameter for it, or add a constant to the overlay',
    }),
  )
}
