/** Everything documented and overlaid against the real API. */

import type { ApiFunction, Namespace } from '../../ir.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import type { Overlay, OverlayCall } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import { checkAnswer } from './answer.js'
import { checkExampleValues } from './examples.js'
import { findOperation, nearestOperation } from './lookup.js'
import { checkParameters } from './parameters.js'
import { checkFilled } from './required.js'
import { type Subject, upstream } from './subject.js'

/** Compares the namespaces that have an overlay. What the overlay takes care of is told; the rest weighs. */
export function checkUpstream(
  namespaces: readonly Namespace[],
  overlays: ReadonlyMap<string, Overlay>,
  api: OpenApi,
): Finding[] {
  return namespaces.flatMap((namespace) => {
    const overlay = overlays.get(namespace.namespace)
    return overlay ? namespace.functions.flatMap((each) => checkFunction(namespace, each, overlay, api)) : []
  })
}

function checkFunction(namespace: Namespace, each: ApiFunction, overlay: Overlay, api: OpenApi): Finding[] {
  const entry = overlay.functions.get(each.name)
  const subject: Subject = { name: `${namespace.namespace}.${each.name}`, place: placeOf(each) }
  if (!entry) return []
  if (entry.kind === 'absent') return [upstream('operation-none', subject, `the API cannot answer it: ${entry.reason}`)]
  return checkCall(namespace, each, entry, api, subject)
}

function checkCall(
  namespace: Namespace,
  each: ApiFunction,
  call: OverlayCall,
  api: OpenApi,
  subject: Subject,
): Finding[] {
  const operation = findOperation(api, call)
  if (!operation) {
    const near = nearestOperation(api, call)
    return [
      upstream('operation-missing', subject, `the API has no operation ${call.method} ${call.path}`, {
        fix:
          near === undefined
            ? 'call another operation in the overlay, or mark the function absent'
            : `did you mean ${near}?`,
      }),
    ]
  }
  return [
    ...(operation.deprecated
      ? [upstream('operation-deprecated', subject, `${call.method} ${call.path} is marked deprecated`)]
      : []),
    ...(call.note === undefined ? [] : [upstream('operation-instead', subject, call.note)]),
    ...checkFilled(each, call, operation, api, subject.name),
    ...checkParameters(each, call, operation, api, subject.name),
    ...checkAnswer(each, call, operation, api, subject.name),
    ...checkExampleValues(namespace, each, call, operation, api),
  ]
}
