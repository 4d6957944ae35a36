/** A policy for calls from TypeScript. */
import type { Call, Connection } from '../connection.js'
import { MoonbindError, messageOf } from '../errors.js'
import { connectedApi, connection } from '../integration.js'
import { checkOptions, kindOf } from '../options.js'
import { callPath } from '../path.js'
import { Steps } from '../record/ids.js'
import { CallLog } from '../record/log.js'
import type { OnCall } from '../record/record.js'
import { Redactor } from '../record/redact.js'
import { type Approve, type Gate, openGate } from './gate.js'
import { readApproveMs } from './limit.js'
import type { Policy } from './policy.js'

export interface GuardOptions {
  readonly policy?: Policy
  readonly approve?: Approve
  readonly trustInferred?: boolean
  /** How long `approve` may take for one call, in milliseconds. */
  readonly approveMs?: number
  readonly onCall?: OnCall
}

/**
 * The same integration with a policy for direct calls, including those of its accounts and every page of `pages`. They
 * reject with a `DeniedError`, or with a `PausedError` if `approve` wants to decide later.
 *
 * @throws {MoonbindError} `invalid_policy` for rules with mistakes, `invalid_options` for other options.
 */
export function guarded<Api extends { readonly [connection]: Connection }>(api: Api, options: GuardOptions): Api {
  checkOptions('guarded', options, ['policy', 'approve', 'trustInferred', 'approveMs', 'onCall'])
  const inner: Connection | undefined = api?.[connection]
  if (!inner) throw new MoonbindError('invalid_options', `guarded: expected an integration, got ${kindOf(api)}`)
  const { approveMs: given, onCall } = options
  const { approveMs } = readApproveMs(given === undefined ? {} : { approveMs: given })
  const { namespace, functions } = inner.definition
  const gate = openGate('guarded', { ...options, approveMs }, [{ namespace, functions, accounts: inner.accounts }])
  const redactor = new Redactor()
  for (const key of inner.keys) redactor.add(key)
  const steps = new Steps()
  const call = (made: Call): Promise<unknown> => makeCall({ inner, gate, redactor, onCall, id: steps.next() }, made)
  return connectedApi({ ...inner, call }) as Api
}

interface Guarded {
  readonly inner: Connection
  readonly gate: Gate | undefined
  readonly redactor: Redactor
  readonly onCall: OnCall | undefined
  readonly id: string
}

async function makeCall({ inner, gate, redactor, onCall, id }: Guarded, made: Call): Promise<unknown> {
  const { namespace } = inner.definition
  const found = inner.find(made.function)
  const name = found?.name ?? made.function
  const path = callPath(namespace, name, made.account)
  const log = new CallLog(redactor, onCall)
  const effect = found?.effect
  const does = { effect: effect?.kind ?? ('write' as const), idempotent: effect?.idempotent ?? false }
  const { account, args, signal = new AbortController().signal } = made
  const entry = log.begin({ id, path, namespace, function: name, account, args, ...does }, made.observer)
  try {
    const value = await inner.call({
      ...made,
      observer: entry.reach,
      permit: (subject) => {
        const before = made.permit?.(subject)
        const own = gate?.pass({ namespace, subject, account, path, signal, started: () => entry.started() })
        return before && own ? () => before().then(own) : (before ?? own)
      },
    })
    entry.succeeded()
    return value
  } catch (error) {
    entry.failed(error, messageOf(error))
    throw error
  } finally {
    log.ended(entry)
  }
}
