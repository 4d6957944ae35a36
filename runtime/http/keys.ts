/** Where the key of an account comes from. Keys stay inside this module and the header of a request. */
import { MoonbindError } from '../errors.js'
import type { ApiKey, HttpTable } from './call-table.js'

export type Environment = { readonly [name: string]: string | undefined }

/** `TELNYX_API_KEY`, or `TELNYX_API_KEY_WORK` of an account. */
export function keyVariable(env: string, account: string): string {
  return account === 'default' ? `${env}_API_KEY` : `${env}_API_KEY_${account.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`
}

/** Accounts that only the environment names, in lower case. */
export function accountsInEnvironment(env: string, environment: Environment): string[] {
  const prefix = `${env}_API_KEY_`
  return Object.keys(environment).filter((name) => name.startsWith(prefix) && environment[name] !== '' && name.length > prefix.length).map((name) => name.slice(prefix.length).toLowerCase()).sort()
}

/**
 * The key of an account: of its options, else of the environment.
 *
 * @throws {MoonbindError} `missing_key` naming the option and the variable, `invalid_key` for one that no header can hold.
 */
export async function resolveKey(table: HttpTable, account: string, given: ApiKey | undefined, environment: Environment): Promise<string> {
  const variable = keyVariable(table.env, account)
  const key = typeof given === 'function' ? await given() : (given ?? environment[variable])
  if (typeof key !== 'string' || key === '') {
    throw new MoonbindError('missing_key', `no key for the account "${account}": pass accounts: { ${/^[A-Za-z_]\w*$/.test(account) ? account : JSON.stringify(account)}: { apiKey } } or set ${variable}. No request was made.`)
  }
  if (!/^[\x21-\x7e]+$/.test(key)) throw new MoonbindError('invalid_key', `the key of the account "${account}" holds characters that no header can carry. No request was made.`)
  return key
}
