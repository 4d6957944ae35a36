/** The errors with which a call can end. They follow from the function, not from its text. */
import { isRead } from '../../../runtime/http/retry.js'
import type { ApiFunction } from '../../ir.js'
import type { OverlayCall, OverlayFunction } from '../../overlay/overlay.js'

export interface ErrorView {
  /** The code that programs see. */
  readonly code: string
  readonly when: string
}

/** The errors of a function, in the order in which a call meets them. `reached` is how its overlay reaches the API. */
export function errorsOf(documented: ApiFunction, reached: OverlayFunction | undefined): ErrorView[] {
  const asked = documented.effect.kind !== 'read'
  return [
    { code: 'unknown_name', when: 'The account is not configured. Nothing is sent.' },
    ...(documented.open && documented.parameters.length === 0 ? [] : [wrongArguments(documented)]),
    ...(asked ? [{ code: 'denied', when: 'A policy denies the call, or nobody approves it. Nothing is sent.' }] : []),
    ...(reached === undefined ? handlerErrors : reached.kind === 'absent' ? [absent] : httpErrors(reached)),
  ]
}

function wrongArguments({ open = false, rules = [] }: ApiFunction): ErrorView {
  const kinds = ['missing', ...(open ? [] : ['unknown']), 'of another type', 'outside of its limits']
  const rule = rules.length > 0 ? ', or a requirement on several is not met' : ''
  const wrong = `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)!}`
  return {
    code: 'invalid_arguments',
    when: `A parameter is ${wrong}${rule}. The message names each. Nothing is sent.`,
  }
}

const absent: ErrorView = {
  code: 'not_available',
  when: 'Always: the API has nothing that answers it. Nothing is sent.',
}

const handlerErrors: readonly ErrorView[] = [
  { code: 'no_handler', when: 'The program connects no handler and no API.' },
  { code: 'handler_failed', when: 'The handler of the program failed; the message is the one it threw.' },
]

function httpErrors({ method, path, parameters, idempotencyHeader }: OverlayCall): ErrorView[] {
  const limited = [...parameters.values()].some((sent) => sent.kind === 'absent' || sent.limit !== undefined)
  const isRepeated = isRead(method) || idempotencyHeader !== undefined
  const retried = isRepeated ? ' The runtime has tried several times.' : ' It is not sent again: it may have been done.'
  return [
    ...(limited
      ? [{ code: 'not_available', when: 'A parameter has a value that the API does not take. Nothing is sent.' }]
      : []),
    { code: 'missing_key', when: 'There is no key for the account. Nothing is sent.' },
    { code: 'authentication', when: '401: the API does not know the key.' },
    { code: 'permission', when: '403: the key may not do this.' },
    ...(path.includes('{') ? [{ code: 'not_found', when: '404, 410: nothing has this id.' }] : []),
    { code: 'rejected', when: '400, 422 and other 4xx: the API refuses what was sent, in its own words.' },
    { code: 'rate_limit', when: `429: too many requests.${isRepeated ? retried : ''}` },
    { code: 'server', when: `5xx.${retried}` },
    { code: 'connection', when: `The API could not be reached, or the connection broke.${retried}` },
    { code: 'timeout', when: 'No answer in time.' },
  ]
}
