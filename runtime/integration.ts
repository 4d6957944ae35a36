/** Connects generated definitions with whatever answers their calls. */
import { FORMAT, type FunctionDefinition, type NamespaceDefinition } from './definition.js'
import { MoonbindError, UnknownNameError, ValidationError } from './errors.js'
import { handlerTransport } from './handlers.js'
import type { ApiKey, HttpOptions } from './http/call-table.js'
import { nearest } from './nearest.js'
import { checkOptions, checkSignal, isObject, kindOf } from './options.js'
import { callPath } from './path.js'
import type { Transport, TransportRequest } from './transport.js'

export { callPath }

/** Key of what the runtime needs of an integration. */
export const connection: unique symbol = Symbol.for('moonbind.connection')

/** Of one call from TypeScript. */
export interface CallOptions {
  /** Gives the call up: it rejects with the signal's reason, and nothing more is sent. */
  readonly signal?: AbortSignal
}

/** What an account is: its credentials, where a transport needs any. Handlers are told the account's name only. */
export interface AccountOptions {
  /** The key, or a function that finds it before each request. Without it the environment is asked. */
  readonly apiKey?: ApiKey
  readonly [option: string]: unknown
}

/** How calls are answered: by `handlers`, by a `transport`, or, where the API is known, by HTTP. At most one of them. */
export interface IntegrationOptions<Handlers> {
  /** Named accounts beside `default`; scripts reach them as `app.integrations.<namespace>.<account>.<function>`. */
  readonly accounts?: { readonly [name: string]: AccountOptions }
  /** A function for each documented one. */
  readonly handlers?: Handlers
  /** Answers every call: the mock, or one of your own. */
  readonly transport?: Transport
  /** How requests are made, for namespaces whose API is known. */
  readonly http?: HttpOptions
}

/** A connected namespace: its functions, for the default account. */
export type Integration<Functions> = Functions & {
  /**
   * The same functions with the credentials of a named account.
   *
   * @throws {UnknownNameError} naming the nearest configured account.
   */
  account(name: string): Functions
  readonly [connection]: Connection
}

/** Makes an integration of options; what a generated namespace exports under its name. */
export type Connect<Functions, Handlers> = (options: IntegrationOptions<Handlers>) => Integration<Functions>

/** The same for a namespace whose API is known: without options, keys come from the environment. */
export type ConnectHttp<Functions, Handlers> = (options?: IntegrationOptions<Handlers>) => Integration<Functions>

/** The way of a namespace to its REST API; generated code makes it. */
export interface HttpApi {
  connect(accounts: { readonly [name: string]: AccountOptions } | undefined, options: HttpOptions): { readonly transport: Transport; readonly accounts: readonly string[] }
}

/** One call on its way in. */
export interface Call {
  /** A documented name or alias. */
  readonly function: string
  readonly account: string
  readonly args: unknown
  readonly signal?: AbortSignal
}

/** What the runtime sees of an integration. */
export interface Connection {
  readonly definition: NamespaceDefinition
  /** Configured accounts other than `default`. */
  readonly accounts: readonly string[]
  /**
   * Finds, validates and sends.
   *
   * @throws {UnknownNameError} for a function or account that does not exist.
   * @throws {ValidationError} for parameters that are not as documented; nothing was sent then.
   * @throws {MoonbindError} whatever the transport rejects with.
   */
  call(call: Call): Promise<unknown>
}

/** Turns a generated definition into the function that connects it. */
export function integration<Functions, Handlers>(definition: NamespaceDefinition, api: HttpApi): ConnectHttp<Functions, Handlers>
export function integration<Functions, Handlers>(definition: NamespaceDefinition): Connect<Functions, Handlers>
export function integration<Functions, Handlers>(definition: NamespaceDefinition, http?: HttpApi): ConnectHttp<Functions, Handlers> {
  return (options = {}) => {
    checkFormat(definition)
    checkOptions(definition.namespace, options, http ? ['accounts', 'handlers', 'transport', 'http'] : ['accounts', 'handlers', 'transport'])
    const { transport, accounts } = chooseTransport(definition, options, http)
    const connected = connect(definition, readAccounts(definition, Object.fromEntries(accounts.map((name) => [name, {}]))), transport)
    const api = methods(connected, 'default')
    define(api, connection, connected, false)
    // A documented function of this name keeps it: accounts are then reached by the exported `account(api, name)`.
    if (!Object.hasOwn(api, 'account')) define(api, 'account', (name: string) => methods(connected, checkAccount(connected, name)), false)
    return api as Integration<Functions>
  }
}

/**
 * The functions of `api` with the credentials of a named account; the same as `api.account(name)`, also where a
 * documented function is called `account`.
 *
 * @throws {UnknownNameError} naming the nearest configured account.
 */
export function account<Functions>(api: Integration<Functions>, name: string): Functions {
  const connected = api[connection]
  return methods(connected, checkAccount(connected, name)) as Functions
}

function checkFormat({ format, namespace }: NamespaceDefinition): void {
  if (format === FORMAT) return
  const [older, mend] = !(format > FORMAT) ? ['generated code', 'run `moonbind generate` with this version'] : ['runtime', 'install the version of moonbind that generated it']
  throw new MoonbindError('format_mismatch', `${namespace}: generated code has format ${format}, this runtime reads format ${FORMAT}; the ${older} is older: ${mend}`)
}

function readAccounts({ namespace, functions }: NamespaceDefinition, accounts: object): string[] {
  const invalid = (problem: string): MoonbindError => new MoonbindError('invalid_options', `${namespace}: ${problem}`)
  if (!isObject(accounts)) throw invalid('expected "accounts" to be an object: { work: { … } }')
  const names = Object.keys(accounts)
  for (const name of names) {
    if (name === '') throw invalid('an account needs a name')
    if (!isObject(accounts[name])) throw invalid(`expected the account ${JSON.stringify(name)} to be an object of its options, got ${kindOf(accounts[name])}`)
    const same = functions.find((each) => each.name === name || each.aliases?.includes(name))
    if (same) throw invalid(`the account ${JSON.stringify(name)} is called like the function ${callPath(namespace, name)}: give it another name`)
  }
  return names.filter((name) => name !== 'default')
}

function chooseTransport<Handlers>(definition: NamespaceDefinition, options: IntegrationOptions<Handlers>, http: HttpApi | undefined): ReturnType<HttpApi['connect']> {
  const { handlers, transport, accounts } = options
  const invalid = (problem: string): MoonbindError => new MoonbindError('invalid_options', `${definition.namespace}: ${problem}`)
  const names = readAccounts(definition, accounts ?? {})
  if (handlers !== undefined && transport !== undefined) throw invalid('expected "handlers" or "transport", got both')
  if (options.http !== undefined && (handlers !== undefined || transport !== undefined)) throw invalid('"http" says how requests are made, but "handlers" or "transport" answers the calls: leave one of them out')
  if (transport !== undefined) {
    if (typeof transport !== 'function') throw invalid(`expected "transport" to be a function, got ${kindOf(transport)}`)
    return { transport, accounts: names }
  }
  if (handlers === undefined && http) return http.connect(accounts, options.http ?? {})
  if (handlers === undefined) throw invalid('nothing answers its calls: expected "handlers" or "transport"')
  if (!isObject(handlers)) throw invalid(`expected "handlers" to be an object of functions, got ${kindOf(handlers)}`)
  return { transport: handlerTransport(definition, handlers), accounts: names }
}

function connect(definition: NamespaceDefinition, accounts: readonly string[], transport: Transport): Connection {
  const names = new Map<string, FunctionDefinition>()
  for (const each of definition.functions) for (const name of each.aliases ?? []) names.set(name, each)
  for (const each of definition.functions) names.set(each.name, each)
  const { namespace } = definition
  const self: Connection = {
    definition,
    accounts,
    async call({ function: name, account: of, args, signal }) {
      const found = names.get(name)
      if (!found) throw unknownFunction(namespace, name, [...names.keys()])
      checkAccount(self, of)
      // What was validated is what is sent: the copy holds neither getters nor inherited names.
      const params = present(args)
      const issues = found.validate(params)
      if (issues) throw new ValidationError(callPath(namespace, found.name, of), issues)
      signal?.throwIfAborted()
      return transport({ namespace, function: found, account: of, params: params as TransportRequest['params'], signal: signal ?? new AbortController().signal })
    },
  }
  return self
}

/** The given parameters without those that are undefined. What is no object of parameters is left to the validator. */
function present(args: unknown): unknown {
  if (args === undefined) return Object.create(null)
  if (typeof args !== 'object' || args === null || (Array.isArray(args) && args.length > 0)) return args
  const params = Object.create(null) as { [name: string]: unknown }
  for (const name of Object.keys(args)) {
    const value = (args as { readonly [name: string]: unknown })[name]
    if (value !== undefined) params[name] = value
  }
  return params
}

/** `Unknown function: app.integrations.telnyx.send_smz. Did you mean: send_sms` */
export function unknownFunction(namespace: string, name: string, names: readonly string[]): UnknownNameError {
  const near = nearest(name, names)
  return new UnknownNameError(`Unknown function: ${callPath(namespace, name)}${near === undefined ? '' : `. Did you mean: ${near}`}`, near)
}

function checkAccount({ accounts, definition: { namespace } }: Connection, name: string): string {
  if (name === 'default' || accounts.includes(name)) return name
  const near = nearest(name, accounts)
  const known = accounts.length === 0 ? 'only the default account is configured' : `configured: ${['default', ...accounts].join(', ')}`
  throw new UnknownNameError(`Unknown account of app.integrations.${namespace}: ${JSON.stringify(name)}. ${near === undefined ? known : `Did you mean: ${near}`}`, near)
}

/** One method for each documented name, enumerable, in documented order. */
function methods(connected: Connection, of: string): object {
  const api = Object.create(null) as object
  for (const each of connected.definition.functions) {
    for (const name of [each.name, ...(each.aliases ?? [])]) {
      const method = async (args: unknown, options?: CallOptions): Promise<unknown> => {
        const signal = readSignal(options)
        return signal ? untilAborted(connected.call({ function: name, account: of, args, signal }), signal) : connected.call({ function: name, account: of, args })
      }
      define(api, name, name === 'then' ? guardThen(connected, method) : method, true)
    }
  }
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
function guardThen({ definition: { namespace } }: Connection, method: (args: unknown, options?: CallOptions) => Promise<unknown>) {
  return (args: unknown, options?: unknown): unknown => {
    if (typeof args !== 'function') return method(args, options as CallOptions | undefined)
    if (typeof options === 'function') options(new MoonbindError('not_a_promise', `${namespace} documents a function called then, so it cannot be awaited: wrap it in an object`))
    return undefined
  }
}

/** Defined, not assigned: `__proto__` is a name like any other. */
function define(target: object, name: string | symbol, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, name, { value, enumerable, configurable: false, writable: false })
}
