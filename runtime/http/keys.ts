/** Finds the key of an account. Keys stay inside this module and the header of a request. */
import { MoonbindError } from '../errors.js'
import { kindOf } from '../options.js'
import type { ApiKey, HttpTable } from './call-table.js'

export type Environment = { readonly [name: string]: string | undefined }

/** `SHOP_API_KEY`, or `SHOP_API_KEY_WORK` of an account. */
export function keyVariable(env: string, account: string): string {
  return account === 'default'
    ? `${env}_API_KEY`
    : `${env}_API_KEY_${account.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`
}

/** The accounts with variables in the environment, in lower case. */
export function accountsInEnvironment(env: string, environment: Environment): string[] {
  const prefix = `${env}_API_KEY_`
  const names = Object.keys(environment).filter(
    (name) => name.startsWith(prefix) && name.length > prefix.length && environment[name] !== '',
  )
  return names.map((name) => name.slice(prefix.length).toLowerCase()).sort()
}

/**
 * The key of an account: from its options, else from the environment.
 *
 * @throws {MoonbindError} `missing_key` names the option and the variable, `invalid_key` says that a header cannot hold
 * it, `key_failed` that the function for the key has thrown.
 */
export async function resolveKey(
  table: HttpTable,
  account: string,
  given: ApiKey | undefined,
  environment: Environment,
): Promise<string> {
  const named = JSON.stringify(account)
  const variable = keyVariable(table.env, account)
  const key: unknown = typeof given === 'function' ? await askFor(given, named) : (given ?? environment[variable])
  if (key === undefined || key === '') {
    const option = `accounts: { ${/^[A-Za-z_]\w*$/.test(account) ? account : named}: { apiKey } }`
    throw new MoonbindError(
      'missing_key',
      `no key for the account ${named}: pass ${option} or set ${variable}. No request was made.`,
    )
  }
  if (typeof key !== 'string')
    throw new MoonbindError(
      'invalid_key',
      `the key of the account ${named} is ${kindOf(key)}, expected a string. No request was made.`,
    )
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new MoonbindError(
      'invalid_key',
      `the key of the account ${named} holds characters that no header can carry. No request was made.`,
    )
  return key
}

/** Keeps the thrown error as `cause`; a vault's message must not reach scripts. */
async function askFor(find: () => string | Promise<string>, named: string): Promise<unknown> {
  try {
    return await find()
  } catch (cause) {
    throw new MoonbindError(
      'key_failed',
      `the key of the account ${named} was not found: its apiKey function failed. No request was made.`,
      { cause },
    )
  }
}
