import type { FunctionDefinition, NamespaceDefinition } from './definition.js'
import { UnknownNameError, ValidationError } from './errors.js'
import { plainCopy } from './json/plain-copy.js'
import type { Pages } from './pages/page-reader.js'
import { callPath } from './path.js'
import type { Reach } from './record/reach.js'
import type { Transport, TransportRequest } from './transport.js'
import { type LargeIntegers, readIntegers } from './validation/integers.js'
import { nearest } from './validation/nearest.js'
import type { Schema } from './validation/schema.js'
import type { CallTime } from './vm/contract.js'

/** Key under which an integration keeps what the runtime needs. */
export const connection: unique symbol = Symbol.for('moonbind.connection')

/** One call on its way in. */
export interface Call {
  /** A documented name or alias. */
  readonly function: string
  readonly account: string
  readonly args: unknown
  readonly signal?: AbortSignal
  /** Looks at the validated call before anything is sent. */
  readonly permit?: Permit
  readonly observer?: Reach
  /** Hears when the checks are over and the transport has the call. */
  readonly time?: Pick<CallTime, 'asked'>
}

/**
 * Undefined if a call may be sent; else what asks about it, and resolves if it may.
 *
 * @throws {MoonbindError} if it may not.
 */
export type Permit = (documented: FunctionDefinition) => (() => Promise<void>) | undefined

/** What the runtime sees of an integration. */
export interface Connection {
  readonly definition: NamespaceDefinition
  /** Configured accounts other than `default`. */
  readonly accounts: readonly string[]
  /** How the lists that have pages are read, by the function's own name. */
  readonly pages: ReadonlyMap<string, Pages>
  /** How integers beyond 2^53 in answers reach callers in JavaScript; scripts have them exactly. */
  readonly largeIntegers: LargeIntegers
  /** The keys of its accounts that are known before any call. */
  readonly keys: readonly string[]
  /** A function by its name or an alias. */
  find(name: string): FunctionDefinition | undefined
  /**
   * Finds, validates and sends. Integers of the answer are as the transport gave them.
   *
   * @throws {UnknownNameError} for a function or account that does not exist.
   * @throws {ValidationError} for parameters that are not as documented. Nothing was sent then.
   * @throws {MoonbindError} whatever the transport rejects with.
   */
  call(call: Call): Promise<unknown>
}

export interface ConnectOptions extends Pick<Connection, 'accounts' | 'largeIntegers'> {
  readonly transport: Transport
  readonly pages?: Connection['pages']
  readonly keys?: Connection['keys']
}

/** Makes every call, from Lua and from TypeScript, the same way: find, validate, send. */
export function connect(definition: NamespaceDefinition, options: ConnectOptions): Connection {
  const { accounts, transport, pages = new Map(), keys = [], largeIntegers } = options
  const names = new Map<string, FunctionDefinition>()
  for (const documented of definition.functions)
    for (const alias of documented.aliases ?? []) names.set(alias, documented)
  for (const documented of definition.functions) names.set(documented.name, documented)
  const schemas = new Map(definition.functions.map((documented) => [documented, schemaOf(documented)]))
  const { namespace } = definition
  const self: Connection = {
    definition,
    accounts,
    pages,
    largeIntegers,
    keys,
    find: (name) => names.get(name),
    async call({ function: name, account: of, args, signal, permit, observer, time }) {
      const found = names.get(name)
      if (!found) throw unknownFunction(namespace, name, [...names.keys()])
      checkAccount(self, of)
      // What was validated is what is sent: the copy holds neither getters nor inherited names.
      const { exact, rounded, issues: inexact } = readIntegers(present(args), schemas.get(found)!)
      const issues = inexact ?? found.validate(rounded)
      if (issues) throw new ValidationError(callPath(namespace, found.name, of), issues)
      const ask = permit?.(found)
      // The caller may change the arguments while an approval is pending: what was approved is what is sent.
      const params = (ask ? plainCopy(exact) : exact) as TransportRequest['params']
      if (ask) await ask()
      signal?.throwIfAborted()
      observer?.handed()
      time?.asked()
      const request = { namespace, function: found, account: of, params, ...(observer && { observer }) }
      return transport({ ...request, signal: signal ?? new AbortController().signal })
    },
  }
  return self
}

/** The parameters of a function as the schema of one object. */
const schemaOf = ({ parameters }: FunctionDefinition): Schema => ({
  type: 'object',
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
})

/** The given parameters without those that are undefined. The validator reports what is not an object. */
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
function unknownFunction(namespace: string, name: string, names: readonly string[]): UnknownNameError {
  const near = nearest(name, names)
  return new UnknownNameError(
    `Unknown function: ${callPath(namespace, name)}${near === undefined ? '' : `. Did you mean: ${near}`}`,
    near,
  )
}

/**
 * The name of an account that is configured.
 *
 * @throws {UnknownNameError} naming the nearest one; none is ever guessed.
 */
export function checkAccount({ accounts, definition: { namespace } }: Connection, name: string): string {
  if (name === 'default' || accounts.includes(name)) return name
  const near = nearest(name, accounts)
  const known =
    accounts.length === 0
      ? 'Only the default account is configured'
      : `Configured: ${['default', ...accounts].join(', ')}`
  const hint = near === undefined ? known : `Did you mean: ${near}`
  throw new UnknownNameError(`Unknown account of app.integrations.${namespace}: ${JSON.stringify(name)}. ${hint}`, near)
}
