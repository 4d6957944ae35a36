/** Refuses calls that the API would refuse, before anything is sent. */

import { type MoonbindError, ValidationError } from '../errors.js'
import { callPath } from '../path.js'
import type { TransportRequest } from '../transport.js'
import { boundText } from '../validation/bounds.js'
import { choices } from '../validation/choices.js'
import { type Issues, notInEnum, outOfBounds, wrongType } from '../validation/issues.js'
import type { HttpCall, HttpTable, Limit, LimitFormat } from './call-table.js'
import { NotAvailableError } from './errors.js'

/** The operation for a call with these parameters, or the error that says why there is none. */
export function findCall(
  table: HttpTable,
  { namespace, account, function: { name }, params }: TransportRequest,
): HttpCall | MoonbindError {
  const path = callPath(namespace, name, account)
  const entry = Object.hasOwn(table.calls, name) ? table.calls[name] : undefined
  if (!entry) return notAvailable(path, 'the overlay does not say how the API answers it.')
  if (!isCall(entry)) return notAvailable(path, entry.absent)
  for (const [parameter, reason] of Object.entries(entry.absent ?? {})) {
    if (params[parameter] !== undefined) return notAvailable(`${path}: the parameter "${parameter}"`, reason)
  }
  const issues = (entry.limits ?? []).reduce<Issues>(
    (found, limit) => checkLimit(found, limit, params[limit.parameter]),
    undefined,
  )
  return issues ? new ValidationError(path, issues) : entry
}

/** `absent` of a function is its reason; of a call it is a list of parameters. */
export const isCall = (entry: HttpTable['calls'][string]): entry is HttpCall => typeof entry.absent !== 'string'

function notAvailable(what: string, reason: string): NotAvailableError {
  return new NotAvailableError('not_available', `${what} is not available: ${reason} No request was made.`)
}

function checkLimit(
  issues: Issues,
  { parameter, minimum, maximum, only, format, reason }: Limit,
  value: unknown,
): Issues {
  if (value === undefined) return issues
  const because = ` (${reason.replace(/\.$/, '')})`
  if (minimum !== undefined && typeof value === 'number' && value < minimum)
    return outOfBounds(issues, [parameter], 'too_small', boundText('minimum', minimum) + because, value)
  if (maximum !== undefined && typeof value === 'number' && value > maximum)
    return outOfBounds(issues, [parameter], 'too_big', boundText('maximum', maximum) + because, value)
  if (only && !only.includes(value as string)) return notInEnum(issues, [parameter], choices(only), value, because)
  if (format && !(typeof value === 'string' && formats[format].pattern.test(value)))
    return wrongType(issues, [parameter], `${formats[format].name}${because}`, value)
  return issues
}

const formats: { readonly [name in LimitFormat]: { readonly name: string; readonly pattern: RegExp } } = {
  uuid: { name: 'a UUID', pattern: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i },
}
