import { describeIssue, type Issue } from './validation/issues.js'

/** Everything that the runtime throws on purpose. `code` is stable; the message is for people and agents. */
export class MoonbindError extends Error {
  override readonly name: string = 'MoonbindError'
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** The parameters of a call are not as documented. Nothing was sent. */
export class ValidationError extends MoonbindError {
  override readonly name = 'ValidationError'
  constructor(
    /** `app.integrations.telnyx.send_sms` */
    readonly path: string,
    readonly issues: readonly Issue[],
  ) {
    super('invalid_arguments', describeIssues(path, issues, 0))
  }

  /** The message for Lua, where positions in lists count from 1. */
  get luaMessage(): string {
    return describeIssues(this.path, this.issues, 1)
  }
}

/** A name that does not exist: of a function, an account, an option, a documentation page. */
export class UnknownNameError extends MoonbindError {
  override readonly name = 'UnknownNameError'
  constructor(
    message: string,
    /** The nearest name that does exist. */
    readonly suggestion?: string,
  ) {
    super('unknown_name', message)
  }
}

/** What answers calls failed: a handler threw, a server could not be reached. */
export class TransportError extends MoonbindError {
  override readonly name: string = 'TransportError'
}

function describeIssues(path: string, issues: readonly Issue[], firstIndex: 0 | 1): string {
  return (
    `Invalid arguments for ${path}: ${issues.map((issue) => describeIssue(issue, firstIndex)).join('; ')}. ` +
    'No request was made.'
  )
}

/** The message of anything that was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === 'string' && thrown !== '') return thrown
  if (typeof thrown === 'object' && thrown !== null) {
    const { message, name } = thrown as { readonly message?: unknown; readonly name?: unknown }
    if (typeof message === 'string' && message !== '') return message
    return typeof name === 'string' && name !== '' ? name : 'failed without a message'
  }
  const value = typeof thrown === 'number' || typeof thrown === 'boolean' || typeof thrown === 'bigint'
  return value ? `failed with ${String(thrown)}` : 'failed without a message'
}
