/** Answers calls by a consumer's own functions. */
import type { NamespaceDefinition } from './definition.js'
import { MoonbindError, messageOf, TransportError, UnknownNameError } from './errors.js'
import { callPath } from './path.js'
import type { Transport } from './transport.js'
import { nearest } from './validation/nearest.js'

/**
 * What answers the functions of `Functions`, which have the parameters and answers of calls. Not all of them need a
 * handler: a call that has none fails.
 */
export type Handlers<Functions> = {
  readonly [Name in keyof Functions]?: Functions[Name] extends (
    params: infer Params,
    ...more: never[]
  ) => Promise<infer Result>
    ? (params: NonNullable<Params>, context: CallContext) => Result | Promise<Result>
    : never
}

/** What a handler is given in addition to the parameters. */
export interface CallContext {
  readonly namespace: string
  readonly function: string
  /** `default` or the name of a configured account. */
  readonly account: string
  readonly signal: AbortSignal
}

/**
 * Calls the handler of the function's name, with `handlers` as `this`. What it answers is passed through, `undefined`
 * too. What it throws becomes the `cause` of a {@link TransportError}; a {@link MoonbindError} passes as it is.
 *
 * @throws {UnknownNameError} for a handler of a plain object that no documented function calls.
 */
export function handlerTransport(definition: NamespaceDefinition, handlers: object): Transport {
  checkHandlers(definition, handlers)
  return async ({ namespace, function: { name }, account, params, signal }) => {
    const handler = findHandler(handlers, name)
    const path = callPath(namespace, name, account)
    if (typeof handler !== 'function')
      throw new TransportError('no_handler', `${path}: no handler answers it. No request was made.`)
    const context: CallContext = { namespace, function: name, account, signal }
    try {
      return await (Reflect.apply(handler, handlers, [params, context]) as unknown)
    } catch (error) {
      if (error instanceof MoonbindError || (signal.aborted && error === signal.reason)) throw error
      throw new TransportError('handler_failed', `${path}: ${messageOf(error)}`, { cause: error })
    }
  }
}

/** Methods of a class count, what every object inherits does not. */
function findHandler(handlers: object, name: string): unknown {
  return Object.hasOwn(handlers, name) || !(name in Object.prototype) ? Reflect.get(handlers, name) : undefined
}

/** A misspelled handler would silently never run. Instances of a class may have further members. */
function checkHandlers({ namespace, functions }: NamespaceDefinition, handlers: object): void {
  const prototype: unknown = Object.getPrototypeOf(handlers)
  if (prototype !== null && prototype !== Object.prototype) return
  const documented = functions.map(({ name }) => name)
  for (const name of Object.keys(handlers)) {
    if (documented.includes(name)) continue
    const near = nearest(name, documented)
    const hint = near === undefined ? '' : `, did you mean "${near}"?`
    throw new UnknownNameError(`${namespace}: the handler "${name}" answers no documented function${hint}`, near)
  }
}
