/** Connects generated definitions with whatever answers their calls. */
import { type Connection, checkAccount, connect, connection } from './connection.js'
import { FORMAT, type NamespaceDefinition } from './definition.js'
import { MoonbindError } from './errors.js'
import { handlerTransport } from './handlers.js'
import type { ApiKey, HttpOptions } from './http/call-table.js'
import { type CallOptions, define, methods } from './methods.js'
import { checkOptions, isObject, kindOf } from './options.js'
import type { Pages } from './pages/page-reader.js'
import type { Paged } from './pages/paged.js'
import { callPath } from './path.js'
import type { Transport, TransportRequest } from './transport.js'
import { type LargeIntegers, readLargeIntegers, withLargeIntegers } from './validation/integers.js'

export type { CallOptions, Connection }
export { callPath, connection }

/** What an account is: its credentials, if a transport needs any. Handlers receive the account's name only. */
export interface AccountOptions {
  /** The key, or a function that finds it before each request. Without it the environment is asked. */
  readonly apiKey?: ApiKey
}

/** How calls are answered: by `handlers` or by a `transport`. Exactly one of them. */
export interface IntegrationOptions<Handlers, Accounts extends string = string> {
  /** Named accounts beyond `default`; scripts reach them as `app.integrations.<namespace>.<account>.<function>`. */
  readonly accounts?: { readonly [Name in Accounts]: AccountOptions }
  /** Functions that answer calls, under the documented names. */
  readonly handlers?: Handlers
  /** Answers every call: the mock, or one of your own. */
  readonly transport?: Transport
  /**
   * How an integer beyond 2^53 - 1, which no JavaScript number holds exactly, reaches JavaScript: in parameters of
   * handlers and transports, and in answers of the API. `text` (the default): its digits; `bigint`: a BigInt. Scripts
   * have it exactly. Generated types say `number`; `WithLargeIntegers` makes of them what may come.
   */
  readonly largeIntegers?: LargeIntegers
}

/** The same for a namespace whose API is known: over HTTP, unless `handlers` or a `transport` is given. */
export interface HttpIntegrationOptions<Handlers, Accounts extends string = string>
  extends IntegrationOptions<Handlers, Accounts> {
  /** How requests are made. */
  readonly http?: HttpOptions
}

/** The functions of a namespace for one account; `Lists` are those that `pages` reads item by item. */
export type Account<Functions, Lists = object> = Functions & Paged<Lists>

/** A connected namespace: its functions, for the default account. `Accounts` are the names that were configured. */
export type Integration<Functions, Lists = object, Accounts extends string = string> = Account<Functions, Lists> & {
  /**
   * The same functions with the credentials of a named account.
   *
   * @throws {UnknownNameError} naming the nearest configured account.
   */
  account(name: Accounts | 'default'): Account<Functions, Lists>
  readonly [connection]: Connection
}

/**
 * Makes an integration of options; what a generated namespace exports under its name. Without `accounts` any name is an
 * account, because the environment may hold its key.
 */
export type Connect<Functions, Handlers, Lists = object> = <const Accounts extends string = string>(
  options: IntegrationOptions<Handlers, Accounts>,
) => Integration<Functions, Lists, Accounts>

/** The same for a namespace whose API is known: without options, keys come from the environment. */
export type ConnectHttp<Functions, Handlers, Lists = object> = <const Accounts extends string = string>(
  options?: HttpIntegrationOptions<Handlers, Accounts>,
) => Integration<Functions, Lists, Accounts>

/** The way of a namespace to its REST API; generated code makes it. */
export interface HttpApi {
  /** How each list of many pages is read on, by the function's name. */
  readonly pages: ReadonlyMap<string, Pages>
  connect(
    accounts: { readonly [name: string]: AccountOptions } | undefined,
    options: HttpOptions,
  ): { readonly transport: Transport; readonly accounts: readonly string[]; readonly keys?: readonly string[] }
}

/** Turns a generated definition into the function that connects it. */
export function integration<Functions, Handlers, Lists = object>(
  definition: NamespaceDefinition,
  api: HttpApi,
): ConnectHttp<Functions, Handlers, Lists>
export function integration<Functions, Handlers>(definition: NamespaceDefinition): Connect<Functions, Handlers>
export function integration<Functions, Handlers, Lists = object>(
  definition: NamespaceDefinition,
  http?: HttpApi,
): ConnectHttp<Functions, Handlers, Lists> {
  return <const Accounts extends string>(options: HttpIntegrationOptions<Handlers, Accounts> = {}) => {
    checkFormat(definition)
    checkOptions(definition.namespace, options, [
      'accounts',
      'handlers',
      'transport',
      'largeIntegers',
      ...(http ? ['http'] : []),
    ])
    const largeIntegers = readLargeIntegers(definition.namespace, options.largeIntegers)
    const { transport, accounts, keys } = chooseTransport(definition, options, http)
    const own = options.handlers !== undefined || options.transport !== undefined
    const where = options.accounts === undefined ? ' in the environment' : ''
    const names = readAccounts(definition, Object.fromEntries(accounts.map((name) => [name, {}])), where)
    const connected = connect(definition, {
      accounts: names,
      ...(keys && { keys }),
      transport: own ? withParameters(transport, largeIntegers) : transport,
      // What a consumer's own code answers is passed through.
      largeIntegers: own ? 'bigint' : largeIntegers,
      ...(http && { pages: http.pages }),
    })
    return connectedApi(connected) as Integration<Functions, Lists, Accounts>
  }
}

/** What a consumer holds of a connection: its functions for the default account, and those for the others. */
export function connectedApi(connected: Connection): object {
  const api = methods(connected, 'default')
  define(api, connection, connected, false)
  // A documented function of this name keeps it: accounts are then reached by the exported `account(api, name)`.
  if (!Object.hasOwn(api, 'account'))
    define(api, 'account', (name: string) => methods(connected, checkAccount(connected, name)), false)
  return api
}

/**
 * The functions of `api` with the credentials of a named account; the same as `api.account(name)`, also where a
 * documented function is called `account`.
 *
 * @throws {UnknownNameError} naming the nearest configured account.
 */
export function account<Functions, Lists, Accounts extends string>(
  api: Integration<Functions, Lists, Accounts>,
  name: NoInfer<Accounts | 'default'>,
): Account<Functions, Lists> {
  const connected = api[connection]
  return methods(connected, checkAccount(connected, name)) as Account<Functions, Lists>
}

/** The transport of a consumer, with large integers among the parameters as asked for. */
const withParameters =
  (transport: Transport, as: LargeIntegers): Transport =>
  (request) =>
    transport({ ...request, params: withLargeIntegers(request.params, as) as TransportRequest['params'] })

function checkFormat({ format, namespace }: NamespaceDefinition): void {
  if (format === FORMAT) return
  const fix =
    format > FORMAT
      ? 'the runtime is older: install the version of moonbind that generated it'
      : 'the generated code is older: run `moonbind generate` with this version'
  throw new MoonbindError(
    'format_mismatch',
    `${namespace}: generated code has format ${format}, this runtime reads format ${FORMAT}; ${fix}`,
  )
}

function invalidOptions({ namespace }: NamespaceDefinition, problem: string): MoonbindError {
  return new MoonbindError('invalid_options', `${namespace}: ${problem}`)
}

/** Keys that are in the options of accounts, also where a transport of the consumer needs none of them. */
const keysOf = (accounts: { readonly [name: string]: AccountOptions } = {}): string[] =>
  Object.values(accounts).flatMap(({ apiKey }) => (typeof apiKey === 'string' ? [apiKey] : []))

/** Names of the accounts other than `default`. */
function readAccounts(definition: NamespaceDefinition, accounts: object, where = ''): string[] {
  const { namespace, functions } = definition
  const invalid = (problem: string): MoonbindError => invalidOptions(definition, problem)
  if (!isObject(accounts)) throw invalid('expected "accounts" to be an object: { work: { … } }')
  const names = Object.keys(accounts)
  for (const name of names) {
    if (name === '') throw invalid('an account needs a name')
    const quoted = JSON.stringify(name)
    if (!isObject(accounts[name]))
      throw invalid(`expected the account ${quoted} to be an object of its options, got ${kindOf(accounts[name])}`)
    const same = functions.find((fn) => fn.name === name || fn.aliases?.includes(name))
    if (same)
      throw invalid(
        `the account ${quoted} is called like the function ${callPath(namespace, name)}: give it another name${where}`,
      )
  }
  return names.filter((name) => name !== 'default')
}

function chooseTransport<Handlers>(
  definition: NamespaceDefinition,
  options: HttpIntegrationOptions<Handlers>,
  http: HttpApi | undefined,
): ReturnType<HttpApi['connect']> {
  const { handlers, transport, accounts } = options
  const invalid = (problem: string): MoonbindError => invalidOptions(definition, problem)
  const names = readAccounts(definition, accounts ?? {})
  if (handlers !== undefined && transport !== undefined) throw invalid('expected "handlers" or "transport", got both')
  if (options.http !== undefined && !isObject(options.http))
    throw invalid(`expected "http" to be an object of options, got ${kindOf(options.http)}`)
  if (options.http !== undefined && (handlers !== undefined || transport !== undefined)) {
    throw invalid(
      '"http" says how requests are made, but "handlers" or "transport" answers the calls: leave one of them out',
    )
  }
  if (transport !== undefined) {
    if (typeof transport !== 'function')
      throw invalid(`expected "transport" to be a function, got ${kindOf(transport)}`)
    return { transport, accounts: names, keys: keysOf(accounts) }
  }
  if (handlers === undefined && http) return http.connect(accounts, options.http ?? {})
  if (handlers === undefined) throw invalid('nothing answers its calls: expected "handlers" or "transport"')
  if (!isObject(handlers)) throw invalid(`expected "handlers" to be an object of functions, got ${kindOf(handlers)}`)
  return { transport: handlerTransport(definition, handlers), accounts: names, keys: keysOf(accounts) }
}
