/** Compares documents and overlays with the real API. */

import type { ApiFunction, Namespace } from '../../ir.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import type { Overlay, OverlayCall } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import { checkAddress, findOperation, meantOperation } from './address.js'
import { checkAnswer } from './answer.js'
import type { Compared } from './compared.js'
import { checkExampleValues } from './examples.js'
import { checkMedia } from './media.js'
import { checkParameters } from './parameters.js'
import { checkFilled } from './required.js'
import { type Subject, upstream } from './subject.js'

/** Compares the namespaces that have an overlay. What the overlay handles is only a note. */
export function checkUpstream(
  namespaces: readonly Namespace[],
  overlays: ReadonlyMap<string, Overlay>,
  api: OpenApi,
): Finding[] {
  return namespaces.flatMap((namespace) => {
    const overlay = overlays.get(namespace.namespace)
    if (!overlay) return []
    return namespace.functions.flatMap((documented) => checkFunction(namespace, documented, overlay, api))
  })
}

function checkFunction(namespace: Namespace, documented: ApiFunction, overlay: Overlay, api: OpenApi): Finding[] {
  const entry = overlay.functions.get(documented.name)
  const name = `${namespace.namespace}.${documented.name}`
  const subject: Subject = { name, place: placeOf(documented) }
  if (!entry) return []
  if (entry.kind === 'absent') return [upstream('operation-none', subject, `the API cannot answer it: ${entry.reason}`)]
  const known = new Set(api.broken.keys())
  const operation = findOperation(api, overlay, entry)
  if (!operation) return [missingOperation(api, entry, subject)]
  const found = checkCall({ namespace, documented, overlay, call: entry, operation, api, name }, subject)
  const broken = [...api.broken].filter(([reference]) => !known.has(reference))
  return [
    ...found,
    ...broken.map(([reference, reason]) =>
      upstream('reference-broken', subject, `the API’s document refers to ${reference}: ${reason}`, {
        detail: reference,
        fix: 'give check a complete document of the API',
      }),
    ),
  ]
}

function missingOperation(api: OpenApi, call: OverlayCall, subject: Subject): Finding {
  return upstream('operation-missing', subject, `the API has no operation ${call.method} ${call.path}`, {
    fix: meantOperation(api, call) ?? 'call another operation in the overlay, or mark the function absent',
  })
}

function checkCall(compared: Compared, subject: Subject): Finding[] {
  const { call, operation } = compared
  return [
    ...(operation.deprecated
      ? [upstream('operation-deprecated', subject, `${call.method} ${call.path} is marked deprecated`)]
      : []),
    ...(call.note === undefined ? [] : [upstream('operation-instead', subject, call.note)]),
    ...checkAddress(compared),
    ...checkMedia(compared),
    ...checkFilled(compared),
    ...checkParameters(compared),
    ...checkAnswer(compared),
    ...checkExampleValues(compared),
  ]
}
