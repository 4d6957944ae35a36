import type { Connection } from './connection.js'
import { MoonbindError } from './errors.js'
import { checkOptions, checkSignal } from './options.js'
import { origin } from './pages/paged.js'
import { withLargeIntegers } from './validation/integers.js'

/** Of one call from TypeScript. */
export interface CallOptions {
  /** Gives the call up: it rejects with the signal's reason, and nothing more is sent. */
  readonly signal?: AbortSignal
}

/** The functions of one account: a method for each documented name, enumerable, in documented order. */
export function methods(connected: Connection, of: string): object {
  const api = Object.create(null) as object
  for (const fn of connected.definition.functions) {
    for (const name of [fn.name, ...(fn.aliases ?? [])]) {
      const method = async (args: unknown, options?: CallOptions): Promise<unknown> => {
        const call = { function: name, account: of, args }
        const signal = readSignal(options)
        const answer = signal ? untilAborted(connected.call({ ...call, signal }), signal) : connected.call(call)
        return withLargeIntegers(await answer, connected.largeIntegers)
      }
      define(api, name, name === 'then' ? guardThen(connected, method) : method, true)
    }
  }
  define(api, origin, { connected, account: of }, false)
  return api
}

/** Settles as `answer` does, or rejects with the signal's reason as soon as it is aborted. */
function untilAborted(answer: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}

function readSignal(options: CallOptions | undefined): AbortSignal | undefined {
  if (options === undefined) return undefined
  checkOptions('call', options, ['signal'])
  checkSignal('call', options.signal)
  return options.signal
}

/**
 * A documented function called `then` makes its integration look like a promise to `await`, which would wait for ever.
 * Awaiting it, or answering it from an async function, rejects instead and says so; calling it works.
 */
function guardThen(
  { definition: { namespace } }: Connection,
  method: (args: unknown, options?: CallOptions) => Promise<unknown>,
) {
  const problem = `${namespace} documents a function called then, so it cannot be awaited: wrap it in an object`
  return (args: unknown, options?: unknown): unknown => {
    if (typeof args !== 'function') return method(args, options as CallOptions | undefined)
    if (typeof options === 'function') options(new MoonbindError('not_a_promise', problem))
    return undefined
  }
}

/** Defined, not assigned: `__proto__` is a name like any other. */
export function define(target: object, name: string | symbol, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, name, { value, enumerable, configurable: false, writable: false })
}
