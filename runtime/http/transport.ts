/** Answers documented calls through a REST API. */

import createClient from 'openapi-fetch'
import { lightRequest, sender } from '#platform/sender.js'
import { MoonbindError } from '../errors.js'
import type { Transport } from '../transport.js'
import type { ApiKey, HttpOptions, HttpTable } from './call-table.js'
import { type Client, Exchange } from './exchange.js'
import { guardFetch } from './guarded-fetch.js'
import { type Environment, resolveKey } from './keys.js'
import type { Outgoing } from './outgoing.js'
import { answerOf, watch } from './own-code.js'
import { findCall } from './refuse.js'
import { writeBody, writeQuery } from './request.js'
import { readSettings, type Settings } from './settings.js'
import { Slots } from './slots.js'

/** What the HTTP transport needs in addition to the generated table. */
export interface HttpTransportOptions extends HttpOptions {
  /** Keys by account. */
  readonly keys: ReadonlyMap<string, ApiKey | undefined>
  readonly environment?: Environment
  /** For tests of waiting: replaces `Math.random`. */
  readonly random?: () => number
}

/**
 * A transport for the calls of a table.
 *
 * @throws {MoonbindError} `invalid_options` for options that are unknown or out of range.
 */
export function httpTransport(table: HttpTable, options: HttpTransportOptions): Transport {
  const { keys, environment = readEnvironment(), random = Math.random, ...given } = options
  const settings = readSettings(table, given, environment)
  const client = openClient(settings)
  const slots = new Map<string, Slots>()
  return async (request) => {
    const { account } = request
    request.observer?.begin()
    const call = findCall(table, request)
    if (call instanceof MoonbindError) throw call
    const own = slots.get(account) ?? new Slots(settings.concurrency)
    slots.set(account, own)
    const key = (): Promise<string> => resolveKey(table, account, keys.get(account), environment)
    return new Exchange({ auth: table.auth, client, settings, random, key }, call, request).run(own)
  }
}

/** The generator has checked the paths, so the client does not need their types. */
function openClient({ baseUrl, fetch: given, maxAnswerBytes, middleware = [] }: Settings): Client {
  const seen = given !== undefined || middleware.length > 0
  const send = guardFetch<Request | Outgoing>(
    given ? (request) => answerOf(given, request as Request) : sender(),
    maxAnswerBytes,
  )
  const client = createClient({
    baseUrl,
    redirect: 'manual',
    querySerializer: writeQuery,
    bodySerializer: writeBody,
    fetch: send as unknown as typeof fetch,
    ...(!seen && lightRequest && { Request: lightRequest as unknown as typeof Request }),
  }) as unknown as Client
  client.use(...middleware.map(watch))
  return client
}

export function readEnvironment(): Environment {
  return typeof process === 'object' ? process.env : {}
}
