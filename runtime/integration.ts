/** Connects generated definitions with whatever answers their calls. */
import { FORMAT, type FunctionDefinition, type NamespaceDefinition } from './definition.js'
import { messageOf, MoonbindError, TransportError, UnknownNameError, ValidationError } from './errors.js'
import { nearest } from './nearest.js'
import { checkOptions } from './options.js'
import type { Transport, TransportRequest } from './transport.js'

/** Key of what the runtime needs of an integration. */
export const connection: unique symbol = Symbol.for('moonbind.connection')

/** Of one call from TypeScript. */
export interface CallOptions {
  /** Gives the call up: it rejects with the signal's reason, and nothing more is sent. */
  readonly signal?: AbortSignal
}

/** What a handler is told beside the parameters. */
export interface CallContext {
  readonly namespace: string
  readonly function: string
  /** `default` or the name of a configured account. */
  readonly account: string
  readonly signal: AbortSignal
}

/** What an account is: its credentials, where a transport needs any. */
export interface AccountOptions {
  readonly [option: string]: unknown
}

/** How calls are answered: exactly one of `handlers` and `transport`. */
export interface IntegrationOptions<Handlers> {
  /** Named accounts beside `default`; scripts reach them as `app.integrations.<namespace>.<account>.<function>`. */
  readonly accounts?: { readonly [name: string]: AccountOptions }
  /** A function for each documented one. */
  readonly handlers?: Handlers
  /** Answers every call: the mock, or one of your own. */
  readonly transport?: Transport
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
export function integration<Functions, Handlers>(definition: NamespaceDefinition): Connect<Functions, Handlers> {
  return (options) => {
    checkFormat(definition)
    checkOptions(definition.namespace, options, ['accounts', 'handlers', 'transport'])
    const accounts = readAccounts(definition, options.accounts ?? {})
    const connected = connect(definition, accounts, chooseTransport(definition, options))
    const api = methods(connected, 'default')
    return withOwn(api, [
      [connection, connected],
      // A documented function of this name keeps it: accounts are then reached by the exported `account(api, name)`.
      ...(Object.hasOwn(api, 'account') ? [] : [['account', (name: string) => methods(connected, checkAccount(connected, name))] as const]),
    ]) as Integration<Functions>
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

/** Full name of a function as scripts write it. */
export function callPath(namespace: string, name: string, of = 'default'): string {
  return ['app.integrations', namespace, ...(of === 'default' ? [] : [of]), name].reduce((path, part) => (/^[A-Za-z_]\w*$/.test(part) || path === '' ? `${path}.${part}` : `${path}[${JSON.stringify(part)}]`))
}

function checkFormat({ format, namespace }: NamespaceDefinition): void {
  if (format === FORMAT) return
  const [older, mend] = format < FORMAT ? ['generated code', 'run `moonbind generate` with this version'] : ['runtime', 'install the version of moonbind that generated it']
  throw new MoonbindError('format_mismatch', `${namespace}: generated code has format ${format}, this runtime reads format ${FORMAT}; the ${older} is older: ${mend}`)
}

function readAccounts({ namespace, functions }: NamespaceDefinition, accounts: object): string[] {
  const names = Object.keys(accounts)
  for (const name of names) {
    if (name === '') throw new MoonbindError('invalid_options', `${namespace}: an account needs a name`)
    const same = functions.find((each) => each.name === name || each.aliases?.includes(name))
    if (same) throw new MoonbindError('invalid_options', `${namespace}: the account "${name}" is called like the function ${callPath(namespace, same.name)}: give it another name`)
  }
  return names.filter((name) => name !== 'default')
}

function chooseTransport<Handlers>({ namespace }: NamespaceDefinition, { handlers, transport }: IntegrationOptions<Handlers>): Transport {
  if (handlers !== undefined && transport !== undefined) throw new MoonbindError('invalid_options', `${namespace}: expected handlers or a transport, got both`)
  if (transport !== undefined) return transport
  if (typeof handlers === 'object' && handlers !== null) return handlerTransport(handlers)
  throw new MoonbindError('invalid_options', `${namespace}: nothing answers its calls: expected "handlers" or "transport"`)
}

/** Calls the handler of the function's name. */
function handlerTransport(handlers: object): Transport {
  return async ({ namespace, function: { name }, account: of, params, signal }: TransportRequest) => {
    const handler: unknown = Object.hasOwn(handlers, name) || !(name in Object.prototype) ? Reflect.get(handlers, name) : undefined
    if (typeof handler !== 'function') throw new TransportError('no_handler', `${callPath(namespace, name)}: no handler answers it. No request was made.`)
    const context: CallContext = { namespace, function: name, account: of, signal }
    try {
      return await Reflect.apply(handler, handlers, [params, context])
    } catch (error) {
      if (error instanceof MoonbindError) throw error
      throw new TransportError('handler_failed', `${callPath(namespace, name, of)}: ${messageOf(error)}`, { cause: error })
    }
  }
}

function connect(definition: NamespaceDefinition, accounts: readonly string[], transport: Transport): Connection {
  const names = new Map<string, FunctionDefinition>()
  for (const each of definition.functions) for (const name of each.aliases ?? []) names.set(name, each)
  for (const each of definition.functions) names.set(each.name, each)
  const { namespace } = definition
  const self: Connection = {
    definition,
    accounts,
    async call({ function: name, account: of, args, signal = new AbortController().signal }) {
      const found = names.get(name)
      if (!found) throw unknownFunction(namespace, name, [...names.keys()])
      checkAccount(self, of)
      const issues = found.validate(args ?? {})
      if (issues) throw new ValidationError(callPath(namespace, found.name, of), issues)
      signal.throwIfAborted()
      return transport({ namespace, function: found, account: of, params: present(args ?? {}), signal })
    },
  }
  return self
}

/** The given parameters without those that are undefined; an empty list is an empty Lua table. */
function present(args: object): { readonly [name: string]: unknown } {
  const entries = Object.entries(args).filter(([, value]) => value !== undefined)
  return Object.assign(Object.create(null) as object, Object.fromEntries(entries))
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

/** One method for each documented name. */
function methods(connected: Connection, of: string): object {
  const names = connected.definition.functions.flatMap((each) => [each.name, ...(each.aliases ?? [])])
  return withOwn(
    Object.create(null) as object,
    names.map((name) => [name, (args: unknown, options: CallOptions = {}) => connected.call({ function: name, account: of, args, ...(options.signal && { signal: options.signal }) })] as const),
  )
}

/** Defined, not assigned: `__proto__` and `then` are names like any other. */
function withOwn(target: object, entries: readonly (readonly [string | symbol, unknown])[]): object {
  for (const [name, value] of entries) Object.defineProperty(target, name, { value, enumerable: typeof name === 'string', configurable: false, writable: false })
  return target
}
