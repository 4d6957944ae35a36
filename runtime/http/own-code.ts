/** The consumer's own code in a call: middleware, hooks, a `fetch`. */
import type { Middleware } from 'openapi-fetch'
import { MoonbindError } from '../errors.js'
import { kindOf } from '../options.js'
import type { HttpOptions } from './call-table.js'
import { isProgramError } from './program-error.js'

/** The consumer's code failed, not the connection, so a retry would not help. */
export class OwnCodeFailed extends Error {
  override readonly name = 'OwnCodeFailed'
  constructor(
    /** `middleware onRequest` */
    readonly what: string,
    readonly thrown: unknown,
  ) {
    super(`${what} failed`)
  }
}

/** What `act` returns. Our own errors pass unchanged. */
export function run<T>(what: string, act: () => T): T {
  try {
    return act()
  } catch (thrown) {
    throw thrown instanceof MoonbindError ? thrown : new OwnCodeFailed(what, thrown)
  }
}

/**
 * Wraps a middleware so that its failures differ from those of the connection. `onError` may rethrow the error that it
 * received.
 */
export function watch(middleware: Middleware): Middleware {
  const { onRequest, onResponse, onError } = middleware
  return {
    onRequest: (given) =>
      settle('onRequest', async () => expectOne(await onRequest?.call(middleware, given), [Request, Response])),
    onResponse: (given) =>
      settle('onResponse', async () => {
        const answer = expectOne(await onResponse?.call(middleware, given), [Response])
        if (!answer && given.response.bodyUsed)
          throw new Error('it has consumed the answer: read response.clone() instead')
        return answer
      }),
    onError: (given) =>
      settle('onError', async () => expectOne(await onError?.call(middleware, given), [Response, Error]), given.error),
  }
}

async function settle<T>(hook: string, act: () => Promise<T>, given?: unknown): Promise<T> {
  try {
    return await act()
  } catch (thrown) {
    throw thrown instanceof MoonbindError || (given !== undefined && thrown === given)
      ? thrown
      : new OwnCodeFailed(`middleware ${hook}`, thrown)
  }
}

function expectOne<T>(answer: T, classes: readonly (abstract new (...given: never) => unknown)[]): T {
  if (!answer || classes.some((expected) => answer instanceof expected)) return answer
  throw new Error(`expected it to answer nothing or a ${classes.map(({ name }) => name).join(' or ')}`)
}

async function callFetch(fetch: NonNullable<HttpOptions['fetch']>, request: Request): Promise<unknown> {
  try {
    return await fetch(request)
  } catch (thrown) {
    throw isProgramError(thrown) ? new OwnCodeFailed('http.fetch', thrown) : thrown
  }
}

/** The answer of the consumer's own `fetch`. Another library may have created it, so its class is not checked. */
export async function answerOf(fetch: NonNullable<HttpOptions['fetch']>, request: Request): Promise<Response> {
  const answer: unknown = await callFetch(fetch, request)
  const { status, headers } = Object(answer) as { readonly [name: string]: unknown }
  if (typeof status !== 'number' || typeof Object(headers).get !== 'function')
    throw new OwnCodeFailed('http.fetch', new Error(`expected it to answer a Response, got ${kindOf(answer)}`))
  return answer as Response
}
